using Disclosure.Domain.Common;
using Disclosure.Domain.Deadlines;
using Disclosure.Domain.Requests;
using Disclosure.Web.Accounts;
using Disclosure.Web.Cases;

namespace Disclosure.Web.Features.Enter;

/// <summary>登记 of an application that came by counter, post, letter, fax or e-mail: the same rules as online.</summary>
public sealed class EnterHandler(FilingWriter filings, TimeProvider time)
{
    private const int MaxPostalNumber = 40;

    /// <summary>Who may enter applications.</summary>
    public static bool MayEnter(Actor actor) => actor.Has(Roles.IntakeClerk, Roles.DisclosureOfficer);

    /// <summary>Files once for each key of the form.</summary>
    /// <returns>Filed, or every refusal with its field.</returns>
    public async Task<FilingOutcome> HandleAsync(Actor actor, EnterForm form, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(form);
        if (!MayEnter(actor))
        {
            return new FilingOutcome.Refused([new("forbidden", "登记申请由窗口登记员或者公开经办人办理，您没有这个角色。")]);
        }

        var refusals = Check(form).ToList();
        var receipt = form.Receipt ?? new ReceiptFacts(form.Channel, time.Today());
        var filing = form.ToFiling(actor.AuthorityId!.Value, receipt);
        refusals.AddRange(filing.Correction is { } correction
            ? CorrectionRules.Check(filing.Applicant, correction, filing.Delivery, filing.FileIds.Count > 0)
            : FilingRules.Check(filing.Applicant, filing.Information, filing.Delivery));
        if (refusals.Count > 0)
        {
            return new FilingOutcome.Refused(refusals);
        }

        return await filings.FileAsync(filing, $"enter/{actor.Id:N}/{form.Key}", actor, ct);
    }

    private static IEnumerable<Refusal> Check(EnterForm form)
    {
        if (form.Channel == ReceiptChannel.Online)
        {
            yield return new("channel", "网上提交的申请由申请人自行填写，请选择其他渠道。", null, "channel");
        }

        if (form.Channel == ReceiptChannel.RegisteredPost && form.SignedForOn is null)
        {
            yield return new("required", "请填写收发室签收日期：邮寄的申请以签收之日为收到之日。", Law.Article("三十一"), "receipt.signedForOn");
        }
        else if (form.Receipt is null)
        {
            yield return new("required", "请填写日期。", Law.Article("三十一"), "receipt.submittedOn");
        }

        if (form.Receipt is { } receipt)
        {
            if (receipt.SignedForOn < receipt.SubmittedOn)
            {
                yield return new("order", "签收日期早于邮戳日期，请核对信封后更正。", Law.Article("三十一"), "receipt.signedForOn");
            }

            if (receipt.ConfirmedOn < receipt.SubmittedOn)
            {
                yield return new("order", "确认日期早于到达日期，请核对后更正。", Law.Article("三十一"), "receipt.confirmedOn");
            }
        }

        if (form.PostalNumber?.Trim().Length > MaxPostalNumber)
        {
            yield return new("too-long", $"邮件号码不能超过{MaxPostalNumber}个字。", null, "postalNumber");
        }
    }
}
