using System.Globalization;
using System.Text.Json.Nodes;
using Elsa.Workflows.Models;

namespace Disclosure.Workflow.Elsa;

/// <summary>An open wait as one of Elsa's bookmarks keeps it, in its metadata.</summary>
/// <param name="NodeId">The node.</param>
/// <param name="Visit">The visit.</param>
/// <param name="Kind">What completes it.</param>
/// <param name="Signals">The outcomes or signals.</param>
internal sealed record Waiting(string NodeId, int Visit, WaitKind Kind, IReadOnlyList<string> Signals)
{
    public string Id => EngineRules.WaitId(NodeId, Visit);

    public OpenWait Public() => new(Id, NodeId, Visit, Kind, Signals);

    public Dictionary<string, string> ToMetadata() => new(StringComparer.Ordinal)
    {
        ["visit"] = Visit.ToString(CultureInfo.InvariantCulture),
        ["kind"] = Kind.ToString(),
        ["signals"] = new JsonArray([.. Signals.Select(s => JsonValue.Create(s))]).ToJsonString(),
    };

    public static Waiting Of(Bookmark bookmark) => new(
        bookmark.ActivityId,
        int.Parse(bookmark.Metadata!["visit"], CultureInfo.InvariantCulture),
        Enum.Parse<WaitKind>(bookmark.Metadata["kind"]),
        [.. JsonNode.Parse(bookmark.Metadata["signals"])!.AsArray().Select(s => (string)s!)]);
}
