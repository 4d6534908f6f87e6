using Disclosure.Browser.Tests.Support;
using Disclosure.Domain.Decisions;
using Disclosure.Web.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Disclosure.Browser.Tests.Office;

/// <summary>不公开信息的定期评估 (条例第十八条): from its queue to a finding that it can be public.</summary>
public sealed class WithheldReviewJourneyTests(BrowserSite shared) : OfficeTest(shared)
{
    private const string Action = "不公开信息评估";

    [Fact]
    public async Task What_is_withheld_stands_in_its_queue_until_it_was_found_that_it_can_be_public()
    {
        var walk = new CaseWalk((await OfficeDaysAgoAsync(400)).Services)
        {
            Departments = ("construction", []),
            Reply = _ => new ReplyDraft(ReplyType.Refused, RefusalGround.InternalAffairs, "属于内部管理信息。", null, "不能区分处理", [], null),
        };
        var of = await CaseAsync(null, walk: walk);
        var page = await OfficeAsync("gongkaizhuren", "/office/queues/reviews");
        await Expect(page.Locator("tr", new() { HasText = of.Number })).ToContainTextAsync("超期");
        await LookAsync(page, "review-queue");
        await Accessibility.AssertCleanAsync(page);

        await page.GotoAsync(of.Path);
        await Expect(page.Locator(".case-head")).ToContainTextAsync("待评估");
        var form = await OpenActionAsync(page, Action);
        await PressAsync(form);
        await Expect(form).ToContainTextAsync("请选择评估结论");
        await form.GetByRole(AriaRole.Radio, new() { NameRegex = new("仍不公开") }).CheckAsync();
        await form.GetByRole(AriaRole.Textbox, new() { Name = "理由" }).FillAsync("仍属内部管理信息");
        await form.GetByLabel("决定人").FillAsync("公开办主任");
        await LookAsync(page, "review-form");
        await Accessibility.AssertCleanAsync(page);
        await PressAndConfirmAsync(form, "下次评估");
        await DoneAsync(page, Action);

        form = await OpenActionAsync(page, Action);
        await form.GetByRole(AriaRole.Radio, new() { NameRegex = new("可以公开") }).CheckAsync();
        await form.GetByRole(AriaRole.Textbox, new() { Name = "理由" }).FillAsync("已经不再是内部管理信息");
        await form.GetByLabel("决定人").FillAsync("公开办主任");
        await PressAndConfirmAsync(form, "不再评估：请补充答复或者转为主动公开");
        await DoneAsync(page, Action);
        await page.GotoAsync("/office/queues/reviews");
        await Expect(page.Locator("tr", new() { HasText = of.Number })).ToHaveCountAsync(0);
    }
}
