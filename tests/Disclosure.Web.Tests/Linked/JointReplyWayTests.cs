using Disclosure.Domain.Correspondence;
using Disclosure.Domain.Requests;
using Disclosure.Web.Accounts;
using Disclosure.Web.Cases;
using Disclosure.Web.Data;
using Disclosure.Web.Features.JointReply;
using Disclosure.Web.Features.Withdraw;
using Disclosure.Web.Files;
using Disclosure.Web.Tests.Notices;
using Disclosure.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Tests.Linked;

/// <summary>并案答复 through its handler on a real database: one letter, several cases, one transaction.</summary>
public sealed class JointReplyWayTests : NoticeTest
{
    private JointReplyHandler Handler => Site.Get<JointReplyHandler>();

    [Fact]
    public async Task One_letter_answers_closes_and_archives_all_of_them()
    {
        var (lead, assigned, working) = (await Walk.ToAsync("draft"), await Walk.ToAsync("assign"), await Walk.ToAsync("work"));
        await JoinAsync(lead, assigned, working);
        foreach (var member in new[] { assigned, working })
        {
            Assert.Empty(await OpenAsync(member));
            var row = await RowAsync(member);
            Assert.Equal(("并案答复", "主件 430S00-SQ2026-00001"), (row.StaffState, row.HeldBy));
        }

        await Walk.OnAsync(lead, "serve");
        Assert.Contains("您提出的另外2件申请（受理编号：430S00-SQ2026-00002、430S00-SQ2026-00003）与该申请的内容相同，现一并答复如下。", await LetterAsync(lead), StringComparison.Ordinal);
        Assert.Null((await RowAsync(working)).RepliedOn);

        await Walk.StepAsync(lead, "serve");
        var answered = await RowAsync(lead);
        foreach (var member in new[] { assigned, working })
        {
            var row = await RowAsync(member);
            Assert.Equal((PublicStatus.Answered, answered.RepliedOn), (row.Status, row.RepliedOn));
            Assert.Equal(["joint-reply", "joint-reply"], (await TemplatesAsync(member)).TakeLast(2));
        }

        await Walk.OnAsync(lead, null);
        var closed = await RowAsync(lead);
        foreach (var member in new[] { assigned, working })
        {
            var row = await RowAsync(member);
            Assert.Equal((PublicStatus.Closed, closed.EndedOn, closed.ReportRow, "已归档"), (row.Status, row.EndedOn, row.ReportRow, row.StaffState));
            await using var db = Site.Db();
            Assert.DoesNotContain(await db.Instances.Where(i => i.CaseId == member).Select(i => i.Status).ToListAsync(), s => s == "Running");
            Assert.False(await db.Tasks.AnyAsync(t => t.CaseId == member && (t.State == TaskState.Open || t.State == TaskState.Held)));
        }

        await VerifyAsync();
    }

    [Fact]
    public async Task A_case_that_is_separated_goes_on_where_it_rested()
    {
        var (lead, member) = (await Walk.ToAsync("check"), await Walk.ToAsync("work"));
        var before = await OpenAsync(member);
        await JoinAsync(lead, member);
        await VerifyAsync();

        var outcome = await Handler.SeparateAsync(Officer, new(lead, null, [member], "补充了不同的内容"));

        Assert.True(outcome.Succeeded, outcome.Message);
        Assert.Equal(before, await OpenAsync(member));
        await Walk.OnAsync(lead, null);
        Assert.Equal(PublicStatus.InProgress, (await RowAsync(member)).Status);
        await Walk.OnAsync(member, null);
        Assert.Equal(PublicStatus.Closed, (await RowAsync(member)).Status);
        Assert.DoesNotContain("一并答复", await LetterAsync(lead), StringComparison.Ordinal);
        await VerifyAsync();
    }

    [Fact]
    public async Task A_reply_that_comes_back_is_no_answer_to_any_of_them()
    {
        var walk = new CaseWalk(Site.Services) { Service = day => new ServiceAct(ServiceMeans.Post, day, TrackingNumber: "EX123456789CN") };
        var (lead, member) = (await walk.ToAsync("draft"), await walk.ToAsync("assign"));
        await JoinAsync(lead, member);
        await walk.OnAsync(lead, "serve");
        await walk.StepAsync(lead, "serve");
        Assert.NotNull((await RowAsync(member)).RepliedOn);

        var failed = await Site.Get<CaseWriter>().WriteAsync(lead, Officer, null, unit =>
            Task.FromResult<IReadOnlyList<Domain.Common.Refusal>>([.. new[] { unit.Request.FailService(unit.Today, "查无此人", unit.Today) }.OfType<Domain.Common.Refusal>()]));

        Assert.True(failed.Succeeded);
        Assert.Null((await RowAsync(member)).RepliedOn);
        Assert.Equal("joint-reply", (await TemplatesAsync(member))[^1]);
        await VerifyAsync();
    }

