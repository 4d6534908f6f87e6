using Disclosure.Domain.Decisions;

namespace Disclosure.Web.Components.Work;

/// <summary>检索记录 while it is typed; for a correction request the 核查记录.</summary>
public sealed class SearchModel
{
    /// <summary>检索范围.</summary>
    public string? Places { get; set; }

    /// <summary>检索词.</summary>
    public string? Keywords { get; set; }

    /// <summary>时间范围.</summary>
    public string? Period { get; set; }

    /// <summary>向谁核实; only of a 核查记录.</summary>
    public string? AskedOf { get; set; }

    /// <summary>检索人.</summary>
    public string? Searchers { get; set; }

    /// <summary>检索日期.</summary>
    public DateOnly? SearchedOn { get; set; }

    /// <summary>检索结果.</summary>
    public string? Result { get; set; }

    /// <summary>From a record, or a new one by this officer today.</summary>
    public static SearchModel Of(SearchRecord? record, string searcher, DateOnly today) => record is null
        ? new SearchModel { Searchers = searcher, SearchedOn = today }
        : new SearchModel { Places = record.Places, Keywords = record.Keywords, AskedOf = record.AskedOf, Period = record.Period, Searchers = record.Searchers, SearchedOn = record.SearchedOn, Result = record.Result };

    /// <summary>The 核查记录 for the domain: whom it was checked with stands in place of the words searched for.</summary>
    public SearchRecord ToCheck() => ToRecord() with { Keywords = string.Empty, Period = null, AskedOf = AskedOf?.Trim() ?? string.Empty };

    /// <summary>For the domain, which refuses what is missing. The form refuses a missing date before.</summary>
    public SearchRecord ToRecord() => new(
        Places?.Trim() ?? string.Empty,
        Keywords?.Trim() ?? string.Empty,
        string.IsNullOrWhiteSpace(Period) ? null : Period.Trim(),
        Searchers?.Trim() ?? string.Empty,
        SearchedOn ?? DateOnly.MaxValue,
        Result?.Trim() ?? string.Empty);
}
