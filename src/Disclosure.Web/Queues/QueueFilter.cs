using System.Globalization;
using Disclosure.Domain.Deadlines;
using Disclosure.Domain.Requests;
using Disclosure.Web.Cases;

namespace Disclosure.Web.Queues;

/// <summary>
/// What a list is narrowed to. All of it but <see cref="Text"/> stands in the address, so that a view can be kept and passed
/// on; the text may be a name or an ID number and stays out of it.
/// </summary>
public sealed record QueueFilter
{
    /// <summary>No filter.</summary>
    public static QueueFilter None { get; } = new();

    /// <summary>办理状态, one of <see cref="StaffStates.All"/>.</summary>
    public string? State { get; init; }

    /// <summary>Code of a department that has a part in the case.</summary>
    public string? Department { get; init; }

    /// <summary>Channel.</summary>
    public ReceiptChannel? Channel { get; init; }

    /// <summary>申请公开 or 申请更正.</summary>
    public RequestKind? Kind { get; init; }

    /// <summary><c>overdue</c>, <c>soon</c> or a number of working days; takes precedence over the dates.</summary>
    public string? Due { get; init; }

    /// <summary>法定期限 from.</summary>
    public DateOnly? DueFrom { get; init; }

    /// <summary>法定期限 to.</summary>
    public DateOnly? DueTo { get; init; }

    /// <summary>What was typed into the search box: number, words of the subject, or exactly a name, ID number, phone or e-mail.</summary>
    public string? Text { get; init; }

    /// <summary>True when nothing is narrowed.</summary>
    public bool IsEmpty => this == None;

    /// <summary>From the address; what is not known is left out.</summary>
    public static QueueFilter Parse(string? state, string? department, string? channel, string? due, string? from, string? to, string? kind = null) => new()
    {
        State = state is not null && StaffStates.All.Contains(state) ? state : null,
        Department = string.IsNullOrWhiteSpace(department) || department.Length > 60 ? null : department,
        Channel = Enum.TryParse<ReceiptChannel>(channel, out var c) && Enum.IsDefined(c) ? c : null,
        Due = due is "overdue" or "soon" or "7" or "15" ? due : null,
        DueFrom = Date(from),
        DueTo = Date(to),
        Kind = kind switch { CaseKinds.Request => RequestKind.Disclosure, CaseKinds.Correction => RequestKind.Correction, _ => null },
    };

    /// <summary>The parameters of the address; null removes one.</summary>
    public IReadOnlyDictionary<string, object?> ToQuery() => new Dictionary<string, object?>
    {
        ["state"] = State,
        ["department"] = Department,
        ["channel"] = Channel?.ToString(),
        ["due"] = Due,
        ["from"] = Date(DueFrom),
        ["to"] = Date(DueTo),
        ["kind"] = Kind is { } kind ? CaseKinds.Of(kind) : null,
    };

    /// <summary>The range of due dates asked for, or null.</summary>
    public DueRange? Range(WorkCalendar calendar, DateOnly today) => Due switch
    {
        "overdue" => DueRange.Overdue(today),
        "soon" => DueRange.Soon(calendar, today),
        { } days => DueRange.Within(calendar, today, int.Parse(days, CultureInfo.InvariantCulture)),
        null when DueFrom is not null || DueTo is not null => new DueRange(DueFrom, DueTo, OpenOnly: false),
        null => null,
    };

    private static DateOnly? Date(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) && date >= WorkCalendar.MinDate && date <= WorkCalendar.MaxDate ? date : null;

    private static string? Date(DateOnly? date) => date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
