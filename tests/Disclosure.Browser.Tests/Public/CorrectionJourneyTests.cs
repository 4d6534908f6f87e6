using System.Text.RegularExpressions;
using Disclosure.Browser.Tests.Support;
using Disclosure.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Disclosure.Browser.Tests.Public;

/// <summary>更正申请 (条例第四十一条): asked for without JavaScript, taken by the office from registration to the served letter.</summary>
public sealed class CorrectionJourneyTests(BrowserSite site) : OfficeTest(site)
{
    private static readonly FilePayload Evidence = new() { Name = "原证件.pdf", MimeType = "application/pdf", Buffer = "%PDF-1.7 evidence"u8.ToArray() };

    static CorrectionJourneyTests() => SetDefaultExpectTimeout(45_000);

    private string path = string.Empty;

    [Fact]
    public async Task A_citizen_asks_for_a_correction_and_the_office_corrects_and_answers()
    {
        var citizen = await OpenAsync("/", Device.Phone, javaScript: false);
        await LookAsync(citizen, "correction-home");
        await citizen.GetByRole(AriaRole.Link, new() { Name = "申请更正", Exact = true }).First.ClickAsync();
        await Expect(citizen).ToHaveURLAsync(new Regex("/apply/correction$"));
        await Accessibility.AssertCleanAsync(citizen);

        var wide = await OpenAsync("/", Device.Desktop);
        await ShotAsync(wide, "correction-home-wide");
        foreach (var form in new[] { "/apply/correction", "/apply/correction/organization" })
        {
            await wide.GotoAsync(form);
            await Accessibility.AssertCleanAsync(wide);
            await ShotAsync(wide, $"correction{form.Replace('/', '-')}-wide");
        }

        // Refused: everything comes back, the file included.
        await Field(citizen, "correction.inaccurate").FillAsync("初次领证日期误记为2018年5月。");
        await citizen.Locator("#files").SetInputFilesAsync(Evidence);
        await SubmitAsync(citizen);
        await Expect(citizen).ToHaveTitleAsync(new Regex("^错误："));
        await Expect(citizen.Locator("#error-summary")).ToBeFocusedAsync();
        await Expect(Field(citizen, "correction.inaccurate")).ToHaveValueAsync("初次领证日期误记为2018年5月。");
        await Expect(citizen.Locator(".uploads")).ToContainTextAsync("原证件.pdf");
        await Expect(citizen.Locator("#error-summary")).Not.ToContainTextAsync("证据");
        await Accessibility.AssertCleanAsync(citizen);
        await LookAsync(citizen, "correction-form-refused");

        var record = $"道路运输从业资格证档案{Guid.NewGuid():N}"[..18];
        await Field(citizen, "correction.record").FillAsync(record);
        await Field(citizen, "correction.heldBy").FillAsync("省道路运输服务中心");
        await Field(citizen, "correction.shouldRead").FillAsync("2016年5月。");
        await citizen.GetByLabel("在本网站查看和下载", new() { Exact = true }).CheckAsync();
        await Field(citizen, "applicant.name").FillAsync("测试甲");
        await Field(citizen, "applicant.idNumber").FillAsync("11010119900307889X");
        await Field(citizen, "applicant.email").FillAsync("citizen@example.org");
        await SubmitAsync(citizen);
        await Expect(citizen).ToHaveURLAsync(new Regex("/receipt$"));
        await Expect(citizen.Locator("main")).ToContainTextAsync("没有规定更正申请的答复期限");
        await Expect(citizen.Locator("main")).Not.ToContainTextAsync("个工作日");
        await Accessibility.AssertCleanAsync(citizen);
        await LookAsync(citizen, "correction-receipt");
        var number = await citizen.Locator("#receipt-number").InnerTextAsync();

        var queue = await OfficeAsync("dengji");
        var line = queue.Locator("tr", new() { HasTextString = number });
        await Expect(line).ToContainTextAsync("更正");
        await Expect(line).ToContainTextAsync("无法定期限");
        await LookAsync(queue, "correction-queue");
        path = (await line.Locator("a.case-link").GetAttributeAsync("href"))!;

        await StepAsync("dengji", "登记", form => Expect(form).ToContainTextAsync("不计入年度报告表三"));
        await StepAsync("gongkai", "分办", async form =>
        {
            await form.GetByLabel("主办处室").SelectOptionAsync(new SelectOptionValue { Label = "建设管理处" });
            await form.GetByLabel("未按建议分办的理由").FillAsync("按职责分工确定。");
            await Expect(form.Locator(".wf-draft")).ToContainTextAsync("草稿已保存");
        });
        await StepAsync("jianshe", "签收");
        await StepAsync("jianshe", "承办", async form =>
        {
            await Expect(form.GetByRole(AriaRole.Radio, new() { Name = "予以公开", Exact = true })).ToHaveCountAsync(0);
            await Expect(form.Locator("legend").First).ToHaveTextAsync("核查记录");
            await form.GetByLabel("核查对象").FillAsync("从业资格证档案原件、申请人提交的证据");
            await form.GetByLabel("向谁核实").FillAsync("省道路运输服务中心");
            await form.GetByLabel("核查结果").FillAsync("系统录入有误，申请人所述属实。");
            await form.GetByRole(AriaRole.Radio, new() { Name = "予以更正", Exact = true }).ClickAsync();
            await form.GetByLabel("拟办意见").FillAsync("属实，建议更正。");
            await Expect(form.Locator(".wf-draft")).ToContainTextAsync("草稿已保存");
        });
        await StepAsync("jianshechu", "审签", form => Expect(form).ToContainTextAsync("省道路运输服务中心"));
        await StepAsync("jianshe", "汇总");
        await StepAsync("gongkai", "拟稿", async form =>
        {
            await Expect(form.GetByRole(AriaRole.Radio, new() { Name = "予以更正", Exact = true })).ToBeCheckedAsync();
            await form.GetByLabel("事实与理由").FillAsync("经核对档案原件，系统录入有误。");
            await Expect(form.GetByLabel("核查结果")).ToHaveValueAsync("系统录入有误，申请人所述属实。");
            await form.GetByLabel("更正日期").FillAsync((await form.GetByLabel("更正日期").GetAttributeAsync("max"))!);
            await PressAsync(form);
            await Expect(form.GetByRole(AriaRole.Alert)).ToContainTextAsync("请写明更正了哪些内容");
            await form.GetByLabel("更正了什么").FillAsync("初次领证日期");
            await form.GetByLabel("更正后的内容").FillAsync("2016年5月");
            await form.GetByRole(AriaRole.Button, new() { Name = "预览答复书" }).ClickAsync();
            await Expect(form.FrameLocator("iframe").GetByText("予以更正").First).ToBeVisibleAsync();
            await form.Page.WaitForTimeoutAsync(500);
        });
        await StepAsync("gongkaizhuren", "核稿", form => Expect(form).ToContainTextAsync("更正后的内容"));
        await StepAsync("baomi", "保密审查", form => form.GetByRole(AriaRole.Button, new() { Name = "经审查，不含国家秘密、工作秘密，可以答复。" }).ClickAsync());
        await StepAsync("qianfa", "签发", confirmed: "签发后不能再改稿或者退回。");
        await StepAsync("yongyin", "编号用印", confirmed: "不能收回");
        await StepAsync("yongyin", "编号用印", form => UploadAsync(form, "盖章件.pdf"));
        await StepAsync("yongyin", "送达", confirmed: "c******@example.org", look: true);

        var office = await OfficeAsync("gongkai", path);
        await Expect(office.Locator(".case-head")).ToContainTextAsync("条例没有规定");
        await LookAsync(office, "correction-case");
        await SectionAsync(office, "处室");
        await LookAsync(office, "correction-case-departments");

        await citizen.GotoAsync("/track/case");
        await Expect(citizen.Locator(".status-word")).ToHaveTextAsync("已答复（送达中）");
        await Expect(citizen.Locator("main")).ToContainTextAsync("政府信息更正告知书");
        await Expect(citizen.Locator("main")).Not.ToContainTextAsync("个工作日");
        await Accessibility.AssertCleanAsync(citizen);
        await LookAsync(citizen, "correction-track");
    }

