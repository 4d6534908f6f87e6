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

/// <summary>The way of a procedural letter: drafted, approved or sent back, numbered, sealed, served, proved or returned, answered, or voided.</summary>
public sealed class NoticeWayTests : NoticeTest
{
    public static TheoryData<NoticeKind> Kinds { get; } = [.. Enum.GetValues<NoticeKind>()];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Every_kind_goes_out_numbered_rendered_and_fixed(NoticeKind kind)
    {
        var id = await Walk.ToAsync("assign");
        var (content, addressee) = await ContentAsync(id, kind);
        var walk = content.ToApplicant ? Online : Posting;
        var noticeId = await walk.NoticeAsync(id, content);

        var notice = await NoticeAsync(id, noticeId);
        Assert.Equal($"湘交公开{NoticeLetterModel.CharacterOf(kind)}〔2026〕1号", notice.Issued!.Number);
        Assert.Equal($"湖南省交通运输厅{Words.Of(kind)}", notice.Issued.Title);
        await using var db = Site.Db();
        var file = await db.Files.AsNoTracking().SingleAsync(f => f.Id == notice.Issued.FileId);
        var cipher = (await Site.Get<CaseReader>().ForOfficerAsync(id, Officer))!.Cipher;
        var (name, bytes) = await Site.Get<FileStore>().ReadAsync(file, cipher, CancellationToken.None);
        var html = Encoding.UTF8.GetString(bytes);
        Assert.Equal(notice.Issued.ContentHash, Convert.ToHexStringLower(SHA256.HashData(bytes)));
        Assert.Contains(addressee, html, StringComparison.Ordinal);
        Assert.Contains(notice.Issued.Number, html, StringComparison.Ordinal);
        Assert.Contains("湖南省交通运输厅", html, StringComparison.Ordinal);
        // The kinds that decide about their addressee state the remedy, by the statute's own words; the procedural ones state none.
        Assert.Equal(kind is NoticeKind.ThirdPartyRelease or NoticeKind.Abandonment, html.Contains("可以自知道本答复之日起60日内向湖南省人民政府申请行政复议", StringComparison.Ordinal));
        Assert.EndsWith(".html", name, StringComparison.Ordinal);

        // The applicant hears of it, and reads it on the tracking page, where it is for them; of a letter to others only the status.
        var mails = await db.Mails.AsNoTracking().Where(m => m.CaseId == id && m.TemplateKey == "notice" && m.Subject.EndsWith(Words.Of(kind))).ToListAsync();
        if (content.ToApplicant)
        {
            Assert.Single(mails);
            Assert.Contains(PublicLetters.Of(await StateAsync(id)), l => l.Number == notice.Issued.Number);
        }
        else
        {
            Assert.Empty(mails);
            Assert.DoesNotContain(PublicLetters.Of(await StateAsync(id)), l => l.Number == notice.Issued.Number);
        }

        await VerifyAsync();
    }

    [Fact]
    public async Task Sent_back_it_is_reworked_and_judged_again()
    {
        var id = await Walk.ToAsync("assign");
        var notice = Guid.NewGuid();
        Assert.True((await Site.Get<DraftNoticeHandler>().HandleAsync(Officer, new(id, null, notice, _ => Clarification))).Succeeded);
        var head = Site.Officer("office", Roles.DisclosureHead);
        var returned = await Site.Get<ApproveNoticeHandler>().HandleAsync(head, new(id, await TaskAsync("notice-approve"), null, null, "请写明补正的期限依据。"));
        Assert.True(returned.Succeeded, returned.Message);
        Assert.Equal(["assign", "notice-redraft"], await OpenAsync(id));

        var better = Clarification with { Guidance = "请按条例第三十条补正。" };
        Assert.IsType<Outcome.Refused>(await Site.Get<DraftNoticeHandler>().ReworkAsync(Officer, await TaskAsync("notice-redraft"), new(id, null, Guid.NewGuid(), _ => better)));
        Assert.True((await Site.Get<DraftNoticeHandler>().ReworkAsync(Officer, await TaskAsync("notice-redraft"), new(id, null, notice, _ => better))).Succeeded);
        foreach (var form in new[] { "notice-approve", "notice-seal", "notice-serve" })
        {
            await Walk.StepAsync(id, form);
        }

        Assert.Equal(better.Guidance, ((ClarificationContent)(await NoticeAsync(id, notice)).Content).Guidance);
        Assert.Equal(["assign"], await OpenAsync(id));
        Assert.Equal("noticeReturned noticeSettled", (await InstanceAsync(notice)).Awaits);
        await VerifyAsync();
    }

