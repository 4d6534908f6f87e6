using Disclosure.Domain.Deadlines;
using Disclosure.Domain.Decisions;
using Disclosure.Domain.Requests;
using Disclosure.Web.Accounts;
using Disclosure.Web.Cases;
using Disclosure.Web.Features.NoticeAnswer;
using Disclosure.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Tests.Notices;

/// <summary>The journeys with dates of the field, through the application's handlers on a real database, to the day.</summary>
public sealed class NoticeJourneyTests : NoticeTest
{
    [Fact]
    public async Task Spring_festival_then_clarification_then_a_silent_third_party()
    {
        Site.Clock.Set(new(2026, 2, 14));
        var id = await Walk.ToAsync("assign");
        Assert.Equal(new DateOnly(2026, 3, 20), (await RowAsync(id)).DueOn);

        Site.Clock.Set(new(2026, 3, 2));
        var asked = await Online.NoticeAsync(id, Clarification);
        var waiting = await RowAsync(id);
        Assert.Equal((PublicStatus.AwaitingClarification, (DateOnly?)null, (DateOnly?)new DateOnly(2026, 3, 16)), (waiting.Status, waiting.DueOn, waiting.AnswerDueOn));

        Site.Clock.Set(new(2026, 3, 10));
        await RecordAsync(id, asked, AnswerMove.Clarified, c => c with { Information = Clearer });
        Assert.Equal(new DateOnly(2026, 4, 8), (await RowAsync(id)).DueOn);
        Assert.Equal(Clearer, (await StateAsync(id)).Information);
        Assert.Equal("Finished", (await InstanceAsync(asked)).Status);

        Site.Clock.Set(new(2026, 3, 16));
        await Walk.OnAsync(id, "accept");
        var letter = await Posting.NoticeAsync(id, new ConsultationContent(ConsultationKind.ThirdParty, "示例建设有限公司", "长沙市某路2号", "中标单位单价分析表。"));
        Assert.Equal(PublicStatus.Consulting, (await RowAsync(id)).Status);
        Assert.Null((await RowAsync(id)).AnswerDueOn);

        Site.Clock.Set(new(2026, 3, 18));
        await Walk.StepAsync(id, "notice-proof");
        Assert.Equal(new DateOnly(2026, 4, 9), (await RowAsync(id)).AnswerDueOn);

        Site.Clock.Set(new(2026, 4, 9));
        Assert.False((await TryAsync(id, letter, AnswerMove.Lapsed)).Succeeded);
        Site.Clock.Set(new(2026, 4, 10));
        await RecordAsync(id, letter, AnswerMove.Lapsed);
        var decided = await RowAsync(id);
        Assert.Equal((new DateOnly(2026, 5, 6), new DateOnly(2026, 4, 8)), (decided.DueOn, decided.InternalDueOn));
        Assert.Equal("Finished", (await InstanceAsync(letter)).Status);

        await RecordAsync(id, letter, AnswerMove.Assessed, c => c with { Text = "第三方未提出意见，不涉及商业秘密，予以公开。" });
        await Walk.NoticeAsync(id, new ThirdPartyReleaseContent(letter, "单价分析表的汇总部分。", "不涉及商业秘密。"));
        await Walk.OnAsync(id, null);
        Assert.Equal("已归档", (await RowAsync(id)).StaffState);
        await VerifyAsync();
    }

    [Fact]
    public async Task An_extension_is_lawful_on_the_last_day_and_refused_the_day_after()
    {
        Site.Clock.Set(new(2026, 9, 8));
        var id = await Walk.ToAsync("assign", f => f with { Receipt = new ReceiptFacts(ReceiptChannel.RegisteredPost, new(2026, 9, 8), new(2026, 9, 8)), PostalNumber = "EX000000001CN", WrittenByOfficer = true });
        var late = await Walk.ToAsync("assign", f => f with { Receipt = new ReceiptFacts(ReceiptChannel.RegisteredPost, new(2026, 9, 8), new(2026, 9, 8)), PostalNumber = "EX000000002CN", WrittenByOfficer = true });
        Assert.Equal(new DateOnly(2026, 10, 12), (await RowAsync(id)).DueOn);

        Site.Clock.Set(new(2026, 10, 12));
        await Walk.NoticeAsync(id, new ExtensionContent(20, "涉及多个处室。"));
        Assert.Equal((new DateOnly(2026, 11, 9), PublicStatus.Extended), ((await RowAsync(id)).DueOn, (await RowAsync(id)).Status));
        Assert.Equal("once", (await DraftRefusalAsync(id, new ExtensionContent(5, "再延一次。"))).Code);

        Site.Clock.Set(new(2026, 10, 13));
        var refused = await DraftRefusalAsync(late, new ExtensionContent(20, "涉及多个处室。"));
        Assert.Contains("第三十三条", refused.Article, StringComparison.Ordinal);
        Assert.Equal(new DateOnly(2026, 10, 12), (await RowAsync(late)).DueOn);
        Assert.Empty((await StateAsync(late)).Notices);
        await VerifyAsync();
    }

