namespace Disclosure.Web.Catalogue.Import;

/// <summary>A page of the department's site that was saved as text: what a browser shows, one element a line.</summary>
internal static class SavedText
{
    /// <summary>Reads it.</summary>
    public static ReadFile Read(string text)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n').Select(l => l.Trim()).Where(l => l.Length > 0).ToList();
        return PageLines.Read("纯文本", lines, knownTitle: null, knownBody: null, []);
    }
}
