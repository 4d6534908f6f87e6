using Disclosure.Domain.Common;
using Disclosure.Domain.Requests.Events;

namespace Disclosure.Domain.Requests;

public sealed partial class DisclosureRequest
{
    /// <summary>
    /// 电话释明: what is unclear was explained by telephone, before or while a 补正 is awaited (条例第三十条: 指导和释明). It stands
    /// beside the written 补正告知书, replaces it in nothing, and moves no clock.
    /// </summary>
    /// <param name="on">Date of the call.</param>
    /// <param name="spokeWith">Who was on the applicant's side.</param>
    /// <param name="explained">What was explained.</param>
    /// <param name="details">Time, who called, the number, what the applicant said.</param>
    /// <param name="today">Today in Asia/Shanghai.</param>
    /// <param name="time">The time of day there.</param>
    /// <returns>Every refusal; empty when recorded.</returns>
    public IReadOnlyList<Refusal> ExplainByPhone(DateOnly on, string spokeWith, string explained, PhoneExplanation details, DateOnly today, TimeOnly time)
    {
        ArgumentNullException.ThrowIfNull(details);
        if (NotOpen(receiptNeeded: false) is { } no)
        {
            return [no];
        }

        if (State.Notices.Exists(n => n.Answer.Clarification is not null))
        {
            return [new("clarified", "已经收到补正，不再作补正的电话释明；其他通话请登记为电话告知。")];
        }

        if (State.ReplyLetter is not null)
        {
            return [new("replied", "答复已经编号，不再作补正的电话释明；其他通话请登记为电话告知。")];
        }

        var refusals = new List<Refusal>();
        if (on > today || on < State.Filing!.Receipt.SubmittedOn)
        {
            refusals.Add(new("date", "通话日期不能早于申请日期，也不能晚于今天。", null, "on"));
        }
        else if (on == today && details.At > time)
        {
            refusals.Add(new("time", "通话时间不能晚于现在。", null, "at"));
        }

        if (Blank(spokeWith))
        {
            refusals.Add(Required("spokeWith", "请填写通话的对方。"));
        }

        if (!PhoneNumbers.IsPlausible(details.Number.Trim()))
        {
            refusals.Add(new("number", Blank(details.Number) ? "请填写对方的电话号码。" : "电话号码不像能拨通的号码，请核对。", null, "number"));
        }

        if (Blank(explained))
        {
            refusals.Add(Required("explained", "请写明释明的内容。", Law.Article("三十")));
        }

        if (Blank(details.Said))
        {
            refusals.Add(Required("said", "请写明申请人的意见；没有意见的，也请写明。"));
        }

        if (refusals.Count == 0)
        {
            Raise(new ApplicantPhoned(on, spokeWith.Trim(), explained.Trim(), details with { Number = details.Number.Trim(), Said = details.Said.Trim() }));
        }

        return refusals;
    }
}
