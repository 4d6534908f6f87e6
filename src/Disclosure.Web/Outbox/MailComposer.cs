using Disclosure.Domain.Requests.Events;
using Disclosure.Web.Cases;

namespace Disclosure.Web.Outbox;

/// <summary>Writes the mails that a unit's events cause into its transaction; where there is no address, the telephone call instead.</summary>
public sealed class MailComposer
{
    /// <summary>Plans and adds the rows.</summary>
    public Task PlanAsync(CaseUnit unit, IReadOnlyList<(int Seq, RequestEvent Event)> events, CancellationToken ct) => Task.CompletedTask;

    /// <summary>What is stored, sealed, with the row.</summary>
    public static string Context(Guid mailId) => $"mail:{mailId:N}";
}

/// <summary>Settings of the public site: <c>Site:*</c>.</summary>
public sealed class SiteOptions
{
    /// <summary>Address under which citizens reach the site, without a trailing slash.</summary>
    public string BaseUrl { get; set; } = "http://localhost:5080";

    /// <summary>Right-hand side of Message-IDs.</summary>
    public string MailDomain { get; set; } = "disclosure.localhost";
}
