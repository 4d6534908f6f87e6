using Disclosure.Browser.Tests.Support;
using Disclosure.Domain.Correspondence;
using Disclosure.Domain.Requests;
using Disclosure.Web.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Disclosure.Browser.Tests.Forms;

/// <summary>电话释明 beside a 补正, and a reply whose mail came back and goes out by post.</summary>
public sealed class RedeliverJourneyTests(BrowserSite shared) : OfficeTest(shared)
{
    [Fact]
    public async Task A_telephone_explanation_stands_on_the_case_page_with_its_number_masked()
    {
        var page = await OfficeAsync("gongkai", (await CaseAsync("assign")).Path);
        var form = await OpenActionAsync(page, "电话释明");
        await form.GetByLabel("通话时间").FillAsync("半夜");
        await PressAsync(form);
        await Expect(form.Locator(".wf-error").First).ToContainTextAsync("例如 9:30");
        await form.GetByLabel("通话时间").FillAsync("00:00");
        await form.GetByLabel("通话对方").FillAsync("申请人本人");
        await form.GetByRole(AriaRole.Radio, new() { Name = "申请人来电" }).CheckAsync();
        await form.GetByLabel("释明内容").FillAsync("请写明项目名称和年份。");
        await form.GetByRole(AriaRole.Button, new() { NameRegex = new("将书面补正") }).ClickAsync();
        await LookAsync(page, "phone-explanation");
        await PressAsync(form);
        await DoneAsync(page, "电话释明");
        var facts = await SectionAsync(page, "申请内容");
        await Expect(facts).ToContainTextAsync("申请人来电");
        await Expect(facts).ToContainTextAsync("139****0000");
        await Expect(facts).ToContainTextAsync("不影响期限");
        await LookAsync(page, "phone-explanation-facts");
    }

    [Fact]
    public async Task A_reply_that_came_back_is_posted_from_the_case_page_and_its_slip_recorded()
    {
        var walk = new CaseWalk(Office.Services) { Departments = ("construction", []), Service = day => new ServiceAct(ServiceMeans.Email, day) };
        var page = await OfficeAsync("yongyin", (await CaseAsync("close", f => f with { Delivery = new DeliveryPreference(DeliveryForm.Electronic, DeliveryMethod.Email) }, walk)).Path);
        var form = await OpenActionAsync(page, "答复退信、改用其他方式送达");
        await form.GetByRole(AriaRole.Button, new() { NameRegex = new("邮箱不存在") }).ClickAsync();
        await form.GetByLabel("单号").FillAsync("EX123456789CN");
        await LookAsync(page, "redeliver");
        await PressAndConfirmAsync(form, "邮寄送达");
        await DoneAsync(page, "答复退信");
        form = await OpenActionAsync(page, "答复退信、改用其他方式送达");
        await PressAndConfirmAsync(form, "邮寄送达");
        await DoneAsync(page, "答复退信");
        var history = await SectionAsync(page, "办理过程");
        await Expect(history).ToContainTextAsync("邮箱不存在，退信");
        await Expect(history).ToContainTextAsync("EX123456789CN");
    }
}
