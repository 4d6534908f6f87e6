using System.Text.Json;

namespace Disclosure.Web.Cases;

/// <summary>Finds the files that an event speaks of, by the names its members have: <c>…FileId</c>, <c>…FileIds</c>, <c>attachmentIds</c>.</summary>
public static class FileReferences
{
    /// <summary>The identifiers, anywhere inside.</summary>
    public static IEnumerable<Guid> Of(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(p => IsReference(p.Name) ? Ids(p.Value) : Of(p.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Of),
        _ => [],
    };

    private static bool IsReference(string name) => name.EndsWith("fileId", StringComparison.OrdinalIgnoreCase)
        || name.EndsWith("fileIds", StringComparison.OrdinalIgnoreCase)
        || name.Equals("attachmentIds", StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<Guid> Ids(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String when value.TryGetGuid(out var id) => [id],
        JsonValueKind.Array => value.EnumerateArray().SelectMany(Ids),
        _ => [],
    };
}
