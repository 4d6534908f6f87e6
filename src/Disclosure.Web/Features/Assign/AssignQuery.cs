using Disclosure.Domain.Departments;
using Disclosure.Web.Cases;
using Disclosure.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Features.Assign;

/// <summary>What 分办 chooses from.</summary>
/// <param name="Departments">The authority's departments, in their order.</param>
/// <param name="Suggestions">分办建议, strongest first.</param>
public sealed record AssignChoices(IReadOnlyList<DepartmentRow> Departments, IReadOnlyList<RoutingSuggestion> Suggestions)
{
    /// <summary>Nothing loaded yet.</summary>
    public static AssignChoices None { get; } = new([], []);

    /// <summary>Name of a department.</summary>
    public string NameOf(Guid id) => Departments.FirstOrDefault(d => d.Id == id)?.Name ?? "（已撤销的处室）";
}

/// <summary>Loads what 分办 chooses from.</summary>
public sealed class AssignQuery(IDbContextFactory<DisclosureDb> factory)
{
    /// <summary>For a case.</summary>
    public async Task<AssignChoices> ForAsync(CaseView view, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(view);
        await using var db = await factory.CreateDbContextAsync(ct);
        var departments = await db.Departments.AsNoTracking().Where(d => d.AuthorityId == view.Row.AuthorityId).OrderBy(d => d.Order).ThenBy(d => d.Name).ToListAsync(ct);
        return new AssignChoices(departments, await RoutingAdvice.ForAsync(db, view.Row.AuthorityId, view.State, ct));
    }
}
