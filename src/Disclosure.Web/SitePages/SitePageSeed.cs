using Disclosure.Web.Accounts;
using Disclosure.Web.Data;
using Disclosure.Web.Seeding;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.SitePages;

/// <summary>
/// <c>seeds/pages/*.md</c>, once per (key, hash). A changed file adds a version only where nobody of the department has edited
/// the page: afterwards the database rules.
/// </summary>
public sealed class SitePageSeed(IDbContextFactory<DisclosureDb> factory, WriteGate gate, SeedFiles files, SitePageStore store, TimeProvider time)
{
    /// <summary>Adds what is new.</summary>
    /// <exception cref="SeedException">A file is refused.</exception>
    public async Task SeedAsync(CancellationToken ct = default)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var seeds = await db.Seeds.Where(s => s.Key.StartsWith("page/")).ToDictionaryAsync(s => s.Key, ct);
        var authority = await db.Authorities.OrderBy(a => a.OrganCode).Select(a => a.Id).FirstAsync(ct);
        foreach (var page in SitePageCatalogue.All)
        {
            var text = SitePageMarkup.Clean(files.Text("pages", $"{page.Key}.md"));
            var (seedKey, hash) = ($"page/{page.Key}", SeedFiles.Hash(text));
            if (seeds.TryGetValue(seedKey, out var seen) && seen.Hash == hash)
            {
                continue;
            }

            if (SitePageMarkup.Check(text) is { Count: > 0 } wrong)
            {
                throw new SeedException($"pages/{page.Key}.md", string.Join(" ", wrong));
            }

            var last = await db.SitePages.Where(p => p.AuthorityId == authority && p.Key == page.Key).OrderByDescending(p => p.Version).FirstOrDefaultAsync(ct);
            if (last is null || last.ActorId is null)
            {
                db.SitePages.Add(store.RowOf(authority, page.Key, (last?.Version ?? 0) + 1, text, Actor.System, "随系统提供"));
            }

            if (seen is null)
            {
                db.Seeds.Add(new SeedRow { Key = seedKey, Hash = hash, AppliedAt = time.GetUtcNow() });
            }
            else
            {
                (seen.Hash, seen.AppliedAt) = (hash, time.GetUtcNow());
            }
        }

        if (db.ChangeTracker.HasChanges())
        {
            await using var turn = await gate.EnterAsync(ct);
            await db.SaveChangesAsync(ct);
        }
    }
}

/// <summary>Registers the pages.</summary>
public static class SitePageSetup
{
    /// <summary>Adds store and seed.</summary>
    public static IServiceCollection AddSitePages(this IServiceCollection services) => services.AddSingleton<SitePageStore>().AddSingleton<SitePageSeed>();
}
