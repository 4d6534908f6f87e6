using Disclosure.Web.Accounts;
using Disclosure.Web.Cases;

namespace Disclosure.Web.Features.ConfirmReceipt;

/// <summary>确认收到.</summary>
public sealed record ConfirmReceiptCommand(Guid CaseId, Guid TaskId, int? ExpectedVersion, DateOnly On, string How);

/// <summary>确认收到: the day both sides confirmed is the day of receipt (条例第三十一条).</summary>
public sealed class ConfirmReceiptHandler(CaseWriter writer)
{
    /// <summary>Handles the command.</summary>
    public Task<Outcome> HandleAsync(Actor actor, ConfirmReceiptCommand command, CancellationToken ct = default) => RunAsync(writer, actor, command, ct);

    /// <summary>What it would do; nothing is changed.</summary>
    public Task<Outcome> RehearseAsync(Actor actor, ConfirmReceiptCommand command, CancellationToken ct = default) => RunAsync(writer.Rehearsing, actor, command, ct);

    private static Task<Outcome> RunAsync(CaseWriter on, Actor actor, ConfirmReceiptCommand command, CancellationToken ct) =>
        on.CompleteTaskAsync(command.CaseId, command.TaskId, "confirm-receipt", "confirmed", actor, command.ExpectedVersion,
            (unit, _) => unit.Request.ConfirmReceipt(command.On, command.How, unit.Today).AsTask(), ct);
}
