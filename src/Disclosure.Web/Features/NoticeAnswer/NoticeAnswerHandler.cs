using Disclosure.Domain.Common;
using Disclosure.Domain.Requests;
using Disclosure.Web.Accounts;
using Disclosure.Web.Cases;
using Disclosure.Web.Files;

namespace Disclosure.Web.Features.NoticeAnswer;

/// <summary>What came back to a procedural letter, or did not.</summary>
public enum AnswerMove
{
    /// <summary>收到补正.</summary>
    Clarified,

    /// <summary>延长补正时间.</summary>
    MoreTime,

    /// <summary>收到理由说明.</summary>
    Reasons,

    /// <summary>收到意见.</summary>
    Opinion,

    /// <summary>逾期未提出意见.</summary>
    Lapsed,

    /// <summary>本机关的判断.</summary>
    Assessed,

    /// <summary>缴费.</summary>
    Paid,

    /// <summary>视为放弃.</summary>
    Abandoned,

    /// <summary>文书被退回.</summary>
    Returned,
}

/// <summary>登记答复情况. Which members matter depends on the move.</summary>
/// <param name="CaseId">The case.</param>
/// <param name="ExpectedVersion">The version looked at.</param>
/// <param name="NoticeId">The letter.</param>
/// <param name="Move">What happened.</param>
/// <param name="On">The day: of receipt, of return; the new last day for more time.</param>
/// <param name="Text">Note, reasons, opinion, view, reason, or what was done to find a good reason.</param>
/// <param name="Information">What is asked for, as completed.</param>
/// <param name="Consent">True for 同意公开.</param>
/// <param name="ReasonIsGood">合理理由成立.</param>
/// <param name="PublicInterest">不公开会对公共利益造成重大影响.</param>
/// <param name="Amount">Yuan paid.</param>
/// <param name="FileIds">What came with it.</param>
public sealed record NoticeAnswerCommand(
    Guid CaseId,
    int? ExpectedVersion,
    Guid NoticeId,
    AnswerMove Move,
    DateOnly On,
    string? Text = null,
    InformationSought? Information = null,
    bool Consent = false,
    bool ReasonIsGood = false,
    bool PublicInterest = false,
    long Amount = 0,
    IReadOnlyList<Guid>? FileIds = null);

/// <summary>登记补正、意见、理由、缴费, and what follows from silence.</summary>
public sealed class NoticeAnswerHandler(CaseWriter writer, FileStore files)
{
    /// <summary>True for those who may record it.</summary>
    public static bool MayRecord(Actor actor)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return actor.Has(Roles.DisclosureOfficer, Roles.DisclosureHead, Roles.IntakeClerk);
    }

    /// <summary>Handles the command.</summary>
    public Task<Outcome> HandleAsync(Actor actor, NoticeAnswerCommand command, CancellationToken ct = default) => RunAsync(writer, actor, command, ct);

    /// <summary>What it would do; nothing is changed.</summary>
    public Task<Outcome> RehearseAsync(Actor actor, NoticeAnswerCommand command, CancellationToken ct = default) => RunAsync(writer.Rehearsing, actor, command, ct);

    private async Task<Outcome> RunAsync(CaseWriter on, Actor actor, NoticeAnswerCommand command, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(command);
        if (!MayRecord(actor))
        {
            return new Outcome.Forbidden("补正、意见、理由和缴费由公开经办人、公开工作机构负责人或者窗口登记员登记。");
        }

        // The law asks that somebody looked for a good reason; that is no clerk's decision at the counter.
        if (command.Move is AnswerMove.Abandoned or AnswerMove.Assessed or AnswerMove.Lapsed && !actor.Has(Roles.DisclosureOfficer, Roles.DisclosureHead))
        {
            return new Outcome.Forbidden("视为放弃、逾期未提出意见和对意见的判断由公开经办人或者公开工作机构负责人登记。");
        }

        return await on.WriteAsync(command.CaseId, actor, command.ExpectedVersion, async unit =>
            await unit.AttachAsync(files, command.FileIds ?? [], ct) is { } bad ? [bad] : Move(unit, command), ct);
    }

    private static IReadOnlyList<Refusal> Move(CaseUnit unit, NoticeAnswerCommand c)
    {
        var (request, calendar, today, text) = (unit.Request, unit.Calendar, unit.Today, c.Text ?? string.Empty);
        var attached = c.FileIds ?? [];
        Guid? file = attached.Count > 0 ? attached[0] : null;
        return c.Move switch
        {
            AnswerMove.Clarified => request.ReceiveClarification(c.NoticeId, c.On, c.Information ?? new InformationSought(string.Empty), c.Text, attached, calendar, today),
            AnswerMove.MoreTime => request.ExtendClarificationTime(c.NoticeId, c.On, text, calendar, today).AsList(),
            AnswerMove.Reasons => request.ReceiveReasons(c.NoticeId, c.On, text, attached, today).AsList(),
            AnswerMove.Opinion => request.ReceiveOpinion(c.NoticeId, c.On, c.Consent, text, file, calendar, today).AsList(),
            AnswerMove.Lapsed => request.LapseConsultation(c.NoticeId, calendar, today).AsList(),
            AnswerMove.Assessed when request.State.Notices.Exists(n => n.Id == c.NoticeId && n.Content is ReasonsContent) => request.AssessReasons(c.NoticeId, c.ReasonIsGood, text, calendar, today).AsList(),
            AnswerMove.Assessed => request.AssessConsultation(c.NoticeId, c.ReasonIsGood, c.PublicInterest, text).AsList(),
            AnswerMove.Paid => request.PayFee(c.NoticeId, c.On, c.Amount, file, calendar, today).AsList(),
            AnswerMove.Abandoned => request.Abandon(c.NoticeId, text, calendar, today).AsList(),
            // While its slip is awaited the return is an outcome of that step; recorded beside it, the step could never end.
            AnswerMove.Returned when request.State.Notices.Exists(n => n.Id == c.NoticeId && n.AwaitsProof) =>
                [new Refusal("proof-open", "该文书尚待回证，请在“文书回证”一步登记未能送达。", null, "move")],
            AnswerMove.Returned => request.FailNotice(c.NoticeId, c.On, text, today).AsList(),
            _ => [new Refusal("move", "请选择登记的事项。", null, "move")],
        };
    }
}
