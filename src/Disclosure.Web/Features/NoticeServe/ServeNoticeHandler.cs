using Disclosure.Domain.Correspondence;
using Disclosure.Web.Accounts;
using Disclosure.Web.Cases;
using Disclosure.Web.Files;

namespace Disclosure.Web.Features.NoticeServe;

/// <summary>文书发出: from here the clock knows of it.</summary>
public sealed record ServeNoticeCommand(Guid CaseId, Guid TaskId, int? ExpectedVersion, ServiceAct Act);

/// <summary>送达文书.</summary>
public sealed class ServeNoticeHandler(CaseWriter writer, FileStore files)
{
    /// <summary>Handles the command.</summary>
    public Task<Outcome> HandleAsync(Actor actor, ServeNoticeCommand command, CancellationToken ct = default) => RunAsync(writer, actor, command, ct);

    /// <summary>What it would do; nothing is changed.</summary>
    public Task<Outcome> RehearseAsync(Actor actor, ServeNoticeCommand command, CancellationToken ct = default) => RunAsync(writer.Rehearsing, actor, command, ct);

    private Task<Outcome> RunAsync(CaseWriter on, Actor actor, ServeNoticeCommand command, CancellationToken ct) =>
        on.CompleteTaskAsync(command.CaseId, command.TaskId, "notice-serve", "served", actor, command.ExpectedVersion, async (unit, task) =>
            command.Act.ProofFileId is { } proof && await unit.AttachAsync(files, [proof], ct, "proof") is { } bad
                ? [bad]
                : unit.Request.ServeNotice(task.NoticeId ?? Guid.Empty, command.Act, unit.Calendar, unit.Today).AsList(), ct);
}
