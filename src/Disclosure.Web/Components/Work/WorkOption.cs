namespace Disclosure.Web.Components.Work;

/// <summary>One of the answers that a field offers.</summary>
/// <typeparam name="T">What is stored.</typeparam>
/// <param name="Value">Stored.</param>
/// <param name="Label">Shown.</param>
/// <param name="Hint">Shown beside it, smaller.</param>
/// <param name="Group">Heading of the options that stand together; null where the list is short.</param>
public sealed record WorkOption<T>(T Value, string Label, string? Hint = null, string? Group = null);
