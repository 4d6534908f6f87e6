using System.Globalization;
using Disclosure.Web.Cases;
using Disclosure.Web.Data;

namespace Disclosure.Web.Features.Catalogue;

/// <summary>The metadata of a record in the order of the department's site; what is blank is left out.</summary>
public static class RecordFacts
{
    /// <summary>Label and value of each.</summary>
    /// <param name="record">The record.</param>
    /// <returns>Those that have a value.</returns>
    public static IReadOnlyList<(string Label, string Value)> Of(CatalogueRecordRow record)
    {
        ArgumentNullException.ThrowIfNull(record);
        var facts = new (string Label, string? Value)[]
        {
            ("索引号", record.IndexNumber),
            ("文号", record.DocumentNumber),
            ("发布单位", record.Publisher),
            ("来源", record.Source),
            ("生成日期", record.ProducedOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
            ("公开日期", Moment(record.PublishedAt)),
            ("公开方式", record.Manner),
            ("服务对象", record.Audience),
            ("主题分类", record.Subject),
            ("公开时限", Duration(record)),
            ("统一登记号", record.RegistrationNumber),
            ("内容概述", record.Summary),
        };
        return [.. facts.Where(f => f.Value is not null).Select(f => (f.Label, f.Value!))];
    }

    // Another time limit than that of article 26 is told with the law that sets it.
    private static string? Duration(CatalogueRecordRow record) => record is { LegalDueOn: { } due, LegalBasis: { } basis }
        ? $"{(record.Duration is { } duration ? $"{duration}；" : null)}依{basis}，应当于{due.Year}年{due.Month}月{due.Day}日前公开"
        : record.Duration;

    // Midnight says that only the day is known.
    private static string Moment(DateTimeOffset at) => LegalTime.Show(at) is var shown && shown.EndsWith(" 00:00", StringComparison.Ordinal) ? shown[..10] : shown;
}
