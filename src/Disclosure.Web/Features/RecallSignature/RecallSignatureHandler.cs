using Disclosure.Domain.Common;
using Disclosure.Domain.Requests;
using Disclosure.Web.Accounts;
using Disclosure.Web.Cases;
using Disclosure.Web.Data;

namespace Disclosure.Web.Features.RecallSignature;

/// <summary>撤回签发.</summary>
/// <param name="CaseId">The case.</param>
/// <param name="ExpectedVersion">The version looked at.</param>
/// <param name="Reason">Why.</param>
/// <param name="SignerName">Who decided it.</param>
/// <param name="On">When.</param>
public sealed record RecallSignatureCommand(Guid CaseId, int? ExpectedVersion, string Reason, string SignerName, DateOnly On);

/// <summary>撤回签发: ends the open step 编号用印 or 送达 by its outcome <c>recalled</c>, which leads back to 拟稿.</summary>
public sealed class RecallSignatureHandler(CaseWriter writer)
{
    private const string Recalled = "recalled";

    /// <summary>True for those who may take a signature back.</summary>
    public static bool MayRecall(Actor actor)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return actor.Has(Roles.SigningLeader, Roles.DisclosureHead);
    }

    /// <summary>The open step that can be ended so; null on definitions that know no way back.</summary>
    public static TaskRow? StepOf(IEnumerable<TaskRow> tasks) =>
        tasks.FirstOrDefault(t => t is { State: TaskState.Open, Form: "seal" or "serve" } && TaskOutcomes.Parse(t.Outcomes).Any(o => o.Name == Recalled));

    /// <summary>Handles the command.</summary>
    public Task<Outcome> HandleAsync(Actor actor, RecallSignatureCommand command, CancellationToken ct = default) => RunAsync(writer, actor, command, ct);

    /// <summary>What it would do; nothing is changed.</summary>
    public Task<Outcome> RehearseAsync(Actor actor, RecallSignatureCommand command, CancellationToken ct = default) => RunAsync(writer.Rehearsing, actor, command, ct);

    private static async Task<Outcome> RunAsync(CaseWriter on, Actor actor, RecallSignatureCommand command, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(command);
        return MayRecall(actor)
            ? await on.WriteAsync(command.CaseId, actor, command.ExpectedVersion, unit => Task.FromResult<IReadOnlyList<Refusal>>(Recall(unit, command)), ct)
            : new Outcome.Forbidden("签发由签发领导或者公开工作机构负责人撤回。");
    }

    private static IReadOnlyList<Refusal> Recall(CaseUnit unit, RecallSignatureCommand command)
    {
        if (unit.Request.RecallSignature(command.Reason, new Approval(command.SignerName.Trim(), command.On), unit.Today) is { } refusal)
        {
            return [refusal];
        }

        if (StepOf(unit.Tasks) is not { } step)
        {
            return [new("no-way-back", "本件按较早的流程办理，编号用印以后没有退回拟稿的环节。")];
        }

        unit.Completed = (step, Recalled);
        return [];
    }
}
