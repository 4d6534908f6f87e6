using Disclosure.Domain.Requests;
using Disclosure.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Cases;

/// <summary>The other cases of an applicant, found by the blind index of the identity number; those of the likest content first.</summary>
public static class SameApplicant
{
    private const int Most = 50;

    private static readonly PublicStatus[] Ended = [PublicStatus.Answered, PublicStatus.Closed, PublicStatus.Withdrawn, PublicStatus.Abandoned];

    /// <summary>Cases of the same kind that are still under way.</summary>
    public static Task<List<CaseRow>> OpenAsync(DisclosureDb db, CaseRow row, CancellationToken ct) => FindAsync(db, row, c => c.Where(o => !Ended.Contains(o.Status)), ct);

    /// <summary>Cases of the same kind that were answered.</summary>
    public static Task<List<CaseRow>> AnsweredAsync(DisclosureDb db, CaseRow row, CancellationToken ct) => FindAsync(db, row, c => c.Where(o => o.RepliedOn != null), ct);

    /// <summary>True when both cases came from the same applicant, as far as identity numbers tell.</summary>
    public static Task<bool> IsSameAsync(DisclosureDb db, Guid one, Guid other, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        return db.BlindIndex.AsNoTracking().AnyAsync(b => b.CaseId == other && b.Kind == "id" && db.BlindIndex.Any(a => a.CaseId == one && a.Kind == "id" && a.Hash == b.Hash), ct);
    }

    /// <summary>Shared tokens among all tokens, 0 to 1.</summary>
    public static double Likeness(CaseRow a, CaseRow b)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        var (x, y) = (Tokens(a), Tokens(b));
        var all = x.Union(y).Count();
        return all == 0 ? 0 : (double)x.Intersect(y).Count() / all;
    }

    private static HashSet<string> Tokens(CaseRow row) => [.. row.SubjectTokens.Split(' ', StringSplitOptions.RemoveEmptyEntries)];

    private static async Task<List<CaseRow>> FindAsync(DisclosureDb db, CaseRow row, Func<IQueryable<CaseRow>, IQueryable<CaseRow>> which, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(row);
        var hashes = await db.BlindIndex.AsNoTracking().Where(b => b.CaseId == row.Id && b.Kind == "id").Select(b => b.Hash).ToListAsync(ct);
        var found = await which(db.Cases.AsNoTracking())
            .Where(c => c.AuthorityId == row.AuthorityId && c.Kind == row.Kind && c.Id != row.Id && db.BlindIndex.Any(b => b.CaseId == c.Id && b.Kind == "id" && hashes.Contains(b.Hash)))
            .OrderByDescending(c => c.FiledAt).Take(Most).ToListAsync(ct);
        return [.. found.OrderByDescending(c => Likeness(row, c))];
    }
}
