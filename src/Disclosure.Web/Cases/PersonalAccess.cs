using Disclosure.Domain.Requests;
using Disclosure.Web.Accounts;

namespace Disclosure.Web.Cases;

/// <summary>How somebody gets to see personal data of a case.</summary>
public enum PersonalAccess
{
    /// <summary>Logged, without asking: the handler of a department that works on the case.</summary>
    Logged,

    /// <summary>Logged with a reason that the officer gives.</summary>
    NeedsReason,

    /// <summary>Never.</summary>
    Refused,
}

/// <summary>Who may see personal data, and how (《个人信息保护法》第六条: no more than the task needs).</summary>
public static class PersonalAccessRules
{
    /// <summary>What is said to whom it is refused.</summary>
    public const string RefusedText = "系统管理员负责系统运行，不查看申请人的个人信息；确有需要的，请由办理本件的人员查看。";

    /// <summary>The name under which taking the whole 案卷 is recorded.</summary>
    public const string DossierField = "dossier";

    /// <summary>Begins the name under which opening a file is recorded.</summary>
    public const string FilePrefix = "file:";

    /// <summary>Purposes of files that hold the applicant's personal data.</summary>
    private static readonly string[] PersonalPurposes = ["identity", "application", "evidence", "dispute"];

    /// <summary>Purposes of files that are a letter of the case: they name the applicant.</summary>
    private static readonly string[] LetterPurposes = ["letter", "sealed", "wording"];

    /// <summary>The rule for an officer who may see the case.</summary>
    /// <param name="state">The case.</param>
    /// <param name="actor">The officer.</param>
    public static PersonalAccess Of(RequestState state, Actor actor)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(actor);

        // Separation of duties: whoever runs the system does not read it, whatever else they are.
        if (actor.Has(Roles.Administrator))
        {
            return PersonalAccess.Refused;
        }

        return actor.Has(Roles.Handler) && state.Assignments.Exists(a => a.DepartmentId == actor.DepartmentId && a.State != AssignmentState.Returned)
            ? PersonalAccess.Logged
            : PersonalAccess.NeedsReason;
    }

    /// <summary>True for a file that is personal data as a whole.</summary>
    public static bool IsPersonalFile(string purpose) => PersonalPurposes.Contains(purpose);

    /// <summary>The rule for one file: a letter is for whoever reads letters, and else personal data like the rest of the case.</summary>
    /// <param name="access">The rule for the case's personal data.</param>
    /// <param name="purpose">What the file is.</param>
    /// <param name="actor">The officer.</param>
    public static PersonalAccess OfFile(PersonalAccess access, string purpose, Actor actor) =>
        IsPersonalFile(purpose) || (LetterPurposes.Contains(purpose) && !CaseAccess.ReadsLetters(actor)) ? access : PersonalAccess.Logged;

    /// <summary>The name under which opening a file is recorded.</summary>
    public static string FileField(Guid fileId) => $"{FilePrefix}{fileId:N}";
}
