using Disclosure.Domain.Common;
using Disclosure.Domain.Requests;
using Disclosure.Domain.Requests.Events;
using Disclosure.Web.Accounts;
using Disclosure.Web.Cases;

namespace Disclosure.Web.Features.Split;

/// <summary>拆分办理.</summary>
/// <param name="CaseId">The case.</param>
/// <param name="ExpectedVersion">The version looked at.</param>
/// <param name="Kept">What it goes on to ask for.</param>
/// <param name="Parts">The other matters; a case is made of each.</param>
/// <param name="Reason">Why.</param>
public sealed record SplitCommand(Guid CaseId, int? ExpectedVersion, InformationSought Kept, IReadOnlyList<InformationSought> Parts, string Reason);

/// <summary>拆分办理 (一事一申请): the application and the cases made of it change in one transaction, the applicant is told of each.</summary>
public sealed class SplitHandler(CaseWriter writer, PartFiler filer)
{
    /// <summary>True for those who may split.</summary>
    public static bool MaySplit(Actor actor)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return actor.Has(Roles.IntakeClerk, Roles.DisclosureOfficer, Roles.DisclosureHead);
    }

    /// <summary>Handles the command.</summary>
    public async Task<Outcome> HandleAsync(Actor actor, SplitCommand command, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(command);
        if (!MaySplit(actor))
        {
            return Forbidden;
        }

        // Asked first: nothing is copied for what is going to be refused.
        var rehearsed = await RehearseAsync(actor, command, ct);
        if (rehearsed is not Outcome.Rehearsed)
        {
            return rehearsed;
        }

        var ready = await filer.ReadyAsync(command.CaseId, actor, command.Parts.Count, ct);
        return ready is null
            ? Outcome.NotFound.Instance
            : await writer.WriteAsync(command.CaseId, actor, command.ExpectedVersion, unit => SplitAsync(unit, command, ready, ct), ct);
    }

    /// <summary>What it would do; nothing is changed.</summary>
    public async Task<Outcome> RehearseAsync(Actor actor, SplitCommand command, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(command);
        return MaySplit(actor)
            ? await writer.Rehearsing.WriteAsync(command.CaseId, actor, command.ExpectedVersion, async unit =>
            {
                var numbers = await PartFiler.NumbersAsync(unit, command.Parts.Count, ct);
                return unit.Request.Split(unit.Row.Id, FilingText.Clean(command.Kept), [.. command.Parts.Select((p, i) => new PartFiling(new SplitPart(new LinkedCase(Guid.Empty, numbers[i]), FilingText.Clean(p)), []))], command.Reason, unit.Calendar, unit.Today).Refusals;
            }, ct)
            : Forbidden;
    }

    private static Outcome.Forbidden Forbidden => new("拆分由政府信息公开工作机构办理。");

    private async Task<IReadOnlyList<Refusal>> SplitAsync(CaseUnit unit, SplitCommand command, IReadOnlyList<NewPart> ready, CancellationToken ct)
    {
        var numbers = await PartFiler.NumbersAsync(unit, ready.Count, ct);
        var parts = ready.Select((r, i) => new PartFiling(new SplitPart(new LinkedCase(r.CaseId, numbers[i]), FilingText.Clean(command.Parts[i])), [.. r.Files.Select(f => f.Id)])).ToList();
        var (requests, refusals) = unit.Request.Split(unit.Row.Id, FilingText.Clean(command.Kept), parts, command.Reason, unit.Calendar, unit.Today);
        for (var i = 0; i < requests.Count; i++)
        {
            await filer.AddAsync(unit, ready[i], requests[i], ct);
        }

        return refusals;
    }
}
