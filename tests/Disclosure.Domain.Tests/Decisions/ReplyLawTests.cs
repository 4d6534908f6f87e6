using System.Text.Json.Nodes;
using Disclosure.Domain.Decisions;
using Disclosure.Domain.Tests.Deadlines;

namespace Disclosure.Domain.Tests.Decisions;

/// <summary>The law's lists as data: complete, and refused whole where they are not.</summary>
public sealed class ReplyLawTests
{
    private static string File { get; } = System.IO.File.ReadAllText(Path.Combine(Seeds.Folder, "law", "replies.json"));

    [Fact]
    public void The_build_carries_the_file_of_the_seeds()
    {
        Assert.Equivalent(ReplyLaw.Parse(File), ReplyLaw.Current);
        Assert.Equal("2025-1", ReplyLaw.Current.Version);
    }

    [Theory]
    [InlineData("version", "null", "cannot be read")]
    [InlineData("replies[0]", "null", "cannot be read")]
    [InlineData("replies[0].type", "\"Disclosed\"", "AlreadyPublic must stand in the list once")]
    [InlineData("replies[0].type", "\"Unheard\"", "cannot be read")]
    [InlineData("replies[0].type", "0", "cannot be read")]
    [InlineData("replies[0].label", "null", "cannot be read")]
    [InlineData("replies[0].remedy", "\"ReconsiderationFirst\"", "AlreadyPublic has the article, row or remedy of another")]
    [InlineData("replies[3].remedy", "\"Choice\"", "Refused has the article, row or remedy of another")]
    [InlineData("replies[2].remedy", "\"Choice\"", "PartlyDisclosed has the article, row or remedy of another")]
    [InlineData("replies[0].row", "\"{ground}\"", "AlreadyPublic has the article, row or remedy of another")]
    [InlineData("replies[0].template", "\"disclosed\"", "share a template")]
    [InlineData("grounds[0].row", "\"3.3.2\"", "two grounds a row")]
    [InlineData("grounds[0].ground", "\"Deliberative\"", "StateSecret must stand in the list once")]
    [InlineData("outside[0].kind", "\"Other\"", "Consultation must stand in the list once")]
    [InlineData("remedies[1].text", "\"向{body}申请行政复议。\"", "does not name body and court")]
    [InlineData("remedies[1].remedy", "\"Both\"", "Choice must stand in the list once")]
    public void What_is_wrong_is_refused(string path, string value, string says)
    {
        var root = JsonNode.Parse(File)!;
        var (owner, key) = (path.LastIndexOf('.') is var dot and > 0 ? path[..dot] : string.Empty, path[(path.LastIndexOf('.') + 1)..]);
        var node = owner.Length == 0 ? root : At(root, owner);
        if (key.EndsWith(']'))
        {
            root[key[..key.IndexOf('[')]]![int.Parse(key[(key.IndexOf('[') + 1)..^1])] = JsonNode.Parse(value);
        }
        else
        {
            node[key] = JsonNode.Parse(value);
        }

        Assert.Contains(says, Assert.ThrowsAny<Exception>(() => ReplyLaw.Parse(root.ToJsonString())).Message, StringComparison.Ordinal);
    }

    private static JsonNode At(JsonNode root, string path) => root[path[..path.IndexOf('[')]]![int.Parse(path[(path.IndexOf('[') + 1)..^1])]!;
}
