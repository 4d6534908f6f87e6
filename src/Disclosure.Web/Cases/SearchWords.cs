using Disclosure.Domain.Decisions;

namespace Disclosure.Web.Cases;

/// <summary>The lines of a 检索记录, or of a 核查记录 where the case is a correction request: one place for every screen that tells it.</summary>
public static class SearchWords
{
    /// <summary>Label and text of each line; what was left out has none.</summary>
    public static IEnumerable<(string Label, string Text)> Of(SearchRecord search)
    {
        ArgumentNullException.ThrowIfNull(search);
        var by = $"{search.Searchers}，{LegalTime.Show(search.SearchedOn)}";
        return search.AskedOf is { } asked
            ? [("核查对象", search.Places), ("向谁核实", asked), ("核查人", by), ("核查结果", search.Result)]
            : [("检索范围", search.Places), ("检索词", search.Keywords), .. search.Period is { } period ? new[] { ("时间范围", period) } : [], ("检索人", by), ("检索结果", search.Result)];
    }

    /// <summary>The record in one sentence.</summary>
    public static string Sentence(SearchRecord search)
    {
        ArgumentNullException.ThrowIfNull(search);
        return search.AskedOf is { } asked
            ? $"核查：{search.Places}，向{asked}核实，{search.Result}"
            : $"检索：{search.Places}，检索词“{search.Keywords}”，{search.Result}";
    }
}
