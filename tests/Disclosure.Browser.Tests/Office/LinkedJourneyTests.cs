using Disclosure.Browser.Tests.Support;
using Disclosure.Domain.Requests;
using Disclosure.Web.Cases;
using Disclosure.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Disclosure.Browser.Tests.Office;

/// <summary>拆分办理 and 并案答复, by the officer who does it.</summary>
public sealed class LinkedJourneyTests(BrowserSite shared) : OfficeTest(shared)
{
    [Fact]
    public async Task An_application_is_split_and_each_part_is_found_from_the_other()
    {
        var of = await CaseAsync("register");
        var page = await OfficeAsync("gongkai", of.Path);

        var form = await OpenActionAsync(page, "拆分办理");
        await form.GetByLabel("所需信息描述").First.FillAsync("申请公开某高速公路初步设计批复。");
        await PressAsync(form);
        await Expect(form).ToContainTextAsync("请描述您需要的信息");
        await form.GetByLabel("所需信息描述").Nth(1).FillAsync("申请公开上一年度养护资金分配情况。");
        await form.GetByRole(AriaRole.Button, new() { Name = "增加一项" }).ClickAsync();
        await form.GetByLabel("所需信息描述").Nth(2).FillAsync("申请公开某收费站减免政策文件。");
        await LookAsync(page, "split");
        await PressAndConfirmAsync(form, "另立2件");
        await DoneAsync(page, "拆分办理");

        await Expect(await SectionAsync(page, "申请内容")).ToContainTextAsync("拆分出");
        await LookAsync(page, "split-whole");
        var link = page.Locator("dl.pairs a[href^='/office/cases/']").First;
        var number = await link.InnerTextAsync();
        await link.ClickAsync();
        await Expect(page.Locator(".case-number")).ToHaveTextAsync(number);
        await Expect(page.Locator(".facts")).ToContainTextAsync("拆分自");
        await LookAsync(page, "split-part");
    }

    [Fact]
    public async Task Two_applications_of_one_applicant_are_answered_together_and_separated_again()
    {
        var (lead, member) = (await CaseAsync("draft"), await CaseAsync("assign"));
        var page = await OfficeAsync("gongkai", lead.Path);

        var form = await OpenActionAsync(page, "并案答复");
        await PressAsync(form);
        await Expect(form).ToContainTextAsync("请选择并案答复的件");
        await form.GetByText(member.Number).ClickAsync();
        await LookAsync(page, "joint");
        await PressAndConfirmAsync(form, member.Number);
        await DoneAsync(page, "并案答复");
        await Expect(page.Locator(".facts")).ToContainTextAsync("并入本件");
        await LookAsync(page, "joint-lead");

        var other = await OfficeAsync("gongkai", member.Path);
        await Expect(other.Locator(".case-idle")).ToContainTextAsync($"本件与{lead.Number}并案答复");
        await Expect(other.Locator(".case-strip")).ToContainTextAsync($"主件 {lead.Number}");
        await LookAsync(other, "joint-member");

        form = await OpenActionAsync(page, "取消并案");
        await form.GetByText(member.Number).ClickAsync();
        await form.GetByLabel("理由").FillAsync("补充了不同的内容。");
        await PressAndConfirmAsync(form, member.Number);
        await DoneAsync(page, "取消并案");
        await using var db = Office.Db();
        Assert.True(await db.Tasks.AnyAsync(t => t.CaseId == member.Id && t.Form == "assign" && t.State == TaskState.Open));
        Assert.Equal(PublicStatus.Registered, (await db.Cases.SingleAsync(c => c.Id == member.Id)).Status);
    }
}
