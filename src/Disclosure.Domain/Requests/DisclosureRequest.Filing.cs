using Disclosure.Domain.Common;
using Disclosure.Domain.Correspondence;
using Disclosure.Domain.Deadlines;
using Disclosure.Domain.Requests.Events;

namespace Disclosure.Domain.Requests;

public sealed partial class DisclosureRequest
{
    /// <summary>
    /// 提交申请. The form has been validated field by field before (<see cref="FilingRules"/>); what is checked again here is
    /// what no channel may bypass.
    /// </summary>
    /// <param name="filing">What is filed, its number included.</param>
    /// <param name="queryCode">The citizen's code.</param>
    /// <param name="today">Today in Asia/Shanghai.</param>
    /// <returns>The request with its events raised, or every refusal.</returns>
    public static (DisclosureRequest? Request, IReadOnlyList<Refusal> Refusals) File(RequestFiled filing, string queryCode, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(filing);
        if ((filing.Kind == RequestKind.Correction) != filing.Correction is not null || (filing.Correction is { } asked && filing.Information != asked.AsInformation()))
        {
            throw new ArgumentException("A correction request, and only it, says what is to be corrected; its information is the record.", nameof(filing));
        }

        var refusals = CheckFiling(filing.Applicant, filing.Information, filing.Delivery, filing.Receipt, today, filing.Correction, filing.FileIds.Count > 0);
        if (refusals.Count > 0)
        {
            return (null, refusals);
        }

        var request = new DisclosureRequest(RequestState.Empty);
        request.Raise(filing);
        request.Raise(new QueryCodeIssued(queryCode, Reissued: false));
        return (request, []);
    }

    /// <summary>What <see cref="File"/> would refuse, before there is a number.</summary>
    /// <returns>Every refusal; none when it may be filed today.</returns>
    public static IReadOnlyList<Refusal> CheckFiling(Applicant applicant, InformationSought information, DeliveryPreference delivery, ReceiptFacts receipt, DateOnly today, CorrectionSought? correction = null, bool hasFiles = false)
    {
        ArgumentNullException.ThrowIfNull(receipt);
        var content = correction is null ? FilingRules.Check(applicant, information, delivery) : CorrectionRules.Check(applicant, correction, delivery, hasFiles);
        return [.. content, .. CheckReceipt(receipt, today)];
    }

    /// <summary>补发查询码: the earlier code stops working.</summary>
    public Refusal? ReissueQueryCode()
    {
        if (State.Filing is null)
        {
            return NotOpen(receiptNeeded: false);
        }

        Raise(new QueryCodeIssued(Correspondence.QueryCode.New(), Reissued: true));
        return null;
    }

    /// <summary>撤回: lawful until the case is closed. All work on it stops.</summary>
    /// <param name="reason">Reason, optional: none may be demanded.</param>
    /// <param name="calendar">The working calendar.</param>
    /// <param name="today">Today in Asia/Shanghai.</param>
    public Refusal? Withdraw(string? reason, WorkCalendar calendar, DateOnly today)
    {
        if (NotOpen(receiptNeeded: false) is { } no)
        {
            return no;
        }

        if (State.RepliedOn is not null)
        {
            return new("answered", "答复已经送出，申请不能再撤回。");
        }

        return RaiseLawful(new RequestWithdrawn(today, Blank(reason) ? null : reason!.Trim()), calendar, today);
    }

    /// <summary>条例 came into force on this day (国务院令第492号第三十八条): nothing can have been received under it before.</summary>
    private static readonly DateOnly InForce = new(2008, 5, 1);

    private const string BeforeInForce = "日期不能早于《政府信息公开条例》施行之日2008年5月1日，请核对年份。";

    private static IEnumerable<Refusal> CheckReceipt(ReceiptFacts receipt, DateOnly today)
    {
        if (receipt.SubmittedOn < InForce)
        {
            yield return new("date", BeforeInForce, Law.Regulation, "receipt.submittedOn");
        }

        // The day of receipt would contradict itself for ever: no later step could settle it.
        if (receipt.SignedForOn < receipt.SubmittedOn)
        {
            yield return new("date", "签收日期不能早于提交（寄出）日期，请核对。", Law.Article("三十一"), "receipt.signedForOn");
        }

        if (receipt.ConfirmedOn < receipt.SubmittedOn)
        {
            yield return new("date", "确认日期不能早于申请到达之日，请核对。", Law.Article("三十一"), "receipt.confirmedOn");
        }

        if (receipt.SubmittedOn > today)
        {
            yield return new("future", "提交日期不能晚于今天。", Law.Article("三十一"), "receipt.submittedOn");
        }

        if (receipt.SignedForOn > today)
        {
            yield return new("future", "签收日期不能晚于今天。", Law.Article("三十一"), "receipt.signedForOn");
        }

        if (receipt.ConfirmedOn > today)
        {
            yield return new("future", "确认日期不能晚于今天。", Law.Article("三十一"), "receipt.confirmedOn");
        }

        if (receipt.Channel == ReceiptChannel.RegisteredPost && receipt.SignedForOn is null)
        {
            yield return new("required", "邮寄签收的申请以签收之日为收到之日，请填写收发室签收日期。", Law.Article("三十一"), "receipt.signedForOn");
        }
    }
}
