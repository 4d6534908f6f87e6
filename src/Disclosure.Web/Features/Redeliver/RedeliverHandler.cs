using Disclosure.Domain.Common;
using Disclosure.Domain.Correspondence;
using Disclosure.Domain.Requests;
using Disclosure.Domain.Requests.Events;
using Disclosure.Web.Accounts;
using Disclosure.Web.Cases;
using Disclosure.Web.Data;
using Disclosure.Web.Files;
using Disclosure.Web.Outbox;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Features.Redeliver;

/// <summary>What there is to do for a reply whose mail came back.</summary>
public enum RedeliverStage
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>It counts as served by e-mail: the bounce is to be recorded.</summary>
    Bounced,

    /// <summary>It is not served: another means is to be used.</summary>
    Unserved,

    /// <summary>It went out by another means: its slip is awaited.</summary>
    AwaitingProof,

    /// <summary>It is served after all, and what had been closed before it came back is to be closed again.</summary>
    ToClose,
}

/// <summary>答复退信、改用其他方式送达.</summary>
/// <param name="CaseId">The case.</param>
/// <param name="ExpectedVersion">The version looked at.</param>
/// <param name="FailedOn">The day it came back, from <see cref="RedeliverStage.Bounced"/> or while the slip is awaited; null where it did not.</param>
/// <param name="FailureReason">Why it came back.</param>
/// <param name="Act">The other means; null to choose it later.</param>
/// <param name="ProvedOn">签收日期, while the slip is awaited.</param>
/// <param name="ProofFileId">The slip.</param>
/// <param name="Note">办结说明.</param>
public sealed record RedeliverCommand(
    Guid CaseId, int? ExpectedVersion, DateOnly? FailedOn = null, string? FailureReason = null, ServiceAct? Act = null, DateOnly? ProvedOn = null, Guid? ProofFileId = null, string? Note = null);

