using Disclosure.Domain.Fees;
using Disclosure.Domain.Requests;
using Disclosure.Web.Cases;

namespace Disclosure.Web.Components.Notices;

/// <summary>One line of what a letter says.</summary>
/// <param name="Label">What.</param>
/// <param name="Text">The words.</param>
public sealed record NoticeLine(string Label, string Text);

/// <summary>What a procedural letter says, for those who approve, seal and serve it.</summary>
public static class NoticeText
{
    /// <summary>The lines.</summary>
    public static IReadOnlyList<NoticeLine> Of(Notice notice)
    {
        ArgumentNullException.ThrowIfNull(notice);
        return notice.Content switch
        {
            ClarificationContent c => [new("补正事项", string.Join('\n', c.Points.Select((p, i) => $"{i + 1}. {p}"))), new("指导和释明", c.Guidance), new("补正期限", $"收到告知书之日起{c.ReplyWorkingDays}个工作日")],
            ReasonsContent c => [new("数量、频次", c.Facts), new("说明期限", $"收到告知书之日起{c.ReplyWorkingDays}个工作日")],
            DeferralContent c => [new("延迟至", LegalTime.Show(c.Until)), new("理由", c.Reason)],
            ExtensionContent c => [new("延长", $"{c.WorkingDays}个工作日"), new("理由", c.Reason)],
            ConsultationContent c => [new("地址", c.Address ?? "未填写"), new("内容", c.Matter)],
            AbandonmentContent c => [new("正当理由的核实", c.Considered)],
            ThirdPartyReleaseContent c => [new("决定公开", c.Released), new("理由", c.Reason)],
            FeeContent c => [new("计费", c.Basis == FeeBasis.Items ? $"按件：{c.Quantity}件，本月此前{c.AlreadyThisMonth}件" : $"按量：{c.Quantity}页"), new("金额", $"{c.Amount}元"), new("缴纳方式", c.HowToPay)],
            _ => [],
        };
    }
}
