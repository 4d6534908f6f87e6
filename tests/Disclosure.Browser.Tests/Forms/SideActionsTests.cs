using Disclosure.Browser.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Disclosure.Browser.Tests.Forms;

/// <summary>The actions beside the steps, each submitted; 更正事实 and 催办 are driven where their effect is.</summary>
public sealed class SideActionsTests(BrowserSite shared) : OfficeTest(shared)
{
    [Fact]
    public async Task A_notice_to_phone_leads_from_the_queue_to_where_the_call_is_recorded()
    {
        var of = await CaseAsync("assign", f => f with { Applicant = f.Applicant with { Email = null } });
        var page = await OfficeAsync("gongkai");
        var notice = page.Locator(".notices li", new() { HasText = of.Number });
        await Expect(notice.First).ToContainTextAsync("电话告知");
        await notice.First.Locator("a.case-link").ClickAsync();

        var call = page.Locator(".work-call");
        await Expect(call).ToContainTextAsync("请电话告知申请人");
        await LookAsync(page, "phone-notice");
        await call.GetByRole(AriaRole.Button, new() { Name = "登记电话告知" }).ClickAsync();
        await Expect(page.Locator("#work-action")).ToBeFocusedAsync();
        var form = Form(page);
        await Expect(form.GetByRole(AriaRole.Radio).First).ToBeCheckedAsync();
        await PressAsync(form);
        await Expect(form.Locator(".wf-error")).ToContainTextAsync("受话人");
        await form.GetByLabel("受话人").FillAsync("申请人本人");
        await LookAsync(page, "form-电话告知");
        await PressAsync(form);
        await DoneAsync(page, "电话告知");
        await Expect(call).ToHaveCountAsync(0);
        await page.GotoAsync("/office");
        await Expect(page.Locator(".case-table")).ToBeVisibleAsync();
        await Expect(notice).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_code_is_reissued_and_the_old_one_is_said_to_end()
    {
        var page = await OfficeAsync("dengji", (await CaseAsync("assign")).Path);
        var form = await OpenActionAsync(page, "补发查询码");
        await PressAndConfirmAsync(form, "原查询码立即失效");
        await DoneAsync(page, "补发查询码");
        await Expect(page.Locator(".case-notice.done")).ToContainTextAsync("j**@example.org");
        await Expect(await SectionAsync(page, "办理过程")).ToContainTextAsync("补发查询码");
    }

    [Fact]
    public async Task A_written_withdrawal_is_recorded_and_ends_the_case()
    {
        var page = await OfficeAsync("dengji", (await CaseAsync("assign")).Path);
        var form = await OpenActionAsync(page, "撤回登记");
        await PressAsync(form);
        await Expect(form.Locator(".wf-error")).ToContainTextAsync("撤回");
        await UploadAsync(form, "撤回申请书.pdf");
        await LookAsync(page, "form-撤回");
        await PressAndConfirmAsync(form, "不再计算");
        await DoneAsync(page, "撤回登记");
        await Expect(page.Locator(".case-state")).ToHaveTextAsync("已撤回");
        await Expect(page.Locator(".case-menu summary")).ToBeVisibleAsync();
    }
}
