using Disclosure.Domain.Correspondence;
using Disclosure.Web.Accounts;
using Disclosure.Web.Cases;
using Disclosure.Web.Files;

namespace Disclosure.Web.Features.Serve;

/// <summary>登记送达.</summary>
public sealed record ServeCommand(Guid CaseId, Guid TaskId, int? ExpectedVersion, ServiceAct Act);

/// <summary>送达: the reply leaves the house, and the clock stops on the date that the means gives.</summary>
public sealed class ServeHandler(CaseWriter writer, FileStore files)
{
    /// <summary>Handles the command.</summary>
    public Task<Outcome> HandleAsync(Actor actor, ServeCommand command, CancellationToken ct = default) => RunAsync(writer, actor, command, ct);

    /// <summary>What it would do; nothing is changed.</summary>
    public Task<Outcome> RehearseAsync(Actor actor, ServeCommand command, CancellationToken ct = default) => RunAsync(writer.Rehearsing, actor, command, ct);

    private Task<Outcome> RunAsync(CaseWriter on, Actor actor, ServeCommand command, CancellationToken ct) =>
        on.CompleteTaskAsync(command.CaseId, command.TaskId, "serve", "served", actor, command.ExpectedVersion,
            async (unit, _) =>
            {
                if (command.Act.ProofFileId is { } proof && await unit.AttachAsync(files, [proof], ct, "proof") is { } bad)
                {
                    return [bad];
                }

                return unit.Request.Serve(command.Act, unit.Calendar, unit.Today).AsList();
            }, ct);
}
