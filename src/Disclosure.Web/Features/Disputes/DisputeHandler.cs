using Disclosure.Domain.Common;
using Disclosure.Domain.Disputes;
using Disclosure.Domain.Requests.Events;
using Disclosure.Web.Accounts;
using Disclosure.Web.Cases;
using Disclosure.Web.Files;

namespace Disclosure.Web.Features.Disputes;

/// <summary>What happened in a dispute.</summary>
public enum DisputeMove
{
    /// <summary>收到副本.</summary>
    Open,

    /// <summary>提出答复、答辩.</summary>
    Answer,

    /// <summary>收到决定、裁判.</summary>
    Decide,

    /// <summary>重新答复.</summary>
    Redo,

    /// <summary>登记案号.</summary>
    Number,

    /// <summary>作废登记.</summary>
    Void,
}

/// <summary>登记复议诉讼. Which members matter depends on the move.</summary>
/// <param name="CaseId">The case.</param>
/// <param name="ExpectedVersion">The version looked at.</param>
/// <param name="Move">What happened.</param>
/// <param name="DisputeId">The dispute; a new identity for one that is opened.</param>
/// <param name="On">The day.</param>
/// <param name="Kind">Where it is heard, for one that is opened.</param>
/// <param name="Simplified">简易程序.</param>
/// <param name="AfterReconsideration">经复议后起诉.</param>
/// <param name="Body">复议机关 or court.</param>
/// <param name="Number">案号 of one that is opened or numbered, 文号 of a decision, 发文字号 of a new reply.</param>
/// <param name="Text">请求事项, 备注, what the decision says, or why it is voided.</param>
/// <param name="Result">结果.</param>
/// <param name="RedoOrdered">责令重新答复.</param>
/// <param name="RedoBy">The last day that the decision sets for it; null when it names none.</param>
/// <param name="FileIds">What came or went with it.</param>
public sealed record DisputeCommand(
    Guid CaseId,
    int? ExpectedVersion,
    DisputeMove Move,
    Guid DisputeId,
    DateOnly On,
    DisputeKind Kind = DisputeKind.Reconsideration,
    bool Simplified = false,
    bool AfterReconsideration = false,
    string? Body = null,
    string? Number = null,
    string? Text = null,
    DisputeResult Result = DisputeResult.Upheld,
    bool RedoOrdered = false,
    DateOnly? RedoBy = null,
    IReadOnlyList<Guid>? FileIds = null);

/// <summary>登记复议诉讼: the copy received, the answer, the decision, the new reply.</summary>
public sealed class DisputeHandler(CaseWriter writer, FileStore files)
{
    /// <summary>True for those who may register it.</summary>
    public static bool MayRecord(Actor actor)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return actor.Has(Roles.DisclosureOfficer, Roles.DisclosureHead, Roles.LegalReviewer);
    }

    /// <summary>Handles the command.</summary>
    public Task<Outcome> HandleAsync(Actor actor, DisputeCommand command, CancellationToken ct = default) => RunAsync(writer, actor, command, ct);

    /// <summary>What it would do; nothing is changed.</summary>
    public Task<Outcome> RehearseAsync(Actor actor, DisputeCommand command, CancellationToken ct = default) => RunAsync(writer.Rehearsing, actor, command, ct);

    private async Task<Outcome> RunAsync(CaseWriter on, Actor actor, DisputeCommand command, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(command);
        if (!MayRecord(actor))
        {
            return new Outcome.Forbidden("复议、诉讼由公开经办人、公开工作机构负责人或者法制审核员登记。");
        }

        return await on.WriteAsync(command.CaseId, actor, command.ExpectedVersion, async unit =>
            await unit.AttachAsync(files, command.FileIds ?? [], ct) is { } bad ? [bad] : Move(unit, command), ct);
    }

    private static IReadOnlyList<Refusal> Move(CaseUnit unit, DisputeCommand c)
    {
        var (request, today, id, attached) = (unit.Request, unit.Today, c.DisputeId, c.FileIds ?? []);
        return c.Move switch
        {
            DisputeMove.Open => request.OpenDispute(new DisputeOpened(id, c.Kind, c.Simplified, c.Body ?? string.Empty, c.Number, c.On, c.Text ?? string.Empty, c.AfterReconsideration, attached), today),
            DisputeMove.Answer => request.AnswerDispute(new DisputeAnswered(id, c.On, c.Text, attached), today).AsList(),
            DisputeMove.Decide => request.DecideDispute(new DisputeDecided(id, c.On, c.Number ?? string.Empty, c.Result, c.Text ?? string.Empty, c.RedoOrdered, c.RedoBy, attached), today),
            DisputeMove.Redo => request.RedoReply(new DisputeRedone(id, c.On, c.Number ?? string.Empty, attached), today).AsList(),
            DisputeMove.Number => request.NumberDispute(id, c.Number ?? string.Empty).AsList(),
            DisputeMove.Void => request.VoidDispute(id, c.Text ?? string.Empty).AsList(),
            _ => [new Refusal("move", "请选择登记的事项。", null, "move")],
        };
    }
}
