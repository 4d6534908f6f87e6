using Disclosure.Browser.Tests.Support;
using Disclosure.Web.Accounts;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Disclosure.Browser.Tests.Office;

/// <summary>Two officers have one case open, each in their own browser.</summary>
public sealed class TwoOfficersTests(BrowserSite shared) : OfficeTest(shared)
{
    [Fact]
    public async Task What_one_does_the_other_is_told_and_nothing_typed_is_lost()
    {
        var of = await CaseAsync("assign");
        var assigning = await AtWorkAsync("gongkai", of);
        var note = Form(assigning).GetByLabel("批分意见");
        await note.FillAsync("请建设管理处牵头，于本周五前反馈。");

        var calling = await OfficeAsync("dengji", of.Path);
        var call = await OpenActionAsync(calling, "电话告知");
        await call.GetByLabel("受话人").FillAsync("申请人本人");
        await PressAsync(call);
        await DoneAsync(calling, "电话告知");

        // One's own deed is no news to oneself; to the other it is.
        await Expect(calling.Locator(".case-notice.change")).ToHaveCountAsync(0);
        var news = assigning.Locator(".case-notice.change");
        await Expect(news).ToContainTextAsync("刘敏 电话告知");
        await Expect(note).ToHaveValueAsync("请建设管理处牵头，于本周五前反馈。");
        await LookAsync(assigning, "two-officers");

        // Whoever does not read it first is asked to, and then goes on with what stands there.
        await PressAsync(Form(assigning));
        await Expect(assigning.Locator(".wf-summary")).ToContainTextAsync("您填写的内容已保留，请核对后再提交");
        await news.GetByRole(AriaRole.Button, new() { Name = "知道了" }).ClickAsync();
        await Expect(news).ToHaveCountAsync(0);
        await Expect(note).ToHaveValueAsync("请建设管理处牵头，于本周五前反馈。");
        await PressAsync(Form(assigning));
        await DoneAsync(assigning, "分办");
        await Expect(await SectionAsync(assigning, "办理过程")).ToContainTextAsync("请建设管理处牵头，于本周五前反馈。");
    }

    [Fact]
    public async Task Whose_step_a_colleague_ends_keeps_what_was_typed_and_may_lay_it_aside()
    {
        var of = await CaseAsync("register");
        var colleague = await Office.AddOfficerAsync("温静", "office", Roles.IntakeClerk);
        var first = await AtWorkAsync("dengji", of);
        await Form(first).GetByLabel("登记备注").FillAsync("申请人来电催问过两次。");
        await Expect(Form(first).Locator(".wf-draft")).ToContainTextAsync("草稿已保存");

        var second = await AtWorkAsync(colleague, of);
        await Expect(Form(second)).ToContainTextAsync("刘敏 也在填写本环节");
        await PressAsync(Form(second));
        await DoneAsync(second, "登记");

        var ended = first.Locator(".work-form .case-notice.change");
        await Expect(ended).ToContainTextAsync("该步骤已由温静办结。");
        await Expect(first.Locator(".case-notice.change").First).ToContainTextAsync("温静 登记");
        await Expect(Form(first).GetByLabel("登记备注")).ToHaveValueAsync("申请人来电催问过两次。");
        await Expect(Form(first).Locator("[data-primary]")).ToBeDisabledAsync();
        await LookAsync(first, "two-officers-ended");
        await ended.GetByRole(AriaRole.Button, new() { Name = "关闭此表单" }).ClickAsync();
        await Expect(first.Locator(".case-idle")).ToContainTextAsync("目前由办公室");
    }
}
