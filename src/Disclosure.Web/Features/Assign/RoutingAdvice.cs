using Disclosure.Domain.Departments;
using Disclosure.Domain.Requests;
using Disclosure.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Features.Assign;

/// <summary>分办建议 for a case, by the rules in the database. The form shows it, and the handler judges by the same.</summary>
public static class RoutingAdvice
{
    /// <summary>The suggestions, strongest first. A department that returned the case is not suggested again.</summary>
    public static async Task<IReadOnlyList<RoutingSuggestion>> ForAsync(DisclosureDb db, Guid authorityId, RequestState state, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(state);
        var rules = await db.RoutingRules.AsNoTracking()
            .Where(r => db.Departments.Any(d => d.Id == r.DepartmentId && d.AuthorityId == authorityId))
            .Select(r => new RoutingRule(r.DepartmentId, r.Keyword, r.Weight))
            .ToListAsync(ct);
        var sought = state.Information;
        return
        [
            .. Routing.Suggest(string.Join('\n', sought.Title, sought.Description, sought.DocumentNumber), rules)
                .Where(s => !state.Assignments.Exists(a => a.DepartmentId == s.DepartmentId && a.State == AssignmentState.Returned)),
        ];
    }
}
