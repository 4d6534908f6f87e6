using Disclosure.Domain.Common;
using Disclosure.Domain.Correspondence;
using Disclosure.Domain.Deadlines;
using Disclosure.Domain.Requests.Events;

namespace Disclosure.Domain.Requests;

/// <summary>By which means a reply may be served on an applicant.</summary>
public static class ServiceRules
{
    /// <summary>E-mail and online serve only where the applicant chose them (条例第二十九条第二款第三项).</summary>
    /// <returns>Null when the means is lawful.</returns>
    public static Refusal? CheckMeans(ServiceMeans means, RequestFiled filing)
    {
        ArgumentNullException.ThrowIfNull(filing);
        var chosen = filing.Delivery.Method;
        return means switch
        {
            ServiceMeans.Email when chosen != DeliveryMethod.Email || filing.Applicant.Email is null =>
                new("means", "申请人没有选择以电子邮件获取，电子邮件不构成送达，请改用其他方式。", Law.Article("二十九"), "means"),
            ServiceMeans.Online when chosen != DeliveryMethod.Online =>
                new("means", "申请人没有选择网上获取，网上查看不构成送达，请改用其他方式。", Law.Article("二十九"), "means"),
            _ => null,
        };
    }

    /// <summary>The means that answers to what the applicant chose; by hand where they come for it themselves.</summary>
    public static ServiceMeans Propose(RequestFiled filing)
    {
        ArgumentNullException.ThrowIfNull(filing);
        return filing.Delivery.Method switch
        {
            DeliveryMethod.Email when filing.Applicant.Email is not null => ServiceMeans.Email,
            DeliveryMethod.Online => ServiceMeans.Online,
            DeliveryMethod.Pickup => ServiceMeans.InPerson,
            _ => ServiceMeans.Post,
        };
    }

    /// <summary>Whether a procedural letter may be served by a means.</summary>
    /// <param name="means">The means.</param>
    /// <param name="content">The letter; third parties and agencies are not reached through the site.</param>
    /// <param name="filing">What the applicant gave.</param>
    /// <returns>Null when it may.</returns>
    public static Refusal? CheckMeans(ServiceMeans means, NoticeContent content, RequestFiled filing)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(filing);
        return means switch
        {
            _ when means.IsBySystem() && !content.ToApplicant => new("means", "给第三方或者其他机关的文书应当邮寄、直接送达或者委托其他机关送达。", null, "means"),
            ServiceMeans.Email when filing.Applicant.Email is null => new("means", "申请人没有提供电子邮箱，请改用其他方式。", null, "means"),
            ServiceMeans.Online when filing.Receipt.Channel != ReceiptChannel.Online => new("means", "申请人不是通过网上系统申请，请改用其他方式。", null, "means"),
            _ => null,
        };
    }
}
