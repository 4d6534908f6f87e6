using Disclosure.Domain.Correspondence;
using Disclosure.Domain.Requests;
using Disclosure.Web.Cases;

namespace Disclosure.Web.Features.ServiceReceipt;

/// <summary>What stands on a 送达回证 before it is signed.</summary>
/// <param name="Title">文书名称.</param>
/// <param name="Number">发文字号.</param>
/// <param name="Recipient">受送达人; a natural person masked, to be completed by hand.</param>
/// <param name="IsMasked">True where the name is to be completed.</param>
/// <param name="Served">The act of service, once registered.</param>
/// <param name="ProvedOn">签收日, once proved.</param>
public sealed record ReceiptModel(string Title, string Number, string Recipient, bool IsMasked, ServiceAct? Served, DateOnly? ProvedOn)
{
    /// <summary>Of a letter or a procedural letter of the case; null when the case has none that is numbered and stands.</summary>
    /// <param name="state">The case.</param>
    /// <param name="letterId">The letter.</param>
    public static ReceiptModel? Of(RequestState state, Guid letterId)
    {
        ArgumentNullException.ThrowIfNull(state);
        var applicant = state.Filing!.Applicant;
        var (name, masked) = applicant.Kind == ApplicantKind.Person ? (Masking.Name(applicant.Name), true) : (applicant.Name, false);
        if (state.LetterOf(letterId) is { VoidReason: null } letter)
        {
            return new(letter.Issued.Title, letter.Issued.Number, name, masked, letter.Served, letter.ProvedOn);
        }

        if (state.Notices.Find(n => n.Id == letterId) is not { VoidReason: null, Issued: { } issued } notice)
        {
            return null;
        }

        var other = notice.Content switch
        {
            ConsultationContent c => c.Addressee,
            ThirdPartyReleaseContent r => (state.Notices.Find(n => n.Id == r.ConsultationId)?.Content as ConsultationContent)?.Addressee,
            _ => null,
        };
        return new(issued.Title, issued.Number, other ?? name, other is null && masked, notice.Served, notice.ProvedOn);
    }
}
