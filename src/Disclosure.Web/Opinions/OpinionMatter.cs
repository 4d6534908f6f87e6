using System.Text.Json.Nodes;
using Disclosure.Domain.Common;
using Disclosure.Domain.Deadlines;
using Disclosure.Domain.Opinions;
using Disclosure.Domain.Requests;
using Disclosure.Web.Cases;
using Disclosure.Web.Crypto;
using Disclosure.Web.Data;
using Disclosure.Web.Outbox;
using Disclosure.Web.Processes;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Opinions;

/// <summary>意见箱来信 in the case machinery.</summary>
/// <param name="opinion">The aggregate.</param>
/// <param name="before">Its state as loaded.</param>
public sealed class OpinionMatter(Opinion opinion, OpinionState before) : CaseMatter
{
    /// <summary>The aggregate.</summary>
    public Opinion Opinion => opinion;

    /// <summary>The state as loaded.</summary>
    public OpinionState Before => before;

    /// <inheritdoc />
    public override string Kind => CaseKinds.Opinion;

    /// <inheritdoc />
    public override string MainDefinition => ProcessHost.OpinionDefinition;

    /// <inheritdoc />
    public override int VersionBefore => before.Version;

    /// <inheritdoc />
    public override DateOnly WrittenOn => opinion.State.Filed.ReceivedOn;

    /// <inheritdoc />
    public override bool IsFiled => opinion.State.Filing is not null;

    /// <inheritdoc />
    public override IReadOnlyList<DomainEvent> Raised => opinion.Raised;

    /// <inheritdoc />
    public override IReadOnlyList<Assignment> Assignments => AssignmentsOf(opinion.State);

    /// <inheritdoc />
    public override bool DepartmentsChanged => !AssignmentsOf(opinion.State).SequenceEqual(AssignmentsOf(before));

    /// <inheritdoc />
    public override Guid? LeadDepartmentId => opinion.State.Route?.DepartmentId;

    /// <inheritdoc />
    public override string Number => opinion.State.Number;

    /// <inheritdoc />
    public override (string Reason, string Why)? StopsFlow => opinion.State switch
    {
        { Withdrawal: not null } when before.Withdrawal is null => ("withdrawn", "来信人已撤回，流程终止。"),
        { Became: not null } when before.Became is null => ("became-request", "来信已转为政府信息公开申请，流程终止。"),
        _ => null,
    };

    /// <summary>The department that has it, as the machinery knows departments.</summary>
    public static IReadOnlyList<Assignment> AssignmentsOf(OpinionState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return state.Route is { } route
            ? [new Assignment(route.DepartmentId, true, state switch { { Approval: not null } => AssignmentState.Approved, { Draft: not null, SentBackReason: null } => AssignmentState.Submitted, _ => AssignmentState.Assigned })]
            : [];
    }

    /// <inheritdoc />
    public override JsonObject Facts(Guid? noticeId) => OpinionFacts.Of(opinion.State);

    /// <inheritdoc />
    public override void Project(CaseRow row, WorkCalendar calendar, IReadOnlyCollection<TaskRow> openTasks, IReadOnlyDictionary<Guid, string> departmentNames, KeyRing ring) =>
        OpinionProjection.Apply(row, opinion.State, calendar, openTasks, departmentNames, ring);

    /// <inheritdoc />
    public override async Task ProjectMoreAsync(CaseUnit unit, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(unit);
        if (opinion.State.Published == before.Published && opinion.State.Publication == before.Publication)
        {
            return;
        }

        var row = await unit.Db.PublishedOpinions.SingleOrDefaultAsync(p => p.CaseId == unit.Row.Id, ct);
        if (opinion.State.Published is null)
        {
            if (row is not null)
            {
                unit.Db.PublishedOpinions.Remove(row);
            }

            return;
        }

        if (row is null)
        {
            row = new PublishedOpinionRow { CaseId = unit.Row.Id, AuthorityId = unit.Row.AuthorityId, Number = string.Empty, Kind = string.Empty, Title = string.Empty, Content = string.Empty, Answer = string.Empty, Tokens = string.Empty };
            unit.Db.PublishedOpinions.Add(row);
        }

        OpinionProjection.Apply(row, opinion.State);
    }

    /// <inheritdoc />
    public override IReadOnlyList<PlannedMail> PlanMails(CaseUnit unit, IReadOnlyList<(int Seq, DomainEvent Event)> events, MailFacts facts)
    {
        ArgumentNullException.ThrowIfNull(unit);
        ArgumentNullException.ThrowIfNull(events);
        return OpinionMailPlanner.Plan(before, [.. events.Select(e => (e.Seq, (OpinionEvent)e.Event))], facts, unit.Calendar);
    }

    /// <inheritdoc />
    public override IReadOnlyList<BlindIndexRow> BlindIndexOf(Guid caseId, KeyRing ring)
    {
        var sender = opinion.State.Filed.Sender;
        return [.. new[] { ("name", sender.Name), ("phone", sender.Phone), ("email", sender.Email) }
            .Where(v => !string.IsNullOrWhiteSpace(v.Item2))
            .Select(v => new BlindIndexRow { CaseId = caseId, Kind = v.Item1, KeyVersion = ring.IndexVersion, Hash = ring.Index(v.Item1, v.Item2!) })];
    }
}
