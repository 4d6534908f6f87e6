using System.Globalization;
using System.Text;
using Disclosure.Domain.Deadlines;
using static Disclosure.Domain.Tests.Deadlines.Clocks;

namespace Disclosure.Domain.Tests.Deadlines;

/// <summary>The State Council's notice as text: read to the day, checked against itself, refused with the sentence.</summary>
public sealed class HolidayNoticeTests
{
    /// <summary>The notice of 2026, as it was published.</summary>
    internal const string Of2026 = """
        国务院办公厅关于2026年
        部分节假日安排的通知
        国办发明电〔2025〕7号

        各省、自治区、直辖市人民政府，国务院各部委、各直属机构：
        经国务院批准，现将2026年元旦、春节、清明节、劳动节、端午节、中秋节和国庆节放假调休日期的具体安排通知如下。
        一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。
        二、春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。
        三、清明节：4月4日（周六）至6日（周一）放假，共3天。
        四、劳动节：5月1日（周五）至5日（周二）放假调休，共5天。5月9日（周六）上班。
        五、端午节：6月19日（周五）至21日（周日）放假，共3天。
        六、中秋节：9月25日（周五）至27日（周日）放假，共3天。
        七、国庆节：10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）、10月10日（周六）上班。
        节假日期间，各地区、各部门要妥善安排好值班和安全、保卫、疫情防控等工作，遇有重大突发事件，要按规定及时报告并妥善处置，确保人民群众祥和平安度过节日假期。
        国务院办公厅
        2025年11月4日
        """;

    public static TheoryData<int, int> YearsAndStyles
    {
        get
        {
            var data = new TheoryData<int, int>();
            foreach (var year in Enumerable.Range(2019, 8))
            {
                foreach (var style in Enumerable.Range(0, 4))
                {
                    data.Add(year, style);
                }
            }

            return data;
        }
    }

    [Fact]
    public void The_notice_of_2026_gives_the_seed()
    {
        var notice = Valid(Of2026);
        Assert.Equal((2026, "国办发明电〔2025〕7号"), (notice.Year, notice.DocumentNumber));
        Assert.Empty(notice.Unused);
        Assert.Equal(Seed(2026), notice.Days);
    }

    [Theory]
    [MemberData(nameof(YearsAndStyles))]
    public void The_notices_of_all_years_since_2019_give_the_seeds(int year, int style)
    {
        // The paper of a year also names days of the December before: they stand in that year's seed.
        var expected = Seed(year - 1).Where(d => d.Date.Month == 12 && d.Name == "元旦").Concat(Seed(year).Where(d => d.Date.Month != 12)).ToList();
        var text = Notice(year, expected, style);
        var notice = Valid(text);
        Assert.Equal(expected, notice.Days);
        Assert.Equal(year, notice.Year);
    }

    [Theory]
    [InlineData("元旦：2018年12月30日至2019年1月1日放假调休，共3天。2018年12月29日（星期六）上班。", "2018-12-29- 2018-12-30 2018-12-31 2019-01-01")]
    [InlineData("元旦：12月30日至1月1日放假调休，共3天。12月29日（星期六）上班。", "2018-12-29- 2018-12-30 2018-12-31 2019-01-01")]
    [InlineData("元旦：1月1日放假，与周末连休。", "2019-01-01")]
    [InlineData("元旦：1月1日（周二）放假1天，不调休。", "2019-01-01")]
    [InlineData("一、元旦: １月１日(星期二)至３日(星期四)放假３天，1月5日（星期六）、6日（星期天）上班。", "2019-01-01 2019-01-02 2019-01-03 2019-01-05- 2019-01-06-")]
    [InlineData("元旦：1月1日、2日放假，共2天；1月5日、1月6日照常上班。", "2019-01-01 2019-01-02 2019-01-05- 2019-01-06-")]
    [InlineData("元旦：1月1日至2日放假，共2天。1月3日（星期四）起正常上班。", "2019-01-01 2019-01-02 2019-01-03-")]
    [InlineData("（一）元旦：3月31日至4月2日放假调休，共3天。", "2019-03-31 2019-04-01 2019-04-02", "1月1日放假。")]
    public void The_usual_variants_are_understood(string newYear, string expected, string? also = null)
    {
        var text = Notice(2019, [.. Seed(2019).Where(d => d.Date.Month is > 2 and < 12 || d.Name == "春节")], 0)
            .Replace("通知如下。", $"通知如下。{newYear}{also}", StringComparison.Ordinal);
        var read = Valid(text).Days.Where(d => d.Name == "元旦" && !(also is not null && d.Date == D("2019-01-01")))
            .Select(d => $"{d.Date:yyyy-MM-dd}{(d.IsOff ? null : "-")}");
        Assert.Equal(expected, string.Join(' ', read));
    }

    [Fact]
    public void Advice_settles_nothing_and_is_shown()
    {
        var text = Of2026.Replace("2月14日（周六）、2月28日（周六）上班。", "2月14日（周六）、2月28日（周六）上班。鼓励各单位安排职工在除夕（2月16日）休息。", StringComparison.Ordinal);
        var notice = Valid(text);
        Assert.Equal(Seed(2026), notice.Days);
        Assert.Equal("鼓励各单位安排职工在除夕(2月16日)休息", Assert.Single(notice.Unused));
    }

