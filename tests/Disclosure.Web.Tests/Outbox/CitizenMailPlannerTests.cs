using System.Text.Json.Nodes;
using Disclosure.Domain.Correspondence;
using Disclosure.Domain.Deadlines;
using Disclosure.Domain.Decisions;
using Disclosure.Domain.Fees;
using Disclosure.Domain.Requests;
using Disclosure.Domain.Requests.Events;
using Disclosure.Web.Outbox;

namespace Disclosure.Web.Tests.Outbox;

public sealed class CitizenMailPlannerTests
{
    [Fact]
    public void A_filing_online_gives_one_receipt_with_number_code_dates_and_explanation()
    {
        var mail = Assert.Single(PlanScenario.Filing().First);

        Assert.Equal("receipt", mail.TemplateKey);
        Assert.Equal($"{PlanScenario.Case:N}/1/receipt", mail.Key);
        Assert.Equal("【湖南省交通运输厅】政府信息公开申请 430S00-SQ2026-00012 已登记", mail.Subject);
        Assert.Equal(PlanScenario.Email, mail.To);
        Assert.Equal("ABCD-EFGH-JKLM", (string?)mail.Model["queryCode"]);
        Assert.Equal("2026年3月2日（星期一）", (string?)mail.Model["receivedOn"]);
        // 20 working days after Monday 2 March, without holidays in between.
        Assert.Equal("2026年3月30日（星期一）", (string?)mail.Model["dueOn"]);
        Assert.Equal("20", (string?)mail.Model["remaining"]);
        Assert.NotEmpty(mail.Model["explanation"]!.AsArray());
        Assert.Equal("https://example.gov.cn/track?number=430S00-SQ2026-00012", (string?)mail.Model["trackUrl"]);
    }

    [Fact]
    public void A_filing_by_fax_says_that_the_receipt_waits_for_confirmation()
    {
        var mail = Assert.Single(PlanScenario.Filing(ReceiptChannel.Fax).First);

        Assert.Equal("receipt", mail.TemplateKey);
        Assert.EndsWith("已收到，待确认", mail.Subject, StringComparison.Ordinal);
        Assert.Equal(string.Empty, (string?)mail.Model["receivedOn"]);
        Assert.Equal(string.Empty, (string?)mail.Model["dueOn"]);
        Assert.Contains("尚待与申请人确认", (string?)mail.Model["pendingReason"], StringComparison.Ordinal);
    }

    [Fact]
    public void The_confirmation_of_a_fax_tells_the_due_date()
    {
        var mail = Assert.Single(PlanScenario.Filing(ReceiptChannel.Fax).Do(new ReceiptConfirmed(new DateOnly(2026, 3, 4), "电话")));

        Assert.Equal("receipt-confirmed", mail.TemplateKey);
        Assert.Equal("2026年4月1日（星期三）", (string?)mail.Model["dueOn"]);
    }

    [Fact]
    public void Registration_by_the_clerk_changes_nothing_that_the_citizen_sees()
    {
        Assert.Empty(PlanScenario.Filing().Do(new RequestRegistered(ApplicantCategory.NaturalPerson, null)));
    }

    [Fact]
    public void The_assignment_gives_one_mail_and_a_second_assignment_none()
    {
        var scenario = PlanScenario.Filing().Registered();

        var mail = Assert.Single(scenario.Do(PlanScenario.Assignment));
        Assert.Equal("status-changed", mail.TemplateKey);
        Assert.EndsWith("办理中", mail.Subject, StringComparison.Ordinal);
        Assert.Empty(scenario.Do(new AssignmentReturned(PlanScenario.Lead, "职责不符")));
        Assert.Empty(scenario.Do(new DepartmentsAssigned(Guid.NewGuid(), [], null, null, null)));
    }

    [Fact]
    public void Work_inside_the_house_gives_no_mail()
    {
        var before = PlanScenario.Filing().Assigned();
        var after = PlanScenario.Filing().Sealed();

        // Everything between assignment and service in one unit, and none of it visible.
        Assert.True(after.State.Version - before.State.Version > 8);
        Assert.Equal(before.State.Status, after.State.Status);
        Assert.Empty(after.Do(new LetterSealed(PlanScenario.LetterId, Guid.NewGuid()), new ApplicantPhoned(PlanScenario.Filed, "本人", "进度")));
        Assert.Empty(before.Do(new DepartmentUrged(PlanScenario.Lead, "请尽快"), new AssignmentAccepted(PlanScenario.Lead)));
    }

