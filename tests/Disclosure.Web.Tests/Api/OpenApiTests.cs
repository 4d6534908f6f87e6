using System.Text.Json.Nodes;
using Disclosure.Web.Api.OpenApi;
using Disclosure.Web.Tests.Support;

namespace Disclosure.Web.Tests.Api;

public sealed class OpenApiTests : IDisposable
{
    private readonly Site site = new();

    public void Dispose() => site.Dispose();

    [Fact]
    public async Task The_description_covers_every_call_with_words_examples_and_errors()
    {
        var document = (await new ApiClient(site).GetAsync("/openapi/v1.json")).Body;
        var operations = document["paths"]!.AsObject().SelectMany(p => p.Value!.AsObject().Select(o => (p.Key, o.Value!.AsObject()))).ToList();
        Assert.Contains(operations, o => o.Key == "/api/v1/requests");
        Assert.Contains(operations, o => o.Key == "/api/v1/clock");
        Assert.All(operations, o =>
        {
            Assert.StartsWith("/api/", o.Key, StringComparison.Ordinal);
            Assert.NotEmpty(o.Item2["summary"]!.GetValue<string>());
            Assert.NotEmpty(o.Item2["description"]!.GetValue<string>());
            var responses = o.Item2["responses"]!.AsObject();
            Assert.Contains(responses, r => r.Key[0] == '2');
            Assert.Contains(responses, r => r.Value!["content"]?["application/problem+json"]?["schema"]?["$ref"]?.GetValue<string>() == "#/components/schemas/ProblemBody");
            Assert.All(o.Item2["parameters"]?.AsArray() ?? [], p => Assert.NotEmpty(p!["description"]!.GetValue<string>()));
        });
        var filing = document["paths"]!["/api/v1/requests"]!["post"]!;
        Assert.NotNull(filing["requestBody"]!["content"]!["application/json"]!["example"]);
        Assert.NotNull(filing["responses"]!["201"]!["content"]!["application/json"]!["example"]);

        // Every reference leads somewhere, and every member of the contract has words.
        var schemas = document["components"]!["schemas"]!.AsObject();
        Assert.All(References(document), r => Assert.True(schemas.ContainsKey(r["#/components/schemas/".Length..]), r));
        Assert.All(schemas.Where(s => s.Value!["properties"] is not null), s =>
            Assert.All(s.Value!["properties"]!.AsObject(), p => Assert.True(p.Value!.ToJsonString().Contains("description", StringComparison.Ordinal), $"{s.Key}.{p.Key}")));
    }

    [Fact]
    public void The_examples_have_exactly_the_members_of_the_contract()
    {
        foreach (var (json, type) in new[]
        {
            (ApiExamples.FileReceipt, typeof(Web.Api.Contract.FileReceipt)),
            (ApiExamples.RequestStatus, typeof(Web.Api.Contract.RequestStatus)),
            (ApiExamples.ClockAnswer, typeof(Web.Api.Contract.ClockAnswer)),
            (ApiExamples.CatalogueAnswer, typeof(Web.Api.Contract.CatalogueAnswer)),
        })
        {
            var value = System.Text.Json.JsonSerializer.Deserialize(json, type, Web.Api.ApiJson.Options);
            Assert.Equal(
                JsonNode.Parse(json)!.AsObject().Select(p => p.Key),
                System.Text.Json.JsonSerializer.SerializeToNode(value, type, Web.Api.ApiJson.Options)!.AsObject().Select(p => p.Key));
        }
    }

    private static IEnumerable<string> References(JsonNode? node) => node switch
    {
        JsonObject o => o.SelectMany(p => p.Key == "$ref" ? [p.Value!.GetValue<string>()] : References(p.Value)),
        JsonArray a => a.SelectMany(References),
        _ => [],
    };
}
