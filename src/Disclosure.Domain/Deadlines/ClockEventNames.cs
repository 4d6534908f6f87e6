using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;

namespace Disclosure.Domain.Deadlines;

/// <summary>The fields an event may carry beside its type and date, as the API knows them.</summary>
/// <param name="ReplyBy">For <c>clarificationRequested</c>; optional.</param>
/// <param name="Id">For consultations; left out it is <c>1</c>.</param>
/// <param name="Kind">For <c>consultationSent</c>; left out it is <c>thirdParty</c>.</param>
/// <param name="WorkingDays">For <c>extended</c>.</param>
/// <param name="Until">For <c>deferred</c>.</param>
public sealed record ClockEventFields(
    DateOnly? ReplyBy = null,
    string? Id = null,
    string? Kind = null,
    int? WorkingDays = null,
    DateOnly? Until = null);

/// <summary>The stable names of the clock's events, as they are written in the API and in stored events.</summary>
public static class ClockEventNames
{
    private static readonly (string Name, Type Type)[] Table =
    [
        ("clarificationRequested", typeof(ClockEvent.ClarificationRequested)),
        ("clarificationReceived", typeof(ClockEvent.ClarificationReceived)),
        ("consultationSent", typeof(ClockEvent.ConsultationSent)),
        ("consultationDelivered", typeof(ClockEvent.ConsultationDelivered)),
        ("consultationAnswered", typeof(ClockEvent.ConsultationAnswered)),
        ("extended", typeof(ClockEvent.Extended)),
        ("reasonsRequested", typeof(ClockEvent.ReasonsRequested)),
        ("deferred", typeof(ClockEvent.Deferred)),
        ("feeNoticeSent", typeof(ClockEvent.FeeNoticeSent)),
        ("feeNoticeReceived", typeof(ClockEvent.FeeNoticeReceived)),
        ("feePaid", typeof(ClockEvent.FeePaid)),
        ("replied", typeof(ClockEvent.Replied)),
        ("withdrawn", typeof(ClockEvent.Withdrawn)),
        ("deemedAbandoned", typeof(ClockEvent.DeemedAbandoned)),
    ];

    private static readonly FrozenDictionary<Type, string> Names = Table.ToFrozenDictionary(e => e.Type, e => e.Name);

    private static readonly FrozenDictionary<string, ConsultationKind> Kinds = new Dictionary<string, ConsultationKind>
    {
        ["thirdParty"] = ConsultationKind.ThirdParty,
        ["jointProducer"] = ConsultationKind.JointProducer,
        ["otherAgency"] = ConsultationKind.OtherAgency,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>All names, in the order of the contract.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Table.Select(e => e.Name)];

    /// <summary>The name of an event.</summary>
    public static string Of(ClockEvent clockEvent)
    {
        ArgumentNullException.ThrowIfNull(clockEvent);
        return Names[clockEvent.GetType()];
    }

    /// <summary>The name of a kind of consultation.</summary>
    public static string Of(ConsultationKind kind) => Kinds.Single(k => k.Value == kind).Key;

    /// <summary>Makes an event from its name and fields.</summary>
    /// <param name="name">One of <see cref="All"/>.</param>
    /// <param name="on">The day it happened.</param>
    /// <param name="fields">What else was given; fields that the event does not have are ignored.</param>
    /// <param name="clockEvent">The event, when all is well.</param>
    /// <param name="field">The field at fault: <c>type</c>, <c>kind</c>, <c>workingDays</c> or <c>until</c>.</param>
    /// <param name="reason">What is wrong and how to mend it, in Chinese.</param>
    public static bool TryCreate(
        string? name,
        DateOnly on,
        ClockEventFields fields,
        [NotNullWhen(true)] out ClockEvent? clockEvent,
        [NotNullWhen(false)] out string? field,
        [NotNullWhen(false)] out string? reason)
    {
        ArgumentNullException.ThrowIfNull(fields);
        (clockEvent, field, reason) = Create(name, on, fields);
        return clockEvent is not null;
    }

    private static (ClockEvent? Event, string? Field, string? Reason) Create(string? name, DateOnly on, ClockEventFields f)
    {
        var id = string.IsNullOrWhiteSpace(f.Id) ? "1" : f.Id.Trim();
        switch (name)
        {
            case "consultationSent":
                return Kinds.TryGetValue(f.Kind ?? "thirdParty", out var kind)
                    ? Ok(new ClockEvent.ConsultationSent(on, id, kind))
                    : Bad("kind", $"不认识的征求意见对象“{f.Kind}”，应当是 {string.Join("、", Kinds.Keys.Order())} 之一。");
            case "extended":
                return f.WorkingDays is { } days
                    ? Ok(new ClockEvent.Extended(on, days))
                    : Bad("workingDays", "请填写延长的工作日数（1 至 20）。");
            case "deferred":
                return f.Until is { } until
                    ? Ok(new ClockEvent.Deferred(on, until))
                    : Bad("until", "请填写告知申请人的延迟答复日期。");
            default:
                return Simple() is { } e
                    ? Ok(e)
                    : Bad("type", $"不认识的事件“{name}”，应当是 {string.Join("、", All)} 之一。");
        }

        ClockEvent? Simple() => name switch
        {
            "clarificationRequested" => new ClockEvent.ClarificationRequested(on, f.ReplyBy),
            "clarificationReceived" => new ClockEvent.ClarificationReceived(on),
            "consultationDelivered" => new ClockEvent.ConsultationDelivered(on, id),
            "consultationAnswered" => new ClockEvent.ConsultationAnswered(on, id),
            "reasonsRequested" => new ClockEvent.ReasonsRequested(on),
            "feeNoticeSent" => new ClockEvent.FeeNoticeSent(on),
            "feeNoticeReceived" => new ClockEvent.FeeNoticeReceived(on),
            "feePaid" => new ClockEvent.FeePaid(on),
            "replied" => new ClockEvent.Replied(on),
            "withdrawn" => new ClockEvent.Withdrawn(on),
            "deemedAbandoned" => new ClockEvent.DeemedAbandoned(on),
            _ => null,
        };

        static (ClockEvent?, string?, string?) Ok(ClockEvent e) => (e, null, null);
        static (ClockEvent?, string?, string?) Bad(string field, string reason) => (null, field, reason);
    }
}
