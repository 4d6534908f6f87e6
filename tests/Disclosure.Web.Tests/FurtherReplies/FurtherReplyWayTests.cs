using System.Globalization;
using Disclosure.Domain.Decisions;
using Disclosure.Domain.Disputes;
using Disclosure.Domain.Requests;
using Disclosure.Domain.Requests.Events;
using Disclosure.Web.Accounts;
using Disclosure.Web.Cases;
using Disclosure.Web.Data;
using Disclosure.Web.Features.Assign;
using Disclosure.Web.Features.Disputes;
using Disclosure.Web.Features.Dossier;
using Disclosure.Web.Features.FurtherReply;
using Disclosure.Web.Letters;
using Disclosure.Web.Queues;
using Disclosure.Web.Tests.Notices;
using Disclosure.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Tests.FurtherReplies;

/// <summary>补充、更正、重新答复 through the handlers and the workflow on a real database.</summary>
public sealed class FurtherReplyWayTests : NoticeTest
{
    private DateOnly Today => Site.Get<TimeProvider>().Today();

    [Fact]
    public async Task From_the_archive_to_the_new_reply_and_back_to_the_archive()
    {
        var walk = new CaseWalk(Site.Services) { Release = ("批复.pdf", "%PDF-1.7 released"u8.ToArray()) };
        var id = await walk.ToAsync("archive");
        await walk.StepAsync(id, "archive");
        var (before, first) = (await RowAsync(id), (await StateAsync(id)).ReplyLetter!.Issued);
        Site.Clock.Set(Today.AddDays(30));

        await DoneAsync(Open(id) with { DueOn = Today.AddDays(20) });
        var row = await RowAsync(id);
        Assert.Equal((PublicStatus.Supplementing, "待分办", (DateOnly?)null, (DateOnly?)Today.AddDays(20)), (row.Status, row.StaffState, row.EndedOn, row.FurtherDueOn));
        Assert.Equal((before.RepliedOn, before.DueOn, before.ReportRow), (row.RepliedOn, row.DueOn, row.ReportRow));
        Assert.Equal(["assign"], await OpenAsync(id));
        Assert.Equal(Today.AddDays(20), LineTime.Of(row, null, await Site.Get<CalendarSource>().GetAsync(), Today).DueOn);
        await VerifyAsync();

        // Departments are asked anew, as in the first round, the same ones among them.
        await walk.OnAsync(id, "seal");
        var signed = (await Site.Get<CaseReader>().ForOfficerAsync(id, Officer))!;
        var preview = await Site.Get<LetterPreview>().RenderAsync(signed, signed.State.Draft!);
        Assert.Contains($"《{first.Title}》（{first.Number}）。原答复遗漏了第三项信息。现补充答复如下", preview!, StringComparison.Ordinal);
        await walk.OnAsync(id, "archive");
        Assert.Equal(PublicStatus.Closed, (await RowAsync(id)).Status);
        await walk.StepAsync(id, "archive");
        Assert.Equal("已归档", (await RowAsync(id)).StaffState);

        var state = await StateAsync(id);
        Assert.Equal(2, state.Letters.Count);
        Assert.EndsWith("（补充）", state.Letters[1].Issued.Title, StringComparison.Ordinal);
        Assert.NotEqual(state.Letters[0].Issued.Number, state.Letters[1].Issued.Number);
        // Both letters stay the applicant's, each with what it gave.
        var letters = CitizenLetters.Of(state);
        Assert.Equal(2, letters.Count);
        Assert.All(letters, l => Assert.Single(l.AttachmentIds));
        Assert.Equal(4, PublicLetters.Of(state).SelectMany(l => l.AttachmentIds.Append(l.SealedFileId)).Distinct().Count());
        row = await RowAsync(id);
        Assert.Equal((before.RepliedOn, before.DueOn, before.ReportRow, (DateOnly?)null), (row.RepliedOn, row.DueOn, row.ReportRow, row.FurtherDueOn));
        await VerifyAsync();
    }

    [Fact]
    public async Task The_applicant_hears_of_each_step_and_sees_both_letters()
    {
        var id = await Walk.ToAsync("archive");
        int before;
        await using (var db = Site.Db())
        {
            before = await db.Mails.CountAsync(m => m.CaseId == id);
        }

        await DoneAsync(Open(id) with { Kind = FurtherReplyKind.Renewed });
        await Walk.OnAsync(id, "archive");
        await using (var db = Site.Db())
        {
            Assert.Equal(["status-changed", "answered", "closed"], (await db.Mails.Where(m => m.CaseId == id).ToListAsync()).OrderBy(m => int.Parse(m.Key.Split('/')[1], CultureInfo.InvariantCulture)).Select(m => m.TemplateKey).Skip(before));
        }

        var view = (await Site.Get<CaseReader>().ForOfficerAsync(id, Officer))!;
        Assert.Equal(["重新办理中", "已答复（送达中）", "已办结"], PublicTimeline.Of(view.Events).Select(s => s.Title).TakeLast(3));
    }

    [Fact]
    public async Task A_case_that_was_not_archived_yet_is_archived_once_by_the_step_that_waited()
    {
        var id = await Walk.ToAsync("archive");
        await DoneAsync(Open(id));
        // The old step rests: what is open again is not archived.
        Assert.Equal(["assign"], await OpenAsync(id));
        await Walk.OnAsync(id, "archive");
        Assert.Equal(["archive"], await OpenAsync(id));
        await Walk.StepAsync(id, "archive");
        Assert.Empty(await OpenAsync(id));
        Assert.NotNull((await StateAsync(id)).Archive);
        await using var db = Site.Db();
        Assert.DoesNotContain(await db.Instances.Where(i => i.CaseId == id).Select(i => i.Status).ToListAsync(), s => s == "Running");
        await VerifyAsync();
    }

