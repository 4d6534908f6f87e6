using Disclosure.Domain.Accounting;
using Disclosure.Domain.Common;
using Disclosure.Domain.Correspondence;
using Disclosure.Domain.Deadlines;
using Disclosure.Domain.Decisions;
using Disclosure.Domain.Opinions;
using Disclosure.Domain.Requests;
using Disclosure.Domain.Requests.Events;
using Disclosure.Domain.Tests.Deadlines;
using Disclosure.Domain.Tests.Notices;

namespace Disclosure.Domain.Tests.Accounting;

/// <summary>Cases counted by hand: holiday, 调休, restart, overlap, extension, the due day and the day after.</summary>
public sealed class TimeAccountTests
{
    private static readonly Guid Lead = new(1, 0, 0, new byte[8]);
    private static readonly Guid Co = new(2, 0, 0, new byte[8]);
    private readonly List<DatedEvent<RequestEvent>> history = [];

    [Fact]
    public void Every_day_has_the_holder_of_its_end()
    {
        // Monday 2026-06-01 … the Dragon Boat holiday of 2026-06-19 (Friday) lies in between.
        var c = Start(new(2026, 6, 1));
        At(c, new(2026, 6, 2), r => r.Assign(Lead, [Co], null, null, null));
        At(c, new(2026, 6, 4), r => r.Accept(Lead), r => r.Accept(Co));
        At(c, new(2026, 6, 8), r => Submit(r, Co, c.Today), r => r.ApproveAnswer(Co, Approval(c)));
        At(c, new(2026, 6, 10), r => Submit(r, Lead, c.Today), r => r.ApproveAnswer(Lead, Approval(c)));
        At(c, new(2026, 6, 12), r => r.Consolidate("可以公开"));
        At(c, new(2026, 6, 15), r => Draft(r, c.Today));
        At(c, new(2026, 6, 16), r => r.SendBackReply(ReviewStage.Legal, "请核对"));
        At(c, new(2026, 6, 17), r => Draft(r, c.Today));
        At(c, new(2026, 6, 22), r => r.Review(ReviewStage.Secrecy, Approval(c)), r => r.Sign(Approval(c)));
        At(c, new(2026, 6, 24), r => r.IssueLetter(Letter(c.Today)), r => r.SealLetter(Guid.NewGuid()), r => r.Serve(new ServiceAct(ServiceMeans.Online, c.Today), NoticeCase.Calendar, c.Today));

        var account = Account(new(2026, 7, 31));

        Assert.True(account.Ended);
        Assert.Equal(new DateOnly(2026, 6, 24), account.Through);
        Assert.Equal(16, account.Span);
        Assert.DoesNotContain(account.Days, d => d.Date == new DateOnly(2026, 6, 19));
        Assert.Equal(
        [
            (CaseHolder.Departments, new(2026, 6, 2), new(2026, 6, 11), 8),
            (CaseHolder.Intake, new(2026, 6, 12), new DateOnly(2026, 6, 12), 1),
            (CaseHolder.Approval, new(2026, 6, 15), new(2026, 6, 15), 1),
            (CaseHolder.Intake, new(2026, 6, 16), new(2026, 6, 16), 1),
            (CaseHolder.Approval, new(2026, 6, 17), new(2026, 6, 18), 2),
            (CaseHolder.Service, new(2026, 6, 22), new(2026, 6, 24), 3),
        ], account.HolderRuns.Select(r => (r.What, r.From, r.Through, r.Days)));
        Assert.Equal(16, account.Of(TimePhase.Base));

        // The lead consolidated for two days after all had answered; the other had answered by the 8th.
        Assert.Equal(8, account.DepartmentDays[Lead]);
        Assert.Equal(4, account.DepartmentDays[Co]);
    }

    [Fact]
    public void A_working_sunday_counts_and_a_holiday_monday_does_not()
    {
        // 2026-02-14 (Saturday) and 02-28 (Saturday) are worked; 02-15 to 02-23 are off.
        Start(new(2026, 2, 13));
        var account = Account(new(2026, 2, 28));
        Assert.Equal([new(2026, 2, 14), new(2026, 2, 24), new(2026, 2, 25), new(2026, 2, 26), new(2026, 2, 27), new DateOnly(2026, 2, 28)], account.Days.Select(d => d.Date));
    }

    [Fact]
    public void What_is_not_yet_a_day_has_no_account() => Assert.Equal(0, Of(Start(new(2026, 6, 1)), new(2026, 6, 1)).Span);