    [Theory]
    [InlineData(ServiceMeans.Online, "online")]
    [InlineData(ServiceMeans.Post, "post")]
    [InlineData(ServiceMeans.InPerson, "inPerson")]
    [InlineData(ServiceMeans.OtherAgency, "otherAgency")]
    public void The_service_gives_one_mail_that_says_how_it_was_served(ServiceMeans means, string word)
    {
        var mail = Assert.Single(PlanScenario.Filing().Sealed().Do(PlanScenario.Service(means, "EX123456789CN")));

        Assert.Equal("answered", mail.TemplateKey);
        Assert.Equal(word, (string?)mail.Model["means"]);
        Assert.Equal("EX123456789CN", (string?)mail.Model["trackingNumber"]);
        Assert.False(mail.Model.ContainsKey("attachments"));
    }

    [Fact]
    public void A_reply_served_by_mail_travels_with_the_sealed_letter_and_what_is_released()
    {
        var mail = Assert.Single(PlanScenario.Filing(method: DeliveryMethod.Email).Sealed().Do(PlanScenario.Service(ServiceMeans.Email)));

        Assert.Equal("reply-enclosed", mail.TemplateKey);
        Assert.Equal(
            [PlanScenario.SealedFile.ToString("N"), PlanScenario.ReleasedFile.ToString("N")],
            mail.Model["attachments"]!.AsArray().Select(a => (string)a!));
    }

    [Fact]
    public void A_failed_service_is_told_and_so_is_the_next_one()
    {
        var scenario = PlanScenario.Filing().Served(ServiceMeans.Post);

        var failed = Assert.Single(scenario.Do(new ServiceFailed(PlanScenario.LetterId, PlanScenario.Filed.AddDays(12), "查无此人，退回")));
        Assert.Equal("service-failed", failed.TemplateKey);
        var again = Assert.Single(scenario.Do(PlanScenario.Service(ServiceMeans.InPerson)));
        Assert.Equal("answered", again.TemplateKey);
    }

    [Fact]
    public void Proof_and_archive_give_no_mail_and_closing_gives_one()
    {
        var scenario = PlanScenario.Filing().Served(ServiceMeans.Post);

        Assert.Empty(scenario.Do(new ServiceProved(PlanScenario.LetterId, PlanScenario.Filed.AddDays(12), null)));
        Assert.Equal("closed", Assert.Single(scenario.Do(new RequestClosed(PlanScenario.Filed.AddDays(13), "3.1", null))).TemplateKey);
        Assert.Empty(scenario.Do(new RequestArchived(PlanScenario.Filed.AddDays(14), "A-1")));
    }

    [Fact]
    public void A_withdrawal_gives_one_mail()
    {
        var mail = Assert.Single(PlanScenario.Filing().Do(new RequestWithdrawn(PlanScenario.Filed.AddDays(1), "不需要了")));

        Assert.Equal("withdrawn", mail.TemplateKey);
        Assert.EndsWith("已撤回", mail.Subject, StringComparison.Ordinal);
    }

    [Fact]
    public void A_reissued_code_is_sent_to_the_address_on_file()
    {
        var mail = Assert.Single(PlanScenario.Filing().Do(new QueryCodeIssued("MNPQRSTUVWXY", Reissued: true)));

        Assert.Equal("query-code", mail.TemplateKey);
        Assert.Equal("MNPQ-RSTU-VWXY", (string?)mail.Model["queryCode"]);
    }

    [Fact]
    public void A_new_calendar_is_told_where_the_date_moves_and_not_where_it_only_becomes_firm()
    {
        var mail = Assert.Single(PlanScenario.Filing().Do(Recalculated(new DateOnly(2027, 1, 5))));

        Assert.Equal(("due-recalculated", "2027年1月4日（星期一）", "2027年1月5日（星期二）"), (mail.TemplateKey, (string?)mail.Model["oldDueOn"], (string?)mail.Model["newDueOn"]));
        Assert.Empty(PlanScenario.Filing().Do(Recalculated(new DateOnly(2027, 1, 4))));
    }

