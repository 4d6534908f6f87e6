using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Disclosure.Web.Data;
using Disclosure.Web.Templates;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Outbox;

/// <summary>Renders mails from the published templates. A version never changes, so it is read once.</summary>
public sealed class MailTemplates(IDbContextFactory<DisclosureDb> factory)
{
    /// <summary>Kind of the plain text templates.</summary>
    public const string TextKind = "mail-text";

    /// <summary>Kind of the HTML templates.</summary>
    public const string HtmlKind = "mail-html";

    private readonly ConcurrentDictionary<(string Kind, string Key, int Version), string> bodies = new();

    /// <summary>The version to note with a mail that is planned now; null when nothing is published under the key.</summary>
    public static Task<int?> CurrentVersionAsync(DisclosureDb db, string key, CancellationToken ct) =>
        db.Templates.Where(t => (t.Kind == TextKind || t.Kind == HtmlKind) && t.Key == key).MaxAsync(t => (int?)t.Version, ct);

    /// <summary>Renders both parts.</summary>
    /// <param name="key">Template key.</param>
    /// <param name="version">The version at planning. Text and HTML count apart; of each the highest up to it is taken.</param>
    /// <param name="model">The variables.</param>
    /// <param name="ct">Cancellation.</param>
    /// <exception cref="TemplateModelException">A variable or the template itself is missing.</exception>
    public async Task<(string Text, string Html)> RenderAsync(string key, int version, JsonObject model, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(model);
        await using var db = await factory.CreateDbContextAsync(ct);
        var published = await db.Templates.AsNoTracking()
            .Where(t => (t.Kind == TextKind || t.Kind == HtmlKind) && (t.Key == key || t.Key == MailModels.Layout))
            .Select(t => new Published(t.Kind, t.Key, t.Version))
            .ToListAsync(ct);
        return (await PartAsync(TextKind, false), await PartAsync(HtmlKind, true));

        async Task<string> PartAsync(string kind, bool html)
        {
            var body = await BodyAsync(db, Pick(published, kind, key, version), ct);
            var layout = await BodyAsync(db, Pick(published, kind, MailModels.Layout, int.MaxValue), ct);
            return LiquidTemplates.Render(MailTemplateRules.Compose(layout, body), model, html);
        }
    }

    private static Published Pick(List<Published> published, string kind, string key, int version)
    {
        var own = published.Where(p => p.Kind == kind && p.Key == key).OrderBy(p => p.Version).ToList();
        return own.LastOrDefault(p => p.Version <= version) ?? own.FirstOrDefault()
            ?? throw new TemplateModelException($"No template {kind}/{key} is published.");
    }

    private async Task<string> BodyAsync(DisclosureDb db, Published template, CancellationToken ct)
    {
        var place = (template.Kind, template.Key, template.Version);
        if (bodies.TryGetValue(place, out var known))
        {
            return known;
        }

        return bodies[place] = await db.Templates.AsNoTracking()
            .Where(t => t.Kind == template.Kind && t.Key == template.Key && t.Version == template.Version)
            .Select(t => t.Body)
            .SingleAsync(ct);
    }

    private sealed record Published(string Kind, string Key, int Version);
}
