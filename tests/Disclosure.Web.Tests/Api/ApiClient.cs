using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Disclosure.Web.Api;
using Disclosure.Web.Api.OpenApi;
using Disclosure.Web.Tests.Support;

namespace Disclosure.Web.Tests.Api;

/// <summary>Talks to the interface as a foreign program would.</summary>
internal sealed class ApiClient(Site site)
{
    private readonly HttpClient http = site.CreateClient(new() { AllowAutoRedirect = false });

    public static JsonObject Filing(Action<JsonObject>? change = null)
    {
        var filing = JsonNode.Parse(ApiExamples.FileRequest)!.AsObject();
        change?.Invoke(filing);
        return filing;
    }

    public Task<ApiAnswer> FileAsync(JsonNode filing, string? key = null) => PostAsync("/api/v1/requests", filing.ToJsonString(), key: key);

    public async Task<ApiAnswer> PostAsync(string path, string body, string contentType = "application/json", string? key = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) };
        request.Content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        if (key is not null)
        {
            request.Headers.TryAddWithoutValidation(RequestEndpoints.KeyHeader, key);
        }

        return await AnswerAsync(await http.SendAsync(request));
    }

    public async Task<ApiAnswer> PostBytesAsync(string path, byte[] body)
    {
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = new("application/json");
        return await AnswerAsync(await http.PostAsync(path, content));
    }

    public async Task<ApiAnswer> GetAsync(string path, string? code = null) => await AnswerAsync(await SendAsync(path, code));

    public async Task<HttpResponseMessage> SendAsync(string path, string? code = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (code is not null)
        {
            request.Headers.TryAddWithoutValidation(SecretQuery.CodeHeader, code);
        }

        return await http.SendAsync(request);
    }

    public async Task<ApiAnswer> MethodAsync(HttpMethod method, string path) => await AnswerAsync(await http.SendAsync(new HttpRequestMessage(method, path)));

    private static async Task<ApiAnswer> AnswerAsync(HttpResponseMessage response)
    {
        var body = await response.Content.ReadFromJsonAsync<JsonObject>();
        return new ApiAnswer((int)response.StatusCode, response, body!);
    }
}

/// <summary>An answer with its JSON.</summary>
internal sealed record ApiAnswer(int Status, HttpResponseMessage Response, JsonObject Body)
{
    public string Text(string name) => Body[name]!.GetValue<string>();

    /// <summary>Asserts well-formed problem details in Chinese and gives the fields named.</summary>
    public IReadOnlyDictionary<string, string> Problem(int status, string kind)
    {
        Assert.Equal(status, Status);
        Assert.Equal("application/problem+json", Response.Content.Headers.ContentType!.MediaType);
        Assert.Equal($"urn:disclosure:problem:{kind}", Text("type"));
        Assert.Equal(status, Body["status"]!.GetValue<int>());
        Assert.NotEmpty(Text("traceId"));
        foreach (var text in new[] { Text("title"), Text("detail") })
        {
            Assert.Matches(@"\p{IsCJKUnifiedIdeographs}", text);
        }

        var all = Body.ToJsonString();
        Assert.DoesNotContain("Exception", all, StringComparison.Ordinal);
        Assert.DoesNotContain("System.", all, StringComparison.Ordinal);
        return Body["errors"]?.AsObject().ToDictionary(e => e.Key, e => string.Join('|', e.Value!.AsArray().Select(m => m!.GetValue<string>()))) ?? [];
    }
}
