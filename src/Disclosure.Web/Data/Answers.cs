namespace Disclosure.Web.Data;

/// <summary>How often a published record or opinion was what somebody looked for, on one day.</summary>
public sealed class AnswerCountRow
{
    public required string Kind { get; set; }

    public required string Key { get; set; }

    public DateOnly On { get; set; }

    public int Count { get; set; }
}
