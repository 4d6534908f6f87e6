namespace Disclosure.Domain.Decisions;

/// <summary>公开件: a copy made to leave the house, marked as such by the officer who drafts. An original never leaves (条例第三十七条).</summary>
/// <param name="FileId">The file.</param>
/// <param name="Sha256">SHA-256 of its bytes in lower-case hexadecimal digits, as they were inspected.</param>
/// <param name="Reason">
/// Why it goes out although its inspection left something open (a file that could not be read, an earlier revision behind a
/// seal); null when nothing was.
/// </param>
public sealed record ReleaseCopy(Guid FileId, string Sha256, string? Reason = null);
