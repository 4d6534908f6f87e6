using Disclosure.Web.Accounts;
using Disclosure.Web.Cases;
using Disclosure.Web.Data;
using Disclosure.Web.Seeding;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.SitePages;

/// <summary>Pages of the navigation with all their versions.</summary>
public sealed class SitePageStore(IDbContextFactory<DisclosureDb> factory, WriteGate gate, TimeProvider time)
{
    /// <summary>Longest 修改说明.</summary>
    public const int MaxNote = 500;

    /// <summary>Who may change pages: the officers of the disclosure office and its head.</summary>
    public static bool MayChange(Actor actor)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return actor.Has(Roles.DisclosureOfficer, Roles.DisclosureHead);
    }

    /// <summary>The version that is shown; null where a page has none.</summary>
    public async Task<SitePageRow?> CurrentAsync(Guid authorityId, string key, CancellationToken ct = default)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        return await db.SitePages.AsNoTracking().Where(p => p.AuthorityId == authorityId && p.Key == key).OrderByDescending(p => p.Version).FirstOrDefaultAsync(ct);
    }

    /// <summary>All versions of a page, the newest first.</summary>
    public async Task<IReadOnlyList<SitePageRow>> VersionsAsync(Guid authorityId, string key, CancellationToken ct = default)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        return await db.SitePages.AsNoTracking().Where(p => p.AuthorityId == authorityId && p.Key == key).OrderByDescending(p => p.Version).ToListAsync(ct);
    }

    /// <summary>Adds a version.</summary>
    /// <param name="actor">Who; of the disclosure office.</param>
    /// <param name="key">The page.</param>
    /// <param name="expected">The version that the officer was looking at.</param>
    /// <param name="text">The text.</param>
    /// <param name="note">修改说明.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>Done; refused; overtaken by another officer; not found; or forbidden.</returns>
    public async Task<Outcome> SaveAsync(Actor actor, string key, int expected, string? text, string? note, CancellationToken ct = default)
    {
        if (!MayChange(actor))
        {
            return new Outcome.Forbidden("信息公开专栏由公开工作机构管理，您可以查看，不能修改。");
        }

        if (SitePageCatalogue.Find(key) is null)
        {
            return Outcome.NotFound.Instance;
        }

        var refusals = SitePageMarkup.Check(text).ToList();
        if (note?.Length > MaxNote)
        {
            refusals.Add(new("too-long", $"修改说明不能超过{MaxNote}个字。", null, "note"));
        }

        if (refusals.Count > 0)
        {
            return new Outcome.Refused(refusals);
        }

        var clean = SitePageMarkup.Clean(text);
        await using var db = await factory.CreateDbContextAsync(ct);
        await using var turn = await gate.EnterAsync(ct);
        var since = await db.SitePages.AsNoTracking().Where(p => p.AuthorityId == actor.AuthorityId && p.Key == key && p.Version >= expected).OrderBy(p => p.Version).ToListAsync(ct);
        if (since.Count == 0 ? expected != 0 : since[^1].Version != expected)
        {
            return Overtaken(since, expected);
        }

        if (since.Count > 0 && since[^1].Text == clean)
        {
            return Outcome.Refuse(new("unchanged", "内容没有改动，无需保存。", null, "text"));
        }

        db.SitePages.Add(RowOf(actor.AuthorityId!.Value, key, expected + 1, clean, actor, Domain.Catalogue.CatalogueText.Line(note)));
        try
        {
            await db.SaveChangesAsync(ct);
            return Outcome.Done.Instance;
        }
        catch (DbUpdateException e) when (CaseWriter.IsRace(e))
        {
            // Another node saved the same version in the same moment.
            await using var fresh = await factory.CreateDbContextAsync(ct);
            return Overtaken(await fresh.SitePages.AsNoTracking().Where(p => p.AuthorityId == actor.AuthorityId && p.Key == key && p.Version >= expected).OrderBy(p => p.Version).ToListAsync(ct), expected);
        }
    }

    internal SitePageRow RowOf(Guid authorityId, string key, int version, string text, Actor actor, string? note) => new()
    {
        AuthorityId = authorityId,
        Key = key,
        Version = version,
        Text = text,
        Hash = SeedFiles.Hash(text),
        At = time.GetUtcNow(),
        ActorId = actor.Id,
        ActorName = actor.Name,
        Note = note,
    };

    private static Outcome.Conflict Overtaken(IReadOnlyList<SitePageRow> since, int expected) => new(
        since.Count == 0 ? 0 : since[^1].Version,
        [.. since.Where(p => p.Version > expected).Select(p => new CaseChange(p.Version, p.At, p.ActorId, p.ActorName, $"保存了第{p.Version}版"))]);
}
