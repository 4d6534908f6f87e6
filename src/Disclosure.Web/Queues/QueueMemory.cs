namespace Disclosure.Web.Queues;

/// <summary>
/// What was typed into the search box of each list, for as long as the office stays open. It may be a name or an ID number:
/// it is kept out of the address, and still there after a look at a case.
/// </summary>
public sealed class QueueMemory
{
    private readonly Dictionary<string, string> texts = [];

    /// <summary>The text of a list; null when none.</summary>
    public string? TextOf(string list) => texts.GetValueOrDefault(list);

    /// <summary>Keeps or forgets the text of a list.</summary>
    public void Keep(string list, string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            texts.Remove(list);
        }
        else
        {
            texts[list] = text.Trim();
        }
    }
}
