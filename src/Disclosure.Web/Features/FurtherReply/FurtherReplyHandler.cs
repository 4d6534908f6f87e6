using Disclosure.Domain.Common;
using Disclosure.Domain.Requests;
using Disclosure.Domain.Requests.Events;
using Disclosure.Web.Accounts;
using Disclosure.Web.Cases;

namespace Disclosure.Web.Features.FurtherReply;

/// <summary>再次答复立项.</summary>
/// <param name="CaseId">The case.</param>
/// <param name="ExpectedVersion">The version looked at.</param>
/// <param name="RoundId">Identity of the work: sent twice, it is one.</param>
/// <param name="Kind">补充, 更正, 重新.</param>
/// <param name="Reason">Why, as the letter will say.</param>
/// <param name="SignerName">Who decided it.</param>
/// <param name="On">When.</param>
/// <param name="DisputeId">The dispute whose decision orders it.</param>
/// <param name="DueOn">Its own date, where the decision names none.</param>
public sealed record OpenFurtherReplyCommand(
    Guid CaseId, int? ExpectedVersion, Guid RoundId, FurtherReplyKind Kind, string Reason, string SignerName, DateOnly On, Guid? DisputeId = null, DateOnly? DueOn = null);

/// <summary>终止再次答复.</summary>
/// <param name="CaseId">The case.</param>
/// <param name="ExpectedVersion">The version looked at.</param>
/// <param name="Reason">Why.</param>
/// <param name="SignerName">Who decided it.</param>
/// <param name="On">When.</param>
public sealed record DropFurtherReplyCommand(Guid CaseId, int? ExpectedVersion, string Reason, string SignerName, DateOnly On);

/// <summary>补充、更正、重新答复: opens a case that was answered for another reply, by the same steps, or ends that work before anything went out.</summary>
public sealed class FurtherReplyHandler(CaseWriter writer)
{
    /// <summary>True for those who may decide it.</summary>
    public static bool MayOpen(Actor actor)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return actor.Has(Roles.DisclosureOfficer, Roles.DisclosureHead);
    }

    /// <summary>Handles the command.</summary>
    public Task<Outcome> HandleAsync(Actor actor, OpenFurtherReplyCommand command, CancellationToken ct = default) => RunAsync(writer, actor, command, ct);

    /// <summary>What it would do; nothing is changed.</summary>
    public Task<Outcome> RehearseAsync(Actor actor, OpenFurtherReplyCommand command, CancellationToken ct = default) => RunAsync(writer.Rehearsing, actor, command, ct);

    /// <summary>Handles the command.</summary>
    public Task<Outcome> HandleAsync(Actor actor, DropFurtherReplyCommand command, CancellationToken ct = default) => RunAsync(writer, actor, command, ct);

    /// <summary>What it would do; nothing is changed.</summary>
    public Task<Outcome> RehearseAsync(Actor actor, DropFurtherReplyCommand command, CancellationToken ct = default) => RunAsync(writer.Rehearsing, actor, command, ct);

    private static Task<Outcome> RunAsync(CaseWriter on, Actor actor, OpenFurtherReplyCommand c, CancellationToken ct) => IfMay(actor, () =>
        on.WriteAsync(c.CaseId, actor, c.ExpectedVersion, unit => Task.FromResult(unit.Request.State.Further?.RoundId == c.RoundId
            ? [new Refusal("opened", "已经立项，无需重复办理。")]
            : unit.Request.AnswerAgain(new FurtherReplyOpened(c.RoundId, c.Kind, c.Reason, new Approval(c.SignerName.Trim(), c.On), c.DisputeId, c.DueOn), unit.Today)), ct));

    private static Task<Outcome> RunAsync(CaseWriter on, Actor actor, DropFurtherReplyCommand c, CancellationToken ct) => IfMay(actor, () =>
        on.WriteAsync(c.CaseId, actor, c.ExpectedVersion, unit => Task.FromResult(
            unit.Request.DropFurtherReply(c.Reason, new Approval(c.SignerName.Trim(), c.On), unit.Today).AsList()), ct));

    private static Task<Outcome> IfMay(Actor actor, Func<Task<Outcome>> run) => MayOpen(actor)
        ? run()
        : Task.FromResult<Outcome>(new Outcome.Forbidden("补充、更正、重新答复由公开经办人或者公开工作机构负责人办理。"));
}
