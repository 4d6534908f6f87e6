using System.Text.Json;
using System.Text.Json.Serialization;
using Disclosure.Domain.Catalogue;

namespace Disclosure.Web.Catalogue.Import;

/// <summary>Our own form: <c>{"version": 1, "records": [{…}]}</c> with the members of <see cref="CatalogueDraft"/>. Read strictly.</summary>
internal static class CatalogueJson
{
    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        PropertyNameCaseInsensitive = false,
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
        NumberHandling = JsonNumberHandling.Strict,
        MaxDepth = 8,
    };

    /// <summary>Reads it.</summary>
    public static ReadFile Read(string json)
    {
        try
        {
            var file = JsonSerializer.Deserialize<File>(json, Strict);
            return file switch
            {
                { Version: not 1 } => new ReadFile("JSON", [], $"version 应当是 1，文件写的是 {file.Version}。"),
                { Records.Count: > 0 } when file.Records.All(r => r is not null) => new ReadFile("JSON", [.. file.Records.Select((r, i) => new ReadEntry($"第{i + 1}条", r, []))]),
                _ => new ReadFile("JSON", [], "records 中没有记录。"),
            };
        }
        catch (JsonException e)
        {
            // The framework names the member; line and path make it findable.
            return new ReadFile("JSON", [], $"第{(e.LineNumber ?? 0) + 1}行（{e.Path ?? "$"}）不符合格式：应当是 version 和 records 两项，records 中每条的项目名称和写法见说明。");
        }
    }

    private sealed record File(int Version, IReadOnlyList<CatalogueDraft> Records);
}