/// <summary>
/// What follows when the mail that served the reply came back: it was not served, whatever step the workflow is at, be it closed
/// already. The steps that are open are ended along the way; where the workflow is past them, the domain alone decides.
/// </summary>
public sealed class RedeliverHandler(CaseWriter writer, FileStore files)
{
    /// <summary>True for those who serve.</summary>
    public static bool MayServe(Actor actor)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return actor.Has(Roles.SealOfficer, Roles.DisclosureOfficer, Roles.DisclosureHead);
    }

    /// <summary>What there is to do.</summary>
    /// <param name="state">The case.</param>
    /// <param name="events">Its events.</param>
    public static RedeliverStage StageOf(RequestState state, IEnumerable<RequestEvent> events)
    {
        ArgumentNullException.ThrowIfNull(state);
        if (state.ReplyLetter is not { Served: { } act } letter || state is not { Archive: null, Withdrawal: null, Abandonment: null }
            || !events.Any(e => e is ReplyServed { Act.Means: ServiceMeans.Email } x && x.LetterId == letter.Issued.LetterId))
        {
            return RedeliverStage.None;
        }

        return letter switch
        {
            { IsServed: false } => RedeliverStage.Unserved,
            _ when act.NeedsProof && letter.ProvedOn is null => RedeliverStage.AwaitingProof,
            _ when state.Closing is null && events.SkipWhile(e => e is not LetterIssued x || x.LetterId != letter.Issued.LetterId).Any(e => e is RequestClosed) => RedeliverStage.ToClose,
            { Served.Means: ServiceMeans.Email, ProvedOn: null } => RedeliverStage.Bounced,
            _ => RedeliverStage.None,
        };
    }

    /// <summary>Handles the command.</summary>
    public Task<Outcome> HandleAsync(Actor actor, RedeliverCommand command, CancellationToken ct = default) => RunAsync(writer, actor, command, ct);

    /// <summary>What it would do; nothing is changed.</summary>
    public Task<Outcome> RehearseAsync(Actor actor, RedeliverCommand command, CancellationToken ct = default) => RunAsync(writer.Rehearsing, actor, command, ct);

    private async Task<Outcome> RunAsync(CaseWriter on, Actor actor, RedeliverCommand command, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(command);
        return MayServe(actor)
            ? await on.WriteAsync(command.CaseId, actor, command.ExpectedVersion, unit => WorkAsync(unit, command, ct), ct)
            : new Outcome.Forbidden("重新送达由用印送达员或者公开工作机构登记。");
    }

    private async Task<IReadOnlyList<Refusal>> WorkAsync(CaseUnit unit, RedeliverCommand command, CancellationToken ct)
    {
        var events = await unit.Db.Events.AsNoTracking().Where(e => e.CaseId == unit.Row.Id).OrderBy(e => e.Seq).ToListAsync(ct);
        var stage = StageOf(unit.Request.State, events.Select(e => EventCodec.Decode(e, unit.Cipher)).OfType<RequestEvent>());
        if (new[] { command.ProofFileId, command.Act?.ProofFileId }.OfType<Guid>().ToList() is { Count: > 0 } proofs && await unit.AttachAsync(files, proofs, ct, "proof") is { } bad)
        {
            return [bad];
        }

        return stage switch
        {
            RedeliverStage.Bounced => await BouncedAsync(unit, command, ct),
            RedeliverStage.Unserved => await ServeAsync(unit, command.Act, ct),
            RedeliverStage.AwaitingProof => Prove(unit, command),
            RedeliverStage.ToClose => unit.Request.Close(command.Note, unit.Today) is { } no ? [no] : Ended(unit, "close", "closed"),
            _ => [new Refusal("nothing", "本件的答复没有退信需要办理。")],
        };
    }

    private static async Task<IReadOnlyList<Refusal>> BouncedAsync(CaseUnit unit, RedeliverCommand command, CancellationToken ct)
    {
        var failed = unit.Request.FailService(command.FailedOn ?? DateOnly.MaxValue, command.FailureReason ?? string.Empty, unit.Today);
        return failed is { Field: "on" } ? [failed with { Field = "failedOn" }]
            : failed is not null ? [failed]
            : command.Act is null ? []
            : await ServeAsync(unit, command.Act, ct);
    }

    private static async Task<IReadOnlyList<Refusal>> ServeAsync(CaseUnit unit, ServiceAct? act, CancellationToken ct)
    {
        if (act is null)
        {
            return [new Refusal("required", "请选择改用的送达方式。", null, "means")];
        }

        if (unit.Request.Serve(act, unit.Calendar, unit.Today) is { } refusal)
        {
            return [refusal];
        }

        // The alarm is over once another means was used, and not before.
        foreach (var alarm in (await unit.Db.Notices.Where(n => n.CaseId == unit.Row.Id && n.Kind == PhoneNotices.Kind && n.DoneAt == null).ToListAsync(ct)).Where(PhoneNotices.IsOfReply))
        {
            (alarm.DoneAt, alarm.DoneById) = (unit.Now, unit.Actor.Id);
        }

        return Ended(unit, "serve", "served");
    }

    private static IReadOnlyList<Refusal> Prove(CaseUnit unit, RedeliverCommand command)
    {
        var failed = command.FailedOn is not null;
        var refusal = failed
            ? unit.Request.FailService(command.FailedOn!.Value, command.FailureReason ?? string.Empty, unit.Today)
            : unit.Request.ProveService(command.ProvedOn ?? DateOnly.MaxValue, command.ProofFileId, unit.Today);
        return refusal is { Field: "on" } ? [refusal with { Field = failed ? "failedOn" : "provedOn" }]
            : refusal is not null ? [refusal]
            : Ended(unit, "proof", failed ? "failed" : "delivered");
    }

    // Where the workflow waits for this very step, it goes on with it.
    private static IReadOnlyList<Refusal> Ended(CaseUnit unit, string form, string outcome)
    {
        if (unit.Tasks.Find(t => t.State == TaskState.Open && t.Form == form && TaskOutcomes.Parse(t.Outcomes).Any(o => o.Name == outcome)) is { } step)
        {
            unit.Completed = (step, outcome);
        }

        return [];
    }
}
