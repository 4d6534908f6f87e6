using System.Globalization;
using Disclosure.Domain.Common;
using Disclosure.Domain.Deadlines;
using Disclosure.Web.Components.Public;
using Microsoft.AspNetCore.Http;

namespace Disclosure.Web.Features.Clock;

/// <summary>A row of the calculator, as typed.</summary>
/// <param name="Type">One of <see cref="ClockForm.Types"/>; empty for none.</param>
/// <param name="On">The day it happened.</param>
/// <param name="Days">For an extension: working days.</param>
/// <param name="By">For a clarification: the last day set; for a deferral: the day told.</param>
/// <param name="Number">For consultations: which one.</param>
public sealed record ClockRow(string? Type, string? On, string? Days, string? By, string? Number)
{
    /// <summary>Nothing is filled in.</summary>
    public bool IsEmpty => string.IsNullOrWhiteSpace(Type) && string.IsNullOrWhiteSpace(On);
}

/// <summary>
/// The calculator's question, read from the page's address: a result can be kept, printed and sent on as a link, and it works
/// without JavaScript. It holds no personal data.
/// </summary>
/// <param name="ReceivedOn">收到申请之日, as typed.</param>
/// <param name="AsOf">The day to speak of, as typed; empty means today.</param>
/// <param name="Rows">What happened since.</param>
public sealed record ClockForm(string? ReceivedOn, string? AsOf, IReadOnlyList<ClockRow> Rows)
{
    /// <summary>Most rows of the page.</summary>
    public const int MaxRows = 30;

    /// <summary>How far the days of one question may lie apart: the page shows each of them.</summary>
    private const int MaxYears = 3;

    /// <summary>What may happen, in the order in which it usually does.</summary>
    public static IReadOnlyList<(string Value, string Text)> Types { get; } =
    [
        ("clarificationRequested", "发出补正告知"),
        ("clarificationReceived", "收到补正"),
        ("consultationSent.thirdParty", "发出征求意见书（第三方）"),
        ("consultationSent.jointProducer", "发出征求意见书（共同制作机关）"),
        ("consultationSent.otherAgency", "发出征求意见书（其他机关）"),
        ("consultationDelivered", "征求意见书送达对方"),
        ("consultationAnswered", "收到对方意见"),
        ("extended", "告知延长答复期限"),
        ("reasonsRequested", "要求申请人说明理由"),
        ("deferred", "告知延迟答复"),
        ("feeNoticeSent", "发出收费通知"),
        ("feeNoticeReceived", "收费通知送达申请人"),
        ("feePaid", "申请人缴费"),
        ("replied", "答复"),
        ("withdrawn", "申请人撤回"),
        ("deemedAbandoned", "视为放弃"),
    ];

    /// <summary>Reads the address; a fresh visit asks about an application that arrives today.</summary>
    public static ClockForm Read(IQueryCollection query, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(query);
        if (!query.ContainsKey("received"))
        {
            return new ClockForm(Iso(today), null, []);
        }

        var rows = Enumerable.Range(0, MaxRows).Select(i => new ClockRow(Of($"e{i}.type"), Of($"e{i}.on"), Of($"e{i}.days"), Of($"e{i}.by"), Of($"e{i}.no"))).ToList();
        return new ClockForm(Of("received"), Of("asOf"), [.. rows.Where(r => !r.IsEmpty)]);

        // An address is typed by anybody: longer than any date or number is nothing.
        string? Of(string name) => query[name].ToString() is { Length: > 0 and <= 40 } text ? text.Trim() : null;
    }

    /// <summary>Computes.</summary>
    /// <returns>The clock, or what is wrong with the question, by field.</returns>
    public (ClockResult? Clock, FormErrors Errors) Compute(WorkCalendar calendar, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        var wrong = new List<Refusal>();
        var received = Date("received", ReceivedOn, "请填写收到申请之日。");
        var asOf = string.IsNullOrEmpty(AsOf) ? today : Date("asOf", AsOf, "请填写日期。");
        var events = Rows.Select(EventOf).ToList();
        if (wrong.Count > 0 || received is not { } from || asOf is not { } until)
        {
            return (null, new FormErrors(wrong));
        }

        // Today may be long after, or before, the application that is asked about.
        until = string.IsNullOrEmpty(AsOf) ? Clamp(until, from) : until;
        foreach (var (field, day) in events.Select((e, i) => ($"e{i}.on", e!.On)).Append(("asOf", until)))
        {
            if (Math.Abs(day.DayNumber - from.DayNumber) > MaxYears * 366)
            {
                return (null, new FormErrors([new("range", $"与收到申请之日相隔超过{MaxYears}年，本页不逐日展开，请核对年份。", null, field)]));
            }
        }

        return StatutoryClock.Compute(new ClockHistory(from, [.. events.OfType<ClockEvent>()]), calendar, until) switch
        {
            ClockOutcome.Computed done => (done.Result, FormErrors.None),
            ClockOutcome.Refused { Refusal: var r } => (null, new FormErrors([new("clock", $"{r.Reason}（{r.Article}）", null, FieldOf(r))])),
            var other => throw new InvalidOperationException($"Unknown outcome {other.GetType().Name}."),
        };

        ClockEvent? EventOf(ClockRow row, int index)
        {
            var at = $"e{index}";
            var on = Date($"{at}.on", row.On, "请填写发生的日期。");
            if (string.IsNullOrEmpty(row.Type))
            {
                wrong.Add(new("type", "请选择这一天发生了什么；不需要这一项，请清除日期。", null, $"{at}.type"));
                return null;
            }

            if (Types.All(t => t.Value != row.Type))
            {
                // An address is typed by anybody; the page could not show a name that it does not offer.
                wrong.Add(new("type", "请从列表中选择事项。", null, $"{at}.type"));
                return null;
            }

            var by = string.IsNullOrEmpty(row.By) || row.Type is not ("clarificationRequested" or "deferred") ? null : Date($"{at}.by", row.By, string.Empty);
            int? days = int.TryParse(row.Days, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : null;
            var words = row.Type.Split('.');
            var fields = new ClockEventFields(by, row.Number, words.Length > 1 ? words[1] : null, days, by);
            if (ClockEventNames.TryCreate(words[0], on ?? today, fields, out var made, out var field, out var reason))
            {
                return made;
            }

            wrong.Add(new("event", reason, null, $"{at}.{NameOf(field)}"));
            return null;
        }

        DateOnly? Date(string field, string? text, string missing)
        {
            if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            {
                return day;
            }

            wrong.Add(new("date", string.IsNullOrEmpty(text) ? missing : $"“{text}”不是日期，请按 2026-03-02 的样子填写。", null, field));
            return null;
        }
    }

    private static DateOnly Clamp(DateOnly today, DateOnly received) =>
        today < received ? received : today.DayNumber - received.DayNumber > 366 ? received.AddDays(366) : today;

    private static string FieldOf(ClockRefusal refusal) =>
        refusal.EventIndex is { } index ? $"e{index}.{NameOf(refusal.Field)}" : refusal.Field == "receivedOn" ? "received" : refusal.Field;

    private static string NameOf(string field) => field switch
    {
        "replyBy" or "until" => "by",
        "workingDays" => "days",
        "id" => "no",
        "kind" => "type",
        _ => field,
    };

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
