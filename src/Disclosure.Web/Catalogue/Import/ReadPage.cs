using Disclosure.Domain.Catalogue;

namespace Disclosure.Web.Catalogue.Import;

/// <summary>An entry as read from a file, before it is checked.</summary>
/// <param name="Where">Place in the file, e.g. 第3条; empty where the file holds one.</param>
/// <param name="Draft">What was taken.</param>
/// <param name="Missed">What could not be read, or was left out, in Chinese.</param>
public sealed record ReadEntry(string Where, CatalogueDraft Draft, IReadOnlyList<string> Missed);

/// <summary>A file as read.</summary>
/// <param name="Form">纯文本, HTML or JSON.</param>
/// <param name="Entries">Its entries.</param>
/// <param name="Problem">Why the whole file cannot be read; null when it can.</param>
public sealed record ReadFile(string Form, IReadOnlyList<ReadEntry> Entries, string? Problem = null);

/// <summary>Tells the three forms of a file apart and reads it.</summary>
public static class CatalogueFile
{
    /// <summary>Reads a file by what stands in it, not by its name.</summary>
    /// <param name="text">The content.</param>
    /// <returns>Entries, or why there are none.</returns>
    public static ReadFile Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var start = text.TrimStart('\uFEFF', ' ', '\t', '\r', '\n');
        return start switch
        {
            "" => new ReadFile("空文件", [], "文件是空的。"),
            ['{' or '[', ..] => CatalogueJson.Read(start),
            ['<', ..] => SavedHtml.Read(start),
            _ => SavedText.Read(start),
        };
    }
}
