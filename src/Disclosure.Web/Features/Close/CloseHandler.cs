using Disclosure.Web.Accounts;
using Disclosure.Web.Cases;

namespace Disclosure.Web.Features.Close;

/// <summary>办结.</summary>
public sealed record CloseCommand(Guid CaseId, Guid TaskId, int? ExpectedVersion, string? Note);

/// <summary>办结: the row of the annual report follows from the reply.</summary>
public sealed class CloseHandler(CaseWriter writer)
{
    /// <summary>Handles the command.</summary>
    public Task<Outcome> HandleAsync(Actor actor, CloseCommand command, CancellationToken ct = default) => RunAsync(writer, actor, command, ct);

    /// <summary>What it would do; nothing is changed.</summary>
    public Task<Outcome> RehearseAsync(Actor actor, CloseCommand command, CancellationToken ct = default) => RunAsync(writer.Rehearsing, actor, command, ct);

    private static Task<Outcome> RunAsync(CaseWriter on, Actor actor, CloseCommand command, CancellationToken ct) =>
        on.CompleteTaskAsync(command.CaseId, command.TaskId, "close", "closed", actor, command.ExpectedVersion,
            (unit, _) => unit.Request.Close(command.Note, unit.Today).AsTask(), ct);
}