    [Fact]
    public async Task A_voided_letter_keeps_its_number_and_the_next_one_takes_the_next()
    {
        var id = await Walk.ToAsync("assign");
        var notice = Guid.NewGuid();
        Assert.True((await Site.Get<DraftNoticeHandler>().HandleAsync(Officer, new(id, null, notice, _ => Clarification))).Succeeded);
        await Walk.StepAsync(id, "notice-approve");
        var seal = Site.Officer("office", Roles.SealOfficer);
        var task = await TaskAsync("notice-seal");
        Assert.True((await Site.Get<Features.NoticeSeal.SealNoticeHandler>().IssueAsync(seal, id, task, null)).Succeeded);
        Assert.IsType<Outcome.Forbidden>(await Site.Get<VoidNoticeHandler>().HandleAsync(seal, id, null, notice, "拟错"));
        Assert.True((await Site.Get<VoidNoticeHandler>().HandleAsync(Officer, id, null, notice, "拟错")).Succeeded);

        Assert.Equal(["assign"], await OpenAsync(id));
        Assert.Equal("Cancelled", (await InstanceAsync(notice)).Status);
        Assert.Equal(("湘交公开补〔2026〕1号", "拟错"), ((await NoticeAsync(id, notice)).Issued!.Number, (await NoticeAsync(id, notice)).VoidReason));
        var second = await Online.NoticeAsync(id, Clarification);
        Assert.Equal("湘交公开补〔2026〕2号", (await NoticeAsync(id, second)).Issued!.Number);
        await VerifyAsync();
    }

    [Fact]
    public async Task A_letter_that_came_back_never_paused_the_clock_and_is_served_again()
    {
        var id = await Walk.ToAsync("assign");
        var letter = await Posting.NoticeAsync(id, new ConsultationContent(ConsultationKind.ThirdParty, "示例公司", "某路1号", "报价文件。"));
        Site.Clock.Set(new(2026, 3, 20));
        var seal = Site.Officer("office", Roles.SealOfficer);
        var failed = await Site.Get<ProveNoticeHandler>().HandleAsync(seal, new(id, await TaskAsync("notice-proof"), null, new(2026, 3, 19), null, Failed: true, "查无此人，退回"));
        Assert.True(failed.Succeeded, failed.Message);
        Assert.Equal((PublicStatus.Registered, (DateOnly?)new DateOnly(2026, 3, 30)), ((await RowAsync(id)).Status, (await RowAsync(id)).DueOn));
        Assert.Contains("notice-serve", await OpenAsync(id));

        await Posting.StepAsync(id, "notice-serve");
        await Walk.StepAsync(id, "notice-proof");
        Assert.Equal("noticeReturned noticeSettled", (await InstanceAsync(letter)).Awaits);

        // It came back after all: whoever waits is told, and it goes out once more.
        await RecordAsync(id, letter, AnswerMove.Returned, c => c with { Text = "单位已经注销" });
        Assert.Contains("notice-serve", await OpenAsync(id));
        await VerifyAsync();
    }

