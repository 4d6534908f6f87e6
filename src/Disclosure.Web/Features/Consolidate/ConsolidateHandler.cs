using Disclosure.Web.Accounts;
using Disclosure.Web.Cases;

namespace Disclosure.Web.Features.Consolidate;

/// <summary>主办汇总.</summary>
public sealed record ConsolidateCommand(Guid CaseId, Guid TaskId, int? ExpectedVersion, string Summary);

/// <summary>主办汇总各处室意见.</summary>
public sealed class ConsolidateHandler(CaseWriter writer)
{
    /// <summary>Handles the command.</summary>
    public Task<Outcome> HandleAsync(Actor actor, ConsolidateCommand command, CancellationToken ct = default) =>
        writer.CompleteTaskAsync(command.CaseId, command.TaskId, "consolidate", "consolidated", actor, command.ExpectedVersion,
            (unit, _) => unit.Request.Consolidate(command.Summary).AsTask(), ct);
}
