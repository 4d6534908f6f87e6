namespace Disclosure.Web.Files.Inspection;

/// <summary>
/// Collects findings. The same kind at the same place becomes one line with a count and a few examples: an officer reads a dozen
/// lines, not ten thousand, and a hostile file cannot fill the memory.
/// </summary>
internal sealed class Findings
{
    private const int MaxLines = 200;
    private const int MaxExamples = 5;
    private const int MaxExtract = 60;
    private readonly Dictionary<(HiddenKind, string), (List<string> Examples, int Count)> found = [];
    private bool cut;

    /// <summary>Notes a finding.</summary>
    public void Add(HiddenKind kind, string where, string what)
    {
        if (!found.TryGetValue((kind, where), out var line))
        {
            if (found.Count >= MaxLines)
            {
                cut = true;
                return;
            }

            line = ([], 0);
        }

        if (line.Examples.Count < MaxExamples && !line.Examples.Contains(what))
        {
            line.Examples.Add(what);
        }

        found[(kind, where)] = (line.Examples, line.Count + 1);
    }

    /// <summary>Whether anything of this kind was noted.</summary>
    public bool Has(HiddenKind kind) => found.Keys.Any(k => k.Item1 == kind);

    /// <summary>The findings, the blocking ones first, otherwise in the order of the file.</summary>
    public IReadOnlyList<HiddenContent> List()
    {
        var list = found.Select(f => new HiddenContent(
            f.Key.Item1,
            f.Key.Item2,
            string.Join("；", f.Value.Examples) + (f.Value.Count > f.Value.Examples.Count ? $"（共{f.Value.Count}处）" : string.Empty))).ToList();
        if (cut)
        {
            list.Add(new(HiddenKind.PartlyInspected, "文件", $"隐藏内容超过{MaxLines}类处，其余未列出"));
        }

        return [.. list.OrderBy(f => f.Severity)];
    }

    /// <summary>A short extract in quotation marks: white space folded, control characters dropped, cut at 60 characters.</summary>
    public static string Quote(string text) => $"“{Extract(text)}”";

    /// <summary>A short extract.</summary>
    public static string Extract(string text)
    {
        var result = new System.Text.StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            if (System.Text.Rune.IsWhiteSpace(rune))
            {
                if (result.Length > 0 && result[^1] != ' ')
                {
                    result.Append(' ');
                }
            }
            else if (!System.Text.Rune.IsControl(rune))
            {
                result.Append(rune);
            }

            if (result.Length >= MaxExtract)
            {
                return result.ToString().TrimEnd() + "…";
            }
        }

        return result.ToString().TrimEnd();
    }

    /// <summary>Whether a text names a file or a server of the house rather than the public web.</summary>
    public static bool IsPath(string target) =>
        target.StartsWith("file:", StringComparison.OrdinalIgnoreCase) || target.StartsWith(@"\\", StringComparison.Ordinal)
        || target.Length > 2 && char.IsAsciiLetter(target[0]) && target[1] == ':' && target[2] is '\\' or '/'
        || target.StartsWith("/home/", StringComparison.Ordinal) || target.StartsWith("/Users/", StringComparison.Ordinal);
}

/// <summary>A file that cannot be looked into any further; the message is Chinese and becomes a finding.</summary>
internal sealed class NotInspectableException(HiddenKind kind, string message) : Exception(message)
{
    /// <summary>Which finding it becomes.</summary>
    public HiddenKind Kind => kind;
}
