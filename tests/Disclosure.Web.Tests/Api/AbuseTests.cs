using System.Text;
using Disclosure.Web.Api;
using Disclosure.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Tests.Api;

/// <summary>What a hostile or broken client sends: always well-formed problem details, never a trace of our insides, nothing stored.</summary>
public sealed class AbuseTests : IDisposable
{
    private const string Requests = "/api/v1/requests";
    private readonly Site site = new();
    private readonly ApiClient api;

    public AbuseTests() => api = new ApiClient(site);

    public void Dispose() => site.Dispose();

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("{\"a\":1,}")]
    [InlineData("// comment\n{}")]
    [InlineData("{} {}")]
    [InlineData("nonsense")]
    [InlineData("{\"applicant\": undefined}")]
    public async Task Text_that_is_no_json_is_refused(string body) => Assert.Contains("body", (await api.PostAsync(Requests, body)).Problem(400, "malformed-json").Keys);

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("\"text\"")]
    [InlineData("1e400")]
    public async Task Json_that_is_no_object_is_refused(string body) => Assert.Contains("body", (await api.PostAsync(Requests, body)).Problem(400, "validation").Keys);

    [Fact]
    public async Task Deep_json_is_refused()
    {
        var deep = new string('[', 10_000);
        var answer = await api.PostAsync(Requests, $"{{\"applicant\":{deep}");
        answer.Problem(400, "malformed-json");
        Assert.Contains("嵌套", answer.Text("detail"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_huge_body_is_refused()
    {
        var padded = ApiClient.Filing().ToJsonString() + new string(' ', RequestEndpoints.MaxBody);
        (await api.PostAsync(Requests, padded)).Problem(413, "too-large");
        (await api.PostAsync("/api/v1/clock", new string(' ', ClockEndpoint.MaxBody + 1))).Problem(413, "too-large");
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("application/json; charset=gbk")]
    [InlineData("")]
    [InlineData("application/xml")]
    public async Task Another_media_type_is_refused(string type) => (await api.PostAsync(Requests, "{}", type)).Problem(415, "unsupported-media-type");

    [Theory]
    [InlineData("application/json; charset=\"utf-8\"")]
    [InlineData("application/vnd.disclosure+json")]
    public async Task Json_by_another_name_is_read(string type) => Assert.Equal(201, (await api.PostAsync(Requests, ApiClient.Filing().ToJsonString(), type)).Status);

    [Fact]
    public async Task Bytes_that_are_no_utf8_are_refused()
    {
        var body = Encoding.UTF8.GetBytes(ApiClient.Filing().ToJsonString().Replace("\\u5F20\\u4E09", "@@", StringComparison.Ordinal));
        var at = body.AsSpan().IndexOf("@@"u8);
        Assert.True(at > 0);
        (body[at], body[at + 1]) = (0xC3, 0x28);
        Assert.Equal(400, (await api.PostBytesAsync(Requests, body)).Status);
    }

    [Fact]
    public async Task Half_a_surrogate_pair_is_refused_by_its_field()
    {
        var body = ApiClient.Filing().ToJsonString().Replace("\\u5F20\\u4E09", "\\uD842", StringComparison.Ordinal);
        Assert.Contains("applicant.name", (await api.PostAsync(Requests, body)).Problem(400, "validation").Keys);
        (await api.PostAsync(Requests, "{\"\\uD842\":1}")).Problem(400, "validation");
    }

    [Fact]
    public async Task A_body_of_ten_thousand_unknown_members_names_a_few()
    {
        var body = "{" + string.Join(',', Enumerable.Range(0, 5000).Select(i => $"\"m{i}\":1")) + "}";
        Assert.InRange((await api.PostAsync(Requests, body)).Problem(400, "validation").Count, 1, 50);
    }

    [Theory]
    [InlineData("/api")]
    [InlineData("/api/v1")]
    [InlineData("/api/v1/nothing")]
    [InlineData("/api/v2/requests")]
    [InlineData("/API/v1/unknown")]
    [InlineData("/api/v1/requests/x/letters/not-a-guid")]
    public async Task An_address_that_does_not_exist_answers_problem_details(string path) => (await api.GetAsync(path)).Problem(404, "no-such-resource");

    [Fact]
    public async Task A_method_that_is_not_supported_answers_problem_details()
    {
        var answer = await api.MethodAsync(HttpMethod.Put, Requests);
        answer.Problem(405, "method-not-allowed");
        Assert.Contains("POST", answer.Response.Content.Headers.Allow);
    }

    [Fact]
    public async Task A_failure_of_ours_answers_problem_details_without_its_reason()
    {
        await api.FileAsync(ApiClient.Filing());
        await using (var db = site.Db())
        {
            await db.Database.ExecuteSqlRawAsync("DROP TABLE FilingKeys");
        }

        var answer = await api.FileAsync(ApiClient.Filing());
        answer.Problem(500, "internal-error");
        Assert.DoesNotContain("FilingKeys", answer.Body.ToJsonString(), StringComparison.Ordinal);
    }
}
