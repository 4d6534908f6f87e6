using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Disclosure.Browser.Tests.Support;
using Disclosure.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Disclosure.Browser.Tests.Forms;

/// <summary>Officers take requests along their way by the forms, in a real browser.</summary>
public sealed class FormsJourneyTests(BrowserSite site) : OfficeTest(site)
{
    private static readonly float Patience = SetPatience();

    private string path = string.Empty;

    [Fact]
    public async Task A_request_goes_from_intake_to_the_archive()
    {
        await FileAsync();
        await StepAsync("dengji", "登记", "已完成：登记");
        await StepAsync("gongkai", "分办", "已完成：分办", async form =>
        {
            await Expect(form.GetByLabel("主办处室")).ToContainTextAsync("建设管理处");
            await form.GetByRole(AriaRole.Checkbox, new() { Name = "公路管理处" }).ClickAsync();
        });
        await AnswerAsync("jianshe", "建设管理处");
        await AnswerAsync("gonglu", "公路管理处");
        await StepAsync("jianshechu", "审签", "已完成", form => form.GetByLabel("审签意见").FillAsync("同意。"));
        await StepAsync("gongluchu", "审签-线下", "已完成", async form =>
        {
            await form.GetByLabel("线下签批补录").CheckAsync();
            await form.GetByRole(AriaRole.Textbox, new() { Name = "签批人" }).FillAsync("邓卫");
            await UploadAsync(form, "签批单.pdf");
        });
        await StepAsync("jianshe", "汇总", "已完成：汇总", form => Expect(form.GetByLabel("汇总意见")).ToHaveValueAsync(new System.Text.RegularExpressions.Regex("建设管理处：")));
        await StepAsync("gongkai", "拟稿", "已完成：拟稿", async form =>
        {
            await form.GetByLabel("事实与理由").FillAsync("经检索，您申请的批复由本机关制作并保存，属于可以公开的政府信息，现予以公开。");
            await UploadAsync(form, "初步设计批复.pdf");
            // No document at all: somebody must have looked at it.
            await Expect(form.Locator(".wf-findings")).ToContainTextAsync("无法核验");
            await form.GetByLabel("这是为本次公开另行制作的公开件").CheckAsync();
            await form.GetByLabel("人工核对的情况").FillAsync("已打印逐页核对。");
            await form.GetByRole(AriaRole.Button, new() { Name = "预览答复书" }).ClickAsync();
            await Expect(form.FrameLocator("iframe").GetByText("现予以公开").First).ToBeVisibleAsync();
            // Chromium learns a moment later where the new frame lies; a press before that, as no hand is fast enough for, goes to it.
            await form.Page.WaitForTimeoutAsync(500);
        });
        await StepAsync("gongkaizhuren", "核稿", "已完成：核稿");
        await StepAsync("fazhi", "法制审核", "已完成：法制审核");
        await StepAsync("baomi", "保密审查", "已完成：保密审查", form => form.GetByRole(AriaRole.Button, new() { Name = "经审查，不含国家秘密、工作秘密，可以公开。" }).ClickAsync());
        await StepAsync("qianfa", "签发", "已完成：签发", confirmed: "签发后不能再改稿或者退回。");
        await StepAsync("yongyin", "编号", "已完成：编号用印", confirmed: "不能收回");
        await StepAsync("yongyin", "用印", "已完成：编号用印", form => UploadAsync(form, "盖章件.pdf"));
        await StepAsync("yongyin", "送达", "已完成：送达", async form =>
        {
            await Expect(form.GetByLabel("邮寄送达")).ToBeCheckedAsync();
            await PressAsync(form);
            await Expect(form.GetByRole(AriaRole.Alert)).ToContainTextAsync("单号");
            await form.GetByLabel("邮政 EMS 或者挂号单号").FillAsync("1234567890123");
        }, confirmed: "j**@example.org");
        await StepAsync("yongyin", "回证", "已完成：登记回证", form => UploadAsync(form, "回证.pdf"), confirmed: "签收日期");
        await StepAsync("gongkai", "办结", "已完成：办结", confirmed: "3.1");
        await StepAsync("dengji", "归档", "已完成：归档", form => form.GetByLabel("档号").FillAsync("2026-依申请-001"), confirmed: "归档");
    }

