using Disclosure.Web.Files.Inspection;

namespace Disclosure.Web.Tests.Inspection;

/// <summary>Asks the inspector.</summary>
internal static class Look
{
    public static void Finds(byte[] file, string name, HiddenKind kind, string where, string what)
    {
        var found = FileInspector.Inspect(name, file);
        Assert.True(found.Any(f => f.Kind == kind && f.Where.Contains(where, StringComparison.Ordinal) && f.What.Contains(what, StringComparison.Ordinal)), Show(found));
    }

    /// <summary>This finding and no other.</summary>
    public static void FindsOnly(byte[] file, string name, HiddenKind kind, string where, string what)
    {
        Finds(file, name, kind, where, what);
        var found = FileInspector.Inspect(name, file);
        Assert.True(found.Count == 1, Show(found));
    }

    public static void Nothing(byte[] file, string name)
    {
        var found = FileInspector.Inspect(name, file);
        Assert.True(found.Count == 0, Show(found));
    }

    private static string Show(IEnumerable<HiddenContent> found) => "Found: " + string.Join(" | ", found.Select(f => $"{f.Kind} @ {f.Where}: {f.What}"));
}
