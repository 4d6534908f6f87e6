using Disclosure.Domain.Requests;
using Disclosure.Web.Cases;

namespace Disclosure.Web.Letters;

/// <summary>Who is named in a preview: many read it, nobody is recorded, and the wording does not depend on the name.</summary>
internal static class MaskedApplicant
{
    /// <summary>The case with a natural person's name masked; an organisation's is public. The numbered letter names them in full.</summary>
    public static RequestState Of(RequestState state) => state.Filing is { Applicant.Kind: ApplicantKind.Person } filing
        ? state with { Filing = filing with { Applicant = filing.Applicant with { Name = Masking.Name(filing.Applicant.Name) } } }
        : state;
}
