using Disclosure.Domain.Deadlines;
using static Disclosure.Domain.Tests.Deadlines.Clocks;

namespace Disclosure.Domain.Tests.Deadlines;

public class CalendarFileTests
{
    private const string Good = """
        {
          "year": 2027,
          "source": ["https://www.gov.cn/2027"],
          "days": [
            {"date": "2027-01-03", "name": "元旦", "off": false},
            {"date": "2027-01-01", "name": "元旦", "off": true}
          ]
        }
        """;

    [Fact]
    public void A_good_file_is_read_in_order_of_date_and_its_missing_holidays_are_told()
    {
        var file = Assert.IsType<CalendarParse.Valid>(CalendarFile.Parse(Good)).File;
        Assert.Equal(2027, file.Year);
        Assert.Equal(["https://www.gov.cn/2027"], file.Source);
        Assert.Equal(
            [new CalendarDay(D("2027-01-01"), "元旦", true), new CalendarDay(D("2027-01-03"), "元旦", false)], file.Days);
        Assert.Equal(12, file.MissingStatutoryHolidays().Count);
    }

    [Theory]
    [InlineData("\"2027-01-03\"", "\"2027-01-01\"", 6, "日期 2027-01-01 重复，第 5 行已有")]
    [InlineData("\"2027-01-03\"", "\"2026-12-31\"", 5, "不在 2027 年内")]
    [InlineData("\"2027-01-03\"", "\"2027-02-29\"", 5, "“2027-02-29”不存在")]
    [InlineData("\"2027-01-03\"", "\"2027/1/3\"", 5, "写法不对")]
    [InlineData("\"2027-01-03\"", "20270103", 5, "date 应当是文字")]
    [InlineData("\"name\": \"元旦\", \"off\": false", "\"off\": false", 5, "缺少节日名称")]
    [InlineData("\"元旦\", \"off\": false", "\" \", \"off\": false", 5, "不能为空")]
    [InlineData(", \"off\": false", "", 5, "缺少是否放假")]
    [InlineData("\"off\": false", "\"off\": \"false\"", 5, "true（放假）或 false（调休上班）")]
    [InlineData("\"off\": false", "\"off\": false, \"of\": 1", 5, "不认识的项目“of”")]
    [InlineData("\"off\": false", "\"off\": false, \"off\": true", 5, "重复出现")]
    [InlineData("2027,", "1900,", 2, "year 应当是 2000 至 2099")]
    [InlineData("2027,", "\"2027\",", 2, "year 应当是")]
    [InlineData("  \"year\": 2027,", "", 1, "缺少“year”")]
    [InlineData("[\"https://www.gov.cn/2027\"]", "\"x\"", 3, "source 应当是")]
    [InlineData("[\"https://www.gov.cn/2027\"]", "[1]", 3, "非空文字")]
    [InlineData("\"source\"", "\"sources\"", 3, "不认识的项目“sources”")]
    [InlineData("false},", "false}", 6, "不是合法的 JSON")]
    [InlineData("false},", "false}, 7,", 5, "days 中的每一项")]
    public void A_bad_file_is_refused_whole_with_line_and_reason(string replace, string with, int line, string reason)
    {
        var text = Good.Replace("\r", "", StringComparison.Ordinal);
        var at = text.IndexOf(replace, StringComparison.Ordinal);
        Assert.True(at >= 0);
        var bad = text[..at] + with + text[(at + replace.Length)..];
        var errors = Assert.IsType<CalendarParse.Invalid>(CalendarFile.Parse(bad)).Errors;
        Assert.Contains(errors, e => e.Line == line && e.Reason.Contains(reason));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("{} {}")]
    [InlineData("null")]
    [InlineData("{\"year\": {\"year\": 2027}, \"days\": {\"a\": []}, \"source\": null}")]
    public void A_text_that_is_no_calendar_is_refused(string text) =>
        Assert.NotEmpty(Assert.IsType<CalendarParse.Invalid>(CalendarFile.Parse(text)).Errors);

    [Fact]
    public void Every_mistake_of_a_file_is_told_at_once()
    {
        var text = Good.Replace("\"元旦\"", "\"\"", StringComparison.Ordinal);
        Assert.Equal([5, 6], Assert.IsType<CalendarParse.Invalid>(CalendarFile.Parse(text)).Errors.Select(e => e.Line));
    }

    [Fact]
    public void Years_are_joined_only_without_gap_and_repetition()
    {
        CalendarFile Year(int year) => new(year, ["x"], []);
        Assert.Equal(2028, Assert.IsType<CalendarJoin.Valid>(CalendarFile.Join([Year(2028), Year(2027)])).Calendar.LastLoadedYear);
        Assert.Contains("缺少2027年", Assert.IsType<CalendarJoin.Invalid>(CalendarFile.Join([Year(2026), Year(2028)])).Reason);
        Assert.Contains("重复", Assert.IsType<CalendarJoin.Invalid>(CalendarFile.Join([Year(2026), Year(2026)])).Reason);
        Assert.Null(Assert.IsType<CalendarJoin.Valid>(CalendarFile.Join([])).Calendar.LastLoadedYear);
    }
}
