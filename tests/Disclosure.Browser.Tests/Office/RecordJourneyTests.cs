using System.Globalization;
using Disclosure.Browser.Tests.Support;
using Disclosure.Domain.Deadlines;
using Disclosure.Web.Cases;
using Disclosure.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Disclosure.Browser.Tests.Office;

/// <summary>What officers do to the record of a case beside its steps.</summary>
public sealed class RecordJourneyTests(BrowserSite shared) : OfficeTest(shared)
{
    [Fact]
    public async Task Contact_data_is_shown_for_a_reason_and_the_look_stands_on_record()
    {
        var of = await CaseAsync("assign");
        var page = await OfficeAsync("gongkai", of.Path);
        var facts = page.Locator(".facts");
        await Expect(facts).ToContainTextAsync("139****0000");
        Assert.DoesNotContain("13900000000", await page.ContentAsync(), StringComparison.Ordinal);

        await facts.GetByRole(AriaRole.Button, new() { Name = "显示联系电话" }).ClickAsync();
        await facts.GetByRole(AriaRole.Button, new() { Name = "查看", Exact = true }).ClickAsync();
        await Expect(facts.GetByRole(AriaRole.Alert)).ToContainTextAsync("请填写查看理由");
        await facts.GetByLabel("查看理由（将记录在案）").FillAsync("核对来电号码");
        await page.Keyboard.PressAsync("Enter");
        await Expect(facts).ToContainTextAsync("13900000000");
        await Expect(facts).ToContainTextAsync("已记录");

        var history = await SectionAsync(page, "办理过程");
        await history.GetByText("查看个人信息的记录（1 次）").ClickAsync();
        await Expect(history.Locator(".reveals li")).ToContainTextAsync("陈立 查看联系电话，理由：核对来电号码");
        await LookAsync(page, "revealed-record");
        await using var db = Office.Db();
        var look = await db.Reveals.AsNoTracking().SingleAsync(r => r.CaseId == of.Id);
        Assert.Equal(("applicant.phone", "陈立", "核对来电号码"), (look.Field, look.AccountName, look.Reason));

        // The next officer sees it masked again.
        var next = await OfficeAsync("dengji", of.Path);
        await Expect(next.Locator(".facts")).ToContainTextAsync("139****0000");
    }

    [Fact]
    public async Task A_note_is_for_colleagues_and_an_empty_one_is_refused()
    {
        var of = await CaseAsync("assign");
        var page = await OfficeAsync("gongkai", $"{of.Path}#notes");
        var notes = page.Locator(".case-section[aria-label='备注']");
        await notes.GetByRole(AriaRole.Button, new() { Name = "添加" }).ClickAsync();
        await Expect(notes.GetByRole(AriaRole.Alert)).ToContainTextAsync("请填写备注内容");
        await notes.Locator("textarea").FillAsync("申请人希望周五前电话联系。");
        await notes.GetByRole(AriaRole.Button, new() { Name = "添加" }).ClickAsync();
        await Expect(notes.Locator(".notes li")).ToContainTextAsync("申请人希望周五前电话联系。");
        await Expect(notes.Locator("textarea")).ToHaveValueAsync(string.Empty);
        await LookAsync(page, "notes");

        var next = await OfficeAsync("dengji", of.Path);
        await Expect(await SectionAsync(next, "备注")).ToContainTextAsync("申请人希望周五前电话联系。");
    }

    [Fact]
    public async Task A_corrected_date_of_receipt_moves_the_clock_on_the_page()
    {
        var today = Office.Services.GetRequiredService<TimeProvider>().Today();
        var (was, now) = (today.AddDays(-8), today.AddDays(-12));
        var of = await CaseAsync("assign", f => f with { Receipt = new ReceiptFacts(ReceiptChannel.RegisteredPost, was, was) });
        var page = await OfficeAsync("gongkai", of.Path);
        var due = await page.Locator(".strip-due .strip-date").InnerTextAsync();
        var form = await OpenActionAsync(page, "更正事实");
        await form.GetByLabel("更正为").FillAsync(Iso(now));
        await form.GetByLabel("批准日期").FillAsync(Iso(today));
        await PressAsync(form);
        await Expect(form.Locator(".wf-error").First).ToContainTextAsync("理由");
        await form.GetByLabel("理由和依据").FillAsync("收发室签收簿记载的签收日期更早。");
        await form.GetByLabel("批准人").FillAsync("周文");
        await LookAsync(page, "correction");
        await PressAndConfirmAsync(form, $"{LegalTime.Show(was)} → {LegalTime.Show(now)}");

        await DoneAsync(page, "更正事实");
        await Expect(page.Locator(".case-notice.done")).ToContainTextAsync("法定期限由");
        await Expect(page.Locator(".case-strip")).ToContainTextAsync(Iso(now));
        await Expect(page.Locator(".strip-due .strip-date")).Not.ToHaveTextAsync(due);
        await Expect(page.Locator(".facts del")).ToHaveTextAsync(LegalTime.Show(was));
        await Expect(page.Locator(".facts ins")).ToHaveTextAsync(LegalTime.Show(now));
        var history = await SectionAsync(page, "办理过程");
        await Expect(history).ToContainTextAsync("收发室签收簿记载的签收日期更早。");
        await Expect(history).ToContainTextAsync("周文");
        await LookAsync(page, "corrected");
    }

