using System.Globalization;
using Disclosure.Browser.Tests.Support;
using Disclosure.Domain.Correspondence;
using Disclosure.Web.Data;
using Disclosure.Web.Opinions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Disclosure.Browser.Tests.Public;

/// <summary>A letter to the 意见箱 from the front page to its receipt, with and without JavaScript, and through the office to what becomes of it.</summary>
public sealed class OpinionJourneyTests(BrowserSite site) : OfficeTest(site)
{
    [Theory]
    [InlineData(Device.Desktop, true)]
    [InlineData(Device.Phone, false)]
    public async Task A_citizen_writes_and_the_office_declines(Device device, bool javaScript)
    {
        var page = await OpenAsync("/", device, javaScript);
        await page.Locator("main .choices").GetByRole(AriaRole.Link, new() { Name = "信息公开意见箱" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1, Name = "信息公开意见箱" })).ToBeVisibleAsync();
        await CleanAsync(page, $"opinion-help-{device}");
        await page.Locator(".box-tabs").GetByRole(AriaRole.Link, new() { Name = "意见公示" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1, Name = "意见公示" })).ToBeVisibleAsync();
        await page.Locator(".box-tabs").GetByRole(AriaRole.Link, new() { Name = "我有意见" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1, Name = "我有意见" })).ToBeVisibleAsync();
        await CleanAsync(page, $"opinion-form-{device}");
        var title = $"建议按月公布进度{device}";
        await page.GetByLabel("标题").FillAsync(title);
        await Submit(page).ClickAsync();

        // Everything missing is said at once, and nothing typed is lost.
        await Expect(page.GetByRole(AriaRole.Alert).Or(page.Locator(".error-summary")).First).ToBeVisibleAsync();
        await Expect(page.GetByLabel("标题")).ToHaveValueAsync(title);
        await CleanAsync(page, $"opinion-errors-{device}");
        var (id, number) = await FillAsync(page, title);
        await Expect(page.Locator(".receipt-qr svg")).ToBeVisibleAsync();
        await CleanAsync(page, $"opinion-receipt-{device}");
        await page.GetByRole(AriaRole.Link, new() { Name = "查看办理进度" }).ClickAsync();
        await Expect(page.Locator(".status-word")).ToHaveTextAsync("待受理");
        await CleanAsync(page, $"opinion-case-{device}");

        var desk = await DeskAsync("dengji", id);
        await SeriousAsync(desk, $"opinion-desk-{device}");
        await Form(desk).GetByText("不予受理").First.ClickAsync();
        await PressAsync(Form(desk));
        await Expect(Form(desk).Locator(".wf-summary")).ToContainTextAsync("请选择理由");
        await Form(desk).GetByText("属于信访事项").ClickAsync();
        await Form(desk).GetByLabel("补充说明").FillAsync("反映的是征地补偿，请向信访部门提出。");
        await PressAndConfirmAsync(Form(desk), "不予受理后不能再恢复");
        await Expect(desk.Locator(".case-notice.done")).ToContainTextAsync("已完成");
        await SeriousAsync(desk, $"opinion-desk-declined-{device}");

        await page.ReloadAsync();
        await Expect(page.Locator(".status-word")).ToHaveTextAsync("不予受理");
        await Expect(page.Locator("main")).ToContainTextAsync("反映的是征地补偿");
        await Expect(page.Locator("main")).ToContainTextAsync("国家信访局");
        await CleanAsync(page, $"opinion-declined-{device}");
        await using var db = Office.Db();
        Assert.Equal(2, await db.Mails.CountAsync(m => m.CaseId == id));
        Assert.False(await db.PublishedOpinions.AnyAsync(o => o.Number == number));
    }

    [Theory]
    [InlineData(Device.Desktop, true)]
    [InlineData(Device.Phone, false)]
    public async Task The_office_routes_answers_and_publishes_and_everybody_finds_it(Device device, bool javaScript)
    {
        var page = await OpenAsync("/opinions/new", device, javaScript);
        var title = $"建议公布隧道检测结果{device}";
        var (id, number) = await FillAsync(page, title);
        var desk = await DeskAsync("dengji", id);
        await StepAsync(desk);

        desk = await DeskAsync("gongkai", id);
        await Form(desk).Locator("select").SelectOptionAsync(new SelectOptionValue { Label = "公路管理处" });
        await Form(desk).GetByLabel("分办意见").FillAsync("请研究后答复。");
        await StepAsync(desk);

        desk = await DeskAsync("gonglu", id);
        await Form(desk).GetByLabel("答复内容").FillAsync("感谢李四先生的建议。自4月起按月公布隧道检测结果。");
        await SeriousAsync(desk, $"opinion-answer-{device}");
        await StepAsync(desk);

        desk = await DeskAsync("gongluchu", id);
        await SeriousAsync(desk, $"opinion-approve-{device}");
        await StepAsync(desk);

        desk = await DeskAsync("gongkai", id);
        await PressAndConfirmAsync(Form(desk), "答复发出后不能收回");
        await Expect(desk.Locator(".case-notice.done")).ToContainTextAsync("已完成");

        // The writer reads the answer; the public nothing yet.
        await page.GotoAsync(Address("/opinions/case"));
        await Expect(page.Locator(".status-word")).ToHaveTextAsync("已答复");
        await Expect(page.Locator("main")).ToContainTextAsync("自4月起按月公布隧道检测结果");
        await CleanAsync(page, $"opinion-answered-{device}");

        // The name still stands in the text: it is refused, and what was written is kept.
        await Expect(Form(desk).Locator("[data-primary]")).ToHaveTextAsync("公示");
        await Form(desk).GetByText("已逐字核对").ClickAsync();
        await PressAsync(Form(desk));
        await Expect(Form(desk).Locator(".wf-summary")).ToContainTextAsync("来信人姓名");
        await SeriousAsync(desk, $"opinion-publish-{device}");
        await Form(desk).GetByLabel("公示答复内容").FillAsync("感谢您的建议。自4月起按月公布隧道检测结果。");
        await PressAndConfirmAsync(Form(desk), "公示后任何人都可以在网站上看到");
        await Expect(desk.Locator(".case-notice.done")).ToContainTextAsync("已完成");
        await Expect(desk.GetByRole(AriaRole.Link, new() { Name = "公示页" })).ToBeVisibleAsync();
        await StepAsync(desk);
        await SeriousAsync(desk, $"opinion-desk-closed-{device}");

        var reader = await OpenAsync("/opinions/published", device, javaScript);
        await reader.Locator("#q").FillAsync("隧道检测");
        await reader.GetByRole(AriaRole.Button, new() { Name = "搜索" }).ClickAsync();
        await Expect(reader.Locator(".box-list")).ToContainTextAsync(title);
        await Expect(reader.Locator("main")).Not.ToContainTextAsync("李四");
        await Expect(reader.Locator(".numbers")).ToContainTextAsync("年");
        await CleanAsync(reader, $"opinion-found-{device}");
        await reader.GetByRole(AriaRole.Link, new() { Name = title }).ClickAsync();
        await Expect(reader.Locator("main")).ToContainTextAsync("感谢您的建议。自4月起按月公布隧道检测结果。");
        await Expect(reader.Locator("main")).ToContainTextAsync(number);
        await CleanAsync(reader, $"opinion-item-{device}");
        await reader.GotoAsync(Address($"/opinions/published?q={Uri.EscapeDataString("没有这样的来信")}"));
        await Expect(reader.Locator("main")).ToContainTextAsync("找到 0 件");
        await CleanAsync(reader, $"opinion-nothing-{device}");
    }

    [Theory]
    [InlineData(Device.Desktop, true)]
    [InlineData(Device.Phone, false)]
    public async Task What_is_an_application_becomes_one_when_the_writer_confirms(Device device, bool javaScript)
    {
        var page = await OpenAsync("/opinions/new", device, javaScript);
        var (id, number) = await FillAsync(page, $"想要一份养护计划{device}", consents: false);
        var desk = await DeskAsync("gongkai", id, works: false);
        var form = await OpenActionAsync(desk, "请来信人确认转为申请");
        await form.GetByLabel("向来信人说明").FillAsync("您希望获取的是本机关制作的养护计划，按申请办理可以得到书面答复。");
        await PressAndConfirmAsync(form, "将请来信人凭编号和查询码确认");
        await Expect(desk.Locator(".case-notice.done")).ToContainTextAsync("已完成");

        await page.GotoAsync(Address("/opinions/case"));
        await Expect(page.Locator(".status-word")).ToHaveTextAsync("待您确认");
        await CleanAsync(page, $"opinion-offered-{device}");
        await page.GetByRole(AriaRole.Link, new() { Name = "确认转为申请" }).ClickAsync();
        await page.GetByLabel("证件号码").FillAsync("123");
        await page.GetByRole(AriaRole.Button, new() { Name = "确认转为申请" }).ClickAsync();
        await Expect(page.Locator(".error-summary").Or(page.GetByRole(AriaRole.Alert)).First).ToBeVisibleAsync();
        await Expect(page.GetByLabel("证件号码")).ToHaveValueAsync("123");
        await CleanAsync(page, $"opinion-confirm-{device}");
        await page.GetByLabel("证件号码").FillAsync("11010119900307889X");
        await page.GetByLabel("电子", new() { Exact = true }).CheckAsync();
        await page.GetByLabel("网上查看下载").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "确认转为申请" }).ClickAsync();
        await page.WaitForURLAsync("**/receipt");
        var request = (await page.Locator("#receipt-number").InnerTextAsync()).Trim();
        Assert.Contains("-SQ", request, StringComparison.Ordinal);
        await CleanAsync(page, $"opinion-became-receipt-{device}");
        await page.GotoAsync(Address("/track/case"));
        await Expect(page.Locator("main")).ToContainTextAsync(number);
        await CleanAsync(page, $"opinion-became-track-{device}");
        await page.GotoAsync(Address("/opinions/case"));
        await Expect(page.Locator(".status-word")).ToHaveTextAsync("已转为申请");
        await Expect(page.Locator("main")).ToContainTextAsync(request);

        await desk.ReloadAsync();
        await desk.GetByRole(AriaRole.Link, new() { Name = request }).ClickAsync();
        await Expect(desk.Locator(".case-number")).ToContainTextAsync(request);
        await Expect(desk.Locator(".case-section").First).ToContainTextAsync(number);
        await SeriousAsync(desk, $"opinion-became-desk-{device}");
    }

    [Fact]
    public async Task A_lost_code_comes_anew_and_the_office_notes_and_sends_again()
    {
        var page = await OpenAsync("/opinions/new", javaScript: false);
        var (id, number) = await FillAsync(page, "建议增加无障碍说明");
        var lost = await OpenAsync("/opinions/track", Device.Phone, javaScript: false);
        await CleanAsync(lost, "opinion-track");
        await lost.GetByRole(AriaRole.Link, new() { Name = "没有保存查询码" }).ClickAsync();
        await lost.GetByRole(AriaRole.Button, new() { Name = "补发查询码" }).ClickAsync();
        await Expect(lost.Locator("main")).ToContainTextAsync("请输入来信编号");
        await CleanAsync(lost, "opinion-reissue");
        await lost.GetByLabel("来信编号").FillAsync(number);
        await lost.GetByLabel("姓名").FillAsync("李四");
        await lost.GetByLabel("联系电话或者电子邮箱").FillAsync("139 0000 0000");
        await lost.GetByRole(AriaRole.Button, new() { Name = "补发查询码" }).ClickAsync();
        await Expect(lost.Locator(".panel.good")).ToContainTextAsync("新的查询码已经生成");
        await CleanAsync(lost, "opinion-reissued");
        await using var db = Office.Db();
        var proof = await CodeAsync(id);

        // The drawing on a receipt opens the page with both filled in; the code never reaches an address that a server sees.
        var scanned = await OpenAsync($"/opinions/track#n={number}&c={QueryCode.Group(proof)}", Device.Phone);
        await Expect(scanned.GetByLabel("来信编号")).ToHaveValueAsync(number);
        Assert.DoesNotContain("#", scanned.Url, StringComparison.Ordinal);
        await scanned.GetByRole(AriaRole.Button, new() { Name = "查询", Exact = true }).ClickAsync();
        await Expect(scanned.Locator(".status-word")).ToHaveTextAsync("待受理");
        await Expect(scanned.Locator("main")).ToContainTextAsync("查询码已补发");

        await db.Mails.Where(m => m.CaseId == id).ExecuteUpdateAsync(s => s.SetProperty(m => m.State, MailState.Failed).SetProperty(m => m.LastReply, "550 没有这个用户"));
        var desk = await DeskAsync("gongkai", id, works: false);
        await desk.GetByLabel("添加备注").FillAsync("来信人来电，已说明办理时限。");
        await desk.GetByRole(AriaRole.Button, new() { Name = "添加", Exact = true }).ClickAsync();
        await Expect(desk.Locator(".notes")).ToContainTextAsync("已说明办理时限");
        await SeriousAsync(desk, "opinion-notes");
        await desk.GetByRole(AriaRole.Button, new() { NameRegex = new("^重发邮件") }).First.ClickAsync();
        await Expect(desk.Locator(".case-notice.done")).ToContainTextAsync("重发邮件");
        var form = await OpenActionAsync(desk, "补发查询码");
        await PressAndConfirmAsync(form, "原查询码立即失效");
        await Expect(desk.Locator(".case-notice.done")).ToContainTextAsync("补发查询码");
        Assert.NotEqual(proof, await CodeAsync(id));
        await desk.GotoAsync(Address("/office/opinions"));
        await desk.GetByLabel("范围").SelectOptionAsync("open");
        await Expect(desk.Locator(".case-table").GetByRole(AriaRole.Link, new() { Name = number })).ToBeVisibleAsync();
        await SeriousAsync(desk, "opinion-list");
    }

    private static ILocator Submit(IPage page) => page.GetByRole(AriaRole.Button, new() { Name = "提交", Exact = true }).Last;

    private static async Task CleanAsync(IPage page, string name)
    {
        await Accessibility.AssertCleanAsync(page);
        var size = await page.Locator("body").BoundingBoxAsync();
        Assert.True(size!.Width <= page.ViewportSize!.Width, $"{page.Url} is {size.Width.ToString(CultureInfo.InvariantCulture)} px wide.");
        if (Environment.GetEnvironmentVariable("BROWSER_ARTIFACTS") is not null)
        {
            await ShotAsync(page, name);
        }
    }

    private static async Task SeriousAsync(IPage page, string name)
    {
        await Accessibility.AssertCleanAsync(page);
        await LookAsync(page, name);
    }

    /// <summary>Completes the step in front and waits until the page says so.</summary>
    private static async Task StepAsync(IPage desk)
    {
        await PressAsync(Form(desk));
        await Expect(desk.Locator(".case-notice.done")).ToContainTextAsync("已完成");
    }

    private string Address(string path) => new Uri(new Uri(Site.BaseUrl), path).ToString();

    private async Task<string> CodeAsync(Guid id)
    {
        await using var db = Office.Db();
        var row = await db.Cases.AsNoTracking().SingleAsync(c => c.Id == id);
        return (await Office.Services.GetRequiredService<OpinionReader>().ForCitizenAsync(new(id, row.QueryCodeHash)))!.State.QueryCode!;
    }

    private async Task<IPage> DeskAsync(string user, Guid id, bool works = true)
    {
        var desk = await OfficeAsync(user, $"/office/opinions/{id}");
        await Expect(works ? Form(desk).Locator("[data-primary]") : desk.Locator(".case-menu summary")).ToBeEnabledAsync();
        return desk;
    }

    /// <summary>Fills in what is missing on 我有意见 and sends it.</summary>
    private async Task<(Guid Id, string Number)> FillAsync(IPage page, string title, bool consents = true)
    {
        await page.GetByLabel("标题").FillAsync(title);
        await page.GetByLabel("建议", new() { Exact = true }).CheckAsync();
        await page.Locator("#content").FillAsync("建议在目录中按月公布各县养护工程的进度。");
        await page.GetByLabel("姓名").FillAsync("李四");
        await page.GetByLabel("联系电话").FillAsync("13900000000");
        await page.GetByLabel("电子邮箱").FillAsync("lisi@example.org");
        await page.GetByLabel(consents ? "同意公开" : "不同意公开", new() { Exact = true }).CheckAsync();
        await Submit(page).ClickAsync();
        await page.WaitForURLAsync("**/opinions/receipt");
        var number = (await page.Locator("#receipt-number").InnerTextAsync()).Trim();
        await using var db = Office.Db();
        return ((await db.Cases.AsNoTracking().SingleAsync(c => c.Number == number)).Id, number);
    }
}
