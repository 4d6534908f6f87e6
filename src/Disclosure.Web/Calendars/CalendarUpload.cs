using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using Disclosure.Domain.Deadlines;

namespace Disclosure.Web.Calendars;

/// <summary>What was handed in: a calendar file, or the text of the State Council's notice.</summary>
/// <param name="Year">The year it is for.</param>
/// <param name="Source">Where it comes from, in words or as an address.</param>
/// <param name="Days">The days it names; those of a notice may lie in the December before.</param>
/// <param name="IsNotice">True for the text of a notice.</param>
/// <param name="Unused">Sentences of a notice that settle nothing.</param>
public sealed record CalendarUpload(int Year, string Source, ImmutableArray<CalendarDay> Days, bool IsNotice, ImmutableArray<string> Unused)
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Reads what was handed in.</summary>
    /// <param name="text">JSON like that of seeds/calendar, or the text of a notice.</param>
    /// <returns>The upload, or everything that is wrong with it, in Chinese.</returns>
    public static (CalendarUpload? Upload, IReadOnlyList<string> Problems) Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (string.IsNullOrWhiteSpace(text))
        {
            return (null, ["请粘贴通知全文，或者选择 JSON 文件。"]);
        }

        if (text.TrimStart('\uFEFF', ' ', '\r', '\n', '\t').StartsWith('{'))
        {
            return CalendarFile.Parse(text) switch
            {
                CalendarParse.Valid { File: var file } => (new CalendarUpload(file.Year, string.Join(' ', file.Source), file.Days, IsNotice: false, []), []),
                CalendarParse.Invalid { Errors: var errors } => (null, [.. errors.Select(e => $"第{e.Line}行：{e.Reason}")]),
                _ => throw new InvalidOperationException(),
            };
        }

        return HolidayNotice.Parse(text) switch
        {
            HolidayNoticeParse.Valid { Notice: var notice } => (new CalendarUpload(notice.Year, $"国务院办公厅关于{notice.Year}年部分节假日安排的通知{(notice.DocumentNumber is { } number ? $"（{number}）" : null)}", notice.Days, IsNotice: true, notice.Unused), []),
            HolidayNoticeParse.Invalid { Errors: var errors } => (null, [.. errors.Select(e => e.ToString())]),
            _ => throw new InvalidOperationException(),
        };
    }

    /// <summary>Days as a calendar file.</summary>
    public static string Write(int year, string source, IEnumerable<CalendarDay> days) => JsonSerializer.Serialize(
        new { year, source = string.IsNullOrWhiteSpace(source) ? [] : new[] { source }, days = days.OrderBy(d => d.Date).Select(d => new { date = d.Date.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), name = d.Name, off = d.IsOff }) },
        Plain);
}
