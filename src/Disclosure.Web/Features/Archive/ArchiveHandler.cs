using Disclosure.Web.Accounts;
using Disclosure.Web.Cases;

namespace Disclosure.Web.Features.Archive;

/// <summary>归档.</summary>
public sealed record ArchiveCommand(Guid CaseId, Guid TaskId, int? ExpectedVersion, string? ArchiveNumber);

/// <summary>归档 (条例第四十五条).</summary>
public sealed class ArchiveHandler(CaseWriter writer)
{
    /// <summary>Handles the command.</summary>
    public Task<Outcome> HandleAsync(Actor actor, ArchiveCommand command, CancellationToken ct = default) => RunAsync(writer, actor, command, ct);

    /// <summary>What it would do; nothing is changed.</summary>
    public Task<Outcome> RehearseAsync(Actor actor, ArchiveCommand command, CancellationToken ct = default) => RunAsync(writer.Rehearsing, actor, command, ct);

    private static Task<Outcome> RunAsync(CaseWriter on, Actor actor, ArchiveCommand command, CancellationToken ct) =>
        on.CompleteTaskAsync(command.CaseId, command.TaskId, "archive", "archived", actor, command.ExpectedVersion,
            (unit, _) => unit.Request.ArchiveCase(command.ArchiveNumber, unit.Today).AsTask(), ct);
}
