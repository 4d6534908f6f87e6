using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Disclosure.Domain.Deadlines;

/// <summary>Reads one notice sentence by sentence.</summary>
internal sealed partial class HolidayNoticeReader
{
    private const string Item = @"(?:(?<y>\d{4})年)?(?:(?<m>\d{1,2})月)?(?<d>\d{1,2})日(?:\((?<n>[^()]*)\))?";
    private const int LongestHoliday = 31;
    private const string Weekdays = "日一二三四五六";

    private readonly List<HolidayNoticeError> errors = [];
    private readonly List<string> unused = [];
    private readonly SortedDictionary<DateOnly, CalendarDay> days = [];
    private int year;

    public HolidayNoticeParse Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length > HolidayNotice.LongestText)
        {
            return Refused("", $"文本超过 {HolidayNotice.LongestText} 字，不像是一份节假日安排通知。");
        }

        // A pasted text breaks lines anywhere and mixes the widths of digits and brackets.
        var plain = Blanks().Replace(text.Normalize(NormalizationForm.FormKC), string.Empty).Replace(':', '：').Replace(',', '，').Replace(';', '；');
        if (Title().Match(plain) is not { Success: true } title)
        {
            return Refused("", "没有找到年度。请连同标题“国务院办公厅关于某年部分节假日安排的通知”一起粘贴。");
        }

        year = Number(title.Groups["y"]);
        if (year is < StatutoryHolidays.FirstYear or > StatutoryHolidays.LastYear)
        {
            return Refused(title.Value, $"年度应当在 {StatutoryHolidays.FirstYear} 至 {StatutoryHolidays.LastYear} 之间。");
        }

        var end = plain.IndexOf("节假日期间，", StringComparison.Ordinal) is >= 0 and var found ? found : plain.Length;
        var headings = Heading().Matches(plain).Where(h => h.Index < end).ToList();
        foreach (var (heading, next) in headings.Zip(headings.Skip(1).Select(h => h.Index).Append(end)))
        {
            ReadSection(heading.Groups["name"].Value.Replace('和', '、').Replace('与', '、'), plain[(heading.Index + heading.Length)..next]);
        }

        if (errors.Count == 0)
        {
            CheckWhole();
        }

        return errors.Count > 0
            ? new HolidayNoticeParse.Invalid([.. errors])
            : new HolidayNoticeParse.Valid(new HolidayNotice(year, DocumentNumber().Match(plain) is { Success: true } number ? number.Value : null, [.. days.Values], [.. unused]));
    }

    private void ReadSection(string name, string text)
    {
        foreach (var sentence in text.Split(['。', '；'], StringSplitOptions.RemoveEmptyEntries))
        {
            ReadSentence(name, sentence);
        }
    }

    private void ReadSentence(string name, string sentence)
    {
        var phrases = Phrase().Matches(sentence);
        var dates = Date().Count(sentence);
        if (phrases.Sum(p => p.Groups["d"].Captures.Count) < dates)
        {
            if (sentence.Contains("放假", StringComparison.Ordinal) || sentence.Contains("上班", StringComparison.Ordinal))
            {
                Error(sentence, "没有读懂这一句的日期。请核对原文；仍读不懂的，请改用 JSON 文件导入。");
                return;
            }

            unused.Add(sentence);
        }

        var off = 0;
        foreach (Match phrase in phrases)
        {
            var isOff = phrase.Groups["off"].Success;
            var read = ReadDates(name, phrase.Groups["dates"].Value, sentence);
            foreach (var date in read ?? [])
            {
                Take(new CalendarDay(date, name, isOff), sentence);
            }

            if (read is null)
            {
                return;
            }

            off += isOff ? read.Count : 0;
        }

        if (off > 0 && Total().Match(sentence) is { Success: true } total && Number(total.Groups["n"]) is var said && said != off)
        {
            Error(sentence, $"写明共{said}天，按日期计算是{off}天，请核对原文。");
        }
    }

    /// <summary>The dates of a phrase: single ones and ranges. Null when one of them is wrong, which has been told.</summary>
    private List<DateOnly>? ReadDates(string name, string text, string sentence)
    {
        var dates = new List<DateOnly>();
        var (month, from) = ((int?)null, (DateOnly?)null);
        foreach (Match item in Date().Matches(text))
        {
            month = item.Groups["m"].Success ? Number(item.Groups["m"]) : month;
            var isEnd = item.Index > 0 && text[item.Index - 1] is '至' or '到' or '—' or '-' or '~';
            if (month is not { } m || DateOf(name, item, m, isEnd ? from : null) is not { } date)
            {
                Error(sentence, $"“{item.Value}”不是一个日期，请核对原文。");
                return null;
            }

            if (Weekday().Match(item.Groups["n"].Value) is { Success: true } weekday && weekday.Groups["w"].Value[0] is var said && (said == '天' ? '日' : said) != Weekdays[(int)date.DayOfWeek])
            {
                Error(sentence, $"{date.Year}年{date.Month}月{date.Day}日是星期{Weekdays[(int)date.DayOfWeek]}，通知写作{weekday.Value}，请核对原文和年度。");
                return null;
            }

            if (isEnd && from is { } first)
            {
                if (date <= first || date.DayNumber - first.DayNumber >= LongestHoliday)
                {
                    Error(sentence, "起止日期的先后或者长度不对，请核对原文。");
                    return null;
                }

                dates.AddRange(Enumerable.Range(first.DayNumber + 1, date.DayNumber - first.DayNumber).Select(DateOnly.FromDayNumber));
                from = null;
                continue;
            }

            dates.Add(date);
            from = date;
        }

        return dates;
    }

    private DateOnly? DateOf(string name, Match item, int month, DateOnly? from)
    {
        // 元旦 may begin in the December before; 2022年12月31日至1月2日 ends in the year after its beginning.
        var y = item.Groups["y"].Success ? Number(item.Groups["y"]) : from is { } begun ? begun.Year + (month < begun.Month ? 1 : 0) : month == 12 && name.Contains("元旦", StringComparison.Ordinal) ? year - 1 : year;
        var d = Number(item.Groups["d"]);
        return y is >= StatutoryHolidays.FirstYear and <= StatutoryHolidays.LastYear && month is >= 1 and <= 12 && d >= 1 && d <= DateTime.DaysInMonth(y, month) ? new DateOnly(y, month, d) : null;
    }

    private void Take(CalendarDay day, string sentence)
    {
        if (day.Date.Year != year && !(day.Date.Year == year - 1 && day.Date.Month == 12))
        {
            Error(sentence, $"{day.Date.Year}年{day.Date.Month}月{day.Date.Day}日不在{year}年（以及上一年12月）之内，请核对年度。");
        }
        else if (days.TryGetValue(day.Date, out var other) && other.IsOff != day.IsOff)
        {
            Error(sentence, $"{day.Date.Month}月{day.Date.Day}日既写作放假，又写作上班，请核对原文。");
        }
        else
        {
            days.TryAdd(day.Date, day);
        }
    }

    private void CheckWhole()
    {
        if (days.Count == 0)
        {
            Error("", "没有读到任何放假安排。请粘贴通知全文，例如“一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。”");
            return;
        }

        var missing = StatutoryHolidays.Of(year).Where(h => !(days.TryGetValue(h.Date, out var day) && day.IsOff)).ToList();
        if (missing.Count > 0)
        {
            Error("", $"没有读到法定节假日{string.Join("、", missing.Select(h => $"{h.Name}（{h.Date.Month}月{h.Date.Day}日）"))}的放假安排，通知可能没有粘贴完整，或者年度不对。");
        }
    }

    private static int Number(Capture text) => int.Parse(text.Value, NumberStyles.None, CultureInfo.InvariantCulture);

    private static HolidayNoticeParse Refused(string sentence, string reason) => new HolidayNoticeParse.Invalid([new(sentence, reason)]);

    private void Error(string sentence, string reason) => errors.Add(new(sentence, reason));

    [GeneratedRegex(@"\s|\p{Cf}")]
    private static partial Regex Blanks();

    [GeneratedRegex(@"(?<y>\d{4})年(?:部分)?节假日(?:放假)?安排|现将(?<y>\d{4})年")]
    private static partial Regex Title();

    [GeneratedRegex(@"国办发(?:明电)?[〔\[(]\d{4}[〕\])]\d+号")]
    private static partial Regex DocumentNumber();

    [GeneratedRegex(@"(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[)）]|\d+[.、])?(?<name>(?:元旦|春节|清明节|清明|劳动节|端午节|端午|中秋节|中秋|国庆节|国庆)(?:[、和与](?:元旦|春节|清明节|劳动节|端午节|中秋节|国庆节))*)：")]
    private static partial Regex Heading();

    [GeneratedRegex(Item)]
    private static partial Regex Date();

    [GeneratedRegex($@"(?<dates>{Item}(?:(?:[、和及与至到~—\-]|，){Item})*)(?:(?<off>放假|公休)|(?:起?(?:正常)?|均|调休|照常)上班)")]
    private static partial Regex Phrase();

    [GeneratedRegex(@"(?:周|星期|礼拜)(?<w>[一二三四五六日天])")]
    private static partial Regex Weekday();

    [GeneratedRegex(@"(?:共|放假)(?<n>\d{1,2})天")]
    private static partial Regex Total();
}
