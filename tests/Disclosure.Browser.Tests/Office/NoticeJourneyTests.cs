using Disclosure.Browser.Tests.Support;
using Disclosure.Domain.Correspondence;
using Disclosure.Domain.Deadlines;
using Disclosure.Domain.Requests;
using Disclosure.Web.Cases;
using Disclosure.Web.Data;
using Disclosure.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Disclosure.Browser.Tests.Office;

/// <summary>Procedural letters in the office and at the applicant's.</summary>
public sealed class NoticeJourneyTests(BrowserSite shared) : OfficeTest(shared)
{
    [Fact]
    public async Task An_application_is_completed_from_the_officers_demand_to_the_applicants_answer()
    {
        var receipt = await Office.Walk.FileAsync();
        await Office.Walk.OnAsync(receipt.CaseId, "assign");
        var of = new OfficeCase(receipt.CaseId, receipt.Number);

        // 拟稿: a blank is named beside its field, nothing typed is lost.
        var page = await OfficeAsync("gongkai", of.Path);
        var form = await OpenActionAsync(page, "程序性文书");
        await form.GetByLabel("需要补正的事项").FillAsync("请写明项目名称。\n请写明文件形成的年份。");
        await PressAsync(form);
        await Expect(form).ToContainTextAsync("请写明指导和释明");
        await Expect(form.GetByLabel("需要补正的事项")).ToHaveValueAsync("请写明项目名称。\n请写明文件形成的年份。");
        await form.GetByLabel("指导和释明").FillAsync("可以参照公开指南中的示例。");
        await LookAsync(page, "notice-draft");
        await PressAsync(form);
        await DoneAsync(page, "程序性文书");

        // 同意, by the head; the letter can be read before.
        var head = await AtWorkAsync("gongkaizhuren", of);
        form = Form(head);
        await Expect(form).ToContainTextAsync("1. 请写明项目名称。");
        var preview = await head.Context.RunAndWaitForPageAsync(() => form.GetByRole(AriaRole.Link, new() { Name = "预览" }).ClickAsync());
        await Expect(preview.Locator("h1")).ToContainTextAsync("补正告知书");
        await ShotAsync(preview, "notice-letter");
        await preview.CloseAsync();
        await PressAsync(form);
        await DoneAsync(head, "审批文书");

        // 编号, 用印, 发出.
        var seal = await AtWorkAsync("yongyin", of);
        await PressAndConfirmAsync(Form(seal), "湘交公开补");
        await Expect(seal.Locator(".wf-steps .wf-done")).ToContainTextAsync("编号：湘交公开补");
        await UploadAsync(Form(seal), "补正告知书（盖章件）.pdf");
        await PressAsync(Form(seal));
        await DoneAsync(seal, "文书编号用印");
        seal = await AtWorkAsync("yongyin", of);
        await LookAsync(seal, "notice-serve");
        await PressAndConfirmAsync(Form(seal), "已登记 → 待补正");
        await DoneAsync(seal, "送达文书");

        // It waits in its own queue with its own date.
        await page.GotoAsync("/office/queues/waiting");
        await Expect(page.Locator("tr", new() { HasText = of.Number })).ToContainTextAsync("申请人补正，至");

        // The applicant, from number and code to the answer.
        var citizen = await OpenAsync($"/track?number={of.Number}", Device.Phone);
        await citizen.GetByLabel("查询码").FillAsync(receipt.QueryCode);
        await citizen.GetByRole(AriaRole.Button, new() { Name = "查询", Exact = true }).ClickAsync();
        await Expect(citizen.GetByText("需要您处理：补正申请")).ToBeVisibleAsync();
        await Accessibility.AssertCleanAsync(citizen);
        await ShotAsync(citizen, "track-awaiting-phone");
        await citizen.GetByRole(AriaRole.Link, new() { Name = "在线补正" }).ClickAsync();
        await Accessibility.AssertCleanAsync(citizen);
        await ShotAsync(citizen, "clarify-phone");
        await citizen.GetByLabel("所需信息的描述").FillAsync("某高速公路甲段初步设计的批复，2019年");
        await citizen.Locator("#files").SetInputFilesAsync(new FilePayload { Name = "证明.pdf", MimeType = "application/pdf", Buffer = "%PDF-1.7 proof"u8.ToArray() });
        await citizen.GetByRole(AriaRole.Button, new() { Name = "提交补正" }).Last.ClickAsync();
        await Expect(citizen.Locator("h1")).ToHaveTextAsync("办理进度");
        await Expect(citizen.GetByText("需要您处理")).Not.ToBeVisibleAsync();

        await using var db = Office.Db();
        var row = await db.Cases.AsNoTracking().SingleAsync(c => c.Id == of.Id);
        Assert.Equal(PublicStatus.Registered, row.Status);
        Assert.Null(row.AnswerDueOn);
        Assert.Equal(1, await db.Files.CountAsync(f => f.CaseId == of.Id && f.Purpose == "application"));
    }

