using Disclosure.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Cases;

/// <summary>Names of an authority's departments.</summary>
public sealed class DepartmentNames(IDbContextFactory<DisclosureDb> factory)
{
    /// <summary>Id to name.</summary>
    public async Task<IReadOnlyDictionary<Guid, string>> OfAsync(Guid authorityId, CancellationToken ct = default)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        return await db.Departments.AsNoTracking().Where(d => d.AuthorityId == authorityId).ToDictionaryAsync(d => d.Id, d => d.Name, ct);
    }
}
