using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using Disclosure.Domain.Correspondence;
using Disclosure.Domain.Decisions;
using Disclosure.Domain.Requests.Events;
using Disclosure.Web.Api;
using Disclosure.Web.Cases;
using Disclosure.Web.Features.ReissueCode;
using Disclosure.Web.Files;
using Disclosure.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Tests.Api;

public sealed class StatusApiTests : IDisposable
{
    private readonly Site site = new();
    private readonly ApiClient api;

    public StatusApiTests() => api = new ApiClient(site);

    public void Dispose() => site.Dispose();

    [Fact]
    public async Task A_request_is_followed_by_number_and_code_however_they_are_typed()
    {
        var filed = await api.FileAsync(ApiClient.Filing());
        var code = filed.Text("queryCode");
        var status = await api.GetAsync($"/api/v1/requests/{filed.Text("number")}?code={code}");

        Assert.Equal(200, status.Status);
        Assert.Equal(["number", "status", "receivedOn", "dueOn", "provisional", "remainingWorkingDays", "timeline", "letters", "mail"], status.Body.Select(p => p.Key));
        Assert.Equal("registered", status.Text("status"));
        Assert.Equal("2026-03-30", status.Text("dueOn"));
        Assert.Equal(20, status.Body["remainingWorkingDays"]!.GetValue<int>());
        Assert.Equal("已登记", status.Body["timeline"]![0]!["title"]!.GetValue<string>());
        Assert.Equal("2026-03-02T10:00:00+08:00", status.Body["timeline"]![0]!["at"]!.GetValue<string>());
        Assert.Equal("queued", status.Body["mail"]![0]!["state"]!.GetValue<string>());

        foreach (var typed in new[] { QueryCode.Group(code).ToLowerInvariant(), $" {code} ", string.Concat(code.Select(c => (char)(c + 0xFEE0))) })
        {
            Assert.Equal(200, (await api.GetAsync($"/api/v1/requests/{filed.Text("number").ToLowerInvariant()}?code={Uri.EscapeDataString(typed)}")).Status);
        }

        Assert.Equal(200, (await api.GetAsync($"/api/v1/requests/{filed.Text("number")}", code)).Status);
    }

    [Fact]
    public async Task A_wrong_number_and_a_wrong_code_answer_alike()
    {
        var filed = await api.FileAsync(ApiClient.Filing());
        var wrongCode = await api.GetAsync($"/api/v1/requests/{filed.Text("number")}?code=AAAABBBBCCCC");
        var wrongNumber = await api.GetAsync($"/api/v1/requests/430S00-SQ2026-99999?code={filed.Text("queryCode")}");

        wrongCode.Problem(404, "not-found");
        wrongNumber.Problem(404, "not-found");
        foreach (var answer in new[] { wrongCode, wrongNumber })
        {
            answer.Body.Remove("traceId");
        }

        Assert.Equal(wrongCode.Body.ToJsonString(), wrongNumber.Body.ToJsonString());
        Assert.Equal(Headers(wrongCode), Headers(wrongNumber));

        static string Headers(ApiAnswer answer) => string.Join('|', answer.Response.Headers.Where(h => h.Key != "Content-Security-Policy").Select(h => $"{h.Key}={string.Join(',', h.Value)}"));
    }

    [Fact]
    public async Task Without_a_code_the_field_is_named()
    {
        var filed = await api.FileAsync(ApiClient.Filing());
        Assert.Contains("code", (await api.GetAsync($"/api/v1/requests/{filed.Text("number")}")).Problem(400, "validation").Keys);
        Assert.Contains("code", (await api.GetAsync("/api/v1/requests/NOBODY?code=%20")).Problem(400, "validation").Keys);
    }

    [Fact]
    public async Task Guessing_is_slowed_down_and_told_when_to_go_on_and_the_right_code_costs_nothing()
    {
        var filed = await api.FileAsync(ApiClient.Filing());
        var path = $"/api/v1/requests/{filed.Text("number")}";
        for (var i = 0; i < 10; i++)
        {
            Assert.Equal(404, (await api.GetAsync(path, "AAAABBBBCCCC")).Status);
            if (i < 9)
            {
                Assert.Equal(200, (await api.GetAsync(path, filed.Text("queryCode"))).Status);
            }
        }

        var refused = await api.GetAsync(path, filed.Text("queryCode"));
        refused.Problem(429, "too-many-requests");
        Assert.Equal(TimeSpan.FromMinutes(15), refused.Response.Headers.RetryAfter!.Delta);
        site.Clock.Advance(TimeSpan.FromMinutes(15));
        Assert.Equal(200, (await api.GetAsync(path, filed.Text("queryCode"))).Status);
    }

    [Fact]
    public async Task A_served_letter_and_what_was_released_are_downloaded_by_the_address_given_or_by_the_code()
    {
        var (number, code) = await ServedAsync();
        var status = await api.GetAsync($"/api/v1/requests/{number}", code);
        Assert.Equal("answered", status.Text("status"));
        var letter = Assert.Single(status.Body["letters"]!.AsArray())!.AsObject();
        Assert.StartsWith("湘交公开告〔2026〕", letter["number"]!.GetValue<string>(), StringComparison.Ordinal);
        var url = new Uri(letter["url"]!.GetValue<string>());
        Assert.DoesNotContain(code, url.ToString(), StringComparison.OrdinalIgnoreCase);

        var (type, content) = await DownloadAsync(url.PathAndQuery);
        Assert.Equal(("application/pdf", "%PDF-1.7 sealed"), (type, content));
        Assert.Equal("%PDF-1.7 sealed", (await DownloadAsync(url.AbsolutePath, code)).Content);

        var attachment = Assert.Single(letter["attachments"]!.AsArray())!;
        Assert.Equal("批复.pdf", attachment["name"]!.GetValue<string>());
        var released = new Uri(attachment["url"]!.GetValue<string>());
        Assert.Equal("%PDF-1.7 released", (await DownloadAsync(released.PathAndQuery)).Content);

        // A permission is for its own file, its own time, and the code it was got with.
        (await api.GetAsync(released.AbsolutePath + url.Query)).Problem(404, "link-expired");
        (await api.GetAsync(url.AbsolutePath + "?ticket=" + new string('A', 200))).Problem(404, "link-expired");
        (await api.GetAsync(url.AbsolutePath)).Problem(400, "validation");
        (await api.GetAsync(url.AbsolutePath, "AAAABBBBCCCC")).Problem(404, "not-found");
        site.Clock.Advance(LetterTickets.Lifetime);
        (await api.GetAsync(url.PathAndQuery)).Problem(404, "link-expired");
    }

