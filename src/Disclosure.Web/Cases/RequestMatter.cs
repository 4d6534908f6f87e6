using System.Text.Json.Nodes;
using Disclosure.Domain.Common;
using Disclosure.Domain.Deadlines;
using Disclosure.Domain.Requests;
using Disclosure.Domain.Requests.Events;
using Disclosure.Web.Crypto;
using Disclosure.Web.Data;
using Disclosure.Web.Outbox;
using Disclosure.Web.Processes;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Cases;

/// <summary>依申请公开件.</summary>
/// <param name="request">The aggregate.</param>
/// <param name="before">Its state as loaded.</param>
public sealed class RequestMatter(DisclosureRequest request, RequestState before) : CaseMatter
{
    /// <summary>The aggregate.</summary>
    public DisclosureRequest Request => request;

    /// <summary>The state as loaded.</summary>
    public RequestState Before => before;

    /// <inheritdoc />
    public override string Kind => CaseKinds.Request;

    /// <inheritdoc />
    public override string MainDefinition => request.State.Kind == RequestKind.Correction ? ProcessHost.CorrectionDefinition : ProcessHost.MainDefinition;

    /// <inheritdoc />
    public override string StoredKind => CaseKinds.Of(request.State.Kind);

    /// <inheritdoc />
    public override int VersionBefore => before.Version;

    /// <inheritdoc />
    public override DateOnly WrittenOn => before.Filing!.Receipt.SubmittedOn;

    /// <inheritdoc />
    public override bool IsFiled => request.State.Filing is not null;

    /// <inheritdoc />
    public override IReadOnlyList<DomainEvent> Raised => request.Raised;

    /// <inheritdoc />
    public override IReadOnlyList<Assignment> Assignments => request.State.Assignments;

    /// <inheritdoc />
    public override bool DepartmentsChanged => request.State.Assignments != before.Assignments;

    /// <inheritdoc />
    public override Guid? LeadDepartmentId => request.State.LeadDepartmentId;

    /// <inheritdoc />
    public override string Number => request.State.Number;

    /// <inheritdoc />
    public override JsonObject Facts(Guid? noticeId) => RequestFacts.Of(request.State, noticeId);

    /// <inheritdoc />
    public override void Project(CaseRow row, WorkCalendar calendar, IReadOnlyCollection<TaskRow> openTasks, IReadOnlyDictionary<Guid, string> departmentNames, KeyRing ring) =>
        CaseProjection.Apply(row, request.State, calendar, openTasks, departmentNames, ring);

    /// <inheritdoc />
    public override async Task ProjectMoreAsync(CaseUnit unit, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(unit);
        if (request.State.Disputes.IsEmpty)
        {
            return;
        }

        var stored = await unit.Db.CaseDisputes.Where(d => d.CaseId == unit.Row.Id).ToListAsync(ct);
        var wanted = CaseProjection.DisputesOf(unit.Row, request.State);
        unit.Db.CaseDisputes.RemoveRange(stored.Where(s => wanted.All(w => w.DisputeId != s.DisputeId)));
        foreach (var row in wanted)
        {
            if (stored.Find(s => s.DisputeId == row.DisputeId) is { } known)
            {
                unit.Db.Entry(known).CurrentValues.SetValues(row);
            }
            else
            {
                unit.Db.CaseDisputes.Add(row);
            }
        }
    }

    /// <inheritdoc />
    public override IReadOnlyList<PlannedMail> PlanMails(CaseUnit unit, IReadOnlyList<(int Seq, DomainEvent Event)> events, MailFacts facts)
    {
        ArgumentNullException.ThrowIfNull(unit);
        ArgumentNullException.ThrowIfNull(events);
        ArgumentNullException.ThrowIfNull(facts);
        return CitizenMailPlanner.Plan(before, request.State, [.. events.Select(e => (e.Seq, (RequestEvent)e.Event))], facts with
        {
            ClockBefore = before.Filing is null ? null : before.Clock(unit.Calendar, unit.Today),
            ClockAfter = request.State.Clock(unit.Calendar, unit.Today),
        });
    }

    /// <inheritdoc />
    public override IReadOnlyList<BlindIndexRow> BlindIndexOf(Guid caseId, KeyRing ring) => FilingWriter.BlindIndexOf(caseId, request.State.Filing!.Applicant, ring);
}
