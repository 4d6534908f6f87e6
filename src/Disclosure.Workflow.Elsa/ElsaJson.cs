using System.Text.Json;
using System.Text.Json.Nodes;

namespace Disclosure.Workflow.Elsa;

/// <summary>Elsa's values as JSON.</summary>
internal static class ElsaJson
{
    public static JsonNode? From(object? value) => value switch
    {
        null => null,
        JsonNode node => node.DeepClone(),
        JsonElement { ValueKind: JsonValueKind.Null or JsonValueKind.Undefined } => null,
        JsonElement element => JsonNode.Parse(element.GetRawText()),
        _ => JsonSerializer.SerializeToNode(value),
    };
}
