using System.Security.Cryptography;
using System.Text;
using Disclosure.Domain.Correspondence;
using Disclosure.Domain.Deadlines;
using Disclosure.Domain.Fees;
using Disclosure.Domain.Requests;
using Disclosure.Domain.Requests.Events;
using Disclosure.Web.Accounts;
using Disclosure.Web.Cases;
using Disclosure.Web.Data;
using Disclosure.Web.Features.NoticeAnswer;
using Disclosure.Web.Features.NoticeApproval;
using Disclosure.Web.Features.NoticeDraft;
using Disclosure.Web.Features.NoticeProof;
using Disclosure.Web.Features.NoticeVoid;
using Disclosure.Web.Files;
using Disclosure.Web.Letters;
using Disclosure.Web.Queues;
using Disclosure.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Tests.Notices;

/// <summary>What a procedural letter may not do, who may not do it, and that no letter is left without a next step.</summary>
public sealed class NoticeLimitsTests : NoticeTest
{
    [Fact]
    public async Task A_return_beside_the_open_slip_is_sent_to_that_step()
    {
        var id = await Walk.ToAsync("assign");
        var letter = await Posting.NoticeAsync(id, new ConsultationContent(ConsultationKind.ThirdParty, "示例公司", "某路1号", "报价文件。"));
        Assert.Equal("proof-open", await RefusedAsync(id, letter, AnswerMove.Returned, c => c with { Text = "查无此人" }));
        await Walk.StepAsync(id, "notice-proof");
        await RecordAsync(id, letter, AnswerMove.Returned, c => c with { Text = "单位已经注销" });
        Assert.Contains("notice-serve", await OpenAsync(id));
        await VerifyAsync();
    }

    [Fact]
    public async Task What_the_system_sends_itself_cannot_be_backdated()
    {
        var id = await Walk.ToAsync("assign");
        var notice = Guid.NewGuid();
        Assert.True((await Site.Get<DraftNoticeHandler>().HandleAsync(Officer, new(id, null, notice, _ => Clarification))).Succeeded);
        await Walk.StepAsync(id, "notice-approve");
        await Walk.StepAsync(id, "notice-seal");
        Site.Clock.Set(new(2026, 3, 5));
        var backdated = await Site.Get<Features.NoticeServe.ServeNoticeHandler>().HandleAsync(
            Site.Officer("office", Roles.SealOfficer), new(id, await TaskAsync("notice-serve"), null, new ServiceAct(ServiceMeans.Online, new(2026, 3, 2))));
        Assert.Equal(("date", "on"), (Refusals(backdated).Code, Refusals(backdated).Field));
    }

    [Fact]
    public async Task Once_the_reply_is_out_no_letter_follows_and_nobody_is_deemed_to_have_given_up()
    {
        var id = await Walk.ToAsync("draft");
        var asked = await Online.NoticeAsync(id, Clarification);
        var late = Guid.NewGuid();
        Assert.True((await Site.Get<DraftNoticeHandler>().HandleAsync(Officer, new(id, null, late, _ => new ReasonsContent("两个月内58件。", 10)))).Succeeded);
        foreach (var form in new[] { "draft", "check", "legal-review", "secrecy-review", "sign", "seal", "serve" })
        {
            await Walk.StepAsync(id, form);
        }

        var approved = await Site.Get<ApproveNoticeHandler>().HandleAsync(Site.Officer("office", Roles.DisclosureHead), new(id, await TaskAsync("notice-approve"), null, new ApprovalInput("同意。")));
        Assert.Equal("replied", Refusals(approved).Code);
        Site.Clock.Set(new(2026, 4, 30));
        Assert.Equal("replied", await RefusedAsync(id, asked, AnswerMove.Abandoned, c => c with { Text = "已电话联系。" }));
        Assert.Null(Features.Clarify.ClarifyEndpoints.Awaited(await StateAsync(id)));
        Assert.Equal(PublicStatus.Answered, (await RowAsync(id)).Status);
        await VerifyAsync();
    }

    [Fact]
    public async Task More_time_is_bounded_and_ends_with_the_letter_that_came_back()
    {
        var id = await Walk.ToAsync("assign");
        var asked = await Posting.NoticeAsync(id, Clarification);
        await Walk.StepAsync(id, "notice-proof");
        Assert.Equal("date", await RefusedAsync(id, asked, AnswerMove.MoreTime, c => c with { On = new(2126, 3, 20), Text = "申请人住院。" }));
        await RecordAsync(id, asked, AnswerMove.MoreTime, c => c with { On = new(2026, 3, 20), Text = "申请人住院。" });
        Assert.Equal(new DateOnly(2026, 3, 20), (await RowAsync(id)).AnswerDueOn);

        Site.Clock.Set(new(2026, 3, 25));
        await RecordAsync(id, asked, AnswerMove.Returned, c => c with { Text = "邮局查明未妥投" });
        await Posting.StepAsync(id, "notice-serve");
        await Walk.StepAsync(id, "notice-proof");
        Assert.Equal(new DateOnly(2026, 4, 9), (await RowAsync(id)).AnswerDueOn);
        await VerifyAsync();
    }