    private static DueRecalculated Recalculated(DateOnly to) => new(2027, 1, new DateOnly(2027, 1, 4), to, WasProvisional: true, IsProvisional: false);

    [Fact]
    public void A_corrected_receipt_date_that_moves_the_deadline_is_told_with_both_dates_and_the_reason()
    {
        var mail = Assert.Single(PlanScenario.Filing().Do(Correction(new DateOnly(2026, 2, 27))));

        Assert.Equal("due-changed", mail.TemplateKey);
        Assert.Equal("2026年3月30日（星期一）", (string?)mail.Model["oldDueOn"]);
        Assert.Equal("2026年3月27日（星期五）", (string?)mail.Model["newDueOn"]);
        Assert.Equal("收发室登记有误", (string?)mail.Model["reason"]);
    }

    [Fact]
    public void A_correction_that_leaves_the_deadline_where_it_was_is_not_told()
    {
        // From Monday to the Sunday before it: the first working day is Monday in one case and Tuesday in the other.
        Assert.Single(PlanScenario.Filing().Do(Correction(new DateOnly(2026, 3, 1))));
        // From Sunday to the Saturday before it: Monday in both.
        var scenario = PlanScenario.Filing().Then(Correction(new DateOnly(2026, 3, 1)));
        Assert.Empty(scenario.Do(new FactCorrected(CorrectableFact.ReceivedOn, new DateOnly(2026, 3, 1), new DateOnly(2026, 2, 28), "再次更正", PlanScenario.Approved, null)));
    }

    [Fact]
    public void Without_an_address_the_mail_is_planned_without_a_recipient()
    {
        Assert.Null(Assert.Single(PlanScenario.Filing(email: null).First).To);
    }

    [Fact]
    public void A_unit_with_several_visible_changes_gives_each_its_mail_once()
    {
        var mails = PlanScenario.Filing().Do(
            new RequestRegistered(ApplicantCategory.NaturalPerson, null),
            PlanScenario.Assignment,
            new RequestWithdrawn(PlanScenario.Filed, null));

        Assert.Equal(["status-changed", "withdrawn"], mails.Select(m => m.TemplateKey));
        Assert.Equal(2, mails.Select(m => m.Key).Distinct().Count());
    }

    [Fact]
    public void Planning_again_gives_the_same_keys()
    {
        Assert.Equal(PlanScenario.Filing().First.Select(m => m.Key), PlanScenario.Filing().First.Select(m => m.Key));
    }

    [Fact]
    public void Events_that_do_not_follow_the_state_are_refused()
    {
        var state = PlanScenario.Filing().State;
        var facts = new MailFacts(PlanScenario.Case, "厅", "办", "0", "址", "http://x", null, null);

        Assert.Throws<ArgumentException>(() => CitizenMailPlanner.Plan(state, state, [(9, new ApplicantPhoned(PlanScenario.Filed, "a", "b"))], facts));
        Assert.Throws<ArgumentException>(() => CitizenMailPlanner.Plan(state, state, [(3, new ApplicantPhoned(PlanScenario.Filed, "a", "b"))], facts));
    }

