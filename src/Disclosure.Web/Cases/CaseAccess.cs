using Disclosure.Domain.Requests;
using Disclosure.Web.Accounts;
using Disclosure.Web.Data;

namespace Disclosure.Web.Cases;

/// <summary>
/// Who may look at a case. Those whose work spans the whole office see every case of their authority; those of a department
/// see the cases their department was given. A security auditor audits the record and sees no case.
/// </summary>
public static class CaseAccess
{
    private static readonly string[] Everywhere =
    [
        Roles.IntakeClerk, Roles.DisclosureOfficer, Roles.DisclosureHead, Roles.LegalReviewer, Roles.SecrecyReviewer,
        Roles.SigningLeader, Roles.SealOfficer, Roles.Supervisor, Roles.Administrator,
    ];

    private static readonly string[] OwnDepartment = [Roles.DepartmentReceiver, Roles.Handler, Roles.DepartmentHead];

    // A letter says what is asked for and decided: it is for those who write, review, sign and seal it, and for the department that answers.
    private static readonly string[] LetterReaders =
    [
        Roles.DisclosureOfficer, Roles.DisclosureHead, Roles.LegalReviewer, Roles.SecrecyReviewer, Roles.SigningLeader, Roles.SealOfficer,
        Roles.Handler, Roles.DepartmentHead,
    ];

    /// <summary>True for those who may look at a letter before it is issued, of a case that they may see.</summary>
    public static bool ReadsLetters(Actor actor) => actor.Has(LetterReaders);

    /// <summary>True when the officer sees every case of the authority.</summary>
    public static bool SeesEverything(Actor actor) => actor.Has(Everywhere);

    /// <summary>True when the officer sees cases at all: every one, or those of their department.</summary>
    public static bool SeesCases(Actor actor) => actor.Has(Everywhere) || actor.Has(OwnDepartment);

    /// <summary>The cases of one kind that an officer may see, for lists.</summary>
    public static IQueryable<CaseRow> VisibleTo(this IQueryable<CaseRow> cases, DisclosureDb db, Actor actor, string kind = CaseKinds.Request)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var own = cases.OfFamily(kind).Where(c => c.AuthorityId == actor.AuthorityId);
        return actor.Has(Everywhere) ? own
            : actor.Has(OwnDepartment) ? own.Where(c => db.CaseDepartments.Any(d => d.CaseId == c.Id && d.DepartmentId == actor.DepartmentId))
            : own.Where(_ => false);
    }

    /// <summary>True when the officer may see this case.</summary>
    public static bool MaySee(Guid authorityId, RequestState state, Actor actor)
    {
        ArgumentNullException.ThrowIfNull(state);
        return MaySee(authorityId, state.Assignments, actor);
    }

    /// <summary>True when the officer may see a case that these departments were given.</summary>
    public static bool MaySee(Guid authorityId, IReadOnlyList<Assignment> assignments, Actor actor)
    {
        ArgumentNullException.ThrowIfNull(assignments);
        ArgumentNullException.ThrowIfNull(actor);
        return actor.IsOfficer && actor.AuthorityId == authorityId
            && (actor.Has(Everywhere) || (actor.Has(OwnDepartment) && assignments.Any(a => a.DepartmentId == actor.DepartmentId)));
    }
}