    [Fact]
    public async Task An_opinion_that_comes_before_the_slip_still_lets_the_way_end()
    {
        var id = await Walk.ToAsync("assign");
        var letter = await Posting.NoticeAsync(id, new ConsultationContent(ConsultationKind.ThirdParty, "示例公司", "某路1号", "报价文件。"));
        Site.Clock.Set(new(2026, 3, 6));
        await RecordAsync(id, letter, AnswerMove.Opinion, c => c with { Consent = false, Text = "涉及商业秘密，不同意公开。" });
        Assert.Contains("notice-proof", await OpenAsync(id));
        await Walk.StepAsync(id, "notice-proof");
        Assert.Equal("Finished", (await InstanceAsync(letter)).Status);
        await VerifyAsync();
    }

    [Fact]
    public async Task Several_consultations_run_side_by_side()
    {
        var id = await Walk.ToAsync("assign");
        var first = await Posting.NoticeAsync(id, new ConsultationContent(ConsultationKind.ThirdParty, "甲公司", "某路1号", "报价文件。"));
        var second = await Posting.NoticeAsync(id, new ConsultationContent(ConsultationKind.JointProducer, "省自然资源厅", "某路2号", "联合批复。"));
        Site.Clock.Set(new(2026, 3, 10));
        await RecordAsync(id, first, AnswerMove.Opinion, c => c with { Consent = true, Text = "同意公开。" });
        Assert.Equal(PublicStatus.Consulting, (await RowAsync(id)).Status);
        await RecordAsync(id, second, AnswerMove.Opinion, c => c with { Consent = true, Text = "同意公开。" });
        Assert.Equal(PublicStatus.Registered, (await RowAsync(id)).Status);
        // Both were asked over the same six working days: they count once.
        Assert.Equal(new DateOnly(2026, 4, 8), (await RowAsync(id)).DueOn);
        await VerifyAsync();
    }

    [Fact]
    public async Task A_withdrawal_ends_the_letter_under_way()
    {
        var id = await Walk.ToAsync("assign");
        var notice = Guid.NewGuid();
        Assert.True((await Site.Get<DraftNoticeHandler>().HandleAsync(Officer, new(id, null, notice, _ => Clarification))).Succeeded);
        Assert.True((await Site.Get<Features.Withdraw.WithdrawHandler>().ByCitizenAsync(id, null)).Succeeded);
        Assert.Empty(await OpenAsync(id));
        Assert.Equal("Cancelled", (await InstanceAsync(notice)).Status);
        await VerifyAsync();
    }

    [Fact]
    public async Task What_waits_stands_in_its_own_queue_with_its_own_date_and_the_unproved_first()
    {
        var unproved = await Walk.ToAsync("assign");
        await Posting.NoticeAsync(unproved, new ConsultationContent(ConsultationKind.ThirdParty, "甲公司", "某路1号", "报价文件。"));
        var later = await Walk.ToAsync("assign");
        await Online.NoticeAsync(later, Clarification with { ReplyWorkingDays = 15 });
        var sooner = await Walk.ToAsync("assign");
        await Online.NoticeAsync(sooner, Clarification);
        await Walk.ToAsync("assign");

        var queue = QueueCatalogue.Find(QueueCatalogue.Waiting)!;
        var page = await Site.Get<QueueReader>().ReadAsync(queue, Officer, QueueFilter.None);
        Assert.Equal([unproved, sooner, later], page.Lines.Select(l => l.Case.Id));
        Assert.All(page.Lines, l => Assert.True(l.IsAwaiting));
        Assert.Equal([null, new DateOnly(2026, 3, 16), new DateOnly(2026, 3, 23)], page.Lines.Select(l => l.Case.AnswerDueOn));
        Assert.Empty((await Site.Get<QueueReader>().ReadAsync(queue, Site.Officer("office", Roles.SealOfficer), QueueFilter.None)).Lines);
    }

    [Fact]
    public async Task Earlier_items_of_the_month_are_counted_by_the_identity_number_alone()
    {
        Site.Clock.Set(new(2026, 2, 27));
        await Walk.FileAsync();
        Site.Clock.Set(new(2026, 3, 2));
        await Walk.FileAsync();
        await Walk.FileAsync(f => f with { Applicant = f.Applicant with { Name = "另一姓名写法" } });
        await Walk.FileAsync(f => f with { Applicant = f.Applicant with { IdType = "护照", IdNumber = "E00000001" } });
        var own = await Walk.FileAsync();
        await Walk.FileAsync();
        Assert.Equal(2, await Site.Get<ApplicantMonth>().CountAsync(own.CaseId));
    }

