using Disclosure.Domain.Requests;

namespace Disclosure.Web.Cases;

/// <summary>A letter that the applicant may read and download.</summary>
/// <param name="Id">Identity of the letter or notice.</param>
/// <param name="Number">发文字号.</param>
/// <param name="Title">文书名称.</param>
/// <param name="ServedOn">The day of its latest service.</param>
/// <param name="FileId">The sealed copy (盖章件).</param>
/// <param name="AttachmentIds">The information released with it; empty where it was asked for on paper.</param>
public sealed record CitizenLetter(Guid Id, string Number, string Title, DateOnly ServedOn, Guid FileId, IReadOnlyList<Guid> AttachmentIds);

/// <summary>
/// Which letters of a case are the applicant's: those that have left the house towards them, in their sealed form. A letter
/// that came back by post stays readable; one to a third party or another agency never is.
/// </summary>
public static class CitizenLetters
{
    /// <summary>The letters, oldest service first.</summary>
    public static IReadOnlyList<CitizenLetter> Of(RequestState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        var notices = state.Notices
            .Where(n => n is { Issued: not null, Served: not null, SealedFileId: not null, VoidReason: null } && n.Kind is not (NoticeKind.Consultation or NoticeKind.ThirdPartyRelease))
            .Select(n => new CitizenLetter(n.Id, n.Issued!.Number, n.Issued.Title, n.Served!.On, n.SealedFileId!.Value, []));
        var replies = state.Letters
            .Where(l => l is { Served: not null, SealedFileId: not null })
            .Select(l => new CitizenLetter(l.Issued.LetterId, l.Issued.Number, l.Issued.Title, l.Served!.On, l.SealedFileId!.Value, Released(state, l)));
        return [.. notices.Concat(replies).OrderBy(l => l.ServedOn)];
    }

    private static IReadOnlyList<Guid> Released(RequestState state, Letter letter) =>
        state.Filing!.Delivery.Form == DeliveryForm.Electronic ? [.. state.DraftOf(letter.Issued.LetterId)?.AttachmentIds ?? []] : [];
}
