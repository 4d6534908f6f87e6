namespace Disclosure.Web.Cases;

/// <summary>Instants are UTC; legal dates are those of Asia/Shanghai.</summary>
public static class LegalTime
{
    /// <summary>China has one offset and no summer time since 1991.</summary>
    public static readonly TimeSpan Offset = TimeSpan.FromHours(8);

    /// <summary>The legal date of an instant.</summary>
    public static DateOnly DateOf(DateTimeOffset instant) => DateOnly.FromDateTime(instant.ToOffset(Offset).DateTime);

    /// <summary>The time of day of an instant.</summary>
    public static TimeOnly TimeOf(DateTimeOffset instant) => TimeOnly.FromDateTime(instant.ToOffset(Offset).DateTime);

    /// <summary>Today in Asia/Shanghai.</summary>
    public static DateOnly Today(this TimeProvider time) => DateOf(time.GetUtcNow());

    /// <summary>An instant as shown: local date and time to the minute.</summary>
    public static string Show(DateTimeOffset instant) => instant.ToOffset(Offset).ToString("yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>A date as officials write it: 2026年3月20日（星期五）.</summary>
    public static string Show(DateOnly date) => $"{date.Year}年{date.Month}月{date.Day}日（星期{"日一二三四五六"[(int)date.DayOfWeek]}）";
}
