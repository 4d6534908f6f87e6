using System.Text.Json.Nodes;
using Disclosure.Web.Api.OpenApi;
using Disclosure.Web.Tests.Support;

namespace Disclosure.Web.Tests.Api;

/// <summary>The processing fee over HTTP.</summary>
public sealed class FeesApiTests : IDisposable
{
    private readonly Site site = new();
    private readonly ApiClient api;

    public FeesApiTests() => api = new ApiClient(site);

    public void Dispose() => site.Dispose();

    [Fact]
    public async Task The_example_is_true()
    {
        var answer = await api.PostAsync("/api/v1/fees", ApiExamples.FeeQuestion);
        Assert.Equal(200, (int)answer.Status);
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(ApiExamples.FeeAnswer), answer.Body), answer.Body.ToJsonString());
    }

    [Theory]
    [InlineData("""{"basis":"items","quantity":10}""", 0, 1)]
    [InlineData("""{"basis":"items","quantity":1,"alreadyThisMonth":10}""", 100, 1)]
    [InlineData("""{"basis":"items","quantity":31}""", 2200, 3)]
    [InlineData("""{"basis":"pages","quantity":30}""", 0, 1)]
    [InlineData("""{"basis":"pages","quantity":201}""", 2740, 4)]
    public async Task Each_unit_at_the_price_of_its_bracket(string question, long amount, int steps)
    {
        var answer = await api.PostAsync("/api/v1/fees", question);
        Assert.Equal(amount, answer.Body["amount"]!.GetValue<long>());
        Assert.Equal(steps, answer.Body["steps"]!.AsArray().Count);
        Assert.Equal(amount, answer.Body["steps"]!.AsArray().Sum(s => s!["amount"]!.GetValue<long>()));
    }

    [Theory]
    [InlineData("""{"basis":"pages","quantity":10,"alreadyThisMonth":3}""", "alreadyThisMonth")]
    [InlineData("""{"basis":"items","quantity":0}""", "quantity")]
    [InlineData("""{"basis":"items","quantity":1,"alreadyThisMonth":-1}""", "alreadyThisMonth")]
    [InlineData("""{"basis":"items","quantity":10001}""", "quantity")]
    [InlineData("""{"basis":"items","quantity":1,"alreadyThisMonth":10001}""", "alreadyThisMonth")]
    [InlineData("""{"basis":"both","quantity":1}""", "basis")]
    [InlineData("""{"quantity":1}""", "basis")]
    [InlineData("""{"basis":"items"}""", "quantity")]
    [InlineData("""{"basis":"items","quantity":1.5}""", "quantity")]
    [InlineData("""{"basis":"items","quantity":1,"pages":3}""", "pages")]
    public async Task What_is_wrong_is_named_by_its_field(string question, string field)
    {
        var answer = await api.PostAsync("/api/v1/fees", question);
        Assert.Equal(400, (int)answer.Status);
        Assert.Contains(field, answer.Body["errors"]!.AsObject().Select(e => e.Key));
    }
}
