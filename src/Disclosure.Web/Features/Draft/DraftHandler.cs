using Disclosure.Domain.Decisions;
using Disclosure.Web.Accounts;
using Disclosure.Web.Cases;
using Disclosure.Web.Files;
using Disclosure.Web.Letters.Editing;

namespace Disclosure.Web.Features.Draft;

/// <summary>拟稿.</summary>
public sealed record DraftCommand(Guid CaseId, Guid TaskId, int? ExpectedVersion, ReplyDraft Reply);

/// <summary>拟稿: the reply with its legal basis.</summary>
public sealed class DraftHandler(CaseWriter writer, FileStore files, WordingDesk wordings)
{
    /// <summary>Handles the command.</summary>
    public Task<Outcome> HandleAsync(Actor actor, DraftCommand command, CancellationToken ct = default) =>
        writer.CompleteTaskAsync(command.CaseId, command.TaskId, "draft", "drafted", actor, command.ExpectedVersion,
            async (unit, _) => await unit.AttachAsync(files, command.Reply.AttachmentIds, ct, "attachments") is { } bad ? [bad]
                : await EarlierReplies.CheckAsync(unit, command.Reply, ct) is { } foreign ? [foreign]
                : unit.Request.DraftReply(command.Reply, unit.Today) is { Count: > 0 } refusals ? refusals
                : await wordings.TakeAsync(unit, command.Reply, ct), ct);
}
