using Disclosure.Domain.Common;

namespace Disclosure.Web.Components.Public;

/// <summary>What is wrong with a form: one field, one message.</summary>
public sealed class FormErrors
{
    private readonly List<Refusal> listed = [];

    /// <summary>Keeps the first message of each field, in the order given.</summary>
    public FormErrors(IEnumerable<Refusal> refusals)
    {
        ArgumentNullException.ThrowIfNull(refusals);
        foreach (var refusal in refusals)
        {
            if (refusal.Field is null || listed.TrueForAll(r => r.Field != refusal.Field))
            {
                listed.Add(refusal);
            }
        }
    }

    /// <summary>Nothing is wrong.</summary>
    public static FormErrors None { get; } = new([]);

    /// <summary>True when something is wrong.</summary>
    public bool Any => listed.Count > 0;

    /// <summary>Every message, in order.</summary>
    public IReadOnlyList<Refusal> All => listed;

    /// <summary>The message of a field; null when it is right.</summary>
    public string? For(string field) => listed.Find(r => r.Field == field)?.Message;

    /// <summary>The same, in the order in which the fields stand on the page; messages of the whole form come first.</summary>
    public FormErrors InOrder(IReadOnlyList<string> fields)
    {
        ArgumentNullException.ThrowIfNull(fields);
        var place = fields.Index().ToDictionary(f => f.Item, f => f.Index);
        return new(listed.OrderBy(r => r.Field is null ? -1 : place.GetValueOrDefault(r.Field, int.MaxValue)));
    }
}