    [Fact]
    public async Task A_third_partys_opinion_is_recorded_and_judged()
    {
        var walk = new CaseWalk(Office.Services) { NoticeService = day => new ServiceAct(ServiceMeans.Post, day, TrackingNumber: "EX123456789CN") };
        var of = await CaseAsync("accept");
        await walk.NoticeAsync(of.Id, new ConsultationContent(ConsultationKind.ThirdParty, "示例建设有限公司", "长沙市某路2号", "投标报价部分。"));

        var seal = await AtWorkAsync("yongyin", of);
        await PressAndConfirmAsync(Form(seal), "法定期限");
        await DoneAsync(seal, "文书回证");

        var page = await OfficeAsync("gongkai", of.Path);
        var form = await OpenActionAsync(page, "登记补正、意见、缴费");
        await form.GetByText("不同意公开", new() { Exact = true }).ClickAsync();
        await form.GetByLabel("意见和理由").FillAsync("涉及商业秘密，不同意公开。");
        await LookAsync(page, "opinion");
        await PressAndConfirmAsync(form, "征求意见中 → 办理中");
        await DoneAsync(page, "登记补正、意见、缴费");

        form = await OpenActionAsync(page, "登记补正、意见、缴费");
        // Nothing is chosen beforehand, and nothing goes without a choice.
        await PressAsync(form);
        await Expect(form).ToContainTextAsync("请选择第三方不同意公开的理由");
        await form.GetByRole(AriaRole.Radio, new() { NameRegex = new("^合理") }).CheckAsync();
        await form.GetByText("不会造成重大影响").ClickAsync();
        await PressAsync(form);
        await Expect(form).ToContainTextAsync("请写明本机关的判断");
        await form.GetByRole(AriaRole.Textbox, new() { Name = "本机关的判断" }).FillAsync("报价部分确属商业秘密，理由合理。");
        await PressAndConfirmAsync(form, "不变");
        await DoneAsync(page, "登记补正、意见、缴费");
        await Expect(await SectionAsync(page, "办理过程")).ToContainTextAsync("报价部分确属商业秘密，理由合理。");
    }

    [Fact]
    public async Task What_was_not_completed_is_deemed_abandoned_and_the_applicant_is_told_by_letter()
    {
        // Asked two months ago, and never answered.
        Guid id;
        FilingReceipt receipt;
        await using (var then = await OfficeDaysAgoAsync(60))
        {
            receipt = await then.Walk.FileAsync();
            id = receipt.CaseId;
            await then.Walk.OnAsync(id, "assign");
            await then.Walk.NoticeAsync(id, new ClarificationContent(["请写明项目名称。"], "可以参照公开指南中的示例。", 10));
        }

        var of = new OfficeCase(id, receipt.Number);
        var page = await OfficeAsync("gongkai", of.Path);
        var form = await OpenActionAsync(page, "登记补正、意见、缴费");
        await form.GetByText("视为放弃", new() { Exact = false }).First.ClickAsync();
        await PressAsync(form);
        await Expect(form).ToContainTextAsync("请记录为查明有无正当理由所做的工作");
        await form.GetByLabel("为查明有无正当理由所做的工作").FillAsync("经两次电话联系，您表示不再办理。");
        await LookAsync(page, "abandon");
        await PressAndConfirmAsync(form, "视为放弃");
        await DoneAsync(page, "登记补正、意见、缴费");

        // What was found is taken over into the letter, and the letter is read before it is sent for approval.
        form = await OpenActionAsync(page, "程序性文书");
        await Expect(form.GetByLabel("为查明有无正当理由所做的工作")).ToHaveValueAsync("经两次电话联系，您表示不再办理。");
        await LookAsync(page, "abandonment-draft");
        await PressAsync(form);
        await DoneAsync(page, "程序性文书");

        var head = await AtWorkAsync("gongkaizhuren", of);
        form = Form(head);
        var preview = await head.Context.RunAndWaitForPageAsync(() => form.GetByRole(AriaRole.Link, new() { Name = "预览" }).ClickAsync());
        await Expect(preview.Locator("h1")).ToContainTextAsync("办结告知书");
        await Expect(preview.Locator("body")).ToContainTextAsync("期限届满，您未补正");
        await Expect(preview.Locator("body")).ToContainTextAsync("申请行政复议");
        await ShotAsync(preview, "abandonment-letter");
        await preview.CloseAsync();
        await PressAsync(form);
        await DoneAsync(head, "审批文书");

        var seal = await AtWorkAsync("yongyin", of);
        await PressAndConfirmAsync(Form(seal), "湘交公开结");
        await UploadAsync(Form(seal), "办结告知书（盖章件）.pdf");
        await PressAsync(Form(seal));
        await DoneAsync(seal, "文书编号用印");
        seal = await AtWorkAsync("yongyin", of);
        await LookAsync(seal, "abandonment-serve");
        await PressAndConfirmAsync(Form(seal), "不变");
        await DoneAsync(seal, "送达文书");
        await LookAsync(seal, "abandonment-done");

        // The applicant sees the end of the case, and the letter.
        var citizen = await OpenAsync($"/track?number={of.Number}", Device.Phone);
        await citizen.GetByLabel("查询码").FillAsync(receipt.QueryCode);
        await citizen.GetByRole(AriaRole.Button, new() { Name = "查询", Exact = true }).ClickAsync();
        await Expect(citizen.Locator("main")).ToContainTextAsync("视为放弃");
        await Expect(citizen.Locator("main")).ToContainTextAsync("办结告知书");
        await Expect(citizen.Locator("main")).Not.ToContainTextAsync("需要您处理");
        await Accessibility.AssertCleanAsync(citizen);
        await ShotAsync(citizen, "abandonment-track-phone");

        await using var db = Office.Db();
        Assert.Equal(PublicStatus.Abandoned, (await db.Cases.AsNoTracking().SingleAsync(c => c.Id == id)).Status);
        Assert.False(await db.Tasks.AnyAsync(t => t.CaseId == id && t.State == TaskState.Open));
    }
}