    [Fact]
    public async Task Whoever_withdraws_one_of_them_ends_that_one_alone()
    {
        var (lead, member, other) = (await Walk.ToAsync("draft"), await Walk.ToAsync("assign"), await Walk.ToAsync("assign"));
        await JoinAsync(lead, member, other);
        await WithdrawAsync(member);
        Assert.Equal(other, Assert.Single((await StateAsync(lead)).JointMembers).CaseId);
        Assert.Equal(PublicStatus.Withdrawn, (await RowAsync(member)).Status);

        await WithdrawAsync(lead);
        Assert.Null((await StateAsync(other)).JointLead);
        Assert.Equal(["assign"], await OpenAsync(other));
        await Walk.OnAsync(other, null);
        Assert.Equal(PublicStatus.Closed, (await RowAsync(other)).Status);
        await VerifyAsync();
    }

    [Fact]
    public async Task Two_leads_that_want_one_case_at_the_same_time_do_not_share_it()
    {
        var (a, b, member) = (await Walk.ToAsync("assign"), await Walk.ToAsync("assign"), await Walk.ToAsync("assign"));

        var outcomes = await Task.WhenAll(Handler.JoinAsync(Officer, Command(a, member)), Handler.JoinAsync(Officer, Command(b, member)));

        var refused = Assert.IsType<Outcome.Refused>(Assert.Single(outcomes, o => !o.Succeeded));
        Assert.Equal("members", Assert.Single(refused.Refusals).Field);
        Assert.Equal(1, (await StateAsync(a)).JointMembers.Count + (await StateAsync(b)).JointMembers.Count);
        await VerifyAsync();
    }

    [Fact]
    public async Task What_may_not_be_joined_is_refused_by_number_and_nothing_moves()
    {
        var (lead, ended) = (await Walk.ToAsync("assign"), await Walk.ToAsync(null));
        var other = await Walk.ToAsync("assign", f => f with { Applicant = f.Applicant with { Name = "测试乙", IdNumber = "110101199003070011" } });
        Assert.DoesNotContain(other, (await Site.Get<JointReplyQuery>().OpenAsync(await RowAsync(lead))).Select(c => c.Id));

        var refused = Assert.IsType<Outcome.Refused>(await Handler.JoinAsync(Officer, Command(lead, ended, other)));
        Assert.Equal(2, refused.Refusals.Count);
        Assert.IsType<Outcome.Refused>(await Handler.JoinAsync(Officer, Command(lead, Guid.NewGuid())));
        Assert.IsType<Outcome.Refused>(await Handler.JoinAsync(Officer, Command(lead, lead)));
        Assert.IsType<Outcome.Refused>(await Handler.SeparateAsync(Officer, Command(lead)));
        Assert.IsType<Outcome.Forbidden>(await Handler.JoinAsync(Site.Officer("highway", Roles.Handler), Command(lead, other)));
        var same = await Walk.ToAsync("assign");
        var effects = Assert.IsType<Outcome.Rehearsed>(await Handler.RehearseJoinAsync(Officer, Command(lead, same))).Effects;
        Assert.Contains((await RowAsync(same)).Number, Assert.Single(effects.Mails).Subject, StringComparison.Ordinal);

        Assert.Empty((await StateAsync(lead)).JointMembers);
        Assert.Null((await StateAsync(same)).JointLead);
    }

    private static JointReplyCommand Command(Guid lead, params Guid[] members) => new(lead, null, members, "同一申请人就相同内容分别提出申请。");

    private async Task JoinAsync(Guid lead, params Guid[] members)
    {
        var outcome = await Handler.JoinAsync(Officer, Command(lead, members));
        Assert.True(outcome.Succeeded, outcome.Message);
    }

    private async Task WithdrawAsync(Guid id)
    {
        var outcome = await Site.Get<CaseWriter>().WriteAsync(id, Officer, null, unit =>
            Task.FromResult<IReadOnlyList<Domain.Common.Refusal>>([.. new[] { unit.Request.Withdraw(null, unit.Calendar, unit.Today) }.OfType<Domain.Common.Refusal>()]));
        Assert.True(outcome.Succeeded, outcome.Message);
    }

    private async Task<IReadOnlyList<string>> TemplatesAsync(Guid id)
    {
        await using var db = Site.Db();
        // By the event that caused it: the clock of the test stands still.
        return [.. (await db.Mails.Where(m => m.CaseId == id).ToListAsync()).OrderBy(m => int.Parse(m.Key.Split('/')[1], System.Globalization.CultureInfo.InvariantCulture)).Select(m => m.TemplateKey)];
    }

    private async Task<string> LetterAsync(Guid id)
    {
        var view = (await Site.Get<CaseReader>().ForOfficerAsync(id, Officer))!;
        await using var db = Site.Db();
        var file = await db.Files.AsNoTracking().SingleAsync(f => f.Id == view.State.ReplyLetter!.Issued.FileId);
        var (_, content) = await Site.Get<FileStore>().ReadAsync(file, view.Cipher, CancellationToken.None);
        return System.Text.RegularExpressions.Regex.Replace(System.Text.Encoding.UTF8.GetString(content), "<[^>]+>", string.Empty);
    }
}