    [Fact]
    public async Task A_reissued_code_ends_addresses_given_before()
    {
        var (number, code) = await ServedAsync();
        var url = new Uri((await api.GetAsync($"/api/v1/requests/{number}", code)).Body["letters"]![0]!["url"]!.GetValue<string>());
        await using (var db = site.Db())
        {
            var id = await db.Cases.Select(c => c.Id).SingleAsync();
            Assert.True((await site.Get<ReissueCodeHandler>().HandleAsync(Accounts.Actor.Citizen, id)).Succeeded);
        }

        (await api.GetAsync(url.PathAndQuery)).Problem(404, "link-expired");
        (await api.GetAsync($"/api/v1/requests/{number}", code)).Problem(404, "not-found");
    }

    [Fact]
    public async Task The_letter_of_another_request_is_not_reached()
    {
        var (number, code) = await ServedAsync();
        var path = new Uri((await api.GetAsync($"/api/v1/requests/{number}", code)).Body["letters"]![0]!["url"]!.GetValue<string>()).AbsolutePath;
        var other = await api.FileAsync(ApiClient.Filing());
        (await api.GetAsync(path.Replace(number, other.Text("number"), StringComparison.Ordinal), other.Text("queryCode"))).Problem(404, "no-such-letter");
    }

    [Fact]
    public async Task The_code_reaches_no_log_and_no_trace()
    {
        var lines = new ConcurrentBag<string>();
        var activities = new ConcurrentBag<Activity>();
        using var listener = new ActivityListener { ShouldListenTo = _ => true, Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded, ActivityStopped = activities.Add };
        ActivitySource.AddActivityListener(listener);
        await using var talkative = new TalkativeSite(lines);
        var client = new ApiClient(talkative);
        var filed = await client.FileAsync(ApiClient.Filing());
        var code = filed.Text("queryCode");
        await client.GetAsync($"/api/v1/requests/{filed.Text("number")}?code={code}");
        await client.GetAsync($"/api/v1/requests/{filed.Text("number")}?x=1&Code={QueryCode.Group(code)}");
        await client.GetAsync($"/api/v1/requests/{filed.Text("number")}", code);
        await client.GetAsync($"/api/v1/nothing?code={code}");

        Assert.NotEmpty(lines);
        Assert.Contains(lines, l => l.Contains("/api/v1/requests/430S00", StringComparison.Ordinal));
        Assert.DoesNotContain(lines, Tells);
        Assert.NotEmpty(activities);
        Assert.DoesNotContain(activities, a => Tells(a.DisplayName) || a.TagObjects.Any(t => Tells(t.Value?.ToString() ?? string.Empty)));

        bool Tells(string text) => text.Contains(code, StringComparison.OrdinalIgnoreCase) || text.Contains(QueryCode.Group(code), StringComparison.OrdinalIgnoreCase);
    }

    private async Task<(string Number, string Code)> ServedAsync()
    {
        var walk = new CaseWalk(site.Services)
        {
            Reply = day => new ReplyDraft(ReplyType.Disclosed, null, "经检索，现予以公开。", Samples.Search(day), null, [], null),
            Release = ("批复.pdf", "%PDF-1.7 released"u8.ToArray()),
        };
        var receipt = await walk.FileAsync();
        await walk.OnAsync(receipt.CaseId, "seal");
        var sealedCopy = await walk.StageAsync("告知书（盖章件）.pdf", "sealed", "%PDF-1.7 sealed"u8.ToArray(), Accounts.Actor.System);
        var outcome = await site.Get<CaseWriter>().WriteAsync(receipt.CaseId, Accounts.Actor.System, expectedVersion: null, async unit =>
        {
            var letter = new LetterIssued(unit.NewId(), "湘交公开告〔2026〕1号", "湖南省交通运输厅政府信息公开告知书", unit.Today, sealedCopy, "hash", ReplyType.Disclosed, Remedies.For(ReplyType.Disclosed));
            var refusal = await unit.AttachAsync(site.Get<FileStore>(), [sealedCopy], default)
                ?? unit.Request.IssueLetter(letter) ?? unit.Request.SealLetter(sealedCopy) ?? unit.Request.Serve(new ServiceAct(ServiceMeans.Online, unit.Today), unit.Calendar, unit.Today);
            return refusal.AsList();
        });
        Assert.True(outcome.Succeeded, outcome.Message);
        return (receipt.Number, receipt.QueryCode);
    }

    private async Task<(string? Type, string Content)> DownloadAsync(string path, string? code = null)
    {
        using var response = await api.SendAsync(path, code);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("attachment", response.Content.Headers.ContentDisposition!.DispositionType);
        return (response.Content.Headers.ContentType!.MediaType, await response.Content.ReadAsStringAsync());
    }
}
