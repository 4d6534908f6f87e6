using Disclosure.Domain.Common;
using Disclosure.Web.Cases;

namespace Disclosure.Web.Components.Work;

/// <summary>What is wrong with a form: every refusal of the last try, for the summary and beside its field.</summary>
public sealed class WorkErrors
{
    private readonly HashSet<string> dismissed = new(StringComparer.Ordinal);

    private WorkErrors(IReadOnlyList<Refusal> refusals, string? message) => (Refusals, Message) = (refusals, message);

    /// <summary>Nothing is wrong.</summary>
    public static WorkErrors None { get; } = new([], null);

    /// <summary>Every refusal, in the domain's order.</summary>
    public IReadOnlyList<Refusal> Refusals { get; }

    /// <summary>What is wrong with the whole try: overtaken, forbidden, gone, failed. Null when nothing is.</summary>
    public string? Message { get; }

    /// <summary>True when something is to be shown.</summary>
    public bool Any => Refusals.Count > 0 || Message is not null;

    /// <summary>From what became of a command; done and rehearsed leave none.</summary>
    public static WorkErrors Of(Outcome outcome) => outcome switch
    {
        Outcome.Refused refused => new(refused.Refusals, null),
        Outcome.Done or Outcome.Rehearsed => None,
        _ => new([], outcome?.Message),
    };

    /// <summary>Something failed that no user caused; what they typed is kept.</summary>
    public static WorkErrors Failed(string message) => new([], message);

    /// <summary>What the form itself found missing.</summary>
    public static WorkErrors Of(IReadOnlyList<Refusal> refusals) => new(refusals, null);

    /// <summary>What is wrong with a field; null when nothing is, or when it was changed since.</summary>
    public string? For(string field) => dismissed.Contains(field) ? null : Refusals.FirstOrDefault(r => r.Field == field)?.ToString();

    /// <summary>The field was changed: its message goes, the summary stays until the next try.</summary>
    public void Dismiss(string field)
    {
        if (Refusals.Any(r => r.Field == field))
        {
            dismissed.Add(field);
        }
    }
}
