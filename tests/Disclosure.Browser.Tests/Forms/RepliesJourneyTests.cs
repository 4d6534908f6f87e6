using Disclosure.Browser.Tests.Support;
using Disclosure.Web.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Disclosure.Browser.Tests.Forms;

/// <summary>The replies that give nothing: each with what the law asks for, and with the letter that says so.</summary>
public sealed class RepliesJourneyTests(BrowserSite shared) : OfficeTest(shared)
{
    [Fact]
    public async Task A_refusal_names_its_article_and_answers_whether_a_part_can_be_given()
    {
        var page = await AtWorkAsync("gongkai", await CaseAsync("draft", walk: OneDepartment));
        var form = Form(page);
        await form.GetByRole(AriaRole.Radio, new() { Name = "不予公开", Exact = true }).CheckAsync();
        await form.GetByLabel("事实与理由").FillAsync("您申请的内容为处务会讨论记录。");
        await PressAsync(form);
        await Expect(form.GetByRole(AriaRole.Alert)).ToContainTextAsync("不予公开必须有第十四条至第十六条的法定理由");
        await Expect(form.Locator(".wf-error").First).ToContainTextAsync("请选择");

        await form.GetByRole(AriaRole.Radio, new() { NameRegex = new("属于四类过程性信息") }).CheckAsync();
        await form.GetByRole(AriaRole.Button, new() { NameRegex = new("不能区分处理") }).ClickAsync();
        await form.GetByRole(AriaRole.Button, new() { Name = "预览答复书" }).ClickAsync();
        await Expect(form.FrameLocator("iframe").GetByText("第十六条第二款").First).ToBeVisibleAsync();
        await LookAsync(page, "form-不予公开");

        // By the keyboard: the preview still moves what lies below it.
        await form.GetByLabel("区分处理").PressAsync("Control+Enter");
        await DoneAsync(page, "拟稿");

        var reviewer = await OfficeAsync("gongkaizhuren", new Uri(page.Url).AbsolutePath);
        await Expect(Form(reviewer)).ToContainTextAsync("不予公开：属于四类过程性信息（第十六条第二款）");
        await Expect(Form(reviewer)).ToContainTextAsync("不能区分处理");
    }

    [Fact]
    public async Task That_there_is_no_such_information_stands_on_a_search_record()
    {
        var page = await AtWorkAsync("gongkai", await CaseAsync("draft", walk: OneDepartment));
        var form = Form(page);
        await form.GetByRole(AriaRole.Radio, new() { Name = "信息不存在", Exact = true }).CheckAsync();
        await form.GetByLabel("事实与理由").FillAsync("经检索，本机关未制作或者获取您申请的信息。");
        await Expect(form.GetByLabel("检索范围")).ToHaveValueAsync("厅综合档案室、公文系统");
        await form.GetByLabel("检索范围").FillAsync(string.Empty);
        await form.GetByLabel("检索结果").FillAsync("未检索到相关文件。");
        await PressAsync(form);
        await Expect(form.Locator(".wf-error")).ToContainTextAsync("检索");
        await form.GetByLabel("检索范围").FillAsync("厅综合档案室、公文系统、项目档案");
        await LookAsync(page, "form-不存在");
        await PressAsync(form);
        await DoneAsync(page, "拟稿");

        var letter = await page.Context.RunAndWaitForPageAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "文书预览" }).ClickAsync());
        await Expect(letter.Locator("body")).ToContainTextAsync("政府信息不存在告知书");
        await Expect(letter.Locator("body")).ToContainTextAsync("第三十六条第四项");
    }

    private CaseWalk OneDepartment => new(Office.Services) { Departments = ("construction", []) };
}
