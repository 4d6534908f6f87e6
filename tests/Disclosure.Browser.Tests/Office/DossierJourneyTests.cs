using Disclosure.Browser.Tests.Support;
using Disclosure.Domain.Deadlines;
using Disclosure.Domain.Disputes;
using Disclosure.Domain.Requests;
using Disclosure.Web.Accounts;
using Disclosure.Web.Cases;
using Disclosure.Web.Features.Disputes;
using Disclosure.Web.Features.NoticeAnswer;
using Disclosure.Web.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Disclosure.Browser.Tests.Office;

/// <summary>下载案卷: from the case page to the unpacked folder, the open document and the printed pages.</summary>
public sealed class DossierJourneyTests(BrowserSite shared) : OfficeTest(shared)
{
    [Fact]
    public async Task The_whole_case_is_downloaded_unpacked_read_and_printed()
    {
        var of = await DisputedCaseAsync();
        var page = await OfficeAsync("gongkaizhuren", of.Path);
        var opener = page.GetByRole(AriaRole.Button, new() { Name = "下载案卷" });
        await opener.ClickAsync();
        var panel = page.Locator(".dossier-panel");
        await Expect(panel).ToContainTextAsync("用途（记录在案）");
        await Accessibility.AssertNoSeriousAsync(page);

        // A purpose is asked for, and what was typed stays.
        await panel.GetByRole(AriaRole.Button, new() { Name = "下载", Exact = true }).ClickAsync();
        await Expect(panel).ToContainTextAsync("请填写案卷的用途");
        await LookAsync(page, "dossier-panel");
        await page.Keyboard.PressAsync("Escape");
        await Expect(panel).ToHaveCountAsync(0);
        await Expect(opener).ToBeFocusedAsync();
        await opener.ClickAsync();

        var download = await page.RunAndWaitForDownloadAsync(() => panel.GetByRole(AriaRole.Button, new() { Name = "行政复议答复" }).ClickAsync());
        Assert.StartsWith($"案卷-{of.Number}-", download.SuggestedFilename, StringComparison.Ordinal);
        await Expect(panel.GetByRole(AriaRole.Status)).ToContainTextAsync($"已下载 {download.SuggestedFilename}");
        await LookAsync(page, "dossier-done");

        var folder = Directory.CreateTempSubdirectory("disclosure-dossier-").FullName;
        try
        {
            await using var zip = File.OpenRead(await download.PathAsync());
            var unpacked = Unpacked.From(zip, folder);
            var (code, said) = unpacked.Check();
            Assert.True(code == 0, said);

            var reader = await OpenAsync("about:blank");
            await reader.GotoAsync(new Uri(Path.Combine(unpacked.Folder, "案卷目录.html")).AbsoluteUri);
            await Accessibility.AssertCleanAsync(reader);
            await LookAsync(reader, "dossier-index");
            await reader.GetByRole(AriaRole.Link, new() { Name = "案卷正文" }).First.ClickAsync();
            await Expect(reader.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("政府信息依申请公开案卷");
            await Expect(reader.Locator("article.issued .letter").Last).ToContainTextAsync("现予以公开");
            await Accessibility.AssertCleanAsync(reader);
            await LookAsync(reader, "dossier-page");

            var pdf = await reader.PdfAsync(new() { PreferCSSPageSize = true, PrintBackground = true, Path = Path.Combine(Artifacts, "dossier.pdf") });
            Assert.True(System.Text.Encoding.Latin1.GetString(pdf).Split("/Type /Page\n").Length > 8, "Too few pages were printed.");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        await page.ReloadAsync();
        await Expect(await SectionAsync(page, "办理过程")).ToContainTextAsync("整个案卷（下载），理由：行政复议答复");
    }

    [Fact]
    public async Task At_the_archive_one_click_takes_it_and_a_department_is_not_offered_it()
    {
        var of = await CaseAsync("archive");
        var page = await AtWorkAsync("dengji", of);
        var download = await page.RunAndWaitForDownloadAsync(() => Form(page).GetByRole(AriaRole.Button, new() { Name = "下载案卷" }).ClickAsync());
        Assert.EndsWith(".zip", download.SuggestedFilename, StringComparison.Ordinal);
        await Expect(Form(page)).ToContainTextAsync("已下载");
        await LookAsync(page, "dossier-archive");

        var department = await OfficeAsync(await Office.AddOfficerAsync("承办人丁", "construction", Roles.Handler), of.Path);
        await Expect(department.Locator("h1")).ToContainTextAsync(of.Number);
        await Expect(department.GetByRole(AriaRole.Button, new() { Name = "下载案卷" })).ToHaveCountAsync(0);
    }

    private async Task<OfficeCase> DisputedCaseAsync()
    {
        var walk = new CaseWalk(Office.Services) { Release = ("初步设计批复.pdf", "%PDF-1.7 release"u8.ToArray()) };
        var identity = await walk.StageAsync("身份证.pdf", "identity", "%PDF-1.7 identity"u8.ToArray(), Actor.Citizen);
        var of = await CaseAsync("draft", f => f with { FileIds = [identity] }, walk);
        var asked = await walk.NoticeAsync(of.Id, new ConsultationContent(ConsultationKind.ThirdParty, "示例建设有限公司", "长沙市某路2号", "投标报价部分。"));
        await using var db = Office.Db();
        var authority = db.Authorities.Select(a => a.Id).Single();
        var actor = new Actor(Guid.NewGuid(), "公开经办人", authority, db.Departments.Where(d => d.IsIntake).Select(d => d.Id).Single(), System.Collections.Frozen.FrozenSet.Create(Roles.DisclosureOfficer, Roles.LegalReviewer));
        var today = TimeProvider.System.Today();
        var opinion = new NoticeAnswerCommand(of.Id, null, asked, AnswerMove.Opinion, today, "同意公开，无商业秘密。", Consent: true);
        Assert.True((await Office.Services.GetRequiredService<NoticeAnswerHandler>().HandleAsync(actor, opinion)).Succeeded);
        await walk.NoticeAsync(of.Id, new ExtensionContent(15, "需要检索的档案较多。"));
        await walk.OnAsync(of.Id, null);
        var open = new DisputeCommand(of.Id, null, DisputeMove.Open, Guid.NewGuid(), today, Body: "湖南省人民政府", Number: "湘府复〔2026〕7号", Text: "撤销答复，责令重新答复。");
        Assert.True((await Office.Services.GetRequiredService<DisputeHandler>().HandleAsync(actor, open)).Succeeded);
        return of;
    }
}
