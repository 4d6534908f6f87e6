using Disclosure.Web.Cases;
using Disclosure.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Features.JointReply;

/// <summary>The open cases of the same applicant, found by the blind index of the identity number.</summary>
public sealed class JointReplyQuery(IDbContextFactory<DisclosureDb> factory)
{
    /// <summary>Open cases of the applicant of this one, those of the likest content first.</summary>
    public async Task<IReadOnlyList<CaseRow>> OpenAsync(CaseRow row, CancellationToken ct = default)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        return await SameApplicant.OpenAsync(db, row, ct);
    }

    /// <summary>Rows of cases, in their order.</summary>
    public async Task<IReadOnlyList<CaseRow>> OfAsync(IReadOnlyList<Guid> ids, CancellationToken ct = default)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        return await db.Cases.AsNoTracking().Where(c => ids.Contains(c.Id)).OrderBy(c => c.Number).ToListAsync(ct);
    }
}
