using System.Net;
using Disclosure.Domain.Correspondence;
using Disclosure.Domain.Requests;
using Disclosure.Web.Cases;
using Disclosure.Web.Files;
using Disclosure.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Tests.Public;

/// <summary>补正 by the applicant on the site, without JavaScript.</summary>
public sealed class ClarifyTests : IDisposable
{
    private static readonly ClarificationContent Asked = new(["请写明项目名称。", "请写明文件形成的年份。"], "可以参照公开指南中的示例。", 10);

    private readonly Site site = new();

    public void Dispose() => site.Dispose();

    [Fact]
    public async Task From_the_tracking_page_prefilled_with_upload_to_a_fresh_period()
    {
        var (id, visitor) = await AskedAsync();
        using (visitor)
        {
            var track = await visitor.GetAsync("/track/case");
            Assert.Contains("待补正", track.Text, StringComparison.Ordinal);
            Assert.Contains("请写明项目名称。", track.Text, StringComparison.Ordinal);
            Assert.Contains("/track/case/clarify", track.Html, StringComparison.Ordinal);

            site.Clock.Set(new(2026, 3, 10));
            var page = await visitor.GetAsync("/track?number=x");
            Assert.Equal(HttpStatusCode.OK, page.Status);
            await EnterAsync(visitor);
            page = await visitor.GetAsync("/track/case/clarify");
            Assert.Equal(Samples.Information.Description, page.Value("information.description"));
            Assert.Contains("2026年3月16日", page.Text, StringComparison.Ordinal);

            var staged = await visitor.SubmitAsync(page, new Dictionary<string, string?> { ["information.description"] = "某高速公路甲段的批复，2019年", ["note"] = "年份为2019年。" }, [("证明.pdf", "%PDF-1.7 proof"u8.ToArray())], ("upload", "1"));
            Assert.Contains("证明.pdf", staged.Text, StringComparison.Ordinal);
            Assert.Equal("某高速公路甲段的批复，2019年", staged.Value("information.description"));
            Assert.Equal("年份为2019年。", staged.Value("note"));

            var done = await visitor.SubmitAsync(staged);
            Assert.Equal((HttpStatusCode.SeeOther, "/track/case"), (done.Status, done.Location));
            var again = await visitor.SubmitAsync(staged);
            Assert.Equal((HttpStatusCode.SeeOther, "/track/case"), (again.Status, again.Location));
        }

        await using var db = site.Db();
        var row = await db.Cases.SingleAsync(c => c.Id == id);
        Assert.Equal((PublicStatus.Registered, (DateOnly?)new DateOnly(2026, 4, 8), (DateOnly?)null), (row.Status, row.DueOn, row.AnswerDueOn));
        Assert.Equal(1, await db.Events.CountAsync(e => e.Type == "ClarificationReceived"));
        Assert.Equal(1, await db.Files.CountAsync(f => f.CaseId == id && f.Purpose == "application"));
        Assert.Equal("Finished", (await db.Instances.SingleAsync(i => i.NoticeId != null)).Status);
    }

    [Fact]
    public async Task A_mistake_is_named_and_nothing_typed_is_lost()
    {
        var (_, visitor) = await AskedAsync();
        using (visitor)
        {
            var page = await visitor.GetAsync("/track/case/clarify");
            var refused = await visitor.SubmitAsync(page, new Dictionary<string, string?> { ["information.description"] = " ", ["information.title"] = "", ["note"] = "请看附件" }, [("证明.pdf", "%PDF-1.7 proof"u8.ToArray())]);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
            Assert.Contains(refused.Errors, e => e.Message.Contains("请描述您需要的信息", StringComparison.Ordinal));
            Assert.Equal("请看附件", refused.Value("note"));
            Assert.Contains("证明.pdf", refused.Text, StringComparison.Ordinal);

            // Another window's case: its files do not land here.
            var other = await visitor.SubmitAsync(page, new Dictionary<string, string?> { ["number"] = "430S00-SQ2026-99999" }, [("别件的材料.pdf", "%PDF-1.7 other"u8.ToArray())]);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, other.Status);
            Assert.Contains("另一个窗口", other.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("别件的材料", other.Text, StringComparison.Ordinal);

            var tooLong = await visitor.SubmitAsync(page, new Dictionary<string, string?> { ["note"] = new string('长', 2001) });
            Assert.Contains(tooLong.Errors, e => e.Message.Contains("2000", StringComparison.Ordinal));
            var wrongFile = await visitor.SubmitAsync(page, null, [("程序.exe", "MZ"u8.ToArray())]);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, wrongFile.Status);
        }

        await using var db = site.Db();
        Assert.Equal(0, await db.Events.CountAsync(e => e.Type == "ClarificationReceived"));
    }

    [Fact]
    public async Task Without_a_visit_or_a_demand_there_is_nothing_to_complete()
    {
        using var stranger = new Visitor(site);
        Assert.EndsWith("/track?ended=1", (await stranger.GetAsync("/track/case/clarify")).Location, StringComparison.Ordinal);

        receipt = await new CaseWalk(site.Services).FileAsync();
        using var visitor = new Visitor(site);
        await EnterAsync(visitor);
        Assert.Contains("没有需要补正的事项", (await visitor.GetAsync("/track/case/clarify")).Text, StringComparison.Ordinal);
    }

    private FilingReceipt receipt = null!;

    private async Task<(Guid Id, Visitor Visitor)> AskedAsync()
    {
        var walk = new CaseWalk(site.Services) { NoticeService = day => new ServiceAct(ServiceMeans.Online, day) };
        receipt = await walk.FileAsync();
        await walk.OnAsync(receipt.CaseId, "assign");
        await walk.NoticeAsync(receipt.CaseId, Asked);
        var visitor = new Visitor(site);
        await EnterAsync(visitor);
        return (receipt.CaseId, visitor);
    }

    private async Task EnterAsync(Visitor visitor) =>
        Assert.Equal("/track/case", (await visitor.SubmitAsync(await visitor.GetAsync("/track"), new Dictionary<string, string?> { ["number"] = receipt.Number, ["code"] = receipt.QueryCode })).Location);
}