    [Fact]
    public void A_letter_to_the_applicant_gives_one_mail_that_says_what_is_asked_and_one_to_others_only_the_status()
    {
        var asked = Assert.Single(Letter(new ClarificationContent(["请写明项目名称。", "请写明年份。"], "可以参照示例。", 10), ServiceMeans.Online));
        Assert.Equal(("notice", 2, "10", true), (asked.TemplateKey, asked.Model["points"]!.AsArray().Count, (string?)asked.Model["replyDays"], (bool)asked.Model["canAnswerOnline"]!));
        Assert.EndsWith("补正告知书", asked.Subject, StringComparison.Ordinal);
        Assert.Equal("待补正", (string?)asked.Model["status"]);

        // Served by e-mail it travels with the mail; a letter that changes no status is told all the same.
        var enclosed = Assert.Single(Letter(new ReasonsContent("两个月内58件。", 10), ServiceMeans.Email));
        Assert.Equal(("notice-enclosed", PlanScenario.SealedFile.ToString("N")), (enclosed.TemplateKey, (string?)enclosed.Model["attachments"]![0]));

        var consulted = Assert.Single(Letter(new ConsultationContent(ConsultationKind.ThirdParty, "示例公司", null, "报价文件。"), ServiceMeans.Post));
        Assert.Equal(("status-changed", "征求意见中"), (consulted.TemplateKey, (string?)consulted.Model["status"]));
        Assert.DoesNotContain("示例公司", consulted.Model.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Only_the_applicant_is_reminded_by_mail()
    {
        var mail = Assert.Single(Reminder(new FeeContent(FeeBasis.Pages, 120, 0, 1100, "转账。"), ReminderKind.Approaching));
        Assert.Equal(("notice-reminder", "fee", "1100", false), (mail.TemplateKey, (string?)mail.Model["letterKind"], (string?)mail.Model["amount"], (bool)mail.Model["canAnswerOnline"]!));
        Assert.EndsWith("缴费期限将至", mail.Subject, StringComparison.Ordinal);
        Assert.Empty(Reminder(new FeeContent(FeeBasis.Pages, 120, 0, 1100, "转账。"), ReminderKind.Passed));
        Assert.Empty(Reminder(new FeeContent(FeeBasis.Pages, 120, 0, 1100, "转账。"), ReminderKind.Unproved));
    }

    [Fact]
    public void No_subject_ever_holds_personal_data_or_the_code()
    {
        var mails = EveryMail().ToList();

        Assert.Equal(MailModels.Keys.Where(k => k != "opinion").Order(), mails.Select(m => m.TemplateKey).Distinct().Order());
        foreach (var subject in mails.Select(m => m.Subject))
        {
            foreach (var secret in new[] { PlanScenario.Name, PlanScenario.Phone, PlanScenario.IdNumber, PlanScenario.Email, PlanScenario.Code, "ABCD-EFGH", "MNPQ", "初步设计", "查无此人" })
            {
                Assert.DoesNotContain(secret, subject, StringComparison.Ordinal);
            }

            Assert.Contains("430S00-SQ2026-00012", subject, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_code_stands_in_no_link()
    {
        Assert.All(EveryMail(), m => Assert.DoesNotContain("ABCD", (string?)m.Model["trackUrl"], StringComparison.Ordinal));
    }

    [Fact]
    public void Every_planned_mail_has_exactly_the_variables_that_its_template_may_use()
    {
        foreach (var mail in EveryMail())
        {
            var sample = MailModels.Sample(mail.TemplateKey)!;
            Assert.Equal(sample.Select(p => p.Key).Order(), mail.Model.Select(p => p.Key).Order());
            Assert.All(sample, p => Assert.Equal(Kind(p.Value), Kind(mail.Model[p.Key])));
        }
    }

    /// <summary>At least one mail of every template.</summary>
    internal static IEnumerable<PlannedMail> EveryMail()
    {
        var fax = PlanScenario.Filing(ReceiptChannel.Fax);
        var byPost = PlanScenario.Filing().Served(ServiceMeans.Post);
        return
        [
            .. PlanScenario.Filing().First,
            .. fax.First,
            .. fax.Do(new ReceiptConfirmed(new DateOnly(2026, 3, 4), "电话")),
            .. PlanScenario.Filing().Registered().Do(PlanScenario.Assignment),
            .. PlanScenario.Filing().Sealed().Do(PlanScenario.Service(ServiceMeans.Online)),
            .. PlanScenario.Filing(method: DeliveryMethod.Email).Sealed().Do(PlanScenario.Service(ServiceMeans.Email)),
            .. byPost.Do(new ServiceFailed(PlanScenario.LetterId, PlanScenario.Filed.AddDays(12), "查无此人")),
            .. PlanScenario.Filing().Served().Do(new RequestClosed(PlanScenario.Filed.AddDays(13), "3.1", null)),
            .. PlanScenario.Filing().Do(new RequestWithdrawn(PlanScenario.Filed, null)),
            .. PlanScenario.Filing().Do(new QueryCodeIssued("MNPQRSTUVWXY", Reissued: true)),
            .. PlanScenario.Filing().Do(Correction(new DateOnly(2026, 2, 27))),
            .. PlanScenario.Filing().Do(Recalculated(new DateOnly(2027, 1, 5))),
            .. Letter(new ClarificationContent(["请写明项目名称。"], "可以参照示例。", 10), ServiceMeans.Online),
            .. Letter(new ExtensionContent(15, "需要查阅纸质档案。"), ServiceMeans.Email),
            .. Reminder(new ClarificationContent(["请写明项目名称。"], "可以参照示例。", 10), ReminderKind.Approaching),
            .. PlanScenario.Filing().Do(new RequestSplit(new InformationSought("初步设计"), [new(new(Guid.NewGuid(), "430S00-SQ2026-00013"), new("概算"))], "一事一申请")),
            .. Joint(),
        ];
    }

    [Fact]
    public void A_case_that_another_one_answers_tells_so_once_at_each_turn()
    {
        Assert.Equal(["joined", "answered", "failed", "answered", "ended"], Joint().Select(m => (string?)m.Model["stage"]));
        Assert.All(Joint().Take(4), m => Assert.Equal("430S00-SQ2026-00009", (string?)m.Model["lead"]));
        Assert.Empty(Joined().Then(Followed(2)).Do(Followed(2), Followed(3)));
    }

    private static PlanScenario Joined() => PlanScenario.Filing().Registered().Then(new JointReplyJoined(new(Guid.NewGuid(), "430S00-SQ2026-00009"), "内容相同"));

    private static JointReplyFollowed Followed(int? day) =>
        new(new JointReply("湘交公开告〔2026〕1号", ReplyType.Disclosed, Remedies.For(ReplyType.Disclosed), day is { } d ? PlanScenario.Filed.AddDays(d) : null));

    private static IReadOnlyList<PlannedMail> Joint() =>
    [
        .. PlanScenario.Filing().Registered().Do(new JointReplyJoined(new(Guid.NewGuid(), "430S00-SQ2026-00009"), "内容相同")),
        .. Joined().Do(Followed(2), Followed(null), Followed(4)),
        .. Joined().Do(new JointReplyEnded("内容不同")),
    ];

    private static readonly Guid NoticeId = Guid.Parse("0197f0c0-0000-7000-8000-000000000006");

    private static IReadOnlyList<PlannedMail> Letter(NoticeContent content, ServiceMeans means) =>
        Sealed(content).Do(new NoticeServed(NoticeId, new ServiceAct(means, PlanScenario.Filed, "EX1")));

    private static IReadOnlyList<PlannedMail> Reminder(NoticeContent content, ReminderKind kind) =>
        Sealed(content).Then(new NoticeServed(NoticeId, new ServiceAct(ServiceMeans.Online, PlanScenario.Filed)))
            .Do(new NoticeReminded(NoticeId, kind, PlanScenario.Filed.AddDays(14)));

    private static PlanScenario Sealed(NoticeContent content) => PlanScenario.Filing().Registered().Then(
        new NoticeDrafted(NoticeId, content),
        new NoticeApproved(NoticeId, PlanScenario.Approved),
        new NoticeIssued(NoticeId, "湘交公开补〔2026〕3号", "湖南省交通运输厅文书", PlanScenario.Filed, Guid.NewGuid(), "00"),
        new NoticeSealed(NoticeId, PlanScenario.SealedFile));

    private static FactCorrected Correction(DateOnly to) => new(CorrectableFact.ReceivedOn, PlanScenario.Filed, to, "收发室登记有误", PlanScenario.Approved, null);

    private static string Kind(JsonNode? node) => node switch
    {
        JsonArray => "array",
        JsonObject => "object",
        JsonValue v => v.GetValueKind() is System.Text.Json.JsonValueKind.True or System.Text.Json.JsonValueKind.False ? "bool" : v.GetValueKind().ToString(),
        _ => "null",
    };
}
