using Disclosure.Domain.Requests;
using Disclosure.Web.Accounts;
using Disclosure.Web.Cases;

namespace Disclosure.Web.Features.Register;

/// <summary>登记.</summary>
public sealed record RegisterCommand(Guid CaseId, Guid TaskId, int? ExpectedVersion, ApplicantCategory? Category, string? Note);

/// <summary>登记: the clerk has checked the application and settled its column of the annual report; a correction request has none.</summary>
public sealed class RegisterHandler(CaseWriter writer)
{
    /// <summary>Handles the command.</summary>
    public Task<Outcome> HandleAsync(Actor actor, RegisterCommand command, CancellationToken ct = default) =>
        writer.CompleteTaskAsync(command.CaseId, command.TaskId, "register", "registered", actor, command.ExpectedVersion,
            (unit, _) => unit.Request.Register(command.Category, command.Note).AsTask(), ct);
}
