using System.Text.Json.Nodes;
using Disclosure.Domain.Common;
using Disclosure.Web.Cases;
using Disclosure.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Disclosure.Web.Outbox;

/// <summary>Writes the mails that a unit's events cause into its transaction; where there is no address, the telephone call instead.</summary>
public sealed class MailComposer(IOptions<SiteOptions> site)
{
    /// <summary>Plans and adds the rows; the caller saves them with the case.</summary>
    public async Task PlanAsync(CaseUnit unit, IReadOnlyList<(int Seq, DomainEvent Event)> events, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(unit);
        ArgumentNullException.ThrowIfNull(events);
        if (events.Count == 0)
        {
            return;
        }

        var authority = await unit.Office.AuthorityAsync(ct);
        var facts = new MailFacts(
            unit.Row.Id,
            authority.Name,
            authority.OfficeName,
            authority.OfficePhone,
            authority.OfficeAddress,
            site.Value.BaseUrl,
            ClockBefore: null,
            ClockAfter: null);
        foreach (var mail in unit.Matter.PlanMails(unit, events, facts))
        {
            await AddAsync(unit, mail, ct);
        }
    }

    /// <summary>What is stored, sealed, with the row.</summary>
    public static string Context(Guid mailId) => $"mail:{mailId:N}";

    private async Task AddAsync(CaseUnit unit, PlannedMail mail, CancellationToken ct)
    {
        var id = unit.NewId();
        var version = await unit.Office.MailTemplateAsync(mail.TemplateKey, ct)
            ?? throw new InvalidOperationException($"No mail template {mail.TemplateKey}.");
        var content = new JsonObject { ["to"] = mail.To, ["model"] = mail.Model };
        var row = new MailRow
        {
            Id = id,
            CaseId = unit.Row.Id,
            Key = mail.Key,
            MessageId = $"{id:N}@{site.Value.MailDomain}",
            TemplateKey = mail.TemplateKey,
            TemplateVersion = version,
            Subject = mail.Subject,
            Cipher = unit.Cipher.SealText(content.ToJsonString(EventCodec.Json), Context(id)),
            State = mail.To is null ? MailState.NoAddress : MailState.Queued,
            QueuedAt = unit.Now,
            NextAttemptAt = unit.Now,
        };
        unit.Db.Mails.Add(row);
        if (mail.To is null)
        {
            await PhoneNotices.RaiseAsync(unit.Db, row, $"{(unit.Matter.Kind == CaseKinds.Opinion ? "来信人" : "申请人")}没有提供电子邮箱", unit.Now, ct);
        }
    }
}

/// <summary>Settings of the public site: <c>Site:*</c>.</summary>
public sealed class SiteOptions
{
    /// <summary>Address under which citizens reach the site, without a trailing slash.</summary>
    public string BaseUrl { get; set; } = "http://localhost:5080";

    /// <summary>The tracking page of a request. The number is in it, the code never.</summary>
    public string TrackUrl(string number) => $"{BaseUrl.TrimEnd('/')}/track?number={Uri.EscapeDataString(number)}";

    /// <summary>The tracking page of an opinion. The number is in it, the code never.</summary>
    public string OpinionUrl(string number) => $"{BaseUrl.TrimEnd('/')}/opinions/track?number={Uri.EscapeDataString(number)}";

    /// <summary>True where the authority publishes its numbers by year at <c>/numbers</c>.</summary>
    public bool ShowNumbers { get; set; }

    /// <summary>Right-hand side of Message-IDs.</summary>
    public string MailDomain { get; set; } = "disclosure.localhost";
}
