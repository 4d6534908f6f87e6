namespace Disclosure.Web.Tests.Calendars;

/// <summary>Invented notices for 2027 in the words of the real ones.</summary>
public static class CalendarSamples
{
    /// <summary>Jan 4, which is a working day by the statutory holidays alone, is off.</summary>
    public const string Notice2027 = """
        国务院办公厅关于2027年部分节假日安排的通知
        国办发明电〔2026〕9号
        经国务院批准，现将2027年元旦、春节、清明节、劳动节、端午节、中秋节和国庆节放假调休日期的具体安排通知如下。
        一、元旦：1月1日（周五）至4日（周一）放假调休，共4天。1月9日（周六）上班。
        二、春节：2月5日（农历除夕、周五）至11日（农历正月初六、周四）放假调休，共7天。1月31日（周日）、2月13日（周六）上班。
        三、清明节：4月3日（周六）至5日（周一）放假，共3天。
        四、劳动节：5月1日（周六）至5日（周三）放假调休，共5天。4月25日（周日）、5月8日（周六）上班。
        五、端午节：6月9日（周三）放假1天，不调休。
        六、中秋节：9月15日（周三）放假1天，不调休。
        七、国庆节：10月1日（周五）至7日（周四）放假调休，共7天。9月26日（周日）、10月9日（周六）上班。
        节假日期间，各地区、各部门要妥善安排好值班和安全、保卫等工作。
        """;

    /// <summary>The same, but it takes the last day of 2026 too.</summary>
    public static string NoticeWithDecember { get; } = Notice2027.Replace(
        "1月1日（周五）至4日（周一）放假调休，共4天。1月9日（周六）上班。", "2026年12月31日（周四）至2027年1月3日（周日）放假调休，共4天。2026年12月27日（周日）上班。", StringComparison.Ordinal);
}
