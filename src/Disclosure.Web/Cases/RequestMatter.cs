using System.Text.Json.Nodes;
using Disclosure.Domain.Common;
using Disclosure.Domain.Deadlines;
using Disclosure.Domain.Requests;
using Disclosure.Domain.Requests.Events;
using Disclosure.Web.Crypto;
using Disclosure.Web.Data;
using Disclosure.Web.Outbox;
using Disclosure.Web.Processes;

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
