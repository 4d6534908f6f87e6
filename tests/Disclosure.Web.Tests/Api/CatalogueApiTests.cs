using System.Text.Json.Nodes;
using Disclosure.Web.Api.OpenApi;
using Disclosure.Web.Catalogue.Import;
using Disclosure.Web.Seeding;
using Disclosure.Web.Tests.Support;

namespace Disclosure.Web.Tests.Api;

/// <summary>The catalogue over HTTP.</summary>
public sealed class CatalogueApiTests : IAsyncLifetime
{
    private readonly Site site = new Site().With("Site:BaseUrl", "https://example.org");
    private ApiClient api = null!;

    public async ValueTask InitializeAsync()
    {
        await site.Get<Seeder>().RunAsync();
        foreach (var path in Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "seeds", "catalogue"), "records-*.json"))
        {
            Assert.Empty((await site.Get<CatalogueImporter>().ImportAsync([(path, await File.ReadAllTextAsync(path))], CancellationToken.None)).Problems);
        }

        api = new ApiClient(site);
    }

    public async ValueTask DisposeAsync() => await site.DisposeAsync();

    [Fact]
    public async Task The_example_is_true()
    {
        var answer = await api.GetAsync("/api/v1/catalogue?indexNumber=430S00/2026-000101");
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(ApiExamples.CatalogueAnswer), answer.Body), answer.Body.ToJsonString());
    }

    [Theory]
    [InlineData("", 40, 20)]
    [InlineData("?page=2", 40, 20)]
    [InlineData("?page=3", 40, 0)]
    [InlineData("?q=桥梁", 3, 3)]
    [InlineData("?q=公路&category=finance", 1, 1)]
    [InlineData("?category=政策法规", 5, 5)]
    [InlineData("?category=政策法规/规范性文件", 3, 3)]
    [InlineData("?indexNumber=430S00/2020-04005630", 0, 0)]
    [InlineData("?q=预算&indexNumber=430S00/2026-000105", 1, 1)]
    [InlineData("?q=？", 0, 0)]
    public async Task Conditions_hold_together(string query, int total, int items)
    {
        var answer = await api.GetAsync("/api/v1/catalogue" + query);
        Assert.Equal(200, answer.Status);
        Assert.Equal(total, answer.Body["total"]!.GetValue<int>());
        Assert.Equal(items, answer.Body["items"]!.AsArray().Count);
    }

    [Theory]
    [InlineData("?page=0", "page")]
    [InlineData("?page=x", "page")]
    [InlineData("?page=99999999999", "page")]
    [InlineData("?category=nowhere", "category")]
    public async Task What_is_wrong_is_named_by_its_parameter(string query, string field)
    {
        var answer = await api.GetAsync("/api/v1/catalogue" + query);
        Assert.Equal(400, answer.Status);
        Assert.Equal([field], answer.Body["errors"]!.AsObject().Select(e => e.Key));
    }
}
