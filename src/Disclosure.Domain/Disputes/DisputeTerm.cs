using Disclosure.Domain.Deadlines;

namespace Disclosure.Domain.Disputes;

/// <summary>A term for this agency's answer.</summary>
/// <param name="On">Its last day.</param>
/// <param name="Provisional">暂定: it lies past the last loaded calendar.</param>
/// <param name="Rule">How it is counted, in one sentence.</param>
/// <param name="Article">The source.</param>
public sealed record DisputeTerm(DateOnly On, bool Provisional, string Rule, string Article);

/// <summary>The terms within which this agency answers the body that hears a dispute.</summary>
public static class DisputeTerms
{
    /// <summary>Cites the Administrative Reconsideration Law (2023).</summary>
    public const string ReconsiderationLaw = "《行政复议法》";

    /// <summary>
    /// The term for the answer. 行政复议法第四十八条: ten days; 第五十四条: five in the simplified procedure; 第八十八条: both are
    /// working days. 行政诉讼法第六十七条: fifteen days for the defence; on appeal fifteen likewise (第一百零一条，民事诉讼法第一百七十四条).
    /// A period of days that ends on a day of rest ends on the next working day (民事诉讼法第八十五条).
    /// </summary>
    /// <param name="kind">Where it is heard.</param>
    /// <param name="simplified">简易程序, for a reconsideration.</param>
    /// <param name="receivedOn">The day on which the copy was received; not counted.</param>
    /// <param name="calendar">The working calendar.</param>
    public static DisputeTerm AnswerBy(DisputeKind kind, bool simplified, DateOnly receivedOn, WorkCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        var (on, rule, article) = kind switch
        {
            DisputeKind.Reconsideration when simplified => (
                calendar.AddWorkingDays(receivedOn, 5), "自收到申请书副本次日起第5个工作日", $"{ReconsiderationLaw}第五十四条、第八十八条"),
            DisputeKind.Reconsideration => (
                calendar.AddWorkingDays(receivedOn, 10), "自收到申请书副本次日起第10个工作日", $"{ReconsiderationLaw}第四十八条、第八十八条"),
            DisputeKind.Litigation => (
                NextWorkingDay(receivedOn.AddDays(15), calendar), "自收到起诉状副本次日起第15日，遇休息日顺延", "《行政诉讼法》第六十七条"),
            _ => (
                NextWorkingDay(receivedOn.AddDays(15), calendar), "自收到上诉状副本次日起第15日，遇休息日顺延", "《行政诉讼法》第一百零一条、《民事诉讼法》第一百七十四条"),
        };
        return new(on, calendar.IsProvisional(on), rule, article);
    }

    private static DateOnly NextWorkingDay(DateOnly day, WorkCalendar calendar)
    {
        while (!calendar.IsWorkingDay(day))
        {
            day = day.AddDays(1);
        }

        return day;
    }
}