    [Fact]
    public async Task Dropped_it_leaves_no_step_and_no_department_at_work()
    {
        var id = await Walk.ToAsync("archive");
        await Walk.StepAsync(id, "archive");
        await DoneAsync(Open(id));
        await Walk.OnAsync(id, "work");
        var drop = new DropFurtherReplyCommand(id, null, "经复核，原答复没有遗漏", "负责人", Today);
        Assert.IsType<Outcome.Forbidden>(await Site.Get<FurtherReplyHandler>().HandleAsync(Site.Officer("highway", Roles.Handler), drop));
        Assert.True((await Site.Get<FurtherReplyHandler>().HandleAsync(Officer, drop)).Succeeded);
        Assert.Empty(await OpenAsync(id));
        var row = await RowAsync(id);
        Assert.Equal((PublicStatus.Closed, "已归档", (DateOnly?)null), (row.Status, row.StaffState, row.FurtherDueOn));
        await VerifyAsync();
        // And it can be taken up again, with the same departments.
        await DoneAsync(Open(id));
        await Walk.OnAsync(id, null);
        Assert.Equal("已归档", (await RowAsync(id)).StaffState);
        await VerifyAsync();
    }

    [Fact]
    public async Task What_a_decision_ordered_leaves_the_queue_of_disputes_with_its_close()
    {
        var id = await Walk.ToAsync("archive");
        await Walk.StepAsync(id, "archive");
        var lawyer = Site.Officer("office", Roles.LegalReviewer);
        var dispute = new DisputeCommand(id, null, DisputeMove.Open, Guid.NewGuid(), Today, Body: "湖南省人民政府", Text: "撤销答复");
        Assert.True((await Site.Get<DisputeHandler>().HandleAsync(lawyer, dispute)).Succeeded);
        Assert.True((await Site.Get<DisputeHandler>().HandleAsync(lawyer, dispute with { Move = DisputeMove.Decide, Number = "湘府复决字〔2026〕8号", Text = "撤销，责令重新答复", Result = DisputeResult.Corrected, RedoOrdered = true, RedoBy = Today.AddDays(30) })).Succeeded);

        await DoneAsync(Open(id) with { Kind = FurtherReplyKind.Renewed, DisputeId = dispute.DisputeId, Reason = "该答复认定事实不清，已被撤销" });
        Assert.Equal(Today.AddDays(30), (await RowAsync(id)).FurtherDueOn);
        await Walk.OnAsync(id, "seal");
        await Walk.StepAsync(id, "seal");
        var view = (await Site.Get<CaseReader>().ForOfficerAsync(id, Officer))!;
        Assert.Contains("该答复认定事实不清，已被撤销。根据湖南省人民政府湘府复决字〔2026〕8号，本机关现重新答复如下：", LetterOpening.Of(view.State)!, StringComparison.Ordinal);
        Assert.Equal("待重新答复", (await RowAsync(id)).DisputeState);
        await Walk.OnAsync(id, null);
        Assert.Null((await RowAsync(id)).DisputeState);
        var redone = (await StateAsync(id)).Disputes[0].Redone!;
        Assert.Equal((await StateAsync(id)).ReplyLetter!.Issued.Number, redone.LetterNumber);
        await VerifyAsync();
    }

    [Fact]
    public async Task The_dossier_holds_both_replies_with_what_each_gave()
    {
        var walk = new CaseWalk(Site.Services) { Release = ("批复.pdf", "%PDF-1.7 released"u8.ToArray()) };
        var id = await walk.ToAsync("archive");
        await DoneAsync(Open(id) with { Kind = FurtherReplyKind.Correction });
        await walk.OnAsync(id, null);
        var dossier = await Site.Get<DossierAssembler>().AssembleAsync((await Site.Get<CaseReader>().ForOfficerAsync(id, Officer))!, Officer, null, default);
        Assert.Empty(dossier.Damaged);
        Assert.Equal(2, dossier.Documents.Count(d => d.Part == DossierPart.Letter && d.Chapter == DossierChapter.Reply));
        Assert.Equal(2, dossier.Documents.Count(d => d.Title.StartsWith("随答复提供的文件", StringComparison.Ordinal)));
        Assert.Contains(dossier.Documents, d => d.Title == "再次答复的决定");
    }

    [Fact]
    public async Task Sent_twice_it_is_one_work_and_who_may_not_leaves_no_trace()
    {
        var id = await Walk.ToAsync("archive");
        var open = Open(id);
        foreach (var role in new[] { Roles.Handler, Roles.SealOfficer, Roles.IntakeClerk, Roles.Supervisor })
        {
            Assert.IsType<Outcome.Forbidden>(await Site.Get<FurtherReplyHandler>().HandleAsync(Site.Officer("office", role), open));
        }

        Assert.IsType<Outcome.Rehearsed>(await Site.Get<FurtherReplyHandler>().RehearseAsync(Officer, open));
        Assert.Null((await StateAsync(id)).Further);
        await DoneAsync(open);
        Assert.IsType<Outcome.Refused>(await Site.Get<FurtherReplyHandler>().HandleAsync(Officer, open));
        Assert.Single((await StateAsync(id)).Past);
    }

    private OpenFurtherReplyCommand Open(Guid id) => new(id, null, Guid.NewGuid(), FurtherReplyKind.Supplement, "原答复遗漏了第三项信息", "负责人", Today);

    private async Task DoneAsync(OpenFurtherReplyCommand command)
    {
        var outcome = await Site.Get<FurtherReplyHandler>().HandleAsync(Officer, command);
        Assert.True(outcome.Succeeded, outcome.Message);
    }
}
