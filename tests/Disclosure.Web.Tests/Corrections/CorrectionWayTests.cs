using System.Net;
using Bunit;
using Disclosure.Domain.Correspondence;
using Disclosure.Domain.Decisions;
using Disclosure.Domain.Requests;
using Disclosure.Web.Accounts;
using Disclosure.Web.Cases;
using Disclosure.Web.Cases.History;
using Disclosure.Web.Data;
using Disclosure.Web.Features.ApprovalSheet;
using Disclosure.Web.Features.CasePage;
using Disclosure.Web.Features.Correction;
using Disclosure.Web.Features.NoticeDraft;
using Disclosure.Web.Features.Register;
using Disclosure.Web.Files;
using Disclosure.Web.Outbox;
using Disclosure.Web.Processes;
using Disclosure.Web.Queues;
using Disclosure.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Tests.Corrections;

/// <summary>更正申请 through the real handlers on SQLite: its own way, its four replies, and nowhere a due date.</summary>
public sealed class CorrectionWayTests : IDisposable
{
    private readonly Site site = new();

    public void Dispose() => site.Dispose();

    [Theory]
    [InlineData(ReplyType.Corrected, "政府信息更正告知书", false)]
    [InlineData(ReplyType.NotCorrected, "政府信息不予更正告知书", true)]
    [InlineData(ReplyType.Transferred, "政府信息更正申请转送告知书", false)]
    [InlineData(ReplyType.Redirected, "政府信息更正申请提出途径告知书", false)]
    public async Task Each_reply_goes_from_the_counter_to_the_archive(ReplyType type, string title, bool byLawyers)
    {
        var id = await Walk(type).ToAsync(null, Samples.Correction);

        await using var db = site.Db();
        var row = await db.Cases.SingleAsync(c => c.Id == id);
        Assert.Equal((CaseKinds.Correction, PublicStatus.Closed, "已归档", "从业资格证档案"), (row.Kind, row.Status, row.StaffState, row.Subject));
        Assert.Equal((null, null, false, null), (row.DueOn, row.InternalDueOn, row.Provisional, row.ReportRow));
        Assert.NotNull(row.RepliedOn);
        Assert.Equal([ProcessHost.CorrectionDefinition, ProcessHost.DepartmentDefinition, ProcessHost.DepartmentDefinition], await db.Instances.Where(i => i.CaseId == id).OrderBy(i => i.DefinitionId).Select(i => i.DefinitionId).ToListAsync());
        var forms = await db.Tasks.Where(t => t.CaseId == id).Select(t => t.Form).ToListAsync();
        Assert.Equal(byLawyers, forms.Contains("legal-review"));
        Assert.Contains("secrecy-review", forms);

        var view = await ViewAsync(id);
        Assert.Null(view.Clock);
        Assert.Null(view.State.Registration!.Category);
        Assert.EndsWith(title, view.State.ReplyLetter!.Issued.Title, StringComparison.Ordinal);
        Assert.Equal(Remedy.Choice, view.State.ReplyLetter.Issued.Remedy);
        var letter = await LetterAsync(view);
        Assert.Contains("第四十一条", letter, StringComparison.Ordinal);
        Assert.DoesNotContain("工作日", letter, StringComparison.Ordinal);

        var differences = new List<string>();
        await site.Get<DerivedVerifier>().RunAsync(contents: true, d => differences.Add(d.What), default);
        Assert.Empty(differences);
        Assert.Empty(await db.Incidents.ToListAsync());
    }

