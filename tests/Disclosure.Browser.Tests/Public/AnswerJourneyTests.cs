using Disclosure.Browser.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Disclosure.Browser.Tests.Public;

/// <summary>An answer before filing: offered while it is described, by a button without JavaScript, and to the officer at intake.</summary>
public sealed class AnswerJourneyTests(BrowserSite shared) : OfficeTest(shared)
{
    private const string Wanted = "网约车驾驶员需要什么许可条件";
    private const string Title = "关于印发《湖南省网络预约出租汽车经营服务管理实施细则》的通知";

    [Fact]
    public async Task It_is_offered_while_it_is_described_and_going_on_takes_nothing()
    {
        var page = await OpenAsync("/apply/person", Device.Phone);
        await page.GetByLabel("所需信息的描述").PressSequentiallyAsync(Wanted);
        var answers = page.Locator("#answers");
        await Expect(answers.GetByRole(AriaRole.Link, new() { NameRegex = new(Title) })).ToBeVisibleAsync();
        await Expect(answers).ToContainTextAsync("中有“");
        await Accessibility.AssertCleanAsync(page);
        await OfficeTest.LookAsync(page, "answers-typed");
        // Nothing is asked in return: the next field is simply filled in.
        await page.GetByLabel("信息名称").FillAsync("许可条件");
        await Expect(page.GetByLabel("所需信息的描述")).ToHaveValueAsync(Wanted);

        await answers.GetByRole(AriaRole.Button, new() { NameRegex = new("这回答了我的问题") }).First.ClickAsync();
        await Expect(page.Locator("h1")).ToHaveTextAsync("很高兴您已经找到");
        await Accessibility.AssertCleanAsync(page);
        await OfficeTest.LookAsync(page, "answered");
        await page.GetByRole(AriaRole.Link, new() { Name = "查看这条信息" }).ClickAsync();
        await Expect(page.Locator("h1")).ToContainTextAsync("网络预约出租汽车");
    }

    [Fact]
    public async Task Without_script_a_button_shows_it_and_keeps_everything()
    {
        var page = await OpenAsync("/apply/organization", javaScript: false);
        await page.GetByLabel("所需信息的描述").FillAsync(Wanted);
        await page.GetByLabel("文号").FillAsync("湘交运输〔2025〕12号");
        await page.GetByRole(AriaRole.Button, new() { Name = "看看是否已经公开" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { NameRegex = new(Title) })).ToBeVisibleAsync();
        await Expect(page.GetByLabel("所需信息的描述")).ToHaveValueAsync(Wanted);
        await OfficeTest.LookAsync(page, "answers-plain");

        await page.GetByLabel("所需信息的描述").FillAsync("量子引力波的波函数坍缩");
        await page.GetByLabel("文号").FillAsync(string.Empty);
        await page.GetByRole(AriaRole.Button, new() { Name = "看看是否已经公开" }).ClickAsync();
        await Expect(page.GetByText("没有找到已经公开的相近信息")).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData(Device.Desktop)]
    [InlineData(Device.Phone)]
    public async Task The_numbers_of_each_year_are_a_page_of_their_own_where_they_are_shown(Device device)
    {
        await CaseAsync(null);
        var page = await OpenAsync("/", device, javaScript: false);
        await page.GetByRole(AriaRole.Link, new() { Name = "依申请公开统计" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Table)).ToContainTextAsync("办理天数（中位数）");
        await Accessibility.AssertCleanAsync(page);
        await ShotAsync(page, $"numbers-{device}");
    }

    [Fact]
    public async Task The_officer_takes_a_record_over_by_one_click_and_the_letter_names_its_address()
    {
        var of = await CaseAsync("assign", f => f with { Information = new(Wanted) });
        var page = await AtWorkAsync("gongkai", of);
        var form = Form(page);
        await Expect(form.GetByRole(AriaRole.Link, new() { Name = Title })).ToBeVisibleAsync();
        await LookAsync(page, "answers-assign");
        await Accessibility.AssertCleanAsync(page);
        await form.GetByRole(AriaRole.Button, new() { Name = "以此答复：已主动公开" }).First.ClickAsync();
        await Expect(form.GetByLabel("理由和依据")).ToHaveValueAsync(new System.Text.RegularExpressions.Regex("/catalogue/430S00/2025-000316$"));
        await PressAsync(form);
        await DoneAsync(page, "分办");

        page = await AtWorkAsync("gongkai", of);
        form = Form(page);
        await Expect(form.GetByRole(AriaRole.Radio, new() { Name = "已主动公开", Exact = true })).ToBeCheckedAsync();
        await form.GetByRole(AriaRole.Button, new() { Name = "预览答复书" }).ClickAsync();
        await Expect(form.FrameLocator("iframe").GetByText("/catalogue/430S00/2025-000316").First).ToBeVisibleAsync();
        await LookAsync(page, "answers-draft");
        await form.GetByRole(AriaRole.Button, new() { Name = "关闭预览" }).ClickAsync();
        await PressAsync(form);
        await DoneAsync(page, "拟稿");
    }
}