    [Fact]
    public async Task A_fee_restarts_the_period_when_it_is_paid_and_ends_the_case_when_it_is_not()
    {
        var id = await Walk.ToAsync("assign");
        var unpaid = await Walk.ToAsync("assign");
        var content = new FeeContent(Domain.Fees.FeeBasis.Pages, 120, 0, 1100, "转账至指定账户。");
        var fee = await Online.NoticeAsync(id, content);
        var other = await Online.NoticeAsync(unpaid, content);
        Assert.Equal((PublicStatus.AwaitingPayment, (DateOnly?)null, (DateOnly?)new DateOnly(2026, 3, 30)), ((await RowAsync(id)).Status, (await RowAsync(id)).DueOn, (await RowAsync(id)).AnswerDueOn));

        Site.Clock.Set(new(2026, 3, 9));
        var officer = Officer;
        Assert.Equal("amount", Assert.Single(Assert.IsType<Outcome.Refused>(await TryAsync(id, fee, AnswerMove.Paid, c => c with { Amount = 1000 })).Refusals).Code);
        var proof = await FileAsync("缴费凭证.pdf", officer);
        var paid = await Site.Get<NoticeAnswerHandler>().HandleAsync(officer, new(id, null, fee, AnswerMove.Paid, new(2026, 3, 9), Amount: 1100, FileIds: [proof]));
        Assert.True(paid.Succeeded, paid.Message);
        Assert.Equal(new DateOnly(2026, 4, 7), (await RowAsync(id)).DueOn);

        Site.Clock.Set(new(2026, 3, 30));
        Assert.False((await TryAsync(unpaid, other, AnswerMove.Abandoned, c => c with { Text = "3月28日电话联系，申请人表示不缴。" })).Succeeded);
        Site.Clock.Set(new(2026, 3, 31));
        await RecordAsync(unpaid, other, AnswerMove.Abandoned, c => c with { Text = "3月28日电话联系，申请人表示不缴。" });
        var ended = await RowAsync(unpaid);
        Assert.Equal((PublicStatus.Abandoned, "视为放弃", "3.6.2"), (ended.Status, ended.StaffState, ended.ReportRow));
        Assert.Empty(await OpenAsync(unpaid));
        await VerifyAsync();
    }

    [Fact]
    public async Task Reasons_are_asked_without_a_pause_and_a_deferral_tells_a_date()
    {
        var id = await Walk.ToAsync("assign");
        var due = (await RowAsync(id)).DueOn;
        var asked = await Online.NoticeAsync(id, new ReasonsContent("2026年1月至2月共提出58件申请。", 10));
        Assert.Equal((PublicStatus.AwaitingReasons, due), ((await RowAsync(id)).Status, (await RowAsync(id)).DueOn));
        Assert.Equal("no-reasons", (await DraftRefusalAsync(id, new DeferralContent(new(2026, 6, 1), "涉及文件较多。"))).Code);

        Site.Clock.Set(new(2026, 3, 10));
        await RecordAsync(id, asked, AnswerMove.Reasons, c => c with { Text = "用于课题研究。" });
        Assert.Equal("no-reasons", (await DraftRefusalAsync(id, new DeferralContent(new(2026, 6, 1), "涉及文件较多。"))).Code);
        await RecordAsync(id, asked, AnswerMove.Assessed, c => c with { ReasonIsGood = true, Text = "确有科研需要。" });
        await Online.NoticeAsync(id, new DeferralContent(new(2026, 6, 1), "涉及文件较多。"));
        Assert.Equal(new DateOnly(2026, 6, 1), (await RowAsync(id)).DueOn);
        await VerifyAsync();
    }

    [Fact]
    public async Task Who_asks_much_without_a_good_reason_is_told_that_the_request_is_not_processed()
    {
        var walk = Replying(ReplyType.Excessive, "申请内容高度重复，且多数已经答复。");
        var id = await walk.ToAsync("assign");
        var asked = await Online.NoticeAsync(id, new ReasonsContent("2026年1月至2月共提出58件申请", 10));
        Site.Clock.Set(new(2026, 3, 10));
        await RecordAsync(id, asked, AnswerMove.Reasons, c => c with { Text = "想了解一下。" });
        Assert.IsType<Outcome.Forbidden>(await Site.Get<NoticeAnswerHandler>().HandleAsync(
            Site.Officer("office", Roles.IntakeClerk), new(id, null, asked, AnswerMove.Assessed, new(2026, 3, 10), "理由不成立。")));
        await RecordAsync(id, asked, AnswerMove.Assessed, c => c with { Text = "与课题、生产、生活均无关。" });
        var letter = await LetterOfAsync(walk, id);
        Assert.Contains("2026年1月至2月共提出58件申请", letter, StringComparison.Ordinal);
        Assert.Contains("根据《中华人民共和国政府信息公开条例》第三十五条的规定，本机关决定对您的申请不予处理。", letter, StringComparison.Ordinal);
        Assert.Equal((PublicStatus.Closed, "3.5.4"), ((await RowAsync(id)).Status, (await RowAsync(id)).ReportRow));
        await VerifyAsync();
    }

