using System.Collections.Frozen;
using Disclosure.Web.Accounts;
using Disclosure.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Seeding.Demo;

/// <summary>The demo officers and departments, by what they can do.</summary>
public sealed class DemoOffice
{
    private readonly List<Actor> officers;
    private readonly Dictionary<string, Guid> departments;

    private DemoOffice(Guid authorityId, List<Actor> officers, Dictionary<string, Guid> departments)
    {
        AuthorityId = authorityId;
        this.officers = officers;
        this.departments = departments;
    }

    /// <summary>The authority.</summary>
    public Guid AuthorityId { get; }

    /// <summary>Reads them.</summary>
    public static async Task<DemoOffice> LoadAsync(DisclosureDb db, CancellationToken ct)
    {
        var authority = await db.Authorities.AsNoTracking().OrderBy(a => a.Id).FirstAsync(ct);
        var accounts = await db.Users.AsNoTracking().Where(u => u.IsDemo && u.AuthorityId == authority.Id).OrderBy(u => u.UserName).ToListAsync(ct);
        return new DemoOffice(
            authority.Id,
            [.. accounts.Select(a => new Actor(a.Id, a.DisplayName, a.AuthorityId, a.DepartmentId, a.RoleKeys.Split(' ').ToFrozenSet()))],
            await db.Departments.AsNoTracking().Where(d => d.AuthorityId == authority.Id).ToDictionaryAsync(d => d.Code, d => d.Id, ct));
    }

    /// <summary>A department by its code.</summary>
    public Guid Department(string code) => departments[code];

    /// <summary>An officer with a role, in a department where one is named.</summary>
    /// <exception cref="SeedException">The demo accounts hold none.</exception>
    public Actor Officer(string role, Guid? department = null) =>
        officers.Find(a => a.Has(role) && (department is null || a.DepartmentId == department))
        ?? throw new SeedException("demo/accounts.json", $"没有角色为 {role} 的演示账号。");
}