    [Fact]
    public void A_template_of_a_letter_without_what_the_law_wants_is_refused()
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "seeds", "letters");
        foreach (var key in NoticeLetterModel.Keys)
        {
            var body = File.ReadAllText(Path.Combine(folder, $"{key}.html.liquid"));
            Assert.Empty(LetterTemplateRules.Validate(key, body));
            Assert.NotEmpty(LetterTemplateRules.Validate(key, body.Replace("{{ number }}", "1号", StringComparison.Ordinal)));
            Assert.NotEmpty(LetterTemplateRules.Validate(key, body.Replace("{{ issuedOn }}", "{{ noSuchThing }}", StringComparison.Ordinal)));
        }

        var release = File.ReadAllText(Path.Combine(folder, "notice-third-party-release.html.liquid"));
        Assert.NotEmpty(LetterTemplateRules.Validate("notice-third-party-release", release.Replace("<p>{{ remedy }}</p>", "<p>如不服，可以起诉。</p>", StringComparison.Ordinal)));
    }

    private async Task<(NoticeContent Content, string Addressee)> ContentAsync(Guid id, NoticeKind kind)
    {
        var citizen = Samples.Citizen.Name;
        switch (kind)
        {
            case NoticeKind.Clarification:
                return (Clarification, citizen);
            case NoticeKind.Reasons:
                return (new ReasonsContent("2026年1月至2月共提出58件申请。", 10), citizen);
            case NoticeKind.Deferral:
                var asked = await Online.NoticeAsync(id, new ReasonsContent("2026年1月至2月共提出58件申请。", 10));
                await RecordAsync(id, asked, AnswerMove.Reasons, c => c with { Text = "用于课题研究。" });
                await RecordAsync(id, asked, AnswerMove.Assessed, c => c with { ReasonIsGood = true, Text = "确有科研需要。" });
                return (new DeferralContent(new(2026, 6, 1), "涉及文件较多。"), citizen);
            case NoticeKind.Abandonment:
                var unanswered = await Online.NoticeAsync(id, Clarification);
                Site.Clock.Advance(TimeSpan.FromDays(60));
                await RecordAsync(id, unanswered, AnswerMove.Abandoned, c => c with { Text = "两次电话联系。" });
                return (new AbandonmentContent("经两次电话联系，您表示不再补正。"), citizen);
            case NoticeKind.Extension:
                return (new ExtensionContent(15, "需要查阅纸质档案。"), citizen);
            case NoticeKind.Consultation:
                return (new ConsultationContent(ConsultationKind.ThirdParty, "示例建设有限公司", "长沙市某路2号", "单价分析表。"), "示例建设有限公司");
            case NoticeKind.ConsultationInfo:
                return (new ConsultationInfoContent(await Posting.NoticeAsync(id, new ConsultationContent(ConsultationKind.ThirdParty, "示例建设有限公司", null, "单价分析表。"))), citizen);
            case NoticeKind.ThirdPartyRelease:
                var letter = await Walk.NoticeAsync(id, new ConsultationContent(ConsultationKind.ThirdParty, "示例建设有限公司", null, "单价分析表。"));
                await RecordAsync(id, letter, AnswerMove.Opinion, c => c with { Consent = false, Text = "不同意公开。" });
                await RecordAsync(id, letter, AnswerMove.Assessed, c => c with { PublicInterest = true, Text = "关系公众出行安全。" });
                return (new ThirdPartyReleaseContent(letter, "单价分析表的汇总部分。", "不公开可能对公共利益造成重大影响。"), "示例建设有限公司");
            default:
                return (new FeeContent(FeeBasis.Pages, 120, 0, 1100, "转账至指定账户。"), citizen);
        }
    }
}