    [Fact]
    public async Task A_release_is_told_only_where_the_law_lets_it()
    {
        var id = await Walk.ToAsync("assign");
        var letter = await Walk.NoticeAsync(id, new ConsultationContent(ConsultationKind.ThirdParty, "示例公司", null, "报价文件。"));
        await RecordAsync(id, letter, AnswerMove.Opinion, c => c with { Consent = false, Text = "属于商业秘密。" });
        await RecordAsync(id, letter, AnswerMove.Assessed, c => c with { ReasonIsGood = true, Text = "理由合理。" });
        var release = new ThirdPartyReleaseContent(letter, "报价文件。", "予以公开。");
        Assert.Equal("reason-good", Refusals(await Site.Get<DraftNoticeHandler>().HandleAsync(Officer, new(id, null, Guid.NewGuid(), _ => release))).Code);
        await RecordAsync(id, letter, AnswerMove.Assessed, c => c with { ReasonIsGood = true, PublicInterest = true, Text = "关系公众出行安全。" });
        Assert.True((await Site.Get<DraftNoticeHandler>().HandleAsync(Officer, new(id, null, Guid.NewGuid(), _ => release))).Succeeded);

        // Once the reply is numbered it is the one letter that may still be sent, and so it must be within reach.
        var state = await StateAsync(id);
        Assert.DoesNotContain(NoticeKind.Fee, NoticeRules.Possible(state with { Letters = [new Letter(new LetterIssued(Guid.NewGuid(), "1", "告知书", new(2026, 3, 2), Guid.Empty, "00", Domain.Decisions.ReplyType.Disclosed, Domain.Decisions.Remedy.Choice))] }));
        Assert.Contains(NoticeKind.ThirdPartyRelease, NoticeRules.Possible(state));
    }

    [Fact]
    public async Task Who_may_not_is_refused_and_nothing_is_left()
    {
        var id = await Walk.ToAsync("assign");
        var before = (await StateAsync(id)).Version;
        foreach (var actor in new[] { Site.Officer("highway", Roles.Handler), Site.Officer("office", Roles.SealOfficer), Site.Officer("office", Roles.Supervisor) })
        {
            Assert.False((await Site.Get<DraftNoticeHandler>().HandleAsync(actor, new(id, null, Guid.NewGuid(), _ => Clarification))).Succeeded);
        }

        var notice = await Online.NoticeAsync(id, Clarification);
        Assert.IsType<Outcome.Forbidden>(await Site.Get<NoticeAnswerHandler>().HandleAsync(Site.Officer("office", Roles.SealOfficer), new(id, null, notice, AnswerMove.Clarified, new(2026, 3, 2))));
        Assert.IsType<Outcome.Forbidden>(await Site.Get<NoticeAnswerHandler>().HandleAsync(Site.Officer("office", Roles.IntakeClerk), new(id, null, notice, AnswerMove.Abandoned, new(2026, 3, 2))));
        Assert.Equal(before + 5, (await StateAsync(id)).Version);
    }

    [Fact]
    public async Task Closing_the_case_leaves_no_letter_that_nobody_could_take_forward()
    {
        var id = await Walk.ToAsync("draft");
        var approved = Guid.NewGuid();
        Assert.True((await Site.Get<DraftNoticeHandler>().HandleAsync(Officer, new(id, null, approved, _ => new ExtensionContent(10, "需要查阅纸质档案。")))).Succeeded);
        var waiting = await Posting.NoticeAsync(id, new ConsultationContent(ConsultationKind.OtherAgency, "省生态环境厅", null, "环评批复。"));
        foreach (var form in new[] { "draft", "check", "legal-review", "secrecy-review", "sign", "seal", "serve", "close" })
        {
            await Walk.StepAsync(id, form);
        }

        Assert.Equal(["archive"], await OpenAsync(id));
        Assert.Equal(("Cancelled", "Cancelled"), ((await InstanceAsync(approved)).Status, (await InstanceAsync(waiting)).Status));
        await Walk.StepAsync(id, "archive");
        await VerifyAsync();
    }

    [Fact]
    public async Task A_reply_waits_for_the_third_party_that_was_asked_after_the_signature()
    {
        var id = await Walk.ToAsync("seal");
        var letter = await Walk.NoticeAsync(id, new ConsultationContent(ConsultationKind.ThirdParty, "示例公司", null, "报价文件。"));
        await Walk.StepAsync(id, "seal");
        var serve = await TaskAsync("serve");
        var refused = await Site.Get<Features.Serve.ServeHandler>().HandleAsync(Site.Officer("office", Roles.SealOfficer), new(id, serve, null, new ServiceAct(ServiceMeans.Online, new(2026, 3, 2))));
        Assert.Equal("consultation-open", Refusals(refused).Code);

        await RecordAsync(id, letter, AnswerMove.Opinion, c => c with { Consent = true, Text = "同意公开。" });
        await Walk.StepAsync(id, "serve");
        await VerifyAsync();
    }

    private static Domain.Common.Refusal Refusals(Outcome outcome) => Assert.IsType<Outcome.Refused>(outcome).Refusals[0];

    private async Task<string> RefusedAsync(Guid id, Guid notice, AnswerMove move, Func<NoticeAnswerCommand, NoticeAnswerCommand> change) => Refusals(await TryAsync(id, notice, move, change)).Code;
}
