using Disclosure.Domain.Common;
using Disclosure.Domain.Requests.Events;

namespace Disclosure.Domain.Requests;

public sealed partial class DisclosureRequest
{
    /// <summary>
    /// 更正文书日期: a period begins or ends on it, so a wrong one is superseded with reason and approver. The clock follows; an
    /// act that turns out to be unlawful by it is listed by the clock and has no effect.
    /// </summary>
    /// <param name="noticeId">The letter.</param>
    /// <param name="date">Which date.</param>
    /// <param name="to">The right one.</param>
    /// <param name="reason">Why.</param>
    /// <param name="approval">Who approved it.</param>
    /// <param name="evidenceFileId">Evidence, if scanned.</param>
    /// <param name="today">Today in Asia/Shanghai.</param>
    public Refusal? CorrectNotice(Guid noticeId, NoticeDate date, DateOnly to, string reason, Approval approval, Guid? evidenceFileId, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(approval);
        if (State.Notices.Find(n => n.Id == noticeId) is not { VoidReason: null } notice || notice.DateOf(date) is not { } from)
        {
            return new("no-fact", "该日期尚未确定，或者由系统即时记录，无需更正。");
        }

        if (to == from)
        {
            return new("same", "更正后的日期与原日期相同。", null, "to");
        }

        if (to > today)
        {
            return new("date", "更正后的日期不能晚于今天。", null, "to");
        }

        var (sent, received, answered) = (notice.Served!.On, notice.DateOf(NoticeDate.Received), notice.DateOf(NoticeDate.Answered));
        var earliest = date == NoticeDate.Sent ? notice.Issued!.IssuedOn : sent;
        var latest = date == NoticeDate.Sent ? Earlier(received, answered) : null;
        if (to < earliest || to > latest)
        {
            return new("date", date == NoticeDate.Sent ? "发出日期不能早于成文日期，也不能晚于签收和答复的日期。" : "签收和答复的日期不能早于发出日期。", null, "to");
        }

        if (Unapproved(reason, approval, today) is { } unapproved)
        {
            return unapproved;
        }

        Raise(new NoticeDateCorrected(noticeId, date, from, to, reason.Trim(), approval, evidenceFileId));
        return null;
    }

    private static DateOnly? Earlier(DateOnly? a, DateOnly? b) => (a, b) switch
    {
        ({ } x, { } y) => x < y ? x : y,
        _ => a ?? b,
    };

    /// <summary>What a correction lacks beside its date.</summary>
    private static Refusal? Unapproved(string reason, Approval approval, DateOnly today)
    {
        if (Blank(reason))
        {
            return Required("reason", "请写明更正的理由和依据。");
        }

        if (Blank(approval.SignerName))
        {
            return Required("approval.signerName", "请写明批准更正的人。");
        }

        return approval.On > today ? new Refusal("date", "批准日期不能晚于今天。", null, "approval.on") : null;
    }
}
