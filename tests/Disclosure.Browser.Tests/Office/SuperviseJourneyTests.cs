using Disclosure.Browser.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Disclosure.Browser.Tests.Office;

/// <summary>督办: a supervisor asks, the department answers from its queue, the supervisor reads the answer.</summary>
public sealed class SuperviseJourneyTests(BrowserSite shared) : OfficeTest(shared)
{
    [Fact]
    public async Task A_supervisor_asks_the_department_answers_and_the_answer_is_read()
    {
        var of = await CaseAsync("work");
        var supervisor = await OfficeAsync("ducha", of.Path);
        var form = await OpenActionAsync(supervisor, "督办");
        await Expect(form.GetByRole(AriaRole.Radio, new() { NameRegex = new("建设管理处") })).ToBeCheckedAsync();
        await PressAsync(form);
        await Expect(form).ToContainTextAsync("请写明督办要求");
        await form.GetByLabel("督办要求").FillAsync("已近法定期限，请说明办理进度和预计答复的日期。");
        await LookAsync(supervisor, "supervise-form");
        await Accessibility.AssertCleanAsync(supervisor);
        await PressAsync(form);
        await DoneAsync(supervisor, "督办");
        await Expect(supervisor.Locator(".case-flags, .case-head")).ToContainTextAsync("督办");

        // The department finds it in its queue, and the case asks for the answer first of all.
        var handler = await OfficeAsync("jianshe", "/office/queues/supervised");
        await handler.Locator("tr", new() { HasText = of.Number }).GetByRole(AriaRole.Link).First.ClickAsync();
        await Expect(handler.Locator(".work-call")).ToContainTextAsync("向东督办");
        await handler.Locator(".work-call").GetByRole(AriaRole.Button, new() { Name = "登记督办反馈" }).ClickAsync();
        form = Form(handler);
        await Expect(form).ToContainTextAsync("已近法定期限");
        await LookAsync(handler, "supervise-answer");
        await form.GetByLabel("反馈内容").FillAsync("正在核对档案，预计本周五前送审。");
        await PressAsync(form);
        await DoneAsync(handler, "督办反馈");
        await Expect(handler.Locator(".work-call")).ToHaveCountAsync(0);

        await supervisor.GotoAsync("/office/dashboard/supervisions");
        var row = supervisor.Locator("tr", new() { HasText = of.Number });
        await Expect(row).ToContainTextAsync("已反馈");
        await Accessibility.AssertCleanAsync(supervisor);
        await LookAsync(supervisor, "supervise-list");
        await row.GetByRole(AriaRole.Link).ClickAsync();
        await Expect(supervisor.Locator(".case-section[aria-label='督办']")).ToContainTextAsync("预计本周五前送审");
        await LookAsync(supervisor, "supervise-case");
    }
}
