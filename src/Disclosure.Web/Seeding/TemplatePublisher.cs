using Disclosure.Web.Data;
using Disclosure.Web.Letters;
using Disclosure.Web.Outbox;
using Disclosure.Web.Templates;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Seeding;

/// <summary>Publishes letter and mail templates as versions that never change.</summary>
public sealed class TemplatePublisher(TimeProvider time, ILogger<TemplatePublisher> logger)
{
    /// <summary>Kind of the letter templates.</summary>
    public const string LetterKind = "letter";

    /// <summary>Adds the templates of the seed folder whose text is new to the database.</summary>
    /// <exception cref="SeedException">A template is bad and there is no earlier version that could stay in force.</exception>
    public async Task SeedAsync(DisclosureDb db, SeedFiles files, CancellationToken ct)
    {
        var found = files.List(Path.Combine("seeds", "mail"), "*.liquid").Select(p => (Path: p, Kind: KindOf(p)))
            .Concat(files.List(Path.Combine("seeds", "letters"), "*.liquid").Select(p => (Path: p, Kind: LetterKind)));
        var seeds = await db.Seeds.Where(s => s.Key.StartsWith("template/")).ToDictionaryAsync(s => s.Key, ct);
        foreach (var (path, kind) in found)
        {
            var body = await File.ReadAllTextAsync(path, ct);
            var key = Path.GetFileName(path).Split('.')[0];
            var seedKey = $"template/{kind}/{key}";
            var hash = SeedFiles.Hash(body);
            var seen = seeds.GetValueOrDefault(seedKey);
            if (seen?.Hash == hash)
            {
                continue;
            }

            try
            {
                await PublishAsync(db, kind, key, body, ct);
            }
            catch (SeedException e) when (seen is not null)
            {
                // A letter goes out on the last good version rather than not at all; the file is tried again at every start.
                logger.LogError("A template was refused, its last good version stays in force: {Reason}", e.Message);
                continue;
            }

            if (seen is null)
            {
                db.Seeds.Add(new SeedRow { Key = seedKey, Hash = hash, AppliedAt = time.GetUtcNow() });
            }
            else
            {
                seen.Hash = hash;
                seen.AppliedAt = time.GetUtcNow();
            }
        }
    }

    /// <summary>Adds a new version of a template.</summary>
    /// <exception cref="SeedException">The template is refused, with line and reason; the last good version stays in force.</exception>
    public async Task PublishAsync(DisclosureDb db, string kind, string key, string body, CancellationToken ct)
    {
        if (LiquidTemplates.Check(body) is { } wrong)
        {
            throw new SeedException(key, wrong);
        }

        if (kind is MailTemplates.TextKind or MailTemplates.HtmlKind && MailTemplateRules.Validate(body, key) is { Count: > 0 } errors)
        {
            throw new SeedException($"{key} ({kind})", string.Join(" ", errors));
        }

        if (kind == LetterKind && LetterTemplateRules.Validate(key, body) is { Count: > 0 } mistakes)
        {
            throw new SeedException($"{key} ({kind})", string.Join(" ", mistakes));
        }

        var last = await db.Templates.Where(t => t.Kind == kind && t.Key == key).MaxAsync(t => (int?)t.Version, ct) ?? 0;
        db.Templates.Add(new TemplateRow
        {
            Id = Guid.CreateVersion7(time.GetUtcNow()),
            Kind = kind,
            Key = key,
            Version = last + 1,
            Body = body,
            Hash = SeedFiles.Hash(body),
            PublishedAt = time.GetUtcNow(),
        });
    }

    private static string KindOf(string path) => Path.GetFileName(path).Contains(".html.", StringComparison.Ordinal) ? "mail-html" : "mail-text";
}