    [Fact]
    public void A_restart_gives_the_waiting_to_the_applicant_and_the_clock_begins_anew()
    {
        var c = Start(new(2026, 6, 1));
        var id = Send(c, NoticeCase.Clarification(), new(2026, 6, 5));
        Record(c, () => Assert.Empty(c.Request.ReceiveClarification(id, new(2026, 6, 12), new InformationSought("2019年的批复"), null, [], NoticeCase.Calendar, c.Today = new(2026, 6, 15))));

        var account = Account(new(2026, 6, 17));

        // Asked on the 5th, back on the 12th although recorded on the 15th.
        Assert.Equal(5, account.Of(CaseHolder.Applicant));
        Assert.Equal([new(2026, 6, 8), new DateOnly(2026, 6, 12)], account.HolderRuns.Where(r => r.What == CaseHolder.Applicant).SelectMany(r => new[] { r.From, r.Through }));
        Assert.Equal(3, c.Clock.WorkingDaysUsed + 2);
        Assert.Equal(4 + 3, account.AgencyDays);
        Assert.Equal(12, account.Span);
    }

    [Fact]
    public void A_clarification_asked_for_too_late_stays_the_agency_s_time()
    {
        var c = Start(new(2026, 6, 1));
        Send(c, NoticeCase.Clarification(), new(2026, 6, 15));
        var account = Account(new(2026, 6, 26));
        Assert.Equal(0, account.Of(CaseHolder.Applicant));
        Assert.Equal(account.Span, account.AgencyDays);
        Assert.Equal(account.Span, account.Of(TimePhase.Base));
    }

    [Fact]
    public void Overlapping_consultations_are_counted_once_and_belong_to_whom_was_asked_first()
    {
        var c = Start(new(2026, 6, 1));
        var third = Send(c, NoticeCase.ThirdParty(), new(2026, 6, 3));
        var other = Send(c, NoticeCase.ThirdParty(ConsultationKind.OtherAgency), new(2026, 6, 5));
        Record(c, () => NoticeCase.Ok(c.Request.ReceiveOpinion(third, new(2026, 6, 9), true, "同意", null, NoticeCase.Calendar, c.Today = new(2026, 6, 9))));
        Record(c, () => NoticeCase.Ok(c.Request.ReceiveOpinion(other, new(2026, 6, 12), true, "同意", null, NoticeCase.Calendar, c.Today = new(2026, 6, 12))));

        var account = Account(new(2026, 6, 15));

        Assert.Equal(4, account.Of(CaseHolder.ThirdParty));
        Assert.Equal(3, account.Of(CaseHolder.OtherAgency));
        Assert.Equal(7, account.Of(TimePhase.Excluded));
        Assert.Equal(10, account.Span);
        Assert.Equal(3, account.AgencyDays);
    }

    [Theory]
    [InlineData("2026-06-30", 20, 0, 0)]
    [InlineData("2026-07-01", 20, 0, 1)]
    [InlineData("2026-07-06", 20, 0, 4)]
    public void The_due_day_is_in_time_and_the_day_after_is_not(string on, int inBase, int extension, int overdue)
    {
        // Received on 2026-06-01: the 20th working day is 06-30, for 06-19 is off.
        Start(new(2026, 6, 1));
        var account = Account(Clocks.D(on));
        Assert.Equal((inBase, extension, overdue), (account.Of(TimePhase.Base), account.Of(TimePhase.Extension), account.Of(TimePhase.Overdue)));
    }

    [Fact]
    public void An_extension_follows_the_base_period_and_the_day_after_it_is_overdue()
    {
        var c = Start(new(2026, 6, 1));
        Send(c, new ExtensionContent(5, "需要调阅档案"), new(2026, 6, 30));
        Assert.Equal((20, 5, 0), Phases(Account(new(2026, 7, 7))));
        Assert.Equal((20, 5, 1), Phases(Account(new(2026, 7, 8))));
    }

