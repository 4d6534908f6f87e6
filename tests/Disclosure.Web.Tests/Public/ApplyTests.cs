using System.Net;
using Disclosure.Domain.Requests;
using Disclosure.Web.Cases;
using Disclosure.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Tests.Public;

/// <summary>Filing on the site without JavaScript.</summary>
public sealed class ApplyTests : IDisposable
{
    private readonly Site site = new();

    public void Dispose() => site.Dispose();

    [Fact]
    public async Task A_citizen_files_and_gets_a_receipt_whose_code_stands_in_no_address()
    {
        using var visitor = new Visitor(site);
        var sent = await visitor.SubmitAsync(await visitor.GetAsync("/apply/person"), Forms.Person(), [Forms.Pdf()]);

        Assert.Equal(HttpStatusCode.SeeOther, sent.Status);
        Assert.Equal("/receipt", sent.Location);
        var state = await OnlyCaseAsync();
        Assert.Equal(ApplicantKind.Person, state.Filing!.Applicant.Kind);
        Assert.Equal(ApplicantCategory.NaturalPerson, state.Filing.Applicant.Category);
        Assert.Null(state.Filing.Applicant.Email);
        Assert.Single(state.Filing.FileIds);
        var receipt = await visitor.GetAsync("/receipt");
        Assert.Contains(state.Number, receipt.Text, StringComparison.Ordinal);
        Assert.Contains(Domain.Correspondence.QueryCode.Group(state.QueryCode!), receipt.Text, StringComparison.Ordinal);
        Assert.Contains("2026年3月30日（星期一）", receipt.Text, StringComparison.Ordinal);
        Assert.Contains("1 个文件", receipt.Text, StringComparison.Ordinal);
        Assert.All(receipt.Page.QuerySelectorAll("a[href], form[action], img[src]"), e =>
            Assert.DoesNotContain(state.QueryCode!, (e.GetAttribute("href") ?? e.GetAttribute("action") ?? e.GetAttribute("src"))!, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_company_files_with_one_contact_and_its_category()
    {
        using var visitor = new Visitor(site);
        var sent = await visitor.SubmitAsync(await visitor.GetAsync("/apply/organization"), Forms.Organization());

        Assert.Equal("/receipt", sent.Location);
        var applicant = (await OnlyCaseAsync()).Filing!.Applicant;
        Assert.Equal((ApplicantKind.Organization, ApplicantCategory.Business, "长沙市测试路1号"), (applicant.Kind, applicant.Category!.Value, applicant.Address));
        Assert.Null(applicant.Phone);
    }

    [Fact]
    public async Task What_people_type_is_normalised()
    {
        using var visitor = new Visitor(site);
        await visitor.SubmitAsync(await visitor.GetAsync("/apply/person"), Forms.Person(f =>
        {
            f["applicant.name"] = "  测试　甲 ";
            f["applicant.idNumber"] = "１１０１０１ 19900307 889x";
            f["applicant.phone"] = "0731－8877 0000";
            f["applicant.email"] = "jia＠example.org";
            f["information.description"] = "第一行\r\n第二行\u202e反向\u0007";
            f["delivery.acceptOther"] = null;
        }));

        var filing = (await OnlyCaseAsync()).Filing!;
        Assert.Equal("测试 甲", filing.Applicant.Name);
        Assert.Equal("11010119900307889X", filing.Applicant.IdNumber);
        Assert.Equal("0731-88770000", filing.Applicant.Phone);
        Assert.Equal("jia@example.org", filing.Applicant.Email);
        Assert.Equal("第一行\n第二行反向", filing.Information.Description);
        Assert.False(filing.Delivery.AcceptOther);
    }

    [Theory]
    [InlineData("/apply/person")]
    [InlineData("/apply/organization")]
    public async Task An_empty_form_says_what_is_missing_beside_each_field_and_on_top(string path)
    {
        using var visitor = new Visitor(site);
        var refused = await visitor.SubmitAsync(await visitor.GetAsync(path));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.StartsWith("错误：", refused.Page.Title, StringComparison.Ordinal);
        Assert.Equal(6, refused.Errors.Count);
        Assert.Equal(
            ["information-description", "delivery-form", "delivery-method", "applicant-name", "applicant-idNumber", "applicant-contact"],
            refused.Errors.Select(e => e.Target));
        foreach (var (message, target) in refused.Errors)
        {
            Assert.NotNull(refused.Page.GetElementById(target!));
            Assert.Contains(message, refused.Page.GetElementById($"{target}-error")!.TextContent, StringComparison.Ordinal);
        }

        var summary = refused.Page.GetElementById("error-summary")!;
        Assert.True(summary.HasAttribute("autofocus"));
        Assert.Equal(path, summary.QuerySelector("a")!.GetAttribute("href")!.Split('#')[0]);
        Assert.Empty(await CasesAsync());
    }

    /// <summary>Every rule of the domain has a field on the page: what it refuses is shown beside an input that exists.</summary>
    [Theory]
    [InlineData("applicant.name", "长")]
    [InlineData("applicant.idNumber", "110101199003078891")]
    [InlineData("applicant.idType", "图书馆证")]
    [InlineData("applicant.phone", "12")]
    [InlineData("applicant.email", "nobody")]
    [InlineData("applicant.postcode", "41")]
    [InlineData("applicant.address", "长")]
    [InlineData("applicant.fax", "长")]
    [InlineData("applicant.employer", "长")]
    [InlineData("information.title", "长")]
    [InlineData("information.documentNumber", "长")]
    [InlineData("information.indexNumber", "长")]
    [InlineData("information.description", "长")]
    [InlineData("delivery.form", "Smoke")]
    [InlineData("delivery.method", "5")]
    public async Task Each_refused_field_keeps_what_was_typed_beside_its_message(string field, string value)
    {
        var typed = value == "长" ? new string('长', field == "information.description" ? 2001 : 201) : value;
        using var visitor = new Visitor(site);
        var refused = await visitor.SubmitAsync(await visitor.GetAsync("/apply/person"), Forms.Person(f => f[field] = typed));

        var (message, target) = Assert.Single(refused.Errors);
        Assert.Equal(field.Replace('.', '-'), target);
        Assert.Contains(message, refused.Page.GetElementById($"{target}-error")!.TextContent, StringComparison.Ordinal);
        if (!field.StartsWith("delivery", StringComparison.Ordinal) && field != "applicant.idType")
        {
            Assert.Equal(typed, refused.Value(field));
        }

        Assert.Equal("测试甲".Length, field == "applicant.name" ? 3 : refused.Value("applicant.name")!.Length);
        Assert.Empty(await CasesAsync());
    }

    [Fact]
    public async Task Hostile_input_is_text_wherever_it_is_shown()
    {
        const string Hostile = "</textarea><script>alert(1)</script>\"'><img src=x onerror=alert(1)>";
        using var visitor = new Visitor(site);
        var refused = await visitor.SubmitAsync(
            await visitor.GetAsync("/apply/person"),
            Forms.Person(f =>
            {
                f["information.description"] = "\n" + Hostile;
                f["applicant.name"] = Hostile;
                f["applicant.phone"] = Hostile;
            }),
            [("<b>x</b>.pdf", Forms.Pdf().Content)]);

        Assert.Equal(Hostile, refused.Value("applicant.name"));
        Assert.Equal("\n" + Hostile, refused.Value("information.description")!.ReplaceLineEndings("\n"));
        AssertHarmless(refused);
        await visitor.SubmitAsync(refused, new Dictionary<string, string?> { ["applicant.phone"] = "13900000000" });
        var receipt = await visitor.GetAsync("/receipt");
        Assert.Contains("alert(1)", receipt.Text, StringComparison.Ordinal);
        AssertHarmless(receipt);
        var progress = await visitor.GetAsync("/track/case");
        Assert.Contains("alert(1)", progress.Text, StringComparison.Ordinal);
        AssertHarmless(progress);
        AssertHarmless(await visitor.GetAsync("/track?number=" + Uri.EscapeDataString(Hostile)));
        AssertHarmless(await visitor.GetAsync("/display?back=" + Uri.EscapeDataString(Hostile)));

        static void AssertHarmless(Answer answer)
        {
            Assert.DoesNotContain(answer.Page.QuerySelectorAll("script"), s => s.TextContent.Contains("alert", StringComparison.Ordinal));
            Assert.Empty(answer.Page.QuerySelectorAll("[onerror], main img"));
        }
    }

    [Fact]
    public async Task A_changed_resubmission_of_an_accepted_form_is_asked_about_and_then_filed()
    {
        using var visitor = new Visitor(site);
        var page = await visitor.GetAsync("/apply/person");
        await visitor.SubmitAsync(page, Forms.Person());
        var again = await visitor.SubmitAsync(page, Forms.Person(f => f["information.description"] = "另一份信息"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.Status);
        Assert.Contains("已经用这份表单提交过一份申请", Assert.Single(again.Errors).Message, StringComparison.Ordinal);
        Assert.Equal("另一份信息", again.Value("information.description"));
        Assert.Single(await CasesAsync());
        Assert.Equal("/receipt", (await visitor.SubmitAsync(again)).Location);
        Assert.Equal(2, (await CasesAsync()).Count);
    }

    [Fact]
    public async Task The_same_form_sent_twice_even_at_once_and_with_its_file_is_one_request()
    {
        using var visitor = new Visitor(site);
        var page = await visitor.GetAsync("/apply/person");

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => visitor.SubmitAsync(page, Forms.Person(), [Forms.Pdf()])));
        var later = await visitor.SubmitAsync(page, Forms.Person(), [Forms.Pdf()]);

        Assert.All([.. answers, later], a => Assert.Equal("/receipt", a.Location));
        var number = Assert.Single(await CasesAsync()).Number;
        Assert.Contains(number, (await visitor.GetAsync("/receipt")).Text, StringComparison.Ordinal);
        await using var db = site.Db();
        Assert.NotNull(Assert.Single(await db.Files.ToListAsync()).CaseId);
    }

    [Fact]
    public async Task Without_a_valid_token_nothing_is_filed_and_nothing_is_lost()
    {
        using var visitor = new Visitor(site);
        var page = await visitor.GetAsync("/apply/person");
        var refused = await visitor.SubmitAsync(page, Forms.Person(f => f["__RequestVerificationToken"] = "outdated"), [Forms.Pdf()]);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("Cookie", Assert.Single(refused.Errors).Message, StringComparison.Ordinal);
        Assert.Equal("测试甲", refused.Value("applicant.name"));
        Assert.Equal(["身份证.pdf"], refused.Uploads);
        Assert.Empty(await CasesAsync());
        Assert.Equal("/receipt", (await visitor.SubmitAsync(refused)).Location);
        Assert.Single((await OnlyCaseAsync()).Filing!.FileIds);
    }

    [Fact]
    public async Task A_browser_without_cookies_is_told_so_and_keeps_what_it_typed()
    {
        using var visitor = new Visitor(site, cookies: false);
        var refused = await visitor.SubmitAsync(await visitor.GetAsync("/apply/person"), Forms.Person(), [Forms.Pdf()]);
        refused = await visitor.SubmitAsync(refused);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("允许本网站保存 Cookie", Assert.Single(refused.Errors).Message, StringComparison.Ordinal);
        Assert.Equal("测试甲", refused.Value("applicant.name"));
        Assert.Empty(await CasesAsync());
        Assert.Contains("回执已经关闭", (await visitor.GetAsync("/receipt")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_receipt_is_shown_two_hours_in_its_own_browser_only()
    {
        using var visitor = new Visitor(site);
        await visitor.SubmitAsync(await visitor.GetAsync("/apply/person"), Forms.Person());
        using var stranger = new Visitor(site);
        Assert.Contains("回执已经关闭", (await stranger.GetAsync("/receipt")).Text, StringComparison.Ordinal);

        site.Clock.Advance(TimeSpan.FromMinutes(119));
        Assert.Contains("申请已提交", (await visitor.GetAsync("/receipt")).Text, StringComparison.Ordinal);
        site.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Contains("回执已经关闭", (await visitor.GetAsync("/receipt")).Text, StringComparison.Ordinal);
    }

    private async Task<List<Data.CaseRow>> CasesAsync()
    {
        await using var db = site.Db();
        return await db.Cases.AsNoTracking().ToListAsync();
    }

    private async Task<RequestState> OnlyCaseAsync()
    {
        var row = Assert.Single(await CasesAsync());
        return (await site.Get<CaseReader>().ForCitizenAsync(row.Id, row.QueryCodeHash))!.State;
    }
}
