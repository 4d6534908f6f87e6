using System.Text.RegularExpressions;
using Disclosure.Architecture.Tests.Support;
using Disclosure.Domain.Decisions;

namespace Disclosure.Architecture.Tests;

/// <summary>docs/replies.md tells of every reply what the code does, and names tests that exist.</summary>
public sealed class ReplyTableTests
{
    private static readonly string Tests = string.Join('\n', Directory.EnumerateFiles(Path.Combine(Product.Root, "tests"), "*Tests.cs", SearchOption.AllDirectories).Select(File.ReadAllText));

    private static readonly Dictionary<string, string[]> Rows = File.ReadAllLines(Path.Combine(Product.Root, "docs", "replies.md"))
        .Select(l => l.Trim('|', ' ').Split('|', StringSplitOptions.TrimEntries))
        .Where(c => c.Length == 8 && c[1].StartsWith('`') && c[1] != "`ReplyType`")
        .ToDictionary(c => c[1].Trim('`'));

    public static TheoryData<ReplyType> Types() => [.. Enum.GetValues<ReplyType>()];

    [Theory]
    [MemberData(nameof(Types))]
    public void Every_reply_has_its_line(ReplyType type)
    {
        var basis = ReplyCatalogue.Basis(type, type == ReplyType.Refused ? RefusalGround.StateSecret : null);
        var line = Rows[type.ToString()];
        Assert.Equal(basis.Label, line[0]);
        Assert.Equal(basis.TemplateKey, line[4].Trim('`'));
        Assert.Equal(Remedies.For(type) switch { Remedy.ReconsiderationFirst => "A", Remedy.Both => "A+B", _ => "B" }, line[5]);
        Assert.StartsWith(basis.ReportRow ?? "–", line[6], StringComparison.Ordinal);
        Assert.Matches($@"\b{Regex.Escape(line[7].Trim('`'))}\b", Tests);
    }

    [Fact]
    public void Nothing_else_stands_in_the_table() => Assert.Equal(Enum.GetNames<ReplyType>().Order(), Rows.Keys.Order());
}
