using Disclosure.Domain.Requests;

namespace Disclosure.Web.Features.Apply;

/// <summary>The addresses of the four forms, and the page that shows each.</summary>
public static class ApplyPaths
{
    /// <summary>更正申请 of a citizen.</summary>
    public const string CorrectionPerson = "/apply/correction";

    /// <summary>更正申请 of an organisation.</summary>
    public const string CorrectionOrganization = "/apply/correction/organization";

    /// <summary>Every form.</summary>
    public static IEnumerable<(ApplicantKind Applicant, RequestKind Kind)> All =>
        from kind in Enum.GetValues<RequestKind>() from applicant in Enum.GetValues<ApplicantKind>() select (applicant, kind);

    /// <summary>The address of a form.</summary>
    public static string Of(ApplicantKind applicant, RequestKind kind) => (applicant, kind) switch
    {
        (ApplicantKind.Person, RequestKind.Disclosure) => "/apply/person",
        (ApplicantKind.Organization, RequestKind.Disclosure) => "/apply/organization",
        (ApplicantKind.Person, RequestKind.Correction) => CorrectionPerson,
        (ApplicantKind.Organization, RequestKind.Correction) => CorrectionOrganization,
        _ => throw new ArgumentOutOfRangeException(nameof(applicant), applicant, null),
    };

    /// <summary>The page that shows it, also when it comes back.</summary>
    public static Type PageOf(ApplicantKind applicant, RequestKind kind) => (applicant, kind) switch
    {
        (ApplicantKind.Person, RequestKind.Disclosure) => typeof(ApplyPerson),
        (ApplicantKind.Organization, RequestKind.Disclosure) => typeof(ApplyOrganization),
        (ApplicantKind.Person, RequestKind.Correction) => typeof(ApplyCorrection),
        (ApplicantKind.Organization, RequestKind.Correction) => typeof(ApplyCorrectionOrganization),
        _ => throw new ArgumentOutOfRangeException(nameof(applicant), applicant, null),
    };
}
