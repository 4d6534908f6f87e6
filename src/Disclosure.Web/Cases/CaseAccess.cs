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

    // 案卷 leaves the house: for the disclosure office, which answers with it and whose clerk archives it, and for whoever supervises the office.
    private static readonly string[] DossierTakers = [Roles.IntakeClerk, Roles.DisclosureOfficer, Roles.DisclosureHead, Roles.Supervisor];

    /// <summary>Why an officer may not take the whole 案卷; null when they may.</summary>
    /// <param name="actor">The officer, who may see the case.</param>
    public static string? DossierRefusal(Actor actor)
    {
        ArgumentNullException.ThrowIfNull(actor);
        // The dossier shows the applicant in full: it must not be a way round the rule for personal data.
        return actor.Has(Roles.Administrator) ? PersonalAccessRules.RefusedText
            : actor.Has(DossierTakers) ? null
            : "案卷含有申请人的全部信息和各处室的意见，由公开办的经办人、负责人、登记员或者督查员下载；确有需要的，请与公开办联系。";
    }

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
