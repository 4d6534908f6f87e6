namespace Disclosure.Web.Cases.History;

/// <summary>An event as the office tells it.</summary>
/// <param name="Seq">Its number in the case.</param>
/// <param name="At">When it was recorded.</param>
/// <param name="ActorName">By whom.</param>
/// <param name="Title">What happened, in a few words.</param>
/// <param name="Lines">What it says.</param>
/// <param name="FileIds">Files that came with it.</param>
public sealed record Story(int Seq, DateTimeOffset At, string ActorName, string Title, IReadOnlyList<StoryLine> Lines, IReadOnlyList<Guid> FileIds);

/// <summary>One line of a story.</summary>
/// <param name="Label">The office's word.</param>
/// <param name="Text">What is said; masked where <paramref name="Personal"/> is given.</param>
/// <param name="Was">What it was before, for a correction.</param>
/// <param name="Personal">The personal data behind the text.</param>
public sealed record StoryLine(string Label, string Text, string? Was = null, PersonalField? Personal = null);
