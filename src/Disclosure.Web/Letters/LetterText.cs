using System.Text.Json.Nodes;
using Disclosure.Domain.Common;

namespace Disclosure.Web.Letters;

/// <summary>
/// The last place before paper: whatever was typed, wherever and whenever, a letter shows it as it reads. A hidden mark that turns
/// the direction of writing would make 126件 into 621件.
/// </summary>
internal static class LetterText
{
    /// <summary>The same model, its texts without what cannot be seen.</summary>
    public static JsonObject Visible(JsonObject model) => (JsonObject)Clean(model)!;

    // Before the template: once encoded for HTML such a mark is no character any more, and is shown as one all the same.
    private static JsonNode? Clean(JsonNode? node) => node switch
    {
        JsonObject o => new JsonObject(o.Select(p => KeyValuePair.Create(p.Key, Clean(p.Value)))),
        JsonArray a => new JsonArray([.. a.Select(Clean)]),
        JsonValue v when v.TryGetValue<string>(out var text) => JsonValue.Create(PlainText.Visible(text)),
        _ => node?.DeepClone(),
    };
}
