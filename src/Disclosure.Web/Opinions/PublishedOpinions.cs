using Disclosure.Web.Cases;
using Disclosure.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Opinions;

/// <summary>A published opinion with the department's name.</summary>
public sealed record PublishedOpinion(PublishedOpinionRow Row, string? Department);

/// <summary>A page of them.</summary>
public sealed record PublishedPage(IReadOnlyList<PublishedOpinion> Items, int Total, int Page, int Pages);

/// <summary>One year of the box.</summary>
public sealed record OpinionYear(int Year, int Received, int Answered, int Published);

/// <summary>What the public reads of the 意见箱.</summary>
public sealed class PublishedOpinions(IDbContextFactory<DisclosureDb> factory)
{
    /// <summary>Lines of one page.</summary>
    public const int PageSize = 10;

    /// <summary>Longest query, in characters.</summary>
    public const int MaxQuery = 100;

    /// <summary>Finds published ones; every word of the query must occur. The newest first.</summary>
    public async Task<PublishedPage> FindAsync(string? query, int page, CancellationToken ct = default)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        IQueryable<PublishedOpinionRow> rows = db.PublishedOpinions.AsNoTracking();
        var line = FilingText.Line(query) ?? string.Empty;
        foreach (var word in (line.Length <= MaxQuery ? line : line[..MaxQuery]).Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct())
        {
            var tokens = CaseProjection.Tokens(word);
            if (tokens.Trim().Length > 0)
            {
                rows = rows.Where(r => r.Tokens.Contains(tokens));
            }
        }

        var total = await rows.CountAsync(ct);
        var pages = Math.Max(1, (total + PageSize - 1) / PageSize);
        var shown = Math.Clamp(page, 1, pages);
        var items = await rows.OrderByDescending(r => r.PublishedOn).ThenByDescending(r => r.Number).Skip((shown - 1) * PageSize).Take(PageSize).ToListAsync(ct);
        var ids = items.Select(i => i.DepartmentId).OfType<Guid>().Distinct().ToList();
        var names = await db.Departments.AsNoTracking().Where(d => ids.Contains(d.Id)).ToDictionaryAsync(d => d.Id, d => d.Name, ct);
        return new PublishedPage([.. items.Select(i => new PublishedOpinion(i, i.DepartmentId is { } d ? names.GetValueOrDefault(d) : null))], total, shown, pages);
    }

    /// <summary>One of them; null when there is none under this number.</summary>
    public async Task<PublishedOpinion?> GetAsync(string? number, CancellationToken ct = default)
    {
        var wanted = CaseNumber.Normalise(number);
        await using var db = await factory.CreateDbContextAsync(ct);
        var row = await db.PublishedOpinions.AsNoTracking().SingleOrDefaultAsync(r => r.Number == wanted, ct);
        var name = row?.DepartmentId is { } id ? await db.Departments.AsNoTracking().Where(d => d.Id == id).Select(d => d.Name).SingleOrDefaultAsync(ct) : null;
        return row is null ? null : new PublishedOpinion(row, name);
    }

    /// <summary>Received, answered and published by year, each by its own date; the newest year first.</summary>
    public async Task<IReadOnlyList<OpinionYear>> YearsAsync(CancellationToken ct = default)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var opinions = db.Cases.AsNoTracking().Where(c => c.Kind == CaseKinds.Opinion);
        var received = await opinions.Where(c => c.ReceivedOn != null).GroupBy(c => c.ReceivedOn!.Value.Year).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        var answered = await opinions.Where(c => c.RepliedOn != null).GroupBy(c => c.RepliedOn!.Value.Year).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        var published = await db.PublishedOpinions.AsNoTracking().GroupBy(p => p.PublishedOn.Year).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        return [.. received.Keys.Union(answered.Keys).Union(published.Keys).OrderDescending()
            .Select(y => new OpinionYear(y, received.GetValueOrDefault(y), answered.GetValueOrDefault(y), published.GetValueOrDefault(y)))];
    }

    /// <summary>Departments that a writer may think of, in their order.</summary>
    public async Task<IReadOnlyList<DepartmentRow>> DepartmentsAsync(Guid authorityId, CancellationToken ct = default)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        return await db.Departments.AsNoTracking().Where(d => d.AuthorityId == authorityId).OrderBy(d => d.Order).ThenBy(d => d.Name).ToListAsync(ct);
    }
}