    [Fact]
    public async Task A_mail_that_failed_goes_again_with_one_press()
    {
        var of = await CaseAsync("assign");
        await using (var db = Office.Db())
        {
            // Only a real server refuses; the site has sent it, so it is turned into what a refusal leaves.
            while (await db.Mails.AnyAsync(m => m.CaseId == of.Id && m.State == MailState.Queued))
            {
                await Task.Delay(50);
            }

            await db.Mails.Where(m => m.CaseId == of.Id).ExecuteUpdateAsync(s => s.SetProperty(m => m.State, MailState.Failed).SetProperty(m => m.LastReply, "550 没有这个用户"));
        }

        var page = await OfficeAsync("dengji", of.Path);
        var mails = await SectionAsync(page, "邮件");
        await Expect(mails.Locator(".mail-failed")).ToHaveTextAsync("发送失败");
        await Expect(mails.Locator(".mail-reason")).ToHaveTextAsync("550 没有这个用户");
        await Expect(page.Locator(".case-tabs .tab-count.alert")).ToContainTextAsync("封未送到");
        await LookAsync(page, "mail-failed");
        await mails.GetByRole(AriaRole.Button, new() { NameRegex = new("^重发邮件") }).ClickAsync();
        await DoneAsync(page, "重发邮件");
        await Expect(mails.Locator(".mail-sent")).ToHaveTextAsync("已发出");
        await Expect(page.Locator(".case-tabs .tab-count.alert")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task The_approval_sheet_opens_beside_the_case_and_prints_without_its_bar()
    {
        var of = await CaseAsync("check");
        var page = await OfficeAsync("gongkaizhuren", of.Path);
        var sheet = await page.Context.RunAndWaitForPageAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "呈批单" }).ClickAsync());
        await Expect(sheet.Locator("h1")).ToHaveTextAsync("政府信息公开申请办理单");
        await Expect(sheet.Locator(".sheet")).ToContainTextAsync(of.Number);
        await Expect(sheet.Locator(".sheet")).ToContainTextAsync("两处室意见一致，建议予以公开。");
        await Expect(sheet.Locator(".sheet")).ToContainTextAsync("139****0000");

        await sheet.GetByRole(AriaRole.Button, new() { Name = "显示个人信息" }).ClickAsync();
        await Expect(sheet.GetByRole(AriaRole.Alert)).ToContainTextAsync("请填写查看理由");
        await sheet.Locator("#reveal-reason").FillAsync("制作呈批单");
        await sheet.GetByRole(AriaRole.Button, new() { Name = "显示个人信息" }).ClickAsync();
        await Expect(sheet.Locator(".sheet")).ToContainTextAsync("13900000000");
        await Expect(sheet.GetByRole(AriaRole.Status)).ToContainTextAsync("查看已记录");

        await sheet.EvaluateAsync("window.print = () => { document.documentElement.dataset.printed = 'yes'; }");
        await sheet.GetByRole(AriaRole.Button, new() { Name = "打印", Exact = true }).ClickAsync();
        await Expect(sheet.Locator("html")).ToHaveAttributeAsync("data-printed", "yes");
        await sheet.EmulateMediaAsync(new() { Media = Media.Print });
        await Expect(sheet.Locator(".sheet-bar")).ToBeHiddenAsync();
        await Expect(sheet.Locator(".sheet")).ToBeVisibleAsync();
        await ShotAsync(sheet, "approval-sheet-print");
    }

    private static string Iso(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
