using Disclosure.Web.Accounts;
using Disclosure.Web.Cases;
using Disclosure.Web.Files;

namespace Disclosure.Web.Features.Seal;

/// <summary>用印: the sealed copy is uploaded.</summary>
public sealed record SealCommand(Guid CaseId, Guid TaskId, int? ExpectedVersion, Guid SealedFileId);

/// <summary>用印. Without the sealed copy nothing is served.</summary>
public sealed class SealHandler(CaseWriter writer, FileStore files)
{
    /// <summary>Handles the command.</summary>
    public Task<Outcome> HandleAsync(Actor actor, SealCommand command, CancellationToken ct = default) =>
        writer.CompleteTaskAsync(command.CaseId, command.TaskId, "seal", "sealed", actor, command.ExpectedVersion,
            async (unit, _) => (await unit.AttachAsync(files, command.SealedFileId == Guid.Empty ? [] : [command.SealedFileId], ct, "sealedFileId")
                ?? unit.Request.SealLetter(command.SealedFileId)).AsList(), ct);
}
