using Disclosure.Domain.Requests;

namespace Disclosure.Web.Cases;

/// <summary>A letter that the applicant may read on the tracking page.</summary>
/// <param name="Title">文书名称.</param>
/// <param name="Number">发文字号.</param>
/// <param name="ServedOn">The day of service.</param>
/// <param name="SealedFileId">盖章件.</param>
/// <param name="AttachmentIds">What is released with it.</param>
public sealed record PublicLetter(string Title, string Number, DateOnly ServedOn, Guid SealedFileId, IReadOnlyList<Guid> AttachmentIds);

/// <summary>Which files of a case its applicant may have: the sealed copies of what was served on them, and what a reply releases. Nothing else.</summary>
public static class PublicLetters
{
    /// <summary>The letters, in the order of service.</summary>
    public static IReadOnlyList<PublicLetter> Of(RequestState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        var notices = state.Notices
            .Where(n => n is { IsServed: true, VoidReason: null, Issued: not null, SealedFileId: not null } && n.Content.ToApplicant)
            .Select(n => new PublicLetter(n.Issued!.Title, n.Issued.Number, n.Served!.On, n.SealedFileId!.Value, []));

        var replies = state.Letters
            .Where(l => l is { IsServed: true, SealedFileId: not null })
            .Select(l => new PublicLetter(l.Issued.Title, l.Issued.Number, l.Served!.On, l.SealedFileId!.Value, state.DraftOf(l.Issued.LetterId)?.AttachmentIds ?? []));
        return [.. notices.Concat(replies).OrderBy(l => l.ServedOn)];
    }

    /// <summary>True for a file of one of those letters.</summary>
    public static bool Allows(RequestState state, Guid fileId) => Of(state).Any(l => l.SealedFileId == fileId || l.AttachmentIds.Contains(fileId));
}
