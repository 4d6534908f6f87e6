using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Disclosure.Tests.Support;
using Disclosure.Web.Api;
using Disclosure.Web.Tests.Public;

namespace Disclosure.Web.Tests.Crash;

/// <summary>What a citizen was told.</summary>
/// <param name="Key">Of the submission: one request or letter, however often it is sent.</param>
/// <param name="Number">受理编号.</param>
/// <param name="Code">查询码; null where the answer was the page, whose code is in the visitor's cookie.</param>
/// <param name="WithFile">Whether a file was uploaded with it.</param>
/// <param name="IsOpinion">A letter to the 意见箱, with numbers of its own.</param>
internal sealed record Acknowledged(string Key, string Number, string? Code, bool WithFile, bool IsOpinion = false);

/// <summary>
/// Citizens and foreign programs who file, and write to the 意见箱, without a pause and, when the site is gone, send the very same thing again until it
/// is acknowledged. Nothing else tells them that it was stored.
/// </summary>
internal sealed class Citizens(SiteProcess site)
{
    private readonly CancellationTokenSource enough = new();
    private readonly ConcurrentBag<Acknowledged> acknowledged = [];
    private readonly ConcurrentBag<string> odd = [];
    private int begun;
    private int resent;

    /// <summary>Filings that were acknowledged.</summary>
    public IReadOnlyCollection<Acknowledged> Acknowledged => acknowledged;

    /// <summary>Answers that no citizen should get.</summary>
    public IReadOnlyCollection<string> Odd => odd;

    /// <summary>Submissions begun, each under a key of its own.</summary>
    public int Begun => begun;

    /// <summary>How often one was sent again after a lost answer.</summary>
    public int Resent => resent;

    /// <summary>Files until <see cref="Finish"/>, and ends when everything begun is acknowledged.</summary>
    public Task RunAsync(int programs, int browsers) => Task.WhenAll(
    [
        .. Enumerable.Range(0, programs).Select(_ => RepeatAsync(ProgramAsync)),
        .. Enumerable.Range(0, browsers).Select(_ => RepeatAsync(BrowserAsync)),
        RepeatAsync(WritingProgramAsync),
        RepeatAsync(WritingBrowserAsync),
    ]);

    /// <summary>Begin nothing new.</summary>
    public void Finish() => enough.Cancel();

    private async Task RepeatAsync(Func<int, Task> fileAsync)
    {
        while (!enough.IsCancellationRequested)
        {
            await fileAsync(Interlocked.Increment(ref begun));
            // Leaves the officers a share of the two cores.
            await Task.Delay(30);
        }
    }

    private async Task ProgramAsync(int number)
    {
        var form = new
        {
            applicant = new { kind = "person", name = "测试甲", idType = "护照", idNumber = "E00000000", email = "jia@example.org" },
            information = new { description = $"某高速公路初步设计批复文件（第{number}件）" },
            delivery = new { form = "electronic", method = "online" },
        };
        await SendAsync("api/v1/requests", number, form, isOpinion: false);
    }

    private Task WritingProgramAsync(int number) => SendAsync(
        "api/v1/opinions",
        number,
        new { kind = "suggestion", title = $"按月公布养护进度（第{number}件）", content = "建议按月公布。", name = "测试丙", email = "bing@example.org", consentsToPublication = true },
        isOpinion: true);

    private async Task SendAsync(string path, int number, object form, bool isOpinion)
    {
        var key = $"crash-{number}";
        using var client = site.Client();
        var body = await UntilAnsweredAsync(async () =>
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(form) };
            request.Headers.Add(RequestEndpoints.KeyHeader, key);
            using var response = await client.SendAsync(request);
            return response.IsSuccessStatusCode ? await response.Content.ReadFromJsonAsync<JsonObject>() : throw new OddAnswerException($"{response.StatusCode}: {await response.Content.ReadAsStringAsync()}");
        });
        acknowledged.Add(new Acknowledged(key, body!["number"]!.GetValue<string>(), body["queryCode"]!.GetValue<string>(), WithFile: false, isOpinion));
    }

    private async Task BrowserAsync(int number)
    {
        using var visitor = new Visitor(site.Client());
        var form = await UntilAnsweredAsync(async () => Expect(await visitor.GetAsync("/apply/person"), 200));
        var content = $"%PDF-1.7 proof {number}";
        var typed = Public.Forms.Person(f => (f["information.description"], f["applicant.email"]) = ($"农村公路养护资金分配表（第{number}件）", "yi@example.org"));
        await UntilAnsweredAsync(async () => Expect(await visitor.SubmitAsync(form, typed, [("身份证.pdf", System.Text.Encoding.UTF8.GetBytes(content))]), 303));
        var receipt = await UntilAnsweredAsync(async () => Expect(await visitor.GetAsync("/receipt"), 200));
        var shown = System.Text.RegularExpressions.Regex.Match(receipt.Text, @"[0-9A-Z]+-SQ\d{4}-\d{5,}").Value;
        acknowledged.Add(new Acknowledged(form.Value("submission")!, shown, null, WithFile: true));
    }

    private async Task WritingBrowserAsync(int number)
    {
        using var visitor = new Visitor(site.Client());
        var form = await UntilAnsweredAsync(async () => Expect(await visitor.GetAsync("/opinions/new"), 200));
        var typed = new Dictionary<string, string?>
        {
            ["kind"] = "Complaint",
            ["title"] = $"目录更新不及时（第{number}件）",
            ["content"] = "养护信息三个月没有更新。",
            ["name"] = "测试丁",
            ["email"] = "ding@example.org",
            ["consent"] = "no",
        };
        await UntilAnsweredAsync(async () => Expect(await visitor.SubmitAsync(form, typed, [("说明.pdf", System.Text.Encoding.UTF8.GetBytes($"%PDF-1.7 letter {number}"))]), 303));
        var receipt = await UntilAnsweredAsync(async () => Expect(await visitor.GetAsync("/opinions/receipt"), 200));
        var shown = System.Text.RegularExpressions.Regex.Match(receipt.Text, @"[0-9A-Z]+-YJ\d{4}-\d{5,}").Value;
        acknowledged.Add(new Acknowledged(form.Value("submission")!, shown, null, WithFile: true, IsOpinion: true));
    }

    private static Answer Expect(Answer answer, int status) => (int)answer.Status == status ? answer : throw new OddAnswerException($"{answer.Status}: {answer.Html}");

    private async Task<T> UntilAnsweredAsync<T>(Func<Task<T>> send)
    {
        for (var failures = 0; ; failures++)
        {
            try
            {
                return await send();
            }
            catch (OddAnswerException e) when (failures < 400)
            {
                odd.Add(e.Message);
            }
            catch (Exception e) when (e is HttpRequestException or IOException or TaskCanceledException && failures < 20_000)
            {
                Interlocked.Increment(ref resent);
            }

            await Task.Delay(50);
        }
    }

    private sealed class OddAnswerException(string message) : Exception(message);
}