    [Fact]
    public void A_letter_that_waits_for_its_approval_holds_the_case_only_while_nobody_else_does()
    {
        var c = Start(new(2026, 6, 1));
        var id = Guid.NewGuid();
        Record(c, () => Assert.Empty(c.Request.DraftNotice(id, NoticeCase.Clarification(), NoticeCase.Calendar, c.Today = new(2026, 6, 2))));
        Assert.Equal([CaseHolder.Approval], Account(new(2026, 6, 2)).Days.Select(d => d.Holder).Distinct());
        Record(c, () => NoticeCase.Ok(c.Request.SendBackNotice(id, "请写明")));
        Assert.Equal(CaseHolder.Intake, Account(new(2026, 6, 2)).Days[^1].Holder);
        Record(c, () => Assert.Empty(c.Request.DraftNotice(id, NoticeCase.Clarification(), NoticeCase.Calendar, c.Today)));
        Record(c, () => NoticeCase.Ok(c.Request.ApproveNotice(id, Approval(c), NoticeCase.Calendar, c.Today)));
        Assert.Equal(CaseHolder.Service, Account(new(2026, 6, 2)).Days[^1].Holder);
        Record(c, () => NoticeCase.Ok(c.Request.Assign(Lead, [], null, null, null)));
        Assert.Equal(CaseHolder.Departments, Account(new(2026, 6, 2)).Days[^1].Holder);
    }

    [Fact]
    public void A_letter_to_the_box_is_counted_by_its_own_terms()
    {
        var filed = new OpinionFiled("X1", "ABCDEFGHJKLM", OpinionKind.Suggestion, "标题", "内容", new OpinionSender("甲", null, "a@example.org"), false, null, new(2026, 6, 1), new OpinionTerms(2, 5), []);
        List<DatedEvent<OpinionEvent>> letter =
        [
            new(new(2026, 6, 1), filed),
            new(new(2026, 6, 3), new OpinionRouted(Lead, null, new(2026, 6, 3))),
            new(new(2026, 6, 9), new OpinionAnswerApproved(new Approval("负责人", new(2026, 6, 9)))),
        ];
        var account = OpinionTime.Of(letter, Seeds.Calendar, new(2026, 6, 10));
        Assert.Equal([(CaseHolder.Intake, 1), (CaseHolder.Departments, 4), (CaseHolder.Service, 2)], account.HolderRuns.Select(r => (r.What, r.Days)));
        Assert.Equal((5, 0, 2), Phases(account));
        var outlook = OpinionTime.Outlook(letter, Seeds.Calendar);
        Assert.Equal((-1, TimePhase.Overdue), (outlook.Left, outlook.Ahead.Single().Phase));
        letter.Add(new(new(2026, 6, 11), new OpinionAnswered(new(2026, 6, 11))));
        Assert.True(OpinionTime.Of(letter, Seeds.Calendar, new(2026, 12, 1)) is { Ended: true, Span: 8 });
    }

    private static (int Base, int Extension, int Overdue) Phases(TimeAccount a) => (a.Of(TimePhase.Base), a.Of(TimePhase.Extension), a.Of(TimePhase.Overdue));

    private static Approval Approval(NoticeCase c) => new("负责人", c.Today);

    private static SearchRecord Search(DateOnly on) => new("档案室", "批复", "2015年至2026年", "承办人乙", on, "检索到1份");

    private static Refusal? Submit(DisclosureRequest r, Guid department, DateOnly on) => r.SubmitAnswer(department, Search(on), "可以公开", ReplyType.Disclosed, null, [], on).FirstOrDefault();

    private static Refusal? Draft(DisclosureRequest r, DateOnly on) =>
        r.DraftReply(new ReplyDraft(ReplyType.Disclosed, null, "经审查，予以公开。", Search(on), null, [Guid.Empty], null, Copies: [new(Guid.Empty, new string('0', 64))]), on).FirstOrDefault();

    private static LetterIssued Letter(DateOnly on) => new(Guid.NewGuid(), "湘交公开告〔2026〕1号", "告知书", on, Guid.NewGuid(), "00", ReplyType.Disclosed, Remedies.For(ReplyType.Disclosed));

    private NoticeCase Start(DateOnly received)
    {
        var c = new NoticeCase(received);
        history.Clear();
        Record(c, () => { });
        return c;
    }

    private TimeAccount Of(NoticeCase _, DateOnly asOf) => Account(asOf);

    private Guid Send(NoticeCase c, NoticeContent content, DateOnly on)
    {
        var id = Guid.Empty;
        Record(c, () => id = c.Send(content, on));
        return id;
    }

    private void At(NoticeCase c, DateOnly on, params Func<DisclosureRequest, Refusal?>[] moves)
    {
        c.Today = on;
        foreach (var move in moves)
        {
            Record(c, () => NoticeCase.Ok(move(c.Request)));
        }
    }

    private void Record(NoticeCase c, Action move)
    {
        move();
        history.AddRange(c.Request.Raised.Skip(history.Count).Select(e => new DatedEvent<RequestEvent>(c.Today, e)));
    }

    private TimeAccount Account(DateOnly asOf) => RequestTime.Of(history, Seeds.Calendar, asOf)!;
}
