using System.Text.Json.Nodes;
using Disclosure.Web.Api.OpenApi;
using Disclosure.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Tests.Api;

/// <summary>The 意见箱 for programs.</summary>
public sealed class OpinionApiTests : IDisposable
{
    private readonly Site site = new();
    private readonly ApiClient api;

    public OpinionApiTests() => api = new ApiClient(site);

    public void Dispose() => site.Dispose();

    private Task<ApiAnswer> FileAsync(Action<JsonObject>? change = null, string? key = null)
    {
        var body = JsonNode.Parse(OpinionExamples.FileOpinion)!.AsObject();
        change?.Invoke(body);
        return api.PostAsync("/api/v1/opinions", body.ToJsonString(), key: key);
    }

    [Fact]
    public async Task A_letter_answers_201_and_a_retry_files_once()
    {
        var filed = await FileAsync(key: "a-key");
        Assert.Equal((201, "430S00-YJ2026-00001", "2026-03-02", "2026-03-23"), (filed.Status, filed.Text("number"), filed.Text("receivedOn"), filed.Text("dueOn")));
        Assert.Equal(JsonNode.Parse(OpinionExamples.Receipt)!.AsObject().Select(p => p.Key), filed.Body.Select(p => p.Key));
        Assert.Equal("/api/v1/opinions/430S00-YJ2026-00001", filed.Response.Headers.Location!.ToString());
        Assert.Equal(filed.Body.ToJsonString(), (await FileAsync(key: "a-key")).Body.ToJsonString());
        Assert.Equal(422, (await FileAsync(b => b["title"] = "另一件", "a-key")).Status);
        await using var db = site.Db();
        Assert.Equal(1, await db.Cases.CountAsync());
    }

    [Fact]
    public async Task A_problem_names_the_field()
    {
        var refused = await FileAsync(b =>
        {
            b["title"] = " ";
            b["email"] = "nobody";
        });
        Assert.Equal(400, refused.Status);
        Assert.Equal(["email", "title"], refused.Body["errors"]!.AsObject().Select(e => e.Key).Order(StringComparer.Ordinal));
        var contact = await FileAsync(b =>
        {
            b.Remove("email");
            b.Remove("phone");
        });
        Assert.NotNull(contact.Body["errors"]!["contact"]);
        Assert.NotNull((await FileAsync(b => b["kind"] = "anything")).Body["errors"]!["kind"]);
        Assert.NotNull((await FileAsync(b => b["content"] = new string('长', 5000))).Body["errors"]!["content"]);
    }

    [Fact]
    public async Task The_status_has_the_members_of_the_contract_and_wrong_answers_are_alike()
    {
        var filed = await FileAsync();
        var (number, code) = (filed.Text("number"), filed.Text("queryCode"));
        var status = await api.GetAsync($"/api/v1/opinions/{number}", code);
        Assert.Equal((200, "submitted", "suggestion"), (status.Status, status.Text("status"), status.Text("kind")));
        Assert.Equal(JsonNode.Parse(OpinionExamples.Status)!.AsObject().Select(p => p.Key), status.Body.Select(p => p.Key));
        Assert.Equal(200, (await api.GetAsync($"/api/v1/opinions/{number}?code={code}")).Status);

        var wrongCode = await api.GetAsync($"/api/v1/opinions/{number}", "ABCDEFGHJKLM");
        var wrongNumber = await api.GetAsync("/api/v1/opinions/430S00-YJ2026-09999", code);
        Assert.Equal((404, 404), (wrongCode.Status, wrongNumber.Status));
        Assert.Equal(wrongCode.Text("detail"), wrongNumber.Text("detail"));
        Assert.Equal(400, (await api.GetAsync($"/api/v1/opinions/{number}")).Status);

        // Neither call opens the other kind of case.
        Assert.Equal(404, (await api.GetAsync($"/api/v1/requests/{number}", code)).Status);
        var request = await api.FileAsync(ApiClient.Filing());
        Assert.Equal(404, (await api.GetAsync($"/api/v1/opinions/{request.Text("number")}", request.Text("queryCode"))).Status);
    }

    [Fact]
    public async Task Guessing_is_slowed_down()
    {
        var number = (await FileAsync()).Text("number");
        var last = 0;
        for (var i = 0; i < 40 && last != 429; i++)
        {
            last = (await api.GetAsync($"/api/v1/opinions/{number}", "ABCDEFGHJKLM")).Status;
        }

        Assert.Equal(429, last);
    }
}
