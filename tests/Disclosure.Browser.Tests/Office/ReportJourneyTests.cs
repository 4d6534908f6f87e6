using Disclosure.Browser.Tests.Support;
using Disclosure.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Disclosure.Browser.Tests.Office;

/// <summary>A supervisor reads the annual report, opens a figure to its cases, corrects one on record, and brings in the ledger of earlier years.</summary>
public sealed class ReportJourneyTests(BrowserSite shared) : OfficeTest(shared)
{
    private const string Ledger = "受理编号,收到日期,收到渠道,申请人类别,办理结果,答复日期,所需信息\n湘交-2025-1,2025-03-03,当面提交,商业企业,3.1,2025-03-20,某公路养护资金分配表\n湘交-2025-2,2025-12-29,邮寄（签收）,自然人,,,某桥梁定期检测报告\n";

    [Fact]
    public async Task The_report_opens_to_its_cases_and_a_figure_is_corrected_and_taken_back()
    {
        var page = await OfficeAsync("ducha", "/office/report");
        var total = page.Locator(".report-table.requests tbody tr").First.Locator("td").Last.Locator("a.figure");
        await Expect(total).ToBeVisibleAsync();
        var received = int.Parse(await total.InnerTextAsync(), System.Globalization.CultureInfo.InvariantCulture);
        Assert.True(received > 10, $"{received}");
        await Expect(page.Locator(".report-identities li.broken")).ToHaveCountAsync(0);
        await Expect(page.Locator("thead .corner")).ToContainTextAsync("勾稽关系");
        await CheckAsync(page, "report");

        await total.ClickAsync();
        await Expect(page.Locator("h1")).ToContainTextAsync("一、本年新收");
        await Expect(page.Locator(".cell-table tbody tr")).ToHaveCountAsync(received);
        await CheckAsync(page, "report-cases");
        await page.Locator("a.case-link").First.ClickAsync();
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/office/cases/"));

        // A correction wants a reason; what is typed stays.
        var year = (await page.EvaluateAsync<int>("new Date().getFullYear()")).ToString(System.Globalization.CultureInfo.InvariantCulture);
        await page.GotoAsync($"/office/report/{year}/3/3.1/business");
        await page.Locator("#correct-amount").FillAsync("2");
        await page.Locator(".correct .wf-primary").ClickAsync();
        await Expect(page.Locator("#correct-reason-error")).ToContainTextAsync("请写明更正的理由");
        await Expect(page.Locator("#correct-amount")).ToHaveValueAsync("2");
        await page.Locator("#correct-reason").FillAsync("纸质登记簿漏登两件");
        await page.Locator(".correct .wf-primary").ClickAsync();
        await Expect(page.Locator(".correct-confirm")).ToContainTextAsync("更正 +2");
        await CheckAsync(page, "report-correct");
        await page.GetByRole(AriaRole.Button, new() { Name = "确认更正" }).ClickAsync();
        await Expect(page.GetByText("已更正。")).ToBeVisibleAsync();

        await page.GotoAsync("/office/report");
        await Expect(page.Locator(".adjusted").First).ToHaveTextAsync("更正+2");
        await Expect(page.Locator(".report-broken")).ToContainTextAsync("第一项加第二项之和");
        await Expect(page.Locator(".report-corrections li")).ToContainTextAsync("纸质登记簿漏登两件");
        await CheckAsync(page, "report-corrected");
        await page.Locator(".report-corrections").GetByRole(AriaRole.Button, new() { Name = "撤销" }).ClickAsync();
        await page.Locator("#take-reason").FillAsync("查实没有漏登");
        await page.GetByRole(AriaRole.Button, new() { Name = "确认撤销" }).ClickAsync();
        await Expect(page.Locator(".report-broken")).ToHaveCountAsync(0);
        await Expect(page.Locator(".report-corrections li")).ToHaveCountAsync(2);

        await page.GetByRole(AriaRole.Button, new() { Name = "填报表二" }).ClickAsync();
        await page.GetByLabel("行政规范性文件本年制发件数").FillAsync("三");
        await page.GetByRole(AriaRole.Button, new() { Name = "保存" }).ClickAsync();
        await Expect(page.Locator(".report-errors")).ToContainTextAsync("应当是数字");
        await page.GetByLabel("行政规范性文件本年制发件数").FillAsync("3");
        await page.GetByRole(AriaRole.Button, new() { Name = "保存" }).ClickAsync();
        await Expect(page.GetByText("已保存。")).ToBeVisibleAsync();

        var waiting = page.WaitForDownloadAsync();
        await page.GetByText("下载 XLSX").ClickAsync();
        Assert.EndsWith("政府信息公开工作年度报告统计表.xlsx", (await waiting).SuggestedFilename, StringComparison.Ordinal);
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        await Expect(page.Locator(".report-print-title")).ToBeVisibleAsync();
        await Expect(page.Locator(".office-nav")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task The_ledger_of_earlier_years_is_looked_at_before_it_is_taken()
    {
        var page = await OfficeAsync("ducha", "/office/past-ledger");
        await Expect(page.Locator("#past-file")).ToBeEnabledAsync();
        await ChooseAsync(page, Ledger.Replace("商业企业", "公司", StringComparison.Ordinal));
        await Expect(page.Locator(".report-errors li")).ToContainTextAsync("第2行：申请人类别“公司”不认识");
        await CheckAsync(page, "past-errors");

        await ChooseAsync(page, Ledger);
        await Expect(page.Locator(".report-box")).ToContainTextAsync("将导入 2 件，其中尚未办结 1 件");
        await CheckAsync(page, "past-preview");
        await page.GetByRole(AriaRole.Button, new() { Name = "确认导入 2 件" }).ClickAsync();
        await Expect(page.Locator(".correct-confirm")).ToHaveTextAsync("已导入 2 件。");
        await Expect(page.Locator("table[aria-label='历史台账'] tbody tr")).ToHaveCountAsync(2);
        await ChooseAsync(page, Ledger);
        await Expect(page.Locator(".correct-confirm")).ToContainTextAsync("此前已经导入");
        await page.GetByRole(AriaRole.Button, new() { Name = "登记 湘交-2025-2 的结果" }).ClickAsync();
        await CheckAsync(page, "past-result");

        await page.GotoAsync("/office/report?year=2025");
        await page.GetByLabel(new System.Text.RegularExpressions.Regex("^四、结转下年度继续办理 · 自然人：1 件")).ClickAsync();
        await Expect(page.Locator(".cell-table .flag")).ToHaveTextAsync("历史台账");
    }

    /// <inheritdoc />
    protected override Task<SiteProcess> StartSiteAsync(BrowserSite shared)
    {
        ArgumentNullException.ThrowIfNull(shared);
        return shared.DemonstrationAsync();
    }

    private static Task ChooseAsync(IPage page, string text) =>
        page.Locator("#past-file").SetInputFilesAsync(new FilePayload { Name = "台账.csv", MimeType = "text/csv", Buffer = System.Text.Encoding.UTF8.GetBytes(text) });

    private static async Task CheckAsync(IPage page, string name)
    {
        await Accessibility.AssertCleanAsync(page);
        await LookAsync(page, name);
    }
}
