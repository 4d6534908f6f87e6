using System.Globalization;
using Disclosure.Domain.Deadlines;
using Disclosure.Domain.Decisions;
using Disclosure.Domain.Opinions;
using Disclosure.Web.Accounts;
using Disclosure.Web.Cases;
using Disclosure.Web.Times;

namespace Disclosure.Web.Features.Dashboard;

/// <summary>What the figures are narrowed to. It stands in the address; nothing in it is personal.</summary>
public sealed record DashboardFilter
{
    /// <summary>Stands for cases that no department leads, in <see cref="Department"/>.</summary>
    public const string NoDepartment = "none";

    /// <summary>First month of the ends, yyyyMM.</summary>
    public required int From { get; init; }

    /// <summary>Last month of the ends.</summary>
    public required int To { get; init; }

    /// <summary>Code of the leading department, or <see cref="NoDepartment"/>.</summary>
    public string? Department { get; init; }

    /// <summary>Channel of a request, kind of an opinion.</summary>
    public string? Channel { get; init; }

    /// <summary>答复类型; narrows ended cases only.</summary>
    public string? Type { get; init; }

    /// <summary>One of <see cref="CaseKinds"/>.</summary>
    public string Kind { get; init; } = CaseKinds.Request;

    /// <summary>True when only the year so far is asked for.</summary>
    public bool IsEmpty(DateOnly today) => this == Default(today);

    /// <summary>The year so far, all departments, all types.</summary>
    public static DashboardFilter Default(DateOnly today) => new() { From = (today.Year * 100) + 1, To = (today.Year * 100) + today.Month };

    /// <summary>From the address; what is not known is left out, a period upside down is turned round.</summary>
    public static DashboardFilter Parse(Func<string, string?> query, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(query);
        var usual = Default(today);
        var (from, to) = (Month(query("from")) ?? usual.From, Month(query("to")) ?? usual.To);
        var kind = query("kind") switch { CaseKinds.Correction => CaseKinds.Correction, CaseKinds.Opinion => CaseKinds.Opinion, _ => CaseKinds.Request };
        return new DashboardFilter
        {
            From = Math.Min(from, to),
            To = Math.Max(from, to),
            Kind = kind,
            Department = query("department") is { Length: > 0 and <= 60 } code ? code : null,
            Channel = Known(query("channel"), kind == CaseKinds.Opinion ? Enum.GetNames<OpinionKind>() : Enum.GetNames<ReceiptChannel>()),
            Type = kind == CaseKinds.Opinion ? null : Known(query("type"), Enum.GetNames<ReplyType>()),
        };
    }

    /// <summary>The parameters of the address; null removes one.</summary>
    public IReadOnlyDictionary<string, string?> ToQuery() => new Dictionary<string, string?>
    {
        ["from"] = MonthText(From),
        ["to"] = MonthText(To),
        ["kind"] = Kind == CaseKinds.Request ? null : Kind,
        ["department"] = Department,
        ["channel"] = Channel,
        ["type"] = Type,
    };

    /// <summary>An address with these parameters and more.</summary>
    public string Href(string path, params ReadOnlySpan<(string Name, string? Value)> more)
    {
        var pairs = ToQuery().Select(p => (p.Key, p.Value)).Concat(more.ToArray().Select(m => (Key: m.Name, m.Value))).Where(p => p.Value is not null);
        return $"{path}?{string.Join('&', pairs.Select(p => $"{p.Key}={Uri.EscapeDataString(p.Value!)}"))}";
    }

    /// <summary>Whether an ended case is meant; the period is settled by the months that are read.</summary>
    public bool Holds(in ClosedCase c, IReadOnlyDictionary<string, Guid> departments) =>
        c.Kind == Kind && (Channel is null || c.Channel == Channel) && (Type is null || c.ReplyType == Type) && OfDepartment(c.Department, departments);

    /// <summary>Whether an open case is meant. It has no reply yet, so that the type says nothing about it.</summary>
    public bool Holds(OpenCase c, IReadOnlyDictionary<string, Guid> departments)
    {
        ArgumentNullException.ThrowIfNull(c);
        return c.Kind == Kind && (Channel is null || c.Channel == Channel) && OfDepartment(c.Department, departments);
    }

    /// <summary>The period in words.</summary>
    public string PeriodText => From == To ? MonthWords(From) : $"{MonthWords(From)}至{MonthWords(To)}";

    /// <summary>yyyyMM as 2026-03.</summary>
    public static string MonthText(int month) => string.Create(CultureInfo.InvariantCulture, $"{month / 100:0000}-{month % 100:00}");

    /// <summary>yyyyMM as 2026年3月.</summary>
    public static string MonthWords(int month) => $"{month / 100}年{month % 100}月";

    /// <summary>The name of a channel, or of a kind of opinion.</summary>
    public static string ChannelWords(string kind, string channel) => kind == CaseKinds.Opinion
        ? Enum.TryParse<OpinionKind>(channel, out var opinion) ? opinion.Label() : channel
        : Enum.TryParse<ReceiptChannel>(channel, out var receipt) ? Words.Of(receipt) : channel;

    private static string? Known(string? value, string[] names) => value is not null && names.Contains(value) ? value : null;

    private static int? Month(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var d) && d >= WorkCalendar.MinDate && d <= WorkCalendar.MaxDate ? (d.Year * 100) + d.Month : null;

    private bool OfDepartment(Guid id, IReadOnlyDictionary<string, Guid> departments) => Department switch
    {
        null => true,
        NoDepartment => id == Guid.Empty,
        var code => departments.TryGetValue(code, out var wanted) && wanted == id,
    };
}

/// <summary>Who sees the figures.</summary>
public static class DashboardAccess
{
    /// <summary>督查员, 公开工作机构负责人 and 签发领导: they see every case, so that each figure can open its cases.</summary>
    public static bool MaySee(Actor actor)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return actor.IsOfficer && actor.Has(Roles.Supervisor, Roles.DisclosureHead, Roles.SigningLeader);
    }
}