    [Theory]
    [InlineData("1月4日（周日）上班", "1月4日（周六）上班", "1月4日(周六)上班", "是星期日，通知写作周六")]
    [InlineData("2月15日（农历腊月二十八、周日）", "2月15日（农历腊月二十八、周一）", "2月15日(农历腊月二十八、周一)至23日", "是星期日，通知写作周一")]
    [InlineData("共9天", "共8天", "共8天", "写明共8天，按日期计算是9天")]
    [InlineData("4月4日（周六）至6日（周一）", "4月6日（周一）至4日（周六）", "4月6日", "先后或者长度不对")]
    [InlineData("4月4日（周六）", "4月31日（周六）", "4月31日", "“4月31日(周六)”不是一个日期")]
    [InlineData("5月9日（周六）上班", "5月5日（周二）上班", "5月5日(周二)上班", "既写作放假，又写作上班")]
    [InlineData("6月19日（周五）至21日（周日）放假，共3天", "6月19日（周五）为端午节，放假一天", "6月19日(周五)为端午节，放假一天", "没有读懂")]
    [InlineData("9月20日（周日）、10月10日", "2027年9月20日、10月10日", "2027年9月20日", "不在2026年")]
    public void A_sentence_that_does_not_agree_with_itself_is_refused_with_the_sentence(string from, string to, string sentence, string reason)
    {
        Assert.Contains(from, Of2026, StringComparison.Ordinal);
        var errors = Assert.IsType<HolidayNoticeParse.Invalid>(HolidayNotice.Parse(Of2026.Replace(from, to, StringComparison.Ordinal))).Errors;
        var error = Assert.Single(errors);
        Assert.Contains(sentence, error.Sentence, StringComparison.Ordinal);
        Assert.Contains(reason, error.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("今天天气很好。", "没有找到年度")]
    [InlineData("国务院办公厅关于2026年部分节假日安排的通知", "没有读到任何放假安排")]
    [InlineData("关于1026年部分节假日安排的通知", "年度应当在")]
    public void What_is_no_notice_is_refused(string text, string reason) =>
        Assert.Contains(reason, Assert.Single(Assert.IsType<HolidayNoticeParse.Invalid>(HolidayNotice.Parse(text)).Errors).ToString(), StringComparison.Ordinal);

    [Fact]
    public void A_notice_that_was_not_pasted_to_its_end_is_refused()
    {
        var cut = Of2026[..Of2026.IndexOf("六、中秋节", StringComparison.Ordinal)];
        var error = Assert.Single(Assert.IsType<HolidayNoticeParse.Invalid>(HolidayNotice.Parse(cut)).Errors);
        Assert.Contains("中秋节（9月25日）、国庆节（10月1日）", error.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_years_notice_under_a_wrong_title_does_not_pass()
    {
        var errors = Assert.IsType<HolidayNoticeParse.Invalid>(HolidayNotice.Parse(Of2026.Replace("2026年", "2027年", StringComparison.Ordinal))).Errors;
        Assert.Contains(errors, e => e.Reason.Contains("请核对原文和年度", StringComparison.Ordinal));
    }

    internal static List<CalendarDay> Seed(int year) =>
        [.. Assert.IsType<CalendarParse.Valid>(CalendarFile.Parse(File.ReadAllText(Seeds.Files().Single(f => f.EndsWith($"{year}.json", StringComparison.Ordinal))))).File.Days];

    private static HolidayNotice Valid(string text)
    {
        var parse = HolidayNotice.Parse(text);
        return parse is HolidayNoticeParse.Valid { Notice: var notice } ? notice : throw new InvalidOperationException(string.Join('\n', ((HolidayNoticeParse.Invalid)parse).Errors));
    }

    /// <summary>Writes the notice of a year from its days, in the wordings of the years since 2019.</summary>
    private static string Notice(int year, List<CalendarDay> days, int style)
    {
        var text = new StringBuilder($"国务院办公厅关于{year}年部分节假日安排的通知\n经国务院批准，现将{year}年元旦、春节等节假日放假调休日期的具体安排通知如下。\n");
        var number = 0;
        foreach (var section in days.GroupBy(d => d.Name))
        {
            text.Append("一二三四五六七八九"[number++]).Append('、').Append(section.Key).Append(style == 1 ? ":" : "：");
            var off = section.Where(d => d.IsOff).Select(d => d.Date).ToList();
            foreach (var (first, last) in Runs(off))
            {
                text.Append(first == last ? $"{Day(first, null)}放假" : $"{Day(first, null)}至{Day(last, first)}放假调休");
                text.Append(style == 2 && first == last ? "，与周末连休。" : $"，共{last.DayNumber - first.DayNumber + 1}天。");
            }

            var worked = section.Where(d => !d.IsOff).Select(d => Day(d.Date, null)).ToList();
            text.Append(worked.Count == 0 ? null : $"{string.Join('、', worked)}上班。").Append('\n');
        }

        return text.Append("节假日期间，各地区、各部门要妥善安排好值班和安全、保卫等工作。\n国务院办公厅\n").ToString();

        string Day(DateOnly date, DateOnly? after)
        {
            var weekday = "日一二三四五六"[(int)date.DayOfWeek];
            var y = date.Year != year || (after is { } a && a.Year != date.Year) || style == 2 ? $"{date.Year}年" : null;
            var m = y is null && after is { } first && first.Month == date.Month ? null : $"{date.Month}月";
            return $"{y}{m}{date.Day}日" + style switch { 0 => $"（周{weekday}）", 1 => $"(星期{weekday})", 2 => null, _ => $"（农历正月初一、周{weekday}）" };
        }
    }

    private static IEnumerable<(DateOnly First, DateOnly Last)> Runs(List<DateOnly> days)
    {
        var first = days[0];
        foreach (var (day, next) in days.Zip(days.Skip(1).Append(DateOnly.MaxValue)))
        {
            if (next != day.AddDays(1))
            {
                yield return (first, day);
                first = next;
            }
        }
    }
}
