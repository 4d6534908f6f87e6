using System.Collections.Immutable;
using Disclosure.Domain.Decisions;
using Disclosure.Domain.Requests.Events;

namespace Disclosure.Domain.Requests;

public sealed partial record RequestState
{
    /// <summary>Replies that were set aside for another one, oldest first.</summary>
    public ImmutableList<PastReply> Past { get; init; } = [];

    /// <summary>再次答复: what the present reply was opened for; null for the first.</summary>
    public FurtherReplyOpened? Further { get; init; }

    /// <summary>True while another reply is being worked on.</summary>
    public bool IsAnsweringAgain => Further is not null && Closing is null;

    /// <summary>The last day of the work under way; null without one.</summary>
    public DateOnly? FurtherDueOn => IsAnsweringAgain ? Further!.DueOn : null;

    /// <summary>The letter of the first reply: its service is the reply in the sense of article 33, whatever followed.</summary>
    public Letter? FirstLetter => Past.IsEmpty ? ReplyLetter : LetterOf(Past[0].LetterId);

    /// <summary>办结 of the first reply: its row is the case's row of 表三.</summary>
    public RequestClosed? FirstClosing => Past.IsEmpty ? Closing : Past[0].Closing;

    /// <summary>What the letter decided; null for one that is void or not of this case.</summary>
    /// <param name="letterId">The letter.</param>
    public ReplyDraft? DraftOf(Guid letterId) => Past.Find(p => p.LetterId == letterId)?.Draft
        ?? (ReplyLetter?.Issued.LetterId == letterId && Signature is not null ? Draft : null);

    /// <summary>A letter by its identity.</summary>
    public Letter? LetterOf(Guid letterId) => Letters.Find(l => l.Issued.LetterId == letterId);

    /// <summary>True for a letter that belongs to a reply set aside: nothing is done about it any more.</summary>
    private bool IsPast(Notice notice) => !Past.IsEmpty && Notices.FindIndex(n => n.Id == notice.Id) < Past[^1].NoticeCount;

    private RequestState AnswerAgain(FurtherReplyOpened x) => this with
    {
        Past = Past.Add(new PastReply(Draft!, ReplyLetter!.Issued.LetterId, Signature!, Reviews, Assignments, DepartmentsDueOn, Consolidated, AnsweredByOfficeId, Closing!, Archive, Notices.Count, Further)),
        Further = x,
        Draft = null,
        Signature = null,
        Reviews = Reviews.Clear(),
        Assignments = [],
        DepartmentsDueOn = null,
        Consolidated = null,
        AnsweredByOfficeId = null,
        Closing = null,
        Archive = null,
        NamedInVain = [],
    };

    private RequestState Drop(FurtherReplyDropped x)
    {
        var back = Past[^1];
        var voided = ReplyLetter?.Issued.LetterId;
        return (voided is { } id ? With(id, l => l with { VoidReason = x.Reason }) : this) with
        {
            Past = Past.RemoveAt(Past.Count - 1),
            Further = back.Opened,
            Draft = back.Draft,
            Signature = back.Signature,
            Reviews = back.Reviews,
            Assignments = back.Assignments,
            DepartmentsDueOn = back.DepartmentsDueOn,
            Consolidated = back.Consolidated,
            AnsweredByOfficeId = back.AnsweredByOfficeId,
            Closing = back.Closing,
            Archive = back.Archive,
        };
    }

    private RequestState With(Guid letterId, Func<Letter, Letter> change)
    {
        var index = Letters.FindIndex(l => l.Issued.LetterId == letterId);
        return index < 0
            ? throw new InvalidOperationException("The event names a letter that was never issued.")
            : this with { Letters = Letters.SetItem(index, change(Letters[index])) };
    }
}
