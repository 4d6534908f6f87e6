using System.Collections.Immutable;
using Disclosure.Domain.Decisions;
using Disclosure.Domain.Requests.Events;

namespace Disclosure.Domain.Requests;

public sealed partial record RequestState
{
    /// <summary>When what was withheld is first reviewed, in months from the reply: the Regulation says 定期 and names no interval.</summary>
    public const int FirstReviewAfterMonths = 12;

    /// <summary>不公开信息的定期评估, in order.</summary>
    public ImmutableList<WithheldReviewed> WithheldReviews { get; init; } = [];

    /// <summary>
    /// True when a reply that stands withholds something on articles 14 to 16: every closed reply since the last 重新答复, which takes
    /// the place of those before it.
    /// </summary>
    public bool Withholds => Standing.Any(d => d.Type == ReplyType.Refused || (d.Items ?? []).Any(i => i.Withheld));

    /// <summary>The day by which what is withheld is to be looked at again (条例第十八条); null where nothing is, or where it was found that it can be public.</summary>
    public DateOnly? ReviewDueOn => !Withholds || RepliedOn is not { } replied ? null
        : WithheldReviews.LastOrDefault(r => r.On >= StandsSince) is { } last ? last.NextOn
        : (StandsSince > replied ? StandsSince : replied).AddMonths(FirstReviewAfterMonths);

    private IEnumerable<ReplyDraft> Standing => Closed.Skip(Math.Max(0, LastRenewal)).Select(c => c.Draft);

    private DateOnly StandsSince => LastRenewal > 0 ? Closed[LastRenewal].Closing.On : DateOnly.MinValue;

    private int LastRenewal => Closed.FindLastIndex(c => c.Opened?.Kind == FurtherReplyKind.Renewed);

    private List<(ReplyDraft Draft, RequestClosed Closing, FurtherReplyOpened? Opened)> Closed =>
    [
        .. Past.Select(p => (p.Draft, p.Closing, p.Opened)),
        .. Closing is { } closing && Draft is { } draft ? [(draft, closing, Further)] : Array.Empty<(ReplyDraft, RequestClosed, FurtherReplyOpened?)>(),
    ];
}
