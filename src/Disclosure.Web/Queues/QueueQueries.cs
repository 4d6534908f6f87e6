using Disclosure.Domain.Requests;
using Disclosure.Web.Accounts;
using Disclosure.Web.Cases;
using Disclosure.Web.Data;

namespace Disclosure.Web.Queues;

/// <summary>What stands in each queue, as queries. Each begins with what the officer may see.</summary>
internal static class QueueQueries
{
    private static readonly string[] ApprovalForms = ["head-approval", "check", "legal-review", "secrecy-review", "sign", "notice-approve"];
    internal static readonly PublicStatus[] Awaiting = [PublicStatus.AwaitingClarification, PublicStatus.AwaitingPayment, PublicStatus.AwaitingReasons, PublicStatus.Consulting];
    private static readonly string[] SealForms = ["seal", "serve", "proof", "notice-seal", "notice-serve", "notice-proof"];

    /// <summary>Open steps that the officer may complete, with their cases.</summary>
    public static IQueryable<TaskCase> MineOf(this DisclosureDb db, Actor actor) =>
        from t in db.Tasks.OpenFor(actor)
        join c in db.Cases.Where(c => c.AuthorityId == actor.AuthorityId && c.Kind != CaseKinds.Opinion) on t.CaseId equals c.Id
        select new TaskCase { Task = t, Case = c };

    /// <summary>Steps that the officer completed.</summary>
    public static IQueryable<TaskCase> DoneBy(this DisclosureDb db, Actor actor) =>
        from t in db.Tasks.Where(t => t.CompletedById == actor.Id && t.State == TaskState.Completed)
        join c in db.Cases.Where(c => c.AuthorityId == actor.AuthorityId && c.Kind != CaseKinds.Opinion) on t.CaseId equals c.Id
        select new TaskCase { Task = t, Case = c };

    /// <summary>Open notices for the officer's roles, about cases of their authority.</summary>
    public static IQueryable<NoticeRow> NoticesFor(this DisclosureDb db, Actor actor)
    {
        var roles = actor.Roles.ToArray();
        return db.Notices.Where(n => n.DoneAt == null && roles.Contains(n.Role) && (n.DepartmentId == null || n.DepartmentId == actor.DepartmentId)
            && db.Cases.Any(c => c.Id == n.CaseId && c.AuthorityId == actor.AuthorityId && c.Kind != CaseKinds.Opinion));
    }

    /// <summary>Cases in a queue other than 我的待办 and 我的已办; for 临期 and 超期 the range of due dates is applied apart.</summary>
    public static IQueryable<CaseRow> InQueue(this DisclosureDb db, string key, Actor actor)
    {
        var cases = db.Cases.VisibleTo(db, actor);
        var open = db.Tasks.Where(t => t.State == TaskState.Open);
        var everywhere = CaseAccess.SeesEverything(actor);
        return key switch
        {
            QueueCatalogue.Accept => cases.WithStep(CaseAccess.SeesEverything(actor)
                ? open.Where(t => t.Form == "accept")
                : open.Where(t => t.Form == "accept" && t.DepartmentId == actor.DepartmentId)),
            QueueCatalogue.Approve => cases.WithStep((QueueCatalogue.IsApprover(actor) ? db.Tasks.OpenFor(actor) : open).Where(t => ApprovalForms.Contains(t.Form))),
            QueueCatalogue.Seal => cases.WithStep(open.Where(t => SealForms.Contains(t.Form))),
            QueueCatalogue.Archive => cases.WithStep(open.Where(t => t.Form == "archive")),
            QueueCatalogue.Failed => cases.WithFailedService(db),
            QueueCatalogue.Waiting => cases.Where(c => Awaiting.Contains(c.Status)),
            QueueCatalogue.Reviews => cases.Where(c => c.ReviewDueOn != null),
            QueueCatalogue.Disputes => cases.Where(c => c.DisputeState != null),
            QueueCatalogue.Supervised => cases.Where(c => db.Supervisions.Any(s => s.CaseId == c.Id && s.AnsweredOn == null && s.RevokedOn == null
                && (everywhere || s.DepartmentId == actor.DepartmentId))),
            QueueCatalogue.Soon or QueueCatalogue.Overdue => cases,
            _ => throw new ArgumentOutOfRangeException(nameof(key), key, "Not a queue of cases."),
        };
    }

    /// <summary>
    /// 送达异常: a mail came back or was given up and nobody has dealt with it, or the step to serve again stands open because
    /// the letter came back. A step that follows another carries the instant of the other's end.
    /// </summary>
    private static IQueryable<CaseRow> WithFailedService(this IQueryable<CaseRow> cases, DisclosureDb db) => cases.Where(c =>
        db.Mails.Any(m => m.CaseId == c.Id && (m.State == MailState.Failed || m.State == MailState.Bounced)
            && db.Notices.Any(n => n.Key == "phone/" + m.Key && n.DoneAt == null))
        || db.Tasks.Any(t => t.CaseId == c.Id && t.State == TaskState.Open
            && db.Tasks.Any(p => p.CaseId == c.Id && p.Outcome == "failed" && p.EndedAt == t.CreatedAt)));

    private static IQueryable<CaseRow> WithStep(this IQueryable<CaseRow> cases, IQueryable<TaskRow> steps) => cases.Where(c => steps.Any(t => t.CaseId == c.Id));

    /// <summary>Cases due within a range; for those whose date moves, the ids of the ones inside are given.</summary>
    public static IQueryable<CaseRow> DueWithin(this IQueryable<CaseRow> cases, DueRange range, IReadOnlyCollection<Guid> moving)
    {
        var (from, to) = (range.From ?? DateOnly.MinValue, range.To ?? NoDue);
        var dueWithin = cases.Where(c => moving.Contains(c.Id)
            || (c.DueOn >= from && c.DueOn <= to && !(c.RepliedOn == null && c.EndedOn == null && MovingClocks.Statuses.Contains(c.Status))));
        return range.OpenOnly ? dueWithin.Where(c => c.RepliedOn == null && c.EndedOn == null) : dueWithin;
    }

    /// <summary>Cases whose dispute's term lies within a range.</summary>
    public static IQueryable<CaseRow> DisputeDueWithin(this IQueryable<CaseRow> cases, DueRange range)
    {
        var (from, to) = (range.From ?? DateOnly.MinValue, range.To ?? NoDue);
        return cases.Where(c => c.DisputeDueOn >= from && c.DisputeDueOn <= to);
    }

    /// <summary>Cases whose withheld information is reviewed within a range.</summary>
    public static IQueryable<CaseRow> ReviewDueWithin(this IQueryable<CaseRow> cases, DueRange range)
    {
        var (from, to) = (range.From ?? DateOnly.MinValue, range.To ?? NoDue);
        return cases.Where(c => c.ReviewDueOn >= from && c.ReviewDueOn <= to);
    }

    /// <summary>Cases whose due date moves and may lie within the range: the stored date is never later than the true one.</summary>
    public static IQueryable<CaseRow> MayMoveInto(this IQueryable<CaseRow> cases, DueRange range)
    {
        var to = range.To ?? NoDue;
        return cases.Where(c => MovingClocks.Statuses.Contains(c.Status) && c.RepliedOn == null && c.EndedOn == null && c.DueOn <= to);
    }

    /// <summary>Stands for "no due date" in orders; later than any.</summary>
    public static readonly DateOnly NoDue = new(9999, 1, 1);
}

/// <summary>A step with its case.</summary>
internal sealed class TaskCase
{
    public required TaskRow Task { get; init; }

    public required CaseRow Case { get; init; }
}
