namespace Disclosure.Domain.Departments;

/// <summary>One 分办规则: a keyword that points to a department.</summary>
/// <param name="DepartmentId">The department.</param>
/// <param name="Keyword">A word looked for in what the applicant wrote.</param>
/// <param name="Weight">How strongly it points there, 1 or more.</param>
public sealed record RoutingRule(Guid DepartmentId, string Keyword, int Weight = 1);

/// <summary>A suggestion with its reason.</summary>
/// <param name="DepartmentId">The department.</param>
/// <param name="Score">Sum of the weights of the words found.</param>
/// <param name="Keywords">The words found.</param>
public sealed record RoutingSuggestion(Guid DepartmentId, int Score, IReadOnlyList<string> Keywords);

/// <summary>分办建议. It only suggests: the 公开工作机构 decides.</summary>
public static class Routing
{
    /// <summary>Departments whose keywords occur in the text, strongest first; ties by longest word found, then id.</summary>
    public static IReadOnlyList<RoutingSuggestion> Suggest(string text, IEnumerable<RoutingRule> rules)
    {
        ArgumentNullException.ThrowIfNull(text);
        return
        [
            .. rules.Where(r => r.Keyword.Length > 0 && text.Contains(r.Keyword, StringComparison.OrdinalIgnoreCase))
                .GroupBy(r => r.DepartmentId)
                .Select(g => new RoutingSuggestion(g.Key, g.Sum(r => r.Weight), [.. g.Select(r => r.Keyword).Distinct()]))
                .OrderByDescending(s => s.Score)
                .ThenByDescending(s => s.Keywords.Max(k => k.Length))
                .ThenBy(s => s.DepartmentId),
        ];
    }

    /// <summary>True when nothing was suggested, or the department is one of those suggested. Otherwise a reason is asked for.</summary>
    public static bool IsFollowed(Guid lead, IReadOnlyCollection<RoutingSuggestion> suggestions)
    {
        ArgumentNullException.ThrowIfNull(suggestions);
        return suggestions.Count == 0 || suggestions.Any(s => s.DepartmentId == lead);
    }
}
