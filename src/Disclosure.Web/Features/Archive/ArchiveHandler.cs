using Disclosure.Web.Accounts;
using Disclosure.Web.Cases;

namespace Disclosure.Web.Features.Archive;

/// <summary>归档.</summary>
public sealed record ArchiveCommand(Guid CaseId, Guid TaskId, int? ExpectedVersion, string? ArchiveNumber);

/// <summary>归档 (条例第四十五条).</summary>
public sealed class ArchiveHandler(CaseWriter writer)
{
    /// <summary>Handles the command.</summary>
    public Task<Outcome> HandleAsync(Actor actor, ArchiveCommand command, CancellationToken ct = default) =>
        writer.CompleteTaskAsync(command.CaseId, command.TaskId, "archive", "archived", actor, command.ExpectedVersion,
            (unit, _) => unit.Request.ArchiveCase(command.ArchiveNumber, unit.Today).AsTask(), ct);
}
