using Disclosure.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Accounts;

/// <summary>Who sits before an open office page, in words.</summary>
/// <param name="Actor">The actor.</param>
/// <param name="Department">处室, if any.</param>
/// <param name="Authority">机关.</param>
/// <param name="Departments">The authority's departments in their order: code and name.</param>
public sealed record OfficeSession(Actor Actor, string? Department, string Authority, IReadOnlyList<DepartmentName> Departments)
{
    /// <summary>Names of the roles, in the order of a case's way.</summary>
    public IReadOnlyList<string> RoleNames => [.. Roles.Labels.Where(r => Actor.Has(r.Key)).Select(r => r.Value)];
}

/// <summary>A department to choose from.</summary>
public sealed record DepartmentName(Guid Id, string Code, string Name);

/// <summary>Reads the session once for each open page.</summary>
public sealed class OfficeSessions(ActorAccessor actors, IDbContextFactory<DisclosureDb> factory)
{
    private OfficeSession? current;

    /// <summary>The session of the signed-in officer.</summary>
    /// <exception cref="UnauthorizedAccessException">Nobody is signed in.</exception>
    public async Task<OfficeSession> GetAsync(CancellationToken ct = default)
    {
        var actor = await actors.OfficerAsync();
        if (current?.Actor.Id == actor.Id)
        {
            return current!;
        }

        await using var db = await factory.CreateDbContextAsync(ct);
        var authority = await db.Authorities.Where(a => a.Id == actor.AuthorityId).Select(a => a.Name).SingleAsync(ct);
        var departments = await db.Departments.Where(d => d.AuthorityId == actor.AuthorityId).OrderBy(d => d.Order)
            .Select(d => new DepartmentName(d.Id, d.Code, d.Name)).ToListAsync(ct);
        return current = new OfficeSession(actor, departments.Find(d => d.Id == actor.DepartmentId)?.Name, authority, departments);
    }
}
