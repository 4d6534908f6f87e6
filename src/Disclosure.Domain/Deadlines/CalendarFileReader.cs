using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Disclosure.Domain.Deadlines;

/// <summary>Reads a calendar file token by token, so that every mistake can be told with its line.</summary>
internal ref struct CalendarFileReader
{
    private static readonly (string Property, string Label)[] Required =
        [("date", "日期 date"), ("name", "节日名称 name"), ("off", "是否放假 off")];

    private readonly byte[] _bytes;
    private readonly List<CalendarFileError> _errors = [];
    private readonly List<(CalendarDay Day, int Line)> _days = [];
    private readonly List<string> _source = [];
    private readonly HashSet<string> _seen = [];
    private Utf8JsonReader _json;
    private int? _year;

    private CalendarFileReader(string text)
    {
        _bytes = Encoding.UTF8.GetBytes(text.TrimStart('\uFEFF'));
        _json = new Utf8JsonReader(_bytes);
    }

    public static CalendarParse Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var reader = new CalendarFileReader(text);
        try
        {
            reader.ReadRoot();
        }
        catch (JsonException e)
        {
            reader._errors.Add(new CalendarFileError((int)(e.LineNumber ?? 0) + 1, "不是合法的 JSON 文本，请检查括号、逗号和引号。"));
        }
        catch (InvalidOperationException)
        {
            // Text that is not valid Unicode inside a string.
            reader._errors.Add(new CalendarFileError(reader.Line, "含有无法识别的字符。"));
        }

        return reader.Finish();
    }

    // The line on which the current token starts.
    private readonly int Line => 1 + _bytes.AsSpan(0, (int)_json.TokenStartIndex).Count((byte)'\n');

    private void ReadRoot()
    {
        _json.Read();
        if (_json.TokenType != JsonTokenType.StartObject)
        {
            Error("文件应当是一个 JSON 对象，含 year、source、days 三项。");
            return;
        }

        while (_json.Read() && _json.TokenType == JsonTokenType.PropertyName)
        {
            var name = _json.GetString()!;
            if (!_seen.Add(name))
            {
                Error($"“{name}”重复出现。");
            }

            _json.Read();
            switch (name)
            {
                case "year":
                    ReadYear();
                    break;
                case "source":
                    ReadSource();
                    break;
                case "days":
                    ReadDays();
                    break;
                default:
                    Error($"不认识的项目“{name}”，只能有 year、source、days。");
                    _json.Skip();
                    break;
            }
        }

        // Reading to the end finds text after the closing brace.
        while (_json.Read())
        {
        }
    }

    private void ReadYear()
    {
        if (_json.TokenType == JsonTokenType.Number && _json.TryGetInt32(out var year)
            && year is >= StatutoryHolidays.FirstYear and <= StatutoryHolidays.LastYear)
        {
            _year = year;
            return;
        }

        Error($"year 应当是 {StatutoryHolidays.FirstYear} 至 {StatutoryHolidays.LastYear} 之间的年份。");
        _json.Skip();
    }

    private void ReadSource()
    {
        if (_json.TokenType != JsonTokenType.StartArray)
        {
            Error("source 应当是文件出处（网址）的列表。");
            _json.Skip();
            return;
        }

        while (_json.Read() && _json.TokenType != JsonTokenType.EndArray)
        {
            if (_json.TokenType == JsonTokenType.String && !string.IsNullOrWhiteSpace(_json.GetString()))
            {
                _source.Add(_json.GetString()!);
            }
            else
            {
                Error("source 中的出处应当是非空文字。");
                _json.Skip();
            }
        }
    }

    private void ReadDays()
    {
        if (_json.TokenType != JsonTokenType.StartArray)
        {
            Error("days 应当是日期的列表。");
            _json.Skip();
            return;
        }

        while (_json.Read() && _json.TokenType != JsonTokenType.EndArray)
        {
            if (_json.TokenType == JsonTokenType.StartObject)
            {
                ReadDay();
            }
            else
            {
                Error("days 中的每一项应当写作 {\"date\": \"2026-01-01\", \"name\": \"元旦\", \"off\": true}。");
                _json.Skip();
            }
        }
    }

    private void ReadDay()
    {
        var line = Line;
        var before = _errors.Count;
        DateOnly? date = null;
        string? name = null;
        bool? off = null;
        var seen = new HashSet<string>();
        while (_json.Read() && _json.TokenType == JsonTokenType.PropertyName)
        {
            var property = _json.GetString()!;
            if (!seen.Add(property))
            {
                Error($"“{property}”在同一日期中重复出现。");
            }

            _json.Read();
            switch (property)
            {
                case "date" when _json.TokenType == JsonTokenType.String:
                    date = ReadDate(_json.GetString()!);
                    break;
                case "name" when _json.TokenType == JsonTokenType.String:
                    name = _json.GetString()!.Trim();
                    break;
                case "off" when _json.TokenType is JsonTokenType.True or JsonTokenType.False:
                    off = _json.GetBoolean();
                    break;
                case "date" or "name":
                    Error($"{property} 应当是文字。");
                    _json.Skip();
                    break;
                case "off":
                    Error("off 应当是 true（放假）或 false（调休上班）。");
                    _json.Skip();
                    break;
                default:
                    Error($"不认识的项目“{property}”，只能有 date、name、off。");
                    _json.Skip();
                    break;
            }
        }

        foreach (var (property, label) in Required)
        {
            if (!seen.Contains(property))
            {
                _errors.Add(new CalendarFileError(line, $"缺少{label}。"));
            }
        }

        if (name is "")
        {
            _errors.Add(new CalendarFileError(line, "节日名称 name 不能为空。"));
        }

        if (_errors.Count == before && date is { } d && name is not null && off is { } isOff)
        {
            _days.Add((new CalendarDay(d, name, isOff), line));
        }
    }

    private readonly DateOnly? ReadDate(string text)
    {
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            return date;
        }

        Error($"日期“{text}”不存在或写法不对，应当写作 2026-01-01。");
        return null;
    }

    private readonly void Error(string reason) => _errors.Add(new CalendarFileError(Line, reason));

    private readonly CalendarParse Finish()
    {
        // A broken text is told once; what is missing after the break is no news.
        if (_errors.Count == 0)
        {
            var seen = _seen;
            _errors.AddRange(new[] { "year", "source", "days" }
                .Where(name => !seen.Contains(name))
                .Select(name => new CalendarFileError(1, $"缺少“{name}”。")));
        }

        CheckDates();
        return _errors.Count == 0 && _year is { } year
            ? new CalendarParse.Valid(new CalendarFile(
                year, [.. _source], [.. _days.Select(d => d.Day).OrderBy(d => d.Date)]))
            : new CalendarParse.Invalid([.. _errors.OrderBy(e => e.Line)]);
    }

    private readonly void CheckDates()
    {
        var lines = new Dictionary<DateOnly, int>();
        foreach (var (day, line) in _days)
        {
            if (_year is { } year && day.Date.Year != year)
            {
                _errors.Add(new CalendarFileError(line, $"日期 {day.Date:yyyy-MM-dd} 不在 {year} 年内，应当放在该日期所属年度的文件中。"));
            }

            if (!lines.TryAdd(day.Date, line))
            {
                _errors.Add(new CalendarFileError(line, $"日期 {day.Date:yyyy-MM-dd} 重复，第 {lines[day.Date]} 行已有。"));
            }
        }
    }
}
