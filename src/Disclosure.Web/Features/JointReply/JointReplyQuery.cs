using Disclosure.Domain.Requests;
using Disclosure.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Features.JointReply;

/// <summary>The open cases of the same applicant, found by the blind index of the identity number.</summary>
public sealed class JointReplyQuery(IDbContextFactory<DisclosureDb> factory)
{
    private const int Most = 50;

    private static readonly PublicStatus[] Ended = [PublicStatus.Answered, PublicStatus.Closed, PublicStatus.Withdrawn, PublicStatus.Abandoned];

    /// <summary>Open cases of the applicant of this one, those of the likest content first.</summary>
    public async Task<IReadOnlyList<CaseRow>> OpenAsync(CaseRow row, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(row);
        await using var db = await factory.CreateDbContextAsync(ct);
        var hashes = await db.BlindIndex.AsNoTracking().Where(b => b.CaseId == row.Id && b.Kind == "id").Select(b => b.Hash).ToListAsync(ct);
        var found = await db.Cases.AsNoTracking()
            .Where(c => c.AuthorityId == row.AuthorityId && c.Kind == row.Kind && c.Id != row.Id && !Ended.Contains(c.Status)
                && db.BlindIndex.Any(b => b.CaseId == c.Id && b.Kind == "id" && hashes.Contains(b.Hash)))
            .OrderByDescending(c => c.FiledAt).Take(Most).ToListAsync(ct);
        return [.. found.OrderByDescending(c => Likeness(row.SubjectTokens, c.SubjectTokens))];
    }

    /// <summary>Rows of cases, in their order.</summary>
    public async Task<IReadOnlyList<CaseRow>> OfAsync(IReadOnlyList<Guid> ids, CancellationToken ct = default)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        return await db.Cases.AsNoTracking().Where(c => ids.Contains(c.Id)).OrderBy(c => c.Number).ToListAsync(ct);
    }

    /// <summary>Shared tokens among all tokens, 0 to 1.</summary>
    private static double Likeness(string a, string b)
    {
        var (x, y) = (a.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToHashSet(), b.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToHashSet());
        var all = x.Union(y).Count();
        return all == 0 ? 0 : (double)x.Intersect(y).Count() / all;
    }
}
