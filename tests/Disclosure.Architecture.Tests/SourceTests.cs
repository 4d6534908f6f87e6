using Disclosure.Architecture.Tests.Support;

namespace Disclosure.Architecture.Tests;

/// <summary>What every file under src keeps to.</summary>
public sealed class SourceTests
{
    private const int MaxLines = 350;

    [Fact]
    public void No_file_is_longer_than_a_reader_can_hold()
    {
        Assert.True(Product.SourceFiles.Count > 200, "Too few source files were found.");
        Rule.None(
            from file in Product.SourceFiles
            let lines = File.ReadLines(Path.Combine(Product.Root, file)).Count()
            where lines > MaxLines
            select $"{file}: {lines} lines");
    }

    [Fact]
    public void Markup_stays_markup()
    {
        var files = Product.SourceFiles.Where(f => f.EndsWith(".razor", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(files);
        Rule.None(
            from file in files
            let lines = File.ReadAllLines(Path.Combine(Product.Root, file))
            let code = Array.FindIndex(lines, l => l.StartsWith("@code", StringComparison.Ordinal))
            where code >= 0 && lines.Length - code > 60
            select $"{file}: @code of {lines.Length - code} lines belongs into a file beside it");
    }

    [Fact]
    public void Nothing_speaks_of_the_place_where_it_was_made()
    {
        string[] places = ["/work/", "/root/", "/tmp/"];
        var files = Product.SourceFiles.Where(f => Path.GetExtension(f) is ".cs" or ".razor").ToList();
        Assert.NotEmpty(files);
        Rule.None(
            from file in files
            from line in File.ReadLines(Path.Combine(Product.Root, file))
            where places.Any(p => line.Contains(p, StringComparison.Ordinal))
            select $"{file}: {line.Trim()}");
    }
}
