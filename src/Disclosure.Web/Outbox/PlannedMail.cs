using System.Text.Json.Nodes;
using Disclosure.Domain.Deadlines;

namespace Disclosure.Web.Outbox;

/// <summary>A mail that a change of a case causes.</summary>
/// <param name="Key">Case, event and template: the same cause never mails twice.</param>
/// <param name="TemplateKey">One of <see cref="MailModels.Keys"/>.</param>
/// <param name="Subject">Subject; holds the number and fixed words, never personal data.</param>
/// <param name="To">The applicant's address; null when there is none, and somebody must phone.</param>
/// <param name="Model">Variables of the template; <c>attachments</c> lists the files that travel with it.</param>
public sealed record PlannedMail(string Key, string TemplateKey, string Subject, string? To, JsonObject Model);

/// <summary>What a mail says beyond the case itself.</summary>
/// <param name="CaseId">The case.</param>
/// <param name="AuthorityName">机关名称.</param>
/// <param name="OfficeName">政府信息公开工作机构.</param>
/// <param name="OfficePhone">Its telephone.</param>
/// <param name="OfficeAddress">Its address.</param>
/// <param name="BaseUrl">Public address of the site, with or without a trailing slash.</param>
/// <param name="ClockBefore">The clock before the change; null before filing or while the receipt is open.</param>
/// <param name="ClockAfter">The clock after it.</param>
public sealed record MailFacts(
    Guid CaseId,
    string AuthorityName,
    string OfficeName,
    string OfficePhone,
    string OfficeAddress,
    string BaseUrl,
    ClockResult? ClockBefore,
    ClockResult? ClockAfter)
{
    /// <summary>The tracking page. The number is in it, the code never.</summary>
    public string TrackUrl(string number) => new SiteOptions { BaseUrl = BaseUrl }.TrackUrl(number);

    /// <summary>The tracking page of an opinion. The number is in it, the code never.</summary>
    public string OpinionUrl(string number) => new SiteOptions { BaseUrl = BaseUrl }.OpinionUrl(number);
}