    [Fact]
    public async Task No_mail_names_a_term_or_calls_it_a_request_for_disclosure()
    {
        var id = await Walk(ReplyType.Corrected).ToAsync(null, Samples.Correction);
        await using var db = site.Db();
        var mails = await db.Mails.AsNoTracking().Where(m => m.CaseId == id).OrderBy(m => m.QueuedAt).ThenBy(m => m.Id).ToListAsync();
        Assert.Equal(["answered", "closed", "receipt", "status-changed"], mails.Select(m => m.TemplateKey).Order(StringComparer.Ordinal));
        foreach (var mail in mails)
        {
            Assert.Contains("政府信息更正申请", mail.Subject, StringComparison.Ordinal);
            var sent = await site.Get<MailRenderer>().RenderAsync(mail, default);
            foreach (var text in new[] { sent.Text, sent.Html })
            {
                Assert.Contains("政府信息更正申请", text, StringComparison.Ordinal);
                Assert.DoesNotContain("政府信息公开申请", text, StringComparison.Ordinal);
                Assert.DoesNotContain("个工作日", text, StringComparison.Ordinal);
                Assert.DoesNotContain("答复期限：", text, StringComparison.Ordinal);
                Assert.DoesNotContain("所公开的信息", text, StringComparison.Ordinal);
            }
        }

        var receipt = (await site.Get<MailRenderer>().RenderAsync(mails.Single(m => m.TemplateKey == "receipt"), default)).Text;
        Assert.Contains("申请更正的记录：从业资格证档案", receipt, StringComparison.Ordinal);
        Assert.Contains("没有规定更正申请的答复期限", receipt, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_withdrawn_one_is_in_no_row_of_the_report()
    {
        var id = await Walk(ReplyType.Corrected).ToAsync("accept", Samples.Correction);
        var outcome = await site.Get<CaseWriter>().WriteAsync(id, Actor.Citizen, null, unit => Task.FromResult<IReadOnlyList<Domain.Common.Refusal>>(unit.Request.Withdraw(null, unit.Calendar, unit.Today) is { } no ? [no] : []));
        Assert.True(outcome.Succeeded, outcome.Message);
        await using var db = site.Db();
        Assert.Equal((PublicStatus.Withdrawn, null), await db.Cases.Where(c => c.Id == id).Select(c => new { c.Status, c.ReportRow }).Select(x => new ValueTuple<PublicStatus, string?>(x.Status, x.ReportRow)).SingleAsync());
        Assert.DoesNotContain(await db.Tasks.Where(t => t.CaseId == id).ToListAsync(), t => t.State == TaskState.Open);
    }

    [Fact]
    public async Task It_is_never_late_however_long_it_lies_and_the_lists_say_what_it_is()
    {
        var correction = await Walk(ReplyType.Corrected).ToAsync("accept", Samples.Correction);
        var request = await new CaseWalk(site.Services).ToAsync("accept");
        site.Clock.Advance(TimeSpan.FromDays(200));
        var (officer, reader) = (site.Officer("office", Roles.DisclosureOfficer, Roles.DisclosureHead), site.Get<QueueReader>());

        foreach (var key in new[] { QueueCatalogue.Overdue, QueueCatalogue.Soon })
        {
            var page = await reader.ReadAsync(QueueCatalogue.Find(key)!, officer, QueueFilter.None);
            Assert.DoesNotContain(page.Lines, l => l.Case.Id == correction);
        }

        Assert.Equal([request], (await reader.ReadAsync(QueueCatalogue.Find(QueueCatalogue.Overdue)!, officer, QueueFilter.None)).Lines.Select(l => l.Case.Id));
        Assert.Equal(1, (await site.Get<QueueCounts>().GetAsync(officer))[QueueCatalogue.Overdue]);
        Assert.Equal([correction], (await reader.LedgerAsync(officer, new QueueFilter { Kind = RequestKind.Correction })).Lines.Select(l => l.Case.Id));
        Assert.Equal([request], (await reader.LedgerAsync(officer, new QueueFilter { Kind = RequestKind.Disclosure })).Lines.Select(l => l.Case.Id));
        Assert.Empty((await reader.LedgerAsync(officer, new QueueFilter { Kind = RequestKind.Correction, Due = "overdue" })).Lines);

        var line = (await reader.LedgerAsync(officer, new QueueFilter { Kind = RequestKind.Correction })).Lines[0];
        Assert.Equal((null, null, Urgency.None, "无法定期限"), (line.Time.DueOn, line.Time.Remaining, line.Time.Urgency, line.Time.Word));
        Assert.DoesNotContain("0", line.Time.Word, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_moves_of_a_term_are_refused_by_the_handlers_and_leave_no_trace()
    {
        var id = await Walk(ReplyType.Corrected).ToAsync("accept", Samples.Correction);
        var head = site.Officer("office", Roles.DisclosureOfficer, Roles.DisclosureHead);
        var version = (await ViewAsync(id)).State.Version;

        var letter = Assert.IsType<Outcome.Refused>(await site.Get<DraftNoticeHandler>().HandleAsync(head, new(id, null, Guid.NewGuid(), _ => new ExtensionContent(20, "需要调阅档案"))));
        Assert.Equal("correction-request", Assert.Single(letter.Refusals).Code);
        var date = Assert.IsType<Outcome.Refused>(await site.Get<CorrectionHandler>().HandleAsync(head, new(id, null, Domain.Requests.Events.CorrectableFact.ReceivedOn, new(2026, 2, 27), "登记有误", "主任", new(2026, 3, 2), null)));
        Assert.Equal("no-term", Assert.Single(date.Refusals).Code);

        await using var db = site.Db();
        Assert.Equal(version, (await ViewAsync(id)).State.Version);
        Assert.DoesNotContain(await db.Instances.Where(i => i.CaseId == id).ToListAsync(), i => i.NoticeId is not null);

        var context = new Components.Work.CaseActionContext(await ViewAsync(id), head);
        Assert.False(DraftNoticeAction.IsOffered(context));
        Assert.False(CorrectionAction.IsOffered(context));
    }

    [Fact]
    public async Task A_column_of_the_report_is_refused_at_registration()
    {
        var id = await Walk(ReplyType.Corrected).ToAsync("register", Samples.Correction);
        await using var db = site.Db();
        var task = await db.Tasks.SingleAsync(t => t.CaseId == id);
        var refused = Assert.IsType<Outcome.Refused>(await site.Get<RegisterHandler>().HandleAsync(site.Officer("office", Roles.IntakeClerk), new(id, task.Id, null, ApplicantCategory.NaturalPerson, null)));
        Assert.Equal("category", Assert.Single(refused.Refusals).Field);
    }

    [Fact]
    public async Task The_case_page_tells_what_is_asked_how_it_was_checked_and_that_no_term_runs()
    {
        var id = await Walk(ReplyType.Corrected).ToAsync("check", Samples.Correction);
        await using var page = new OfficePage(site);
        var head = site.Officer("office", Roles.DisclosureHead);
        var opened = page.Open(id, head);
        opened.WaitForAssertion(() => Assert.Contains("初次领证日期误记为2018年5月", opened.Markup, StringComparison.Ordinal));
        var headline = opened.Find(".case-head").TextContent;
        Assert.Contains("更正", headline, StringComparison.Ordinal);
        Assert.Contains("条例没有规定", headline, StringComparison.Ordinal);
        Assert.DoesNotContain("法定期限", headline, StringComparison.Ordinal);
        Assert.DoesNotContain("待确认收到", headline, StringComparison.Ordinal);

        var loaded = await site.Get<CasePageQuery>().LoadAsync(id, head) ?? throw new InvalidOperationException("No page.");
        var story = EventStory.Of(loaded.Case, loaded.Departments);
        var lines = story.SelectMany(s => s.Lines).Select(l => (l.Label, l.Text)).ToList();
        Assert.Contains(("向谁核实", "省道路运输服务中心"), lines);
        Assert.Contains(("应当更正为", "2016年5月"), lines);
        Assert.DoesNotContain(lines, l => l.Label.Contains("检索", StringComparison.Ordinal) || l.Label == "申请人类别");
        Assert.Contains(story, s => s.Title == "提交更正申请");
    }

    [Fact]
    public async Task The_approval_sheet_is_that_of_a_correction()
    {
        var id = await Walk(ReplyType.NotCorrected).ToAsync(null, Samples.Correction);
        var (client, _) = await site.SignInAsync("office", Roles.DisclosureOfficer);
        var sheet = WebUtility.HtmlDecode(await client.GetStringAsync($"/office/cases/{id}/approval-sheet"));
        Assert.Contains("政府信息更正申请办理单", sheet, StringComparison.Ordinal);
        Assert.Contains("应当更正为", sheet, StringComparison.Ordinal);
        Assert.Contains("向省道路运输服务中心核实", sheet, StringComparison.Ordinal);
        Assert.Contains("不计入年度报告表三", sheet, StringComparison.Ordinal);
        Assert.DoesNotContain("法定期限", sheet, StringComparison.Ordinal);
        Assert.DoesNotContain("检索词", sheet, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_retried_across_the_upgrade_is_still_known()
    {
        // The hash of a filing for disclosure must not change with the second kind.
        var filing = Samples.Online(site.AuthorityId, new(2026, 3, 2));
        var json = System.Text.Json.JsonSerializer.Serialize(filing, EventCodec.Json);
        Assert.DoesNotContain("orrection", json, StringComparison.Ordinal);
        Assert.DoesNotContain("\"kind\":\"disclosure\"", json, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("orrection", System.Text.Json.JsonSerializer.Serialize(Samples.Correction(filing), EventCodec.Json), StringComparison.Ordinal);
        await Task.CompletedTask;
    }

    private CaseWalk Walk(ReplyType type) => new(site.Services)
    {
        Finding = (Samples.Check, type),
        Reply = day => Samples.CorrectionReply(type, day),
    };

    private async Task<CaseView> ViewAsync(Guid id) => (await site.Get<CaseReader>().ForOfficerAsync(id, site.Officer("office", Roles.DisclosureOfficer)))!;

    private async Task<string> LetterAsync(CaseView view)
    {
        await using var db = site.Db();
        var file = await db.Files.AsNoTracking().SingleAsync(f => f.Id == view.State.ReplyLetter!.Issued.FileId);
        return System.Text.Encoding.UTF8.GetString((await site.Get<FileStore>().ReadAsync(file, view.Cipher, default)).Content);
    }
}
