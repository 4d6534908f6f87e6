using System.Collections.Frozen;
using Disclosure.Browser.Tests.Support;
using Disclosure.Domain.Disputes;
using Disclosure.Web.Accounts;
using Disclosure.Web.Cases;
using Disclosure.Web.Features.Disputes;
using Disclosure.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Disclosure.Browser.Tests.Office;

/// <summary>责令重新答复 as new work, from the decision to the applicant's second letter.</summary>
public sealed class FurtherReplyJourneyTests(BrowserSite shared) : OfficeTest(shared)
{
    private const string Action = "补充、更正、重新答复";

    [Fact]
    public async Task A_decision_orders_a_new_reply_and_the_applicant_gets_a_second_letter()
    {
        var walk = new CaseWalk(Office.Services) { Departments = ("construction", []) };
        var receipt = await walk.FileAsync();
        await walk.OnAsync(receipt.CaseId, null);
        var of = new OfficeCase(receipt.CaseId, receipt.Number);
        await DecideAsync(of);

        var page = await OfficeAsync("gongkaizhuren", of.Path);
        var form = await OpenActionAsync(page, Action);
        // What is ordered is chosen already, with its term.
        await Expect(form.GetByRole(AriaRole.Radio, new() { NameRegex = new("责令重新答复") })).ToBeCheckedAsync();
        await Expect(form).ToContainTextAsync("办理期限按决定书为");
        await PressAsync(form);
        await Expect(form).ToContainTextAsync("请写明理由");
        await form.GetByLabel("理由").FillAsync("该答复认定事实不清，已被撤销");
        await form.GetByLabel("决定人").FillAsync("公开办主任");
        await LookAsync(page, "further-open");
        await Accessibility.AssertCleanAsync(page);
        await PressAndConfirmAsync(form, "已办结 → 重新办理中");
        await DoneAsync(page, Action);
        await Expect(page.Locator(".case-head")).ToContainTextAsync("重新答复");
        await LookAsync(page, "further-opened");

        var citizen = await OpenAsync($"/track?number={of.Number}", Device.Phone);
        await citizen.GetByLabel("查询码").FillAsync(receipt.QueryCode);
        await citizen.GetByRole(AriaRole.Button, new() { Name = "查询", Exact = true }).ClickAsync();
        await Expect(citizen.Locator("main")).ToContainTextAsync("重新办理中");
        await Accessibility.AssertCleanAsync(citizen);
        await ShotAsync(citizen, "further-track-phone");

        await walk.OnAsync(of.Id, "draft");
        var officer = await AtWorkAsync("gongkai", of);
        form = Form(officer);
        await form.GetByLabel("事实与理由").FillAsync("经重新检索，本机关保存有您申请的信息，现予以公开。");
        await form.GetByLabel("获取的方式、途径和时间").FillAsync("请于工作日到厅政务公开窗口领取。");
        await form.GetByRole(AriaRole.Button, new() { Name = "预览答复书" }).ClickAsync();
        await Expect(form.FrameLocator("iframe").GetByText("根据湖南省人民政府湘府复决字〔2026〕8号，本机关现重新答复如下：").First).ToBeVisibleAsync();
        await LookAsync(officer, "further-draft");
        await form.GetByRole(AriaRole.Button, new() { Name = "关闭预览" }).ClickAsync();
        await PressAsync(form);
        await DoneAsync(officer, "拟稿");
        var letter = await officer.Context.RunAndWaitForPageAsync(() => officer.GetByRole(AriaRole.Link, new() { Name = "文书预览" }).ClickAsync());
        await ShotAsync(letter, "further-letter");

        await walk.OnAsync(of.Id, null);
        await citizen.ReloadAsync();
        await Expect(citizen.Locator("main")).ToContainTextAsync("已办结");
        await Expect(citizen.GetByText("政府信息公开告知书（重新答复）").First).ToBeVisibleAsync();
        await ShotAsync(citizen, "further-track-done-phone");
        await page.GotoAsync("/office/queues/disputes");
        await Expect(page.Locator("tr", new() { HasText = of.Number })).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task What_was_opened_by_mistake_is_ended_and_the_case_is_what_it_was()
    {
        var of = await CaseAsync(form: null);
        var page = await OfficeAsync("gongkaizhuren", of.Path);
        var form = await OpenActionAsync(page, Action);
        await Expect(form.GetByText("原答复有遗漏")).ToBeVisibleAsync();
        await form.GetByLabel("理由").FillAsync("原答复遗漏了第三项信息");
        await form.GetByLabel("决定人").FillAsync("公开办主任");
        await PressAndConfirmAsync(form, "已办结 → 补充答复");
        await DoneAsync(page, Action);

        form = await OpenActionAsync(page, "终止再次答复");
        await form.GetByLabel("终止的理由").FillAsync("经复核，原答复没有遗漏");
        await form.GetByLabel("决定人").FillAsync("公开办主任");
        await PressAndConfirmAsync(form, "补充答复 → 已办结");
        await DoneAsync(page, "终止再次答复");
        await LookAsync(page, "further-dropped");
        await Expect(page.Locator(".case-state")).ToHaveTextAsync("已归档");
    }

    private async Task DecideAsync(OfficeCase of)
    {
        await using var db = Office.Db();
        var row = await db.Cases.SingleAsync(c => c.Id == of.Id);
        var intake = await db.Departments.Where(d => d.AuthorityId == row.AuthorityId && d.IsIntake).Select(d => d.Id).SingleAsync();
        var officer = new Actor(Guid.NewGuid(), "法制审核员", row.AuthorityId, intake, new[] { Roles.LegalReviewer }.ToFrozenSet());
        var today = DateOnly.FromDateTime(DateTime.UtcNow.AddHours(8));
        var handler = Office.Services.GetRequiredService<DisputeHandler>();
        var open = new DisputeCommand(of.Id, null, DisputeMove.Open, Guid.NewGuid(), today, Body: "湖南省人民政府", Text: "撤销答复");
        Assert.True((await handler.HandleAsync(officer, open)).Succeeded);
        Assert.True((await handler.HandleAsync(officer, open with { Move = DisputeMove.Decide, Number = "湘府复决字〔2026〕8号", Text = "撤销，责令重新答复", Result = DisputeResult.Corrected, RedoOrdered = true, RedoBy = today.AddDays(20) })).Succeeded);
    }
}
