using CsCheck;
using Disclosure.Domain.Common;
using Disclosure.Domain.Correspondence;
using Disclosure.Domain.Deadlines;
using Disclosure.Domain.Decisions;
using Disclosure.Domain.Disputes;
using Disclosure.Domain.Fees;
using Disclosure.Domain.Requests;
using Disclosure.Domain.Requests.Events;
using Disclosure.Domain.Tests.Corrections;
using Disclosure.Domain.Tests.Deadlines;

namespace Disclosure.Domain.Tests.Requests;

/// <summary>
/// Whatever is tried, in whatever order, with good arguments and bad: nothing throws, what is refused leaves no trace, the
/// state is the fold of the events, and a case never goes backwards except where the law knows it.
/// </summary>
public sealed class RandomWalkTests
{
    private const int MoveCount = 54;

    /// <summary>The first event, and those that only another case's move brings (<see cref="SplitTests"/>, <see cref="JointReplyTests"/>, <see cref="Opinions.OpinionMoveTests"/>).</summary>
    private static readonly Type[] OfTheOther = [typeof(RequestFiled), typeof(RequestSplitOff), typeof(RequestFromOpinion), typeof(JointReplyJoined), typeof(JointReplyEnded), typeof(JointReplyFollowed)];

    /// <summary>Moves that carry a case on stand before those that it could repeat or take back, so that walks get far.</summary>
    private static readonly int[] Order =
    [
        26, 25, 24, 22, 21, 20, 19, 18, 16, 15, 14, 10, 9, 7, 6, 1, 0,
        42, 41, 40, 39, 38, 36, 34, 32, 31, 30, 29, 27,
        37, 28, 33, 35, 13, 12, 5, 11, 8, 17, 23, 44, 2, 3, 4, 43, 45, 46, 47, 48, 49, 50, 51, 52, 53,
    ];

    /// <summary>So many moves at the head of the order belong to the reply; a walk without them has time for notices.</summary>
    private const int ReplyMoves = 11;

    /// <summary>From here on the order is of procedural letters.</summary>
    internal const int NoticesFrom = 17;

    private static readonly Guid[] Departments = [Id(1), Id(2), Id(3)];
    private static readonly Guid[] Notices = [Id(11), Id(12), Id(13)];

    /// <summary>
    /// One attempt: the move to begin with, how many of those after it to try until one is accepted, the seed of the
    /// arguments, and the days that pass before.
    /// </summary>
    internal static readonly Gen<(int Move, int Tries, int Seed, int Days)> Attempt = Gen.Select(
        Gen.Int[0, MoveCount - 1], Gen.Int[1, 12], Gen.Int[0, 1_000_000], Gen.Frequency((7, Gen.Const(0)), (2, Gen.Int[1, 3]), (1, Gen.Int[10, 120])));

    [Fact]
    public void No_sequence_of_moves_breaks_the_case() => Gen.Select(Gen.Int[0, 5], Attempt.List[5, 60]).Sample(
        (channel, attempts) => Walk(channel, attempts, onto: 0),
        iter: 1500);

    [Fact]
    public void No_sequence_of_moves_breaks_a_case_that_is_well_on_its_way() => Gen.Select(Gen.Int[0, 17], Attempt.List[5, 40]).Sample(
        (stage, attempts) => Walk(channel: 0, attempts, onto: stage),
        iter: 1500);

    [Fact]
    public void No_sequence_of_moves_gives_a_correction_request_a_clock_or_a_row_of_the_report() => Gen.Select(Gen.Int[0, 5], Attempt.List[5, 60]).Sample(
        (channel, attempts) =>
        {
            var c = RequestCase.FileCorrection(receipt: Receipt(channel));
            Walk(c, attempts, null, null);
            Assert.Empty(c.State.Notices);
            Assert.DoesNotContain(c.State.Letters, l => ReplyCatalogue.KindOf(l.Issued.Type) != RequestKind.Correction || l.Issued.Remedy != Remedy.Choice);
            Assert.Null(c.State.Closing?.ReportRow);
            Assert.Null(c.State.Registration?.Category);
            Assert.DoesNotContain(c.Request.Raised, e => e is FactCorrected or RequestAbandoned);
        },
        iter: 1500);

