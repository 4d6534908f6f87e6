using System.Text.RegularExpressions;
using Disclosure.Browser.Tests.Support;
using Disclosure.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Disclosure.Browser.Tests.Office;

/// <summary>The server dies under an officer's hands and comes back: on a site of its own, which is killed.</summary>
public sealed class LostConnectionTests(BrowserSite shared) : BrowserTest(shared)
{
    private SiteProcess site = default!;

    [Fact]
    public async Task Half_typed_forms_outlive_the_server()
    {
        await using var killed = site;
        OfficeCase of;
        await using (var office = BackOffice.On(site))
        {
            of = await office.ToAsync("register");
        }

        // One form saves to the server, the other keeps its draft in the browser.
        var entering = await OfficeAsync("dengji", "/office/enter");
        await entering.Locator("#applicant-name").FillAsync("测试乙");
        await entering.Locator("#information-description").FillAsync("某大桥竣工验收报告，含附");
        await entering.Keyboard.PressAsync("Tab");
        await Expect(entering.Locator(".enter-kept")).ToHaveTextAsync("已自动保存在本浏览器");
        var working = await entering.Context.NewPageAsync();
        await working.GotoAsync(of.Path);
        var note = working.Locator(".wf").GetByLabel("登记备注");
        await note.FillAsync("申请人为");
        await Expect(working.Locator(".wf-draft")).ToContainTextAsync("草稿已保存");

        // The last words reach nobody.
        await note.FillAsync("申请人为在读研究生，论文急用。");
        await site.KillAsync();
        foreach (var page in new[] { working, entering })
        {
            await Expect(page.Locator("#components-reconnect-modal")).ToContainTextAsync("您填写的内容仍在本页，不会丢失", new() { UseInnerText = true });
        }

        await OfficeTest.LookAsync(working, "connection-lost");
        await site.RestartAsync();
        foreach (var page in new[] { working, entering })
        {
            await page.GetByRole(AriaRole.Button, new() { Name = "重新打开页面" }).ClickAsync();
            await Expect(page.Locator("#components-reconnect-modal")).ToBeHiddenAsync();
        }

        await Expect(note).ToHaveValueAsync("申请人为在读研究生，论文急用。");
        await Expect(working.Locator(".wf-note")).ToContainTextAsync("已恢复您");
        await Expect(entering.Locator(".enter-note")).ToContainTextAsync("已恢复您上次未提交的内容");
        await Expect(entering.Locator("#applicant-name")).ToHaveValueAsync("测试乙");
        await Expect(entering.Locator("#information-description")).ToHaveValueAsync("某大桥竣工验收报告，含附");
        await OfficeTest.LookAsync(working, "connection-restored");

        // And the work goes on.
        await working.Locator(".wf [data-primary]").ClickAsync();
        await Expect(working.Locator(".case-notice.done h2")).ToContainTextAsync("登记");
        await working.Locator(".case-tabs").GetByRole(AriaRole.Link, new() { Name = "申请内容" }).ClickAsync();
        await Expect(working.Locator(".facts")).ToContainTextAsync("申请人为在读研究生，论文急用。");
        await working.Context.CloseAsync();
    }

    /// <inheritdoc />
    protected override async Task<SiteProcess> StartSiteAsync(BrowserSite shared) => site = await SiteProcess.StartAsync();

    /// <inheritdoc />
    protected override bool Expects(string error) =>
        Regex.IsMatch(error, "WebSocket|Connection disconnected|Failed to (start|complete negotiation)|ERR_CONNECTION|Error: Connection|reconnect|Cannot send data|Circuit not initialized", RegexOptions.IgnoreCase);
}