    [Fact]
    public async Task A_judgement_that_is_turned_over_after_the_draft_stops_reviews_and_signature()
    {
        var walk = Replying(ReplyType.Excessive, "申请内容高度重复。");
        var id = await walk.ToAsync("assign");
        var asked = await Online.NoticeAsync(id, new ReasonsContent("两个月内提出126件\u202E申请", 10));
        await RecordAsync(id, asked, AnswerMove.Reasons, c => c with { Text = "想了解一下。" });
        await RecordAsync(id, asked, AnswerMove.Assessed, c => c with { Text = "无关。" });
        while ((await OpenAsync(id)).FirstOrDefault() is { } form && form != "legal-review")
        {
            await walk.StepAsync(id, form);
        }

        await RecordAsync(id, asked, AnswerMove.Assessed, c => c with { ReasonIsGood = true, Text = "重新判断：确有需要。" });
        var review = await Site.Get<Features.Review.ReviewHandler>().HandleAsync(
            Site.Officer("office", Roles.LegalReviewer), new(id, await TaskAsync("legal-review"), null, Domain.Requests.Events.ReviewStage.Legal, new ApprovalInput("同意")));
        Assert.Equal("reasons-good", Assert.IsType<Outcome.Refused>(review).Refusals[0].Code);
        Assert.Equal(["legal-review"], await OpenAsync(id));

        await RecordAsync(id, asked, AnswerMove.Assessed, c => c with { Text = "还是无关。" });
        var letter = await LetterOfAsync(walk, id);
        // What the officer's text hid is not printed, neither as a character nor encoded as one.
        Assert.Contains("两个月内提出126件申请", letter, StringComparison.Ordinal);
        await VerifyAsync();
    }

    [Fact]
    public async Task What_stays_unclear_after_the_applicant_completed_it_is_answered_so()
    {
        var walk = Replying(ReplyType.StillUnclear, "补正后仍未写明项目名称和年份。");
        var id = await walk.ToAsync("assign");
        var asked = await Online.NoticeAsync(id, Clarification);
        Site.Clock.Set(new(2026, 3, 10));
        await RecordAsync(id, asked, AnswerMove.Clarified, c => c with { Information = new InformationSought("与我有关的全部文件"), Text = "就是这些。" });
        var letter = await LetterOfAsync(walk, id);
        Assert.Contains("并于2026年3月10日收到您的补正", letter, StringComparison.Ordinal);
        Assert.Contains("与我有关的全部文件", letter, StringComparison.Ordinal);
        Assert.Equal((PublicStatus.Closed, "3.4.3"), ((await RowAsync(id)).Status, (await RowAsync(id)).ReportRow));
        await VerifyAsync();
    }

    private CaseWalk Replying(ReplyType type, string reasoning) => new(Site.Services) { Reply = _ => new ReplyDraft(type, null, reasoning, null, null, [], null) };

    /// <summary>Walks from 分办 to the end and gives the reply's letter as it was stored.</summary>
    private async Task<string> LetterOfAsync(CaseWalk walk, Guid id)
    {
        while ((await OpenAsync(id)).FirstOrDefault() is { } form && form != "archive")
        {
            await walk.StepAsync(id, form);
        }

        var issued = (await StateAsync(id)).ReplyLetter!.Issued;
        await using var db = Site.Db();
        var row = await db.Files.AsNoTracking().SingleAsync(f => f.Id == issued.FileId);
        var (_, content) = await Site.Get<Web.Files.FileStore>().ReadAsync(row, await Site.Get<Web.Crypto.CaseKeys>().OpenAsync(db, id, CancellationToken.None), CancellationToken.None);
        return System.Net.WebUtility.HtmlDecode(System.Text.Encoding.UTF8.GetString(content));
    }

    private async Task<Domain.Common.Refusal> DraftRefusalAsync(Guid id, NoticeContent content)
    {
        var refused = Assert.IsType<Outcome.Refused>(await Site.Get<Features.NoticeDraft.DraftNoticeHandler>().HandleAsync(Officer, new(id, null, Guid.NewGuid(), _ => content)));
        return refused.Refusals[0];
    }
}
