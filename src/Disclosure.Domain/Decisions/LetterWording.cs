namespace Disclosure.Domain.Decisions;

/// <summary>A paragraph of a letter's own wording, or a table.</summary>
/// <param name="Text">The paragraph; null for a table.</param>
/// <param name="Rows">The cells of a table, row by row; null for a paragraph.</param>
public sealed record WordingBlock(string? Text, IReadOnlyList<IReadOnlyList<string>>? Rows = null)
{
    /// <summary>All of its words, a line each: what is compared and counted.</summary>
    public string Words() => Text ?? string.Join('\n', (Rows ?? []).Select(r => string.Join('｜', r)));
}

/// <summary>
/// 自行修改的正文: the middle of a letter as it was edited outside (WPS) and uploaded. Title, addressee, number, remedy, signature
/// and date are never part of it: they come from the template and the law, whatever was edited.
/// </summary>
/// <param name="Blocks">Its paragraphs and tables, in order.</param>
/// <param name="SourceFileId">The uploaded file, kept with the case.</param>
/// <param name="SourceHash">SHA-256 of the uploaded bytes, hex.</param>
/// <param name="Facts">
/// What the letter was told of when it was edited, as short hashes by name: when one has changed since, the wording is no longer
/// known to be right.
/// </param>
public sealed record LetterWording(IReadOnlyList<WordingBlock> Blocks, Guid SourceFileId, string SourceHash, IReadOnlyDictionary<string, string> Facts);
