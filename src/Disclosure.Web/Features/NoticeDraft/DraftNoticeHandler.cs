using Disclosure.Domain.Common;
using Disclosure.Domain.Decisions;
using Disclosure.Domain.Requests;
using Disclosure.Web.Accounts;
using Disclosure.Web.Cases;
using Disclosure.Web.Letters.Editing;

namespace Disclosure.Web.Features.NoticeDraft;

/// <summary>文书拟稿: proposes a procedural letter.</summary>
/// <param name="CaseId">The case.</param>
/// <param name="ExpectedVersion">The version looked at.</param>
/// <param name="NoticeId">The letter's identity.</param>
/// <param name="Content">What it says, made from the applicant's earlier items of the month.</param>
/// <param name="Wording">Its text as edited in WPS; null for the template's own.</param>
public sealed record DraftNoticeCommand(Guid CaseId, int? ExpectedVersion, Guid NoticeId, Func<int, NoticeContent> Content, LetterWording? Wording = null);

/// <summary>文书拟稿, and 修改文书 after it was sent back.</summary>
public sealed class DraftNoticeHandler(CaseWriter writer, WordingDesk wordings)
{
    /// <summary>True for those who may propose one: the disclosure office, and the handler of the lead department.</summary>
    public static bool MayDraft(Actor actor, RequestState state)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(state);
        return actor.Has(Roles.DisclosureOfficer, Roles.DisclosureHead)
            || (actor.Has(Roles.Handler) && actor.DepartmentId is { } own && state.LeadDepartmentId == own);
    }

    /// <summary>Proposes one.</summary>
    public Task<Outcome> HandleAsync(Actor actor, DraftNoticeCommand command, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(command);
        return writer.WriteAsync(command.CaseId, actor, command.ExpectedVersion, async unit =>
            !MayDraft(actor, unit.Request.State)
                ? [new Refusal("forbidden", "程序性文书由公开工作机构或者主办处室的承办人拟稿。")]
                : await DraftAsync(unit, command, ct), ct);
    }

    /// <summary>Reworks one that was sent back, and completes the step.</summary>
    public Task<Outcome> ReworkAsync(Actor actor, Guid taskId, DraftNoticeCommand command, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(command);
        return writer.CompleteTaskAsync(command.CaseId, taskId, "notice-redraft", "drafted", actor, command.ExpectedVersion, async (unit, task) =>
            task.NoticeId == command.NoticeId ? await DraftAsync(unit, command, ct) : [new Refusal("notice", "该步骤不是这份文书的。")], ct);
    }

    private async Task<IReadOnlyList<Refusal>> DraftAsync(CaseUnit unit, DraftNoticeCommand command, CancellationToken ct)
    {
        var month = await ApplicantMonth.CountAsync(unit.Db, unit.Row.Id, ct);
        var refusals = unit.Request.DraftNotice(command.NoticeId, command.Content(month), unit.Calendar, unit.Today, command.Wording);
        // The points are typed in one box, a line each.
        return refusals.Count > 0
            ? [.. refusals.Select(r => r.Field?.StartsWith("points[", StringComparison.Ordinal) == true ? r with { Field = "points" } : r)]
            : await wordings.TakeAsync(unit, unit.Request.State.Notices.Find(n => n.Id == command.NoticeId)!, ct);
    }
}
