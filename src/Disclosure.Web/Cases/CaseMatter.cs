using System.Text.Json.Nodes;
using Disclosure.Domain.Common;
using Disclosure.Domain.Deadlines;
using Disclosure.Domain.Opinions;
using Disclosure.Domain.Requests;
using Disclosure.Domain.Requests.Events;
using Disclosure.Web.Crypto;
using Disclosure.Web.Data;
using Disclosure.Web.Opinions;
using Disclosure.Web.Outbox;

namespace Disclosure.Web.Cases;

/// <summary>
/// What the case machinery needs to know of a kind of case: its aggregate, and what follows from its moves for the workflow,
/// the mails and the columns. Everything else (key, events, hash chain, transaction, tasks, outbox) is the same for all kinds.
/// </summary>
public abstract class CaseMatter
{
    /// <summary>One of <see cref="CaseKinds"/>.</summary>
    public abstract string Kind { get; }

    /// <summary>The definition of the main instance.</summary>
    public abstract string MainDefinition { get; }

    /// <summary>How many events were stored before.</summary>
    public abstract int VersionBefore { get; }

    /// <summary>The day it reached us, as it says itself: nothing about it can have been signed before.</summary>
    public abstract DateOnly WrittenOn { get; }

    /// <summary>False before the first event.</summary>
    public abstract bool IsFiled { get; }

    /// <summary>Events to append.</summary>
    public abstract IReadOnlyList<DomainEvent> Raised { get; }

    /// <summary>Who may be working on it.</summary>
    public abstract IReadOnlyList<Assignment> Assignments { get; }

    /// <summary>True when <see cref="Assignments"/> are not what they were.</summary>
    public abstract bool DepartmentsChanged { get; }

    /// <summary>主办处室.</summary>
    public abstract Guid? LeadDepartmentId { get; }

    /// <summary>编号.</summary>
    public abstract string Number { get; }

    /// <summary>What <see cref="CaseRow.Kind"/> says of it.</summary>
    public virtual string StoredKind => Kind;

    /// <summary>Why every instance is to stop, as a stable word and in Chinese; null while none is.</summary>
    public virtual (string Reason, string Why)? StopsFlow => null;

    /// <summary>The aggregate of a kind from its stored events.</summary>
    /// <exception cref="InvalidOperationException">The kind or an event is not known.</exception>
    public static CaseMatter Rebuild(string kind, IEnumerable<DomainEvent> events)
    {
        switch (kind)
        {
            case CaseKinds.Request or CaseKinds.Correction:
                var request = DisclosureRequest.Rebuild(events.Select(Own<RequestEvent>));
                return new RequestMatter(request, request.State);
            case CaseKinds.Opinion:
                var opinion = Opinion.Rebuild(events.Select(Own<OpinionEvent>));
                return new OpinionMatter(opinion, opinion.State);
            default:
                throw new InvalidOperationException($"Unknown kind of case {kind}.");
        }

        static T Own<T>(DomainEvent e)
            where T : DomainEvent => e as T ?? throw new InvalidOperationException($"An event {e.GetType().Name} does not belong to a case of this kind.");
    }

    /// <summary>This matter as that of one kind.</summary>
    /// <exception cref="InvalidOperationException">It is of another kind.</exception>
    public T As<T>()
        where T : CaseMatter => this as T ?? throw new InvalidOperationException($"A case of kind {Kind} was taken for another.");

    /// <summary>What the definition's conditions may read; no personal data.</summary>
    public abstract JsonObject Facts(Guid? noticeId);

    /// <summary>Writes the derived columns; <c>derived verify</c> calls it too.</summary>
    public abstract void Project(CaseRow row, WorkCalendar calendar, IReadOnlyCollection<TaskRow> openTasks, IReadOnlyDictionary<Guid, string> departmentNames, KeyRing ring);

    /// <summary>Writes what is derived beside the case's own row.</summary>
    public virtual Task ProjectMoreAsync(CaseUnit unit, CancellationToken ct) => Task.CompletedTask;

    /// <summary>The mails that the events cause.</summary>
    public abstract IReadOnlyList<PlannedMail> PlanMails(CaseUnit unit, IReadOnlyList<(int Seq, DomainEvent Event)> events, MailFacts facts);

    /// <summary>Who can be searched by an exact value.</summary>
    public abstract IReadOnlyList<BlindIndexRow> BlindIndexOf(Guid caseId, KeyRing ring);
}
