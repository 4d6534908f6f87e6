using Disclosure.Domain.Decisions;
using Disclosure.Web.Accounts;
using Disclosure.Web.Cases;
using Disclosure.Web.Files;
using Disclosure.Web.Files.Inspection;
using Disclosure.Web.Letters.Editing;

namespace Disclosure.Web.Features.Draft;

/// <summary>拟稿.</summary>
public sealed record DraftCommand(Guid CaseId, Guid TaskId, int? ExpectedVersion, ReplyDraft Reply);

/// <summary>拟稿: the reply with its legal basis.</summary>
public sealed class DraftHandler(CaseWriter writer, CaseReader reader, FileStore files, ReleaseDesk releases, WordingDesk wordings)
{
    /// <summary>Handles the command.</summary>
    public async Task<Outcome> HandleAsync(Actor actor, DraftCommand command, CancellationToken ct = default)
    {
        // Before the transaction: looking into a file may take a while, and files do not change. Marks that the page sends are no
        // more than wishes; only those that the desk made are drafted.
        var (reply, hidden) = command.Reply.AttachmentIds.Count > 0 && await reader.ForOfficerAsync(command.CaseId, actor, ct) is { } view
            ? await releases.CheckAsync(actor, command.CaseId, view.Cipher, command.Reply, ct)
            : (command.Reply with { Copies = null }, []);
        return await writer.CompleteTaskAsync(command.CaseId, command.TaskId, "draft", "drafted", actor, command.ExpectedVersion,
            async (unit, _) => await unit.AttachAsync(files, reply.AttachmentIds, ct, "attachments") is { } bad ? [bad]
                : hidden.Count > 0 ? hidden
                : await EarlierReplies.CheckAsync(unit, reply, ct) is { } foreign ? [foreign]
                : unit.Request.DraftReply(reply, unit.Today) is { Count: > 0 } refusals ? refusals
                : await wordings.TakeAsync(unit, reply, ct), ct);
    }
}
