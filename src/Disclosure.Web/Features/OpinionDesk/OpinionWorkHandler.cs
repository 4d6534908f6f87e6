using Disclosure.Domain.Common;
using Disclosure.Domain.Opinions;
using Disclosure.Web.Accounts;
using Disclosure.Web.Cases;
using Disclosure.Web.Data;
using Disclosure.Web.Files;
using Disclosure.Web.Outbox;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Features.OpinionDesk;

/// <summary>A step of an opinion.</summary>
/// <param name="CaseId">The opinion.</param>
/// <param name="TaskId">The open task.</param>
/// <param name="Version">The version that the officer looks at.</param>
public sealed record OpinionStep(Guid CaseId, Guid TaskId, int? Version);

/// <summary>The text to be published.</summary>
public sealed record PublicationText(string? Title, string? Content, string? Answer, bool IsChecked);

/// <summary>What officers do with an opinion. With <c>rehearse</c> it is worked out and not done.</summary>
public sealed class OpinionWorkHandler(CaseWriter writer, FileStore files)
{
    /// <summary>受理, or 不予受理 for a reason.</summary>
    public Task<Outcome> RegisterAsync(Actor actor, OpinionStep step, DeclineReason? declined, string? explanation, CancellationToken ct = default, bool rehearse = false) =>
        StepAsync(actor, step, "opinion-register", declined is null ? "accepted" : "declined",
            unit => declined is { } reason ? unit.Opinion.Decline(reason, explanation, unit.Today) : unit.Opinion.Accept(unit.Today), ct, rehearse);

    /// <summary>分办.</summary>
    public Task<Outcome> RouteAsync(Actor actor, OpinionStep step, Guid departmentId, string? note, CancellationToken ct = default) =>
        StepAsync(actor, step, "opinion-route", "routed", async unit =>
            departmentId != Guid.Empty && (await unit.Office.DepartmentsAsync(ct)).All(d => d.Id != departmentId)
                ? [new Refusal("required", "没有这个处室，请重新选择。", null, "department")]
                : unit.Opinion.Route(departmentId, note, unit.Today).AsList(), ct);

    /// <summary>送审 of an answer.</summary>
    public Task<Outcome> AnswerAsync(Actor actor, OpinionStep step, string? text, CancellationToken ct = default) =>
        StepAsync(actor, step, "opinion-answer", "drafted", unit => unit.Opinion.DraftAnswer(FilingText.Paragraphs(text)), ct);

    /// <summary>退回分办.</summary>
    public Task<Outcome> ReturnAsync(Actor actor, OpinionStep step, string? reason, CancellationToken ct = default) =>
        StepAsync(actor, step, "opinion-answer", "returned", unit => unit.Opinion.Return(reason), ct);

    /// <summary>负责人审签, or 退回修改 where there is no approval.</summary>
    public Task<Outcome> ApproveAsync(Actor actor, OpinionStep step, ApprovalInput? approval, string? returnReason, CancellationToken ct = default) =>
        StepAsync(actor, step, "opinion-approve", approval is null ? "returned" : "approved", async unit =>
        {
            if (approval is null)
            {
                return unit.Opinion.SendBackAnswer(returnReason).AsList();
            }

            var (resolved, bad) = await approval.ResolveAsync(unit, files, ct);
            return (bad ?? unit.Opinion.ApproveAnswer(resolved!, unit.Today)).AsList();
        }, ct);

    /// <summary>发出答复, or 退回修改 with a reason.</summary>
    public Task<Outcome> SendAsync(Actor actor, OpinionStep step, string? returnReason, bool returning, CancellationToken ct = default, bool rehearse = false) =>
        StepAsync(actor, step, "opinion-send", returning ? "returned" : "sent",
            unit => returning ? unit.Opinion.SendBackAnswer(returnReason) : unit.Opinion.SendAnswer(unit.Today), ct, rehearse);

    /// <summary>公示, or not where there is no text.</summary>
    public Task<Outcome> PublishAsync(Actor actor, OpinionStep step, PublicationText? text, CancellationToken ct = default, bool rehearse = false) =>
        StepAsync(actor, step, "opinion-publish", text is null ? "skipped" : "published", unit => Task.FromResult(text is null ? [] : Publish(unit, text)), ct, rehearse);