    [Fact]
    public async Task The_counter_registers_one()
    {
        var page = await OfficeAsync("dengji", "/office/enter");
        await page.GetByLabel("政府信息更正申请").CheckAsync();
        await page.GetByLabel("当面提交").CheckAsync();
        await Expect(page.GetByText("申请更正的记录", new() { Exact = true })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "登记", Exact = true }).ClickAsync();
        await Expect(page.Locator("#enter-errors")).ToContainTextAsync("哪一份记录");
        await LookAsync(page, "correction-enter");
        await Accessibility.AssertNoSeriousAsync(page);
    }

    /// <inheritdoc />
    protected override Task<SiteProcess> StartSiteAsync(BrowserSite shared) => shared.DevelopmentAsync();

    private static ILocator Field(IPage page, string name) => page.Locator($"[name='{name}']");

    private static Task SubmitAsync(IPage page) => page.Locator("form[novalidate] p.actions button.button").First.ClickAsync();

    private async Task StepAsync(string user, string done, Func<ILocator, Task>? fill = null, string? confirmed = null, bool look = false)
    {
        var page = await OfficeAsync(user, path);
        page.SetDefaultTimeout(45_000);
        var form = Form(page);
        await Expect(form.Locator("[data-primary]")).ToBeEnabledAsync();
        await (fill?.Invoke(form) ?? Task.CompletedTask);
        if (fill is not null || look)
        {
            await LookAsync(page, $"correction-form-{done}");
        }

        await PressAsync(form);
        if (confirmed is not null)
        {
            await Expect(form.Locator(".wf-confirm")).ToContainTextAsync(confirmed);
            await PressAsync(form);
        }

        await Expect(page.Locator(".case-notice.done")).ToContainTextAsync(done);
        await page.Context.CloseAsync();
    }
}