    [Fact]
    public void Random_walks_of_correction_requests_reach_the_end()
    {
        var wanted = new HashSet<ReplyType> { ReplyType.Corrected, ReplyType.NotCorrected, ReplyType.Transferred, ReplyType.Redirected };
        var random = new Random(20260303);
        for (var walk = 0; walk < 4000 && wanted.Count > 0; walk++)
        {
            var c = walk % 2 == 0 ? CorrectionCase.Consolidated() : CorrectionCase.Accepted();
            var attempts = Enumerable.Range(0, 60).Select(_ => (random.Next(MoveCount), random.Next(1, 13), random.Next(), random.Next(10) < 8 ? 0 : random.Next(1, 30))).ToList();
            Walk(c, attempts, null, null, skip: 0);
            if (c.State is { Closing: not null, Draft: { } draft })
            {
                wanted.Remove(draft.Type);
            }
        }

        Assert.Empty(wanted);
    }

    [Fact]
    public void Random_walks_reach_every_status_and_every_event()
    {
        // The walks above prove nothing about what they never reach.
        Assert.Equal(Enumerable.Range(0, MoveCount), Order.Order());
        var allEvents = typeof(RequestEvent).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(RequestEvent)) && !OfTheOther.Contains(t)).ToHashSet();
        var allStatuses = Enum.GetValues<PublicStatus>().ToHashSet();
        var random = new Random(20260302);
        for (var walk = 0; walk < 20000 && (allEvents.Count > 0 || allStatuses.Count > 0); walk++)
        {
            var attempts = Enumerable.Range(0, 60 + (walk % 2))
                .Select(_ => (random.Next(MoveCount), random.Next(1, 13), random.Next(), random.Next(10) switch { < 7 => 0, < 9 => random.Next(1, 4), _ => random.Next(10, 121) }))
                .ToList();
            Walk(random.Next(6), attempts, random.Next(18), status => allStatuses.Remove(status), e => allEvents.Remove(e.GetType()));
        }

        Assert.Empty(allStatuses);
        Assert.Empty(allEvents);
    }

    private static void Walk(int channel, List<(int Move, int Tries, int Seed, int Days)> attempts, int onto, Action<PublicStatus>? seen = null, Action<RequestEvent>? raised = null)
    {
        var c = onto == 0 ? RequestCase.File(Receipt(channel)) : RequestCase.At(Enum.GetValues<Stage>()[onto]);
        Walk(c, attempts, seen, raised);
    }

    /// <summary>Walks on from where the case is.</summary>
    internal static void Walk(RequestCase c, List<(int Move, int Tries, int Seed, int Days)> attempts, Action<PublicStatus>? seen, Action<RequestEvent>? raised, int? skip = null)
    {
        skip ??= attempts.Count % 2 == 0 ? ReplyMoves : 0;
        foreach (var attempt in attempts)
        {
            c.Today = c.Today.AddDays(attempt.Days);
            var random = new Random(attempt.Seed);
            for (var i = 0; i < attempt.Tries; i++)
            {
                if (Accepted(c, Order[skip.Value + ((attempt.Move + i) % (MoveCount - skip.Value))], random))
                {
                    raised?.Invoke(c.Request.Raised[^1]);
                    seen?.Invoke(c.State.Status);
                    CheckClock(c);
                    break;
                }
            }
        }

        CheckClock(c);
        Assert.Equal(States.Json(c.State), States.Json(RequestState.Fold(c.Request.Raised)));
    }

    private static bool Accepted(RequestCase c, int move, Random random)
    {
        var (before, count, status) = (c.State, c.Request.Raised.Count, c.State.Status);

        var refusals = Try(c, move, random);

        if (refusals.Count > 0)
        {
            Assert.Same(before, c.State);
            Assert.Equal(count, c.Request.Raised.Count);
            Assert.All(refusals, r => Assert.False(string.IsNullOrWhiteSpace(r.Message) || string.IsNullOrWhiteSpace(r.Code)));
            return false;
        }

        // Of several letters at once somebody may be reminded; every other move is one fact.
        // The close of a new reply that a decision ordered puts that on record, too.
        Assert.True(c.Request.Raised.Count == count + 1 || (c.Request.Raised[^1] is RequestClosed && c.Request.Raised[^2] is DisputeRedone && c.Request.Raised.Count == count + 2) || (c.Request.Raised.Count > count && c.Request.Raised.Skip(count).All(e => e is NoticeReminded)));
        Assert.Equal(c.Request.Raised.Count, c.State.Version);
        Assert.True(MayFollow(status, c.State.Status, c.Request.Raised[^1]), $"{status} → {c.State.Status} by {c.Request.Raised[^1].GetType().Name}");
        return true;
    }

    /// <summary>Forward always; backward only where a reply came back or a notice ended without moving the case on.</summary>
    private static bool MayFollow(PublicStatus from, PublicStatus to, RequestEvent by) => (Rank(from), Rank(to)) switch
    {
        var (a, b) when a == b => from == to || a == 2,
        var (a, b) when a < b => a < 4,
        (3, 2) => by is ServiceFailed,
        (4, 2) => by is ServiceFailed or FurtherReplyOpened,
        (2, 1) => by is NoticeFailed or ClarificationReceived or ReasonsGiven or ConsultationAnswered or ConsultationLapsed or FeePaid or ReasonsAssessed,
        _ => false,
    };

    private static int Rank(PublicStatus status) => status switch
    {
        PublicStatus.Submitted => 0,
        PublicStatus.Registered => 1,
        PublicStatus.Answered => 3,
        PublicStatus.Closed or PublicStatus.Withdrawn or PublicStatus.Abandoned => 4,
        _ => 2,
    };

    private static void CheckClock(RequestCase c)
    {
        var clock = c.State.Clock(RequestCase.Calendar, c.Today);
        Assert.Equal(c.State.ReceivedOn is null || c.State.Kind == RequestKind.Correction, clock is null);
        if (clock is null)
        {
            return;
        }

        Assert.NotEmpty(clock.Days);
        Assert.Equal(c.State.Status is PublicStatus.Answered or PublicStatus.Closed or PublicStatus.Withdrawn or PublicStatus.Abandoned || c.State.Further is not null, clock.State == ClockState.Ended);
        if (clock is { DueOn: { } due, InternalDueOn: { } internalDue })
        {
            Assert.True(due >= internalDue, "The pauses may only add days.");
        }
    }

    private static IReadOnlyList<Refusal> Try(RequestCase c, int move, Random random)
    {
        var (r, today, calendar) = (c.Request, c.Today, RequestCase.Calendar);
        var department = Pick(Departments);
        var notice = Pick(Notices);
        var text = Pick("理由", "说明", "理由", "说明", "理由", "");
        var day = today.AddDays(Pick(0, 0, 0, 0, 0, 0, 1, -3, -30));
        var approval = new Approval("负责人", today);
        // Mostly a reply of the request's own kind; the others must be refused.
        var type = Pick(1, 2, 3, 4) == 1 ? Pick<ReplyType>() : Pick(Enum.GetValues<ReplyType>().Where(t => ReplyCatalogue.KindOf(t) == c.State.Kind).ToArray());
        RefusalGround? ground = type == ReplyType.Refused ? Pick<RefusalGround>() : null;
        var act = new ServiceAct(Pick<ServiceMeans>(), day, Pick("EX000000000CN", "EX000000000CN", null), Pick("本人", "本人", null));
        return move switch
        {
            0 => One(r.Register(Pick<ApplicantCategory?>(ApplicantCategory.NaturalPerson, ApplicantCategory.NaturalPerson, ApplicantCategory.Business, null), text)),
            1 => One(r.ConfirmReceipt(day, text, today)),
            2 => One(r.Correct(Pick<CorrectableFact>(), day, text, approval, null, today)),
            3 => random.Next(4) switch
            {
                0 => One(r.Withdraw(text, calendar, today)),
                1 => r.ExplainByPhone(day, text, "内容", new PhoneExplanation(new(9, 30), Pick(true, false), Pick("13900000000", "123"), text), today, new(10, 0)),
                _ => One(r.RecordPhoneNotice(day, text, "内容", today)),
            },
            4 => One(r.ReissueQueryCode()),
            5 => One(r.Urge(department, text)),
            6 => One(r.Assign(department, Pick(true, false) ? [] : [Pick(Departments)], Pick<DateOnly?>(null, null, day), text, null)),
            7 => One(r.Accept(department)),
            8 => One(r.Return(department, text)),
            9 => r.SubmitAnswer(department, c.Search with { SearchedOn = day, AskedOf = "档案室" }, text, type, ground, [], today),
            10 => One(r.ApproveAnswer(department, approval)),
            11 => One(r.SendBackAnswer(department, text)),
            12 => One(r.Urge(department, text)),
            13 => One(r.PassOver(department, text)),
            14 => One(r.Consolidate(text)),
            15 => r.DraftReply(new ReplyDraft(type, ground, text, c.Search with { SearchedOn = day, AskedOf = "档案室" }, "不能区分处理", [Id(90)], null, new CorrectionOutcome("领证日期", "2016年5月", day, "省公安厅", "0731-88880000"),
                Reference: new("https://jtt.example.org/a.html", type == ReplyType.NotHeld ? "省公安厅" : null, "0731-88880000", false, "《某法》第二条", null, "湘交公开告〔2025〕1号", day, OutsideKind.Other),
                Items: [new("批复"), new("讨论记录", true, RefusalGround.Deliberative, text)], Copies: [new(Id(90), new string('0', 64))]), today),
            16 => One(r.Review(Pick<ReviewStage>(), approval)),
            17 => One(r.SendBackReply(Pick<ReviewStage?>(null, ReviewStage.Check, ReviewStage.Secrecy), text)),
            18 => One(r.Review(ReviewStage.Secrecy, approval)),
            19 => One(r.Sign(approval)),
            20 => One(r.IssueLetter(new LetterIssued(new Guid(random.Next(), 0, 0, new byte[8]), "湘交公开告〔2026〕1号", "告知书", today, Id(91), "00", Replied(), Remedies.For(Replied())))),
            21 => One(r.SealLetter(Pick(Id(92), Id(92), Guid.Empty))),
            22 => One(r.Serve(act, calendar, today)),
            23 => One(r.FailService(day, text, today)),
            24 => One(r.ProveService(day, null, today)),
            25 => One(r.Close(text, today)),
            26 => One(r.ArchiveCase(text, today)),
            27 => r.DraftNotice(notice, Content(random, today), calendar, today),
            28 => One(r.SendBackNotice(notice, text)),
            29 => One(r.ApproveNotice(notice, approval, calendar, today)),
            30 => One(r.IssueNotice(new NoticeIssued(notice, "湘交公开函〔2026〕1号", "函", today, Id(93), "00"), calendar, today)),
            31 => One(r.SealNotice(notice, Pick(Id(94), Id(94), Guid.Empty))),
            32 => One(r.ServeNotice(notice, act, calendar, today)),
            33 => One(r.FailNotice(notice, day, text, today)),
            34 => One(r.ProveNotice(notice, day, null, calendar, today)),
            35 => One(r.VoidNotice(notice, text)),
            36 => r.ReceiveClarification(notice, day, Pick(new InformationSought("2019年的批复"), new InformationSought(string.Empty)), text, [], calendar, today),
            37 => One(r.ExtendClarificationTime(notice, today.AddDays(random.Next(60)), text, calendar, today)),
            38 => One(r.ReceiveOpinion(notice, day, Pick(true, false), text, null, calendar, today)),
            39 => One(r.LapseConsultation(notice, calendar, today)),
            40 => One(r.AssessConsultation(notice, Pick(true, false), Pick(true, false), text) is null ? null : r.AssessReasons(notice, Pick(true, false), text, calendar, today)),
            41 => Pick(true, false) ? One(r.ReceiveReasons(notice, day, text, [], today)) : One(r.PayFee(notice, day, Pick(FeeAmount, FeeAmount, 30), Pick<Guid?>(Id(95), Id(95), null), calendar, today)),
            42 => One(r.Abandon(notice, text, calendar, today)),
            43 when Pick(true, false) => r.RecalculateDue(2026, 1, Calendar2025, calendar, today) is not null ? [] : [new Refusal("none", "期限没有变化。")],
            43 => r.Remind(calendar, today, new ReminderRules()).Count > 0 ? [] : [new Refusal("none", "没有到期的提醒。")],
            44 => One(r.CorrectNotice(notice, Pick<NoticeDate>(), day, text, approval, null, today)),
            45 => One(r.AnswerDirectly(department, text)),
            48 => r.Split(Id(96), new InformationSought("第一项"), [new(new(new(Id(97), "2"), new InformationSought(Pick("第二项", "第一项", ""))), [])], text, calendar, today).Refusals,
            49 => Joint(),
            52 => c.State.ReviewDueOn is not null && Pick(true, false)
                ? r.ReviewWithheld(new WithheldReviewed(day, Pick(true, false), text, Pick<DateOnly?>(null, today.AddYears(1)), approval), today)
                : c.State.IsAnsweringAgain
                ? Pick(1, 2, 3, 4) == 1 ? One(r.DropFurtherReply(text, approval, today)) : [new Refusal("skipped", "不终止。")]
                : r.AnswerAgain(new FurtherReplyOpened(new Guid(random.Next(), 1, 0, new byte[8]), Pick<FurtherReplyKind>(), text, approval, Pick<Guid?>(null, notice), Pick<DateOnly?>(null, day)), today),
            50 => One(r.MakePublic(Pick(Id(95), Id(94), Guid.Empty), Pick("430S00/2026-000001", "430S00/2026-000002", " "), today)),
            51 => r.SuggestPublication(day, text, Pick<bool?>(true, false, null), text, today),
            53 => Supervise(random.Next(4)),
            47 => One(r.RecallSignature(text, approval, today)),
            46 => Enumerable.Range(random.Next(7), 7).Select(n => Dispute(n % 7)).FirstOrDefault(refused => refused.Count == 0) ?? [new Refusal("none", "没有可以登记的。")],
            _ => throw new ArgumentOutOfRangeException(nameof(move), move, null),
        };

        T Pick<T>(params ReadOnlySpan<T> from) => from.Length > 0 ? from[random.Next(from.Length)] : (T)Enum.GetValues(typeof(T)).GetValue(random.Next(Enum.GetValues(typeof(T)).Length))!;
        IReadOnlyList<Refusal> Joint()
        {
            // The other case as it would come to this one: its own state does not matter here.
            if (!c.State.JointMembers.IsEmpty)
            {
                var left = c.State.JointMembers.Count;
                r.LetGo(c.State.JointMembers[0], "申请人已撤回该件。");
                return c.State.JointMembers.Count < left ? [] : [new Refusal("none", "没有变化。")];
            }

            var other = RequestCase.At(Stage.Registered).Request;
            return r.JoinReplies(Id(98), [(Id(99), other)], text, x => x.State.Clock(calendar, today)?.DueOn);
        }

        IReadOnlyList<Refusal> Supervise(int which) => which switch
        {
            0 => r.Supervise(notice, Pick<Guid?>(null, null, department), text, today.AddDays(random.Next(-1, 5)), today),
            1 => One(r.AnswerSupervision(notice, text, today)),
            2 => Pick(true, false) ? One(r.RevokeSupervision(notice, text, today)) : [new Refusal("skipped", "不撤销。")],
            _ => r.Supervise(notice, null, text, today, today),
        };

        IReadOnlyList<Refusal> Dispute(int which) => which switch
        {
            0 => r.OpenDispute(new DisputeOpened(notice, Pick<DisputeKind>(), Pick(true, false), Pick("省人民政府", ""), null, day, text, Pick(true, false), []), today),
            1 => One(r.AnswerDispute(new DisputeAnswered(notice, day, text, []), today)),
            2 => r.DecideDispute(new DisputeDecided(notice, day, text, Pick<DisputeResult>(), text, Pick(true, false), Pick<DateOnly?>(null, today.AddDays(random.Next(-3, 60))), []), today),
            3 => One(r.RedoReply(new DisputeRedone(notice, day, text, []), today)),
            4 => One(r.NumberDispute(notice, text)),
            5 => Pick(true, false, false, false) ? One(r.VoidDispute(notice, text)) : [new Refusal("skipped", "不作废。")],
            _ => One(r.CorrectDispute(notice, Pick<DisputeDate>(), day, text, approval, null, today)),
        };
        ReplyType Replied() => c.State.Draft?.Type ?? type;
        static IReadOnlyList<Refusal> One(Refusal? refusal) => refusal is null ? [] : [refusal];
    }

    private static NoticeContent Content(Random random, DateOnly today) => random.Next(13) switch
    {
        0 or 1 => new ClarificationContent(["请写明年份"], "指导", random.Next(1, 33)),
        2 => new ReasonsContent("半年内申请120件", 10),
        3 => new DeferralContent(today.AddDays(random.Next(60)), "数量巨大"),
        4 or 10 or 11 => new ExtensionContent(random.Next(22), "需要调阅档案"),
        5 => new ConsultationContent((ConsultationKind)random.Next(3), "某公司", "长沙市", "单价分析表"),
        6 => new ConsultationInfoContent(Notices[random.Next(3)]),
        7 => new ThirdPartyReleaseContent(Notices[random.Next(3)], "全部", "公共利益"),
        12 => new AbandonmentContent("经电话联系，您表示不再补正。"),
        8 => new FeeContent(FeeBasis.Items, 11, 0, random.Next(8) == 0 ? 100 : FeeAmount, "银行汇款"),
        _ => new ConsultationContent(ConsultationKind.ThirdParty, "某公司", null, "单价分析表"),
    };

    private static WorkCalendar Calendar2025 { get; } = CalendarChangeTests.Through(2025);

    private static long FeeAmount { get; } = ProcessingFee.Compute(FeeBasis.Items, 11, 0).Fee!.Amount;

    private static ReceiptFacts Receipt(int channel) => (ReceiptChannel)channel switch
    {
        ReceiptChannel.RegisteredPost => new(ReceiptChannel.RegisteredPost, RequestCase.FiledOn.AddDays(-3), SignedForOn: RequestCase.FiledOn),
        var other => new(other, RequestCase.FiledOn),
    };

    private static Guid Id(int n) => new(n, 0, 0, new byte[8]);
}