    /// <summary>办结.</summary>
    public Task<Outcome> CloseAsync(Actor actor, OpinionStep step, CancellationToken ct = default) =>
        StepAsync(actor, step, "opinion-close", "closed", unit => unit.Opinion.Close(unit.Today), ct);

    /// <summary>请来信人确认转为申请.</summary>
    public Task<Outcome> OfferAsync(Actor actor, Guid caseId, int? version, string? explanation, CancellationToken ct = default, bool rehearse = false) =>
        ActAsync(actor, caseId, version, unit => Task.FromResult(unit.Opinion.OfferConversion(explanation, unit.Today).AsList()), ct, rehearse);

    /// <summary>公示 again after it was taken down, or for the first time after the step was passed.</summary>
    public Task<Outcome> PublishAgainAsync(Actor actor, Guid caseId, int? version, PublicationText text, CancellationToken ct = default, bool rehearse = false) =>
        ActAsync(actor, caseId, version, unit => Task.FromResult(Publish(unit, text)), ct, rehearse);

    /// <summary>撤下公示.</summary>
    public Task<Outcome> TakeDownAsync(Actor actor, Guid caseId, int? version, string? reason, CancellationToken ct = default, bool rehearse = false) =>
        ActAsync(actor, caseId, version, unit => Task.FromResult(unit.Opinion.TakeDown(reason, unit.Today).AsList()), ct, rehearse);

    /// <summary>电话告知: settles the open notices about mails that did not arrive.</summary>
    public Task<Outcome> PhoneAsync(Actor actor, Guid caseId, int? version, DateOnly on, string? spokeWith, string? content, CancellationToken ct = default) =>
        ActAsync(actor, caseId, version, async unit =>
        {
            foreach (var notice in await unit.Db.Notices.Where(n => n.CaseId == caseId && n.Kind == PhoneNotices.Kind && n.DoneAt == null).ToListAsync(ct))
            {
                (notice.DoneAt, notice.DoneById) = (unit.Now, actor.Id);
            }

            return unit.Opinion.RecordPhoneCall(on, FilingText.Line(spokeWith), FilingText.Paragraphs(content), unit.Today).AsList();
        }, ct, false);

    /// <summary>补发查询码: the new code goes to the address on file; without one it is told by telephone.</summary>
    public Task<Outcome> ReissueCodeAsync(Actor actor, Guid caseId, int? version, CancellationToken ct = default, bool rehearse = false) =>
        ActAsync(actor, caseId, version, unit => Task.FromResult(unit.Opinion.ReissueQueryCode().AsList()), ct, rehearse);

    /// <summary>True for those who act beside the steps: the disclosure office.</summary>
    public static bool MayAct(Actor actor)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return actor.Has(Roles.DisclosureOfficer, Roles.IntakeClerk, Roles.DisclosureHead);
    }

    private static IReadOnlyList<Refusal> Publish(CaseUnit unit, PublicationText text) =>
        unit.Opinion.Publish(FilingText.Line(text.Title), FilingText.Paragraphs(text.Content), FilingText.Paragraphs(text.Answer), text.IsChecked, unit.Today);

    private Task<Outcome> StepAsync(Actor actor, OpinionStep step, string form, string outcome, Func<CaseUnit, Refusal?> move, CancellationToken ct, bool rehearse = false) =>
        StepAsync(actor, step, form, outcome, unit => move(unit).AsTask(), ct, rehearse);

    private Task<Outcome> StepAsync(Actor actor, OpinionStep step, string form, string outcome, Func<CaseUnit, Task<IReadOnlyList<Refusal>>> move, CancellationToken ct, bool rehearse = false)
    {
        ArgumentNullException.ThrowIfNull(step);
        return (rehearse ? writer.Rehearsing : writer).CompleteTaskAsync(step.CaseId, step.TaskId, form, outcome, actor, step.Version, (unit, _) => move(unit), ct, CaseKinds.Opinion);
    }

    private async Task<Outcome> ActAsync(Actor actor, Guid caseId, int? version, Func<CaseUnit, Task<IReadOnlyList<Refusal>>> move, CancellationToken ct, bool rehearse) => MayAct(actor)
        ? await (rehearse ? writer.Rehearsing : writer).WriteAsync(caseId, actor, version, move, ct, CaseKinds.Opinion)
        : new Outcome.Forbidden("由公开工作机构办理。");
}
