using System.Net;
using Disclosure.Domain.Opinions;
using Disclosure.Web.Cases;
using Disclosure.Web.Data;
using Disclosure.Web.Features.OpinionDesk;
using Disclosure.Web.Tests.Public;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Tests.Opinions;

/// <summary>The 意见箱 on the site without JavaScript.</summary>
public sealed class OpinionPageTests : OpinionTest
{
    private static Dictionary<string, string?> Typed(Action<Dictionary<string, string?>>? change = null)
    {
        var typed = new Dictionary<string, string?>
        {
            ["kind"] = "Complaint",
            ["title"] = "目录更新不及时",
            ["content"] = "养护信息三个月没有更新。",
            ["name"] = "李四",
            ["phone"] = "13900000000",
            ["consent"] = "yes",
        };
        change?.Invoke(typed);
        return typed;
    }

    [Fact]
    public async Task A_citizen_writes_gets_a_receipt_and_follows_the_letter_to_its_answer()
    {
        using var visitor = new Visitor(Site);
        var sent = await visitor.SubmitAsync(await visitor.GetAsync("/opinions/new"), Typed(), [Public.Forms.Pdf()]);
        Assert.Equal((HttpStatusCode.SeeOther, "/opinions/receipt"), (sent.Status, sent.Location));
        var receipt = await visitor.GetAsync("/opinions/receipt");
        Assert.Contains("430S00-YJ2026-00001", receipt.Text, StringComparison.Ordinal);
        await using var db = Site.Db();
        var id = (await db.Cases.SingleAsync()).Id;
        var code = (await StateAsync(id)).Filed.QueryCode;
        Assert.Contains(Domain.Correspondence.QueryCode.Group(code), receipt.Text, StringComparison.Ordinal);
        Assert.Single((await StateAsync(id)).Filed.FileIds);

        using var elsewhere = new Visitor(Site);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await elsewhere.SubmitAsync(await elsewhere.GetAsync("/opinions/track"), new Dictionary<string, string?> { ["number"] = "430S00-YJ2026-00001", ["code"] = "ABCD-EFGH-JKLM" })).Status);
        var entered = await elsewhere.SubmitAsync(await elsewhere.GetAsync("/opinions/track"), new Dictionary<string, string?> { ["number"] = " 430s00-yj2026-00001", ["code"] = code.ToLowerInvariant() });
        Assert.Equal("/opinions/case", entered.Location);
        Assert.Contains("待受理", (await elsewhere.GetAsync("/opinions/case")).Text, StringComparison.Ordinal);

        // A request's page opens no opinion, whatever the code.
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await elsewhere.SubmitAsync(await elsewhere.GetAsync("/track"), new Dictionary<string, string?> { ["number"] = "430S00-YJ2026-00001", ["code"] = code })).Status);
        Done(await Handler.RegisterAsync(Clerk, await StepAsync(id, "opinion-register"), DeclineReason.Duplicate, "见前信"));
        var page = (await elsewhere.GetAsync("/opinions/case")).Text;
        Assert.Contains("见前信", page, StringComparison.Ordinal);
        Assert.Contains(DeclineReason.Duplicate.Instead(), page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_wrong_stands_at_its_field_and_nothing_typed_is_lost()
    {
        using var visitor = new Visitor(Site);
        var refused = await visitor.SubmitAsync(await visitor.GetAsync("/opinions/new"), Typed(t =>
        {
            t["title"] = "<b>标题</b>";
            t["content"] = "";
            t["email"] = "nobody";
            t.Remove("consent");
        }), [Public.Forms.Pdf()]);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equal("<b>标题</b>", refused.Page.QuerySelector("#title")!.GetAttribute("value"));
        Assert.NotNull(refused.Page.QuerySelector("#content-error"));
        Assert.NotNull(refused.Page.QuerySelector("#email-error"));
        Assert.NotNull(refused.Page.QuerySelector("#consent-error"));
        Assert.Contains("已上传", refused.Text, StringComparison.Ordinal);
        var again = await visitor.SubmitAsync(refused, new Dictionary<string, string?> { ["content"] = "内容", ["email"] = "li@example.org", ["consent"] = "no" });
        Assert.Equal("/opinions/receipt", again.Location);
        Assert.Equal("<b>标题</b>", (await OnlyAsync()).Filed.Title);
    }

    [Fact]
    public async Task A_double_click_makes_one_and_a_second_file_is_refused()
    {
        using var visitor = new Visitor(Site);
        var form = await visitor.GetAsync("/opinions/new");
        var staged = await visitor.SubmitAsync(form, Typed(), [Public.Forms.Pdf()], ("upload", "1"));
        var second = await visitor.SubmitAsync(staged, null, [Public.Forms.Pdf("另一份.pdf", "other")], ("upload", "1"));
        Assert.Contains("只能上传一个附件", second.Text, StringComparison.Ordinal);
        var clicks = await Task.WhenAll(visitor.SubmitAsync(staged), visitor.SubmitAsync(staged));
        Assert.All(clicks, c => Assert.Equal("/opinions/receipt", c.Location));
        await OnlyAsync();
    }

    [Fact]
    public async Task A_letter_sent_again_with_its_file_after_a_lost_answer_is_the_same_letter()
    {
        using var visitor = new Visitor(Site);
        var form = await visitor.GetAsync("/opinions/new");

        // The site died after the file was kept and before the letter was filed; then after it was filed and before it said so.
        await visitor.SubmitAsync(form, Typed(), [Public.Forms.Pdf()], ("upload", "1"));
        for (var again = 0; again < 2; again++)
        {
            Assert.Equal("/opinions/receipt", (await visitor.SubmitAsync(form, Typed(), [Public.Forms.Pdf()])).Location);
        }

        Assert.Single((await OnlyAsync()).Filed.FileIds);
        await using var db = Site.Db();
        Assert.Equal(1, await db.Files.CountAsync());
    }

    [Fact]
    public async Task Hostile_content_is_text_or_refused()
    {
        using var visitor = new Visitor(Site);
        var form = await visitor.GetAsync("/opinions/new");
        var tooLong = await visitor.SubmitAsync(form, Typed(t => t["content"] = new string('长', 100_000)));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, tooLong.Status);
        Assert.NotNull(tooLong.Page.QuerySelector("#content-error"));

        var sent = await visitor.SubmitAsync(form, Typed(t =>
        {
            t["title"] = "<script>alert(1)</script>\u202e𠮷\u0007{{ number }}";
            t["content"] = "第一行\r\n<img src=x onerror=alert(1)>𠮷";
        }));
        Assert.Equal("/opinions/receipt", sent.Location);
        var state = await OnlyAsync();
        Assert.Equal("<script>alert(1)</script>𠮷{{ number }}", state.Filed.Title);
        var page = await visitor.GetAsync("/opinions/case");
        Assert.Null(page.Page.QuerySelector("main script, main img"));
        Assert.Contains("<img src=x onerror=alert(1)>𠮷", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Published_ones_are_found_and_those_taken_down_are_not()
    {
        var id = await ToAsync("opinion-publish");
        Done(await Handler.PublishAsync(Clerk, await StepAsync(id, "opinion-publish"), new("养护进度 <i>", "请按月公布。", "自4月起。", true)));
        using var visitor = new Visitor(Site);
        var list = await visitor.GetAsync("/opinions/published?q=" + Uri.EscapeDataString("养护"));
        Assert.Contains("养护进度 <i>", list.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("李四", list.Text, StringComparison.Ordinal);
        Assert.Contains("2026年", list.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("养护进度", (await visitor.GetAsync("/opinions/published?q=%e9%ab%98%e9%80%9f&page=99")).Page.QuerySelector(".box-list")?.TextContent ?? string.Empty, StringComparison.Ordinal);
        Assert.Contains("自4月起", (await visitor.GetAsync("/opinions/published/430S00-YJ2026-00001")).Text, StringComparison.Ordinal);
        Done(await Handler.TakeDownAsync(Clerk, id, null, "有误"));
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync("/opinions/published/430S00-YJ2026-00001")).Status);
    }

    [Fact]
    public async Task The_writer_withdraws_or_makes_an_application_of_it()
    {
        using var visitor = new Visitor(Site);
        await visitor.SubmitAsync(await visitor.GetAsync("/opinions/new"), Typed());
        await using var db = Site.Db();
        var id = (await db.Cases.SingleAsync()).Id;
        Done(await Handler.OfferAsync(Clerk, id, null, "您需要的是政府信息。"));
        Assert.Contains("您需要的是政府信息。", (await visitor.GetAsync("/opinions/case")).Text, StringComparison.Ordinal);
        var confirm = await visitor.GetAsync("/opinions/case/apply");
        var wrong = await visitor.SubmitAsync(confirm, new Dictionary<string, string?> { ["applicant.idNumber"] = "123", ["delivery.form"] = "Electronic" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.NotNull(wrong.Page.QuerySelector("#applicant-idNumber-error"));
        Assert.NotNull(wrong.Page.QuerySelector("#delivery-method-error"));
        var done = await visitor.SubmitAsync(wrong, new Dictionary<string, string?> { ["applicant.idNumber"] = "11010119900307889X", ["delivery.method"] = "Online" });
        Assert.Equal("/receipt", done.Location);
        Assert.Contains("430S00-SQ2026-00001", (await visitor.GetAsync("/receipt")).Text, StringComparison.Ordinal);
        Assert.Contains("430S00-SQ2026-00001", (await visitor.GetAsync("/opinions/case")).Text, StringComparison.Ordinal);
        Assert.Contains("430S00-YJ2026-00001", (await visitor.GetAsync("/track/case")).Text, StringComparison.Ordinal);

        await visitor.SubmitAsync(await visitor.GetAsync("/opinions/new"), Typed());
        var withdrawn = await visitor.SubmitAsync(await visitor.GetAsync("/opinions/case/withdraw"), new Dictionary<string, string?> { ["reason"] = "" });
        Assert.Equal("/opinions/case", withdrawn.Location);
        Assert.Contains("已撤回", (await visitor.GetAsync("/opinions/case")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_lead_to_the_box_and_a_visit_that_is_none_shows_nothing()
    {
        using var visitor = new Visitor(Site);
        Assert.NotNull((await visitor.GetAsync("/")).Page.QuerySelector("main a[href='/opinions']"));
        Assert.NotNull((await visitor.GetAsync("/")).Page.QuerySelector("footer a[href='/opinions']"));
        Assert.Contains("第九条", (await visitor.GetAsync("/opinions")).Text, StringComparison.Ordinal);
        foreach (var path in new[] { "/opinions/case", "/opinions/case/withdraw", "/opinions/case/apply" })
        {
            Assert.Contains("/opinions/track?ended=1", (await visitor.GetAsync(path)).Location, StringComparison.Ordinal);
        }

        Assert.Contains("回执已经关闭", (await visitor.GetAsync("/opinions/receipt")).Text, StringComparison.Ordinal);
    }

    private async Task<OpinionState> OnlyAsync()
    {
        await using var db = Site.Db();
        return await StateAsync((await db.Cases.SingleAsync()).Id);
    }
}