    [Fact]
    public async Task A_late_co_department_is_urged_and_then_passed_over()
    {
        await FileAsync();
        await StepAsync("dengji", "登记", "已完成：登记");
        await StepAsync("gongkai", "分办", "已完成：分办", form => form.GetByRole(AriaRole.Checkbox, new() { Name = "公路管理处" }).ClickAsync());
        await AnswerAsync("jianshe", "建设管理处");
        await StepAsync("jianshechu", "审签", "已完成");

        var page = await OfficeAsync("gongkai", path);
        await page.GetByText("其他操作").ClickAsync();
        await page.GetByText("催办", new() { Exact = true }).First.ClickAsync();
        var form = Form(page);
        await form.GetByRole(AriaRole.Radio, new() { Name = "公路管理处" }).ClickAsync();
        await ShotAsync(page, "form-催办");
        await PressAsync(form);
        await Expect(page.Locator(".case-notice.done")).ToContainTextAsync("催办");

        await page.GetByText("其他操作").ClickAsync();
        await page.GetByText("催办", new() { Exact = true }).First.ClickAsync();
        form = Form(page);
        await form.GetByRole(AriaRole.Radio, new() { Name = "公路管理处" }).ClickAsync();
        await form.GetByRole(AriaRole.Button, new() { Name = "逾期继续", Exact = true }).ClickAsync();
        await form.GetByLabel("逾期继续的理由").FillAsync("催办后仍未答复。");
        await PressAsync(form);
        await Expect(form.Locator(".wf-confirm")).ToContainTextAsync("汇总");
        await ShotAsync(page, "form-逾期继续");
        await PressAsync(form);
        await Expect(page.Locator(".case-notice.done")).ToBeVisibleAsync();
        await StepAsync("jianshe", "汇总", "已完成：汇总");
    }

    /// <inheritdoc />
    protected override Task<SiteProcess> StartSiteAsync(BrowserSite shared) => shared.DevelopmentAsync();

    /// <summary>A circuit on a busy machine takes longer to start than the five seconds that are usual.</summary>
    private static float SetPatience()
    {
        SetDefaultExpectTimeout(45_000);
        return 45_000;
    }

    private async Task FileAsync()
    {
        using var http = new HttpClient();
        var answer = await http.PostAsJsonAsync(new Uri($"{Site.BaseUrl}/api/v1/requests"), new
        {
            applicant = new { kind = "person", name = "测试甲", idType = "居民身份证", idNumber = "11010119900307889X", email = "jia@example.org", address = "长沙市某路1号", phone = "13900000000" },
            information = new { description = $"某高速公路初步设计批复文件（{Guid.NewGuid():N}）" },
            delivery = new { form = "paper", method = "post" },
        });
        var receipt = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        Assert.True(answer.IsSuccessStatusCode, receipt.ToJsonString());
        var number = receipt["number"]!.GetValue<string>();
        var queue = await OfficeAsync("dengji");
        path = (await queue.Locator("a.case-link", new() { HasTextString = number }).First.GetAttributeAsync("href"))!;
    }

    private async Task AnswerAsync(string user, string department)
    {
        await StepAsync(user, $"签收-{user}", "已完成");
        await StepAsync(user, $"承办-{user}", "已完成", async form =>
        {
            await form.GetByLabel("检索范围").FillAsync("厅综合档案室、公文管理系统");
            await form.GetByLabel("检索词").FillAsync("初步设计 批复");
            await form.GetByLabel("检索结果").FillAsync("检索到批复文件1份。");
            await form.GetByRole(AriaRole.Radio, new() { Name = "予以公开", Exact = true }).ClickAsync();
            await form.GetByLabel("拟办意见").FillAsync($"{department}建议予以公开。");
            await Expect(form.Locator(".wf-draft")).ToContainTextAsync("草稿已保存");
        });
    }

    /// <summary>Opens the case as an officer, fills in the form in front, submits, and reads that it was done.</summary>
    private async Task StepAsync(string user, string name, string done, Func<ILocator, Task>? fill = null, string? confirmed = null)
    {
        var page = await OfficeAsync(user, path);
        page.SetDefaultTimeout(Patience);
        var form = Form(page);
        await Expect(form.Locator("[data-primary]")).ToBeEnabledAsync();
        await (fill?.Invoke(form) ?? Task.CompletedTask);
        await ShotAsync(page, $"form-{name}");
        await PressAsync(form);
        if (confirmed is not null)
        {
            await Expect(form.Locator(".wf-confirm")).ToContainTextAsync(confirmed);
            await ShotAsync(page, $"form-{name}-确认");
            await PressAsync(form);
        }

        await Expect(page.Locator(".case-notice.done")).ToContainTextAsync(done);
        await page.Context.CloseAsync();
    }
}
