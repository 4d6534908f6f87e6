using Disclosure.Web.Accounts;
using Disclosure.Web.Cases;

namespace Disclosure.Web.Features.Close;

/// <summary>办结.</summary>
public sealed record CloseCommand(Guid CaseId, Guid TaskId, int? ExpectedVersion, string? Note);

/// <summary>办结: the row of the annual report follows from the reply.</summary>
public sealed class CloseHandler(CaseWriter writer)
{
    /// <summary>Handles the command.</summary>
    public Task<Outcome> HandleAsync(Actor actor, CloseCommand command, CancellationToken ct = default) =>
        writer.CompleteTaskAsync(command.CaseId, command.TaskId, "close", "closed", actor, command.ExpectedVersion,
            (unit, _) => unit.Request.Close(command.Note, unit.Today).AsTask(), ct);
}
