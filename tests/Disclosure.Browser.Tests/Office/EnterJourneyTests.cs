using System.Globalization;
using System.Text.RegularExpressions;
using Disclosure.Browser.Tests.Support;
using Disclosure.Web.Cases;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Disclosure.Browser.Tests.Office;

/// <summary>An application that came on paper is entered; its channel decides the day of receipt (条例第三十一条).</summary>
public sealed class EnterJourneyTests(BrowserSite shared) : OfficeTest(shared)
{
    private DateOnly Today => Office.Services.GetRequiredService<TimeProvider>().Today();

    [Fact]
    public async Task A_posted_application_counts_from_the_mail_rooms_signature()
    {
        var (stamped, signed) = (Today.AddDays(-6), Today.AddDays(-4));
        var due = await TwentiethWorkingDayAsync(signed);
        var page = await OfficeAsync("dengji", "/office/enter");
        await Expect(page.GetByLabel("邮寄（签收）")).ToBeCheckedAsync();
        await page.Locator("#receipt-submittedOn").FillAsync(Iso(stamped));
        await page.Locator("#receipt-signedForOn").FillAsync(Iso(stamped.AddDays(-3)));
        await page.Locator("#applicant-email").FillAsync("nobody");
        await page.Locator("#information-description").FillAsync("某高速公路初步设计批复");
        await SubmitAsync(page);

        // Each message stands beside its field, and the list of them leads there.
        await Expect(page.Locator("#enter-errors")).ToBeFocusedAsync();
        await Expect(page.Locator("#receipt-signedForOn-error")).ToContainTextAsync("签收日期早于邮戳日期");
        await Expect(page.Locator("#receipt-signedForOn")).ToHaveAttributeAsync("aria-invalid", "true");
        await Expect(page.Locator("#applicant-email-error")).ToContainTextAsync("电子邮箱格式不正确");
        await Expect(page.Locator("#applicant-name-error")).ToContainTextAsync("姓名");
        await Expect(page.Locator("#information-description")).ToHaveValueAsync("某高速公路初步设计批复");
        await LookAsync(page, "enter-wrong");
        await page.Locator(".enter-summary").GetByRole(AriaRole.Button, new() { NameRegex = new Regex("电子邮箱") }).ClickAsync();
        await Expect(page.Locator("#applicant-email")).ToBeFocusedAsync();

        await page.Locator("#applicant-email").FillAsync(string.Empty);
        await page.Locator("#applicant-name").FillAsync("测试丙");
        await page.Locator("#applicant-idNumber").FillAsync("11010119900307889X");
        await page.Locator("#applicant-address").FillAsync("长沙市测试路2号");
        await page.Locator("#receipt-signedForOn").FillAsync(Iso(signed));
        await page.Locator("#postalNumber").FillAsync("1234567890123");
        await Expect(page.Locator(".enter-big")).ToHaveTextAsync(LegalTime.Show(signed));
        await Expect(page.Locator(".enter-side")).ToContainTextAsync("第三十一条");
        await Expect(page.Locator(".enter-side")).ToContainTextAsync(LegalTime.Show(due));
        await SubmitAsync(page);

        await Expect(page).ToHaveURLAsync(new Regex("/office/cases/"));
        var strip = page.Locator(".case-strip");
        await Expect(strip.Locator("div", new() { HasTextRegex = new Regex("^收到") })).ToContainTextAsync(Iso(signed));
        await Expect(strip.Locator(".strip-due")).ToContainTextAsync(Iso(due));
        await Expect(page.Locator(".facts")).ToContainTextAsync("邮件号 1234567890123");
        await Expect(page.Locator(".facts")).ToContainTextAsync($"签收日期{LegalTime.Show(signed)}", new() { UseInnerText = false });
        await Expect(await SectionAsync(page, "期限")).ToContainTextAsync(LegalTime.Show(due));
        await LookAsync(page, "entered-deadline");

        // What was filed is no draft any more.
        await page.GotoAsync("/office/enter");
        await Expect(page.Locator("#applicant-name")).ToHaveValueAsync(string.Empty);
        await Expect(page.Locator(".enter-note")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task An_ordinary_letter_counts_from_the_day_both_sides_confirmed()
    {
        var arrived = Today.AddDays(-7);
        var page = await OfficeAsync("dengji", "/office/enter", Device.Phone);
        await page.GetByLabel("平常信函").CheckAsync();
        await page.Locator("#receipt-submittedOn").FillAsync(Iso(arrived));
        await page.Locator("#applicant-name").FillAsync("测试丁");
        await page.Locator("#applicant-idNumber").FillAsync("11010119900307889X");
        await page.Locator("#applicant-phone").FillAsync("13900000000");
        await page.Locator("#applicant-address").FillAsync("长沙市测试路3号");
        await page.Locator("#information-description").FillAsync("某国道改建工程施工许可");
        await Expect(page.Locator(".enter-big")).ToHaveTextAsync("待确认");
        await LookAsync(page, "enter-phone");
        await SubmitAsync(page);

        await Expect(page).ToHaveURLAsync(new Regex("/office/cases/"));
        var received = page.Locator(".case-strip div", new() { HasTextRegex = new Regex("^收到") });
        await Expect(received).ToContainTextAsync("待确认");
        await PressAsync(Form(page));
        await DoneAsync(page, "登记");

        // 签收 of the letter by both sides: its own step, which starts the clock.
        var form = Form(page);
        var confirmed = Today.AddDays(-1);
        var due = await TwentiethWorkingDayAsync(confirmed);
        await Expect(form).ToContainTextAsync("平常信函");
        await form.GetByLabel("双方确认日期").FillAsync(Iso(arrived.AddDays(-1)));
        await form.GetByRole(AriaRole.Button, new() { Name = "电话确认" }).ClickAsync();
        await PressAsync(form);
        await Expect(form.Locator(".wf-error")).ToContainTextAsync("确认");
        await form.GetByLabel("双方确认日期").FillAsync(Iso(confirmed));
        await LookAsync(page, "confirm-receipt-phone");
        await PressAndConfirmAsync(form, LegalTime.Show(due));
        await DoneAsync(page, "确认收到");
        await Expect(received).ToContainTextAsync(Iso(confirmed));
        await Expect(page.Locator(".strip-due")).ToContainTextAsync(Iso(due));
    }

    private static Task SubmitAsync(IPage page) => page.Locator(".enter-side button[type=submit]").ClickAsync();

    private static string Iso(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Counted day by day, apart from the product's clock.</summary>
    private async Task<DateOnly> TwentiethWorkingDayAsync(DateOnly received)
    {
        var calendar = await Office.Services.GetRequiredService<CalendarSource>().GetAsync();
        var day = received;
        for (var left = 20; left > 0; left -= calendar.IsWorkingDay(day) ? 1 : 0)
        {
            day = day.AddDays(1);
        }

        return day;
    }
}
