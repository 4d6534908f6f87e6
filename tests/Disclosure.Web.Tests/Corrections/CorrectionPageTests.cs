using System.Net;
using Disclosure.Domain.Deadlines;
using Disclosure.Domain.Requests;
using Disclosure.Web.Accounts;
using Disclosure.Web.Cases;
using Disclosure.Web.Features.Enter;
using Disclosure.Web.Tests.Public;
using Disclosure.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Tests.Corrections;

/// <summary>Asking for a correction on the site without JavaScript, and at the counter.</summary>
public sealed class CorrectionPageTests : IDisposable
{
    private const string Path = "/apply/correction";

    private readonly Site site = new();

    public void Dispose() => site.Dispose();

    [Theory]
    [InlineData("/")]
    [InlineData("/apply")]
    [InlineData("/guide")]
    public async Task The_page_is_reached_from_where_people_start(string from)
    {
        using var visitor = new Visitor(site);
        Assert.NotNull((await visitor.GetAsync(from)).Page.QuerySelector($"main a[href='{Path}']"));
    }

    [Fact]
    public async Task A_citizen_files_with_a_file_as_evidence_and_reads_what_follows_without_a_term()
    {
        using var visitor = new Visitor(site);
        var sent = await visitor.SubmitAsync(await visitor.GetAsync(Path), Form(f => f["correction.evidence"] = null), [Public.Forms.Pdf("原证件.pdf")]);
        Assert.Equal((HttpStatusCode.SeeOther, "/receipt"), (sent.Status, sent.Location));

        var state = await OnlyCaseAsync();
        Assert.Equal((RequestKind.Correction, null), (state.Kind, state.Filing!.Correction!.Evidence));
        Assert.Equal("误记为2018年5月\n第二行", state.Filing.Correction.Inaccurate);
        Assert.Equal((DeliveryForm.Electronic, DeliveryMethod.Online), (state.Filing.Delivery.Form, state.Filing.Delivery.Method));
        await using (var db = site.Db())
        {
            var purpose = (await db.Files.SingleAsync(f => f.CaseId != null)).Purpose;
            Assert.Equal("evidence", purpose);
            Assert.True(PersonalAccessRules.IsPersonalFile(purpose), "Evidence about a person is opened on record.");
        }

        foreach (var page in new[] { await visitor.GetAsync("/receipt"), await visitor.GetAsync("/track/case") })
        {
            Assert.Contains("更正申请", page.Text, StringComparison.Ordinal);
            Assert.Contains("没有规定更正申请的答复期限", page.Text, StringComparison.Ordinal);
            Assert.Contains("从业资格证档案", page.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("个工作日", page.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("检索", page.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("补正", page.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task On_paper_follows_from_the_way_of_the_answer()
    {
        using var visitor = new Visitor(site);
        await visitor.SubmitAsync(await visitor.GetAsync(Path), Form(f => (f["delivery.method"], f["applicant.address"]) = ("Post", "长沙市某路1号")));
        Assert.Equal((DeliveryForm.Paper, DeliveryMethod.Post), ((await OnlyCaseAsync()).Filing!.Delivery.Form, (await OnlyCaseAsync()).Filing!.Delivery.Method));
    }

    [Fact]
    public async Task An_organisation_has_its_own_form_without_a_column_of_the_report()
    {
        using var visitor = new Visitor(site);
        var page = await visitor.GetAsync("/apply/correction/organization");
        Assert.Empty(page.Page.GetElementsByName("applicant.category"));
        var sent = await visitor.SubmitAsync(page, Form(f => (f["applicant.name"], f["applicant.idType"], f["applicant.idNumber"], f["applicant.category"]) = ("测试有限公司", "统一社会信用代码", "91350100M000100Y43", "Business")));
        Assert.Equal("/receipt", sent.Location);
        Assert.Equal((ApplicantKind.Organization, null), ((await OnlyCaseAsync()).Filing!.Applicant.Kind, (await OnlyCaseAsync()).Filing!.Applicant.Category));
    }

    [Theory]
    [InlineData(Path)]
    [InlineData("/apply/correction/organization")]
    public async Task An_empty_form_says_what_is_missing_beside_each_field_and_on_top(string path)
    {
        using var visitor = new Visitor(site);
        var refused = await visitor.SubmitAsync(await visitor.GetAsync(path));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equal(
            ["correction-record", "correction-heldBy", "correction-inaccurate", "correction-shouldRead", "correction-evidence", "delivery-method", "applicant-name", "applicant-idNumber", "applicant-contact"],
            refused.Errors.Select(e => e.Target));
        foreach (var (message, target) in refused.Errors)
        {
            Assert.Contains(message, refused.Page.GetElementById($"{target}-error")!.TextContent, StringComparison.Ordinal);
        }

        await using var db = site.Db();
        Assert.Equal(0, await db.Cases.CountAsync());
    }

    [Fact]
    public async Task Nothing_typed_is_lost_and_a_staged_file_counts_as_evidence()
    {
        using var visitor = new Visitor(site);
        var refused = await visitor.SubmitAsync(await visitor.GetAsync(Path), Form(f => (f["correction.evidence"], f["correction.record"]) = (null, null)), [Public.Forms.Pdf("原证件.pdf")]);
        Assert.Equal(["correction-record"], refused.Errors.Select(e => e.Target));
        Assert.Equal(["原证件.pdf"], refused.Uploads);
        Assert.Equal("误记为2018年5月\n第二行", refused.Value("correction.inaccurate"));

        var removed = await visitor.SubmitAsync(refused, button: ("remove", refused.Page.QuerySelector(".uploads button")!.GetAttribute("value")!));
        Assert.Empty(removed.Uploads);
        Assert.Equal("2016年5月", removed.Value("correction.shouldRead"));
        Assert.Equal(["correction-record", "correction-evidence"], (await visitor.SubmitAsync(removed)).Errors.Select(e => e.Target));
    }

    [Fact]
    public async Task A_double_click_makes_one_request()
    {
        using var visitor = new Visitor(site);
        var page = await visitor.GetAsync(Path);
        var sent = await Task.WhenAll(visitor.SubmitAsync(page, Form(), [Public.Forms.Pdf()]), visitor.SubmitAsync(page, Form(), [Public.Forms.Pdf()]));
        Assert.All(sent, s => Assert.Equal("/receipt", s.Location));
        await using var db = site.Db();
        Assert.Equal(1, await db.Cases.CountAsync());
    }

    [Fact]
    public async Task The_counter_registers_one_and_is_told_what_lacks()
    {
        var clerk = site.Officer("office", Roles.IntakeClerk);
        var form = new EnterForm
        {
            Asked = RequestKind.Correction,
            Channel = ReceiptChannel.Counter,
            SubmittedOn = new(2026, 3, 2),
            Name = "测试甲",
            IdNumber = "11010119900307889X",
            Phone = "13900000000",
            Method = DeliveryMethod.Pickup,
        };
        var refused = Assert.IsType<FilingOutcome.Refused>(await site.Get<EnterHandler>().HandleAsync(clerk, form));
        Assert.Equal(["correction.record", "correction.heldBy", "correction.inaccurate", "correction.shouldRead", "correction.evidence"], refused.Refusals.Select(r => r.Field));

        (form.Title, form.HeldBy, form.Inaccurate, form.ShouldRead, form.Evidence) = ("从业资格证档案", "省道路运输服务中心", "误记为2018年5月", "2016年5月", "原证件复印件");
        var filed = Assert.IsType<FilingOutcome.Filed>(await site.Get<EnterHandler>().HandleAsync(clerk, form));
        Assert.Equal((new DateOnly(2026, 3, 2), null), (filed.Receipt.ReceivedOn!.Value, filed.Receipt.DueOn));
        Assert.Equal(RequestKind.Correction, (await OnlyCaseAsync()).Kind);
    }

    private static Dictionary<string, string?> Form(Action<Dictionary<string, string?>>? change = null)
    {
        var form = new Dictionary<string, string?>
        {
            ["correction.record"] = "从业资格证档案",
            ["correction.documentNumber"] = "4301000012345",
            ["correction.heldBy"] = "省道路运输服务中心",
            ["correction.inaccurate"] = "误记为2018年5月\n第二行",
            ["correction.shouldRead"] = "2016年5月",
            ["correction.evidence"] = "原证件复印件",
            ["delivery.method"] = "Online",
            ["applicant.name"] = "测试甲",
            ["applicant.idNumber"] = "11010119900307889X",
            ["applicant.phone"] = "13900000000",
        };
        change?.Invoke(form);
        return form;
    }

    private async Task<RequestState> OnlyCaseAsync()
    {
        await using var db = site.Db();
        var id = await db.Cases.Select(c => c.Id).SingleAsync();
        return (await site.Get<CaseReader>().ForOfficerAsync(id, site.Officer("office", Roles.DisclosureOfficer)))!.State;
    }
}
