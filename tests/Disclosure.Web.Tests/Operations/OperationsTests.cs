using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Disclosure.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Tests.Operations;

public sealed class OperationsTests : IAsyncDisposable
{
    private readonly Site site = new();

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task Readiness_names_the_engine_and_gives_its_reasons()
    {
        using var client = site.CreateClient();
        var ready = await client.GetFromJsonAsync<JsonElement>("/healthz/ready");
        // Mail is not configured here: the site is degraded by that and works on.
        Assert.Equal("Degraded", ready.GetProperty("status").GetString());
        Assert.Equal("Healthy", ready.GetProperty("checks").GetProperty("site").GetProperty("status").GetString());
        var own = ready.GetProperty("checks").GetProperty("site").GetProperty("data");
        Assert.NotEmpty(own.GetProperty("engine").GetString()!);
        Assert.NotEmpty(own.GetProperty("engineVersion").GetString()!);

        await using var db = site.Db();
        await db.CalendarYears.Where(y => y.Year == 2026).ExecuteDeleteAsync();
        using var answer = await client.GetAsync("/healthz/ready");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("calendar of 2026", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        // Another ring than the database's own: nothing may be sealed with it, so the site is not ready.
        await db.Seeds.Where(s => s.Key == "key-ring").ExecuteUpdateAsync(s => s.SetProperty(x => x.Hash, "other"));
        using var foreign = await client.GetAsync("/healthz/ready");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, foreign.StatusCode);
        Assert.Contains("key ring", await foreign.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/healthz/live")).StatusCode);
    }

    [Fact]
    public async Task Metrics_count_cases_by_status_and_name_no_one()
    {
        await new CaseWalk(site.Services).FileAsync();
        using var client = site.CreateClient();
        await client.GetAsync("/");
        var text = await client.GetStringAsync("/metrics");
        Assert.True(text.Contains("disclosure_cases", StringComparison.Ordinal), text);
        Assert.Matches(@"(?m)^disclosure_cases\{[^}]*state=""Registered""[^}]*\} \d+\s", text);
        Assert.Matches(@"(?m)^disclosure_tasks_open(\{[^}]*\})? \d+\s", text);
        Assert.Contains("http_server_request_duration", text, StringComparison.Ordinal);
        Assert.DoesNotContain("update_parameters", text, StringComparison.Ordinal);
        Assert.DoesNotContain(Samples.Citizen.Name, text, StringComparison.Ordinal);
    }
}
