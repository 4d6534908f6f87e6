using System.Text.RegularExpressions;
using CsCheck;
using Disclosure.Domain.Accounting;
using Disclosure.Domain.Correspondence;
using Disclosure.Domain.Deadlines;
using Disclosure.Domain.Requests;
using Disclosure.Domain.Requests.Events;
using Disclosure.Domain.Tests.Corrections;
using Disclosure.Domain.Tests.Deadlines;
using Disclosure.Domain.Tests.Notices;
using Disclosure.Domain.Tests.Requests;

namespace Disclosure.Domain.Tests.Accounting;

/// <summary>What must hold of every account, whatever happened: of random clock histories, and of random walks through whole cases.</summary>
public sealed partial class TimeAccountPropertyTests
{
    private const int Walks = 1200;

    private static readonly Gen<(int Stage, List<(int Move, int Tries, int Seed, int Days)> Attempts, int Wait)> Cases =
        Gen.Select(Gen.Int[0, 17], RandomWalkTests.Attempt.List[3, 40], Gen.Int[0, 45]);

    [Fact]
    public void Every_working_day_of_a_clock_is_used_once_and_what_counts_is_what_the_clock_used()
    {
        var (excluded, extended, overdue, restarted) = (0, 0, 0, 0);
        ClockPropertyTests.Cases.Sample(
            c =>
            {
                if (StatutoryClock.Compute(new ClockHistory(c.Received, c.Events), Seeds.Calendar, c.AsOf) is not ClockOutcome.Computed { Result: var clock })
                {
                    return;
                }

                Assert.Equal(WorkedDays(c.Received, clock.AsOf), clock.Uses.Select(u => u.Date));
                Assert.All(clock.Uses, u => Assert.Equal(u.Phase == ClockPhase.Excluded, u.WaitsFor != ClockWait.None));

                // The explanation says the same of the same days, and what counts since the last restart is what is used.
                var told = clock.Days.Where(d => d.Date > c.Received && d.Date <= clock.AsOf && NaiveCalendar.IsWorked(d.Date)).ToDictionary(d => d.Date, d => d.Counts);
                Assert.All(clock.Uses, u => Assert.Equal(told[u.Date] is null, u.Phase == ClockPhase.Excluded));
                var restart = LastRestart(clock);
                Assert.Equal(clock.WorkingDaysUsed, clock.Uses.Count(u => u.Date > restart && u.Phase != ClockPhase.Excluded));

                var late = clock.Uses.Count(u => u.Phase == ClockPhase.Overdue);
                Assert.Equal(clock.DueOn is { } due ? WorkedDays(due, clock.AsOf).Count() : 0, late);
                Assert.Equal(clock.OnTime is false && late == 0, clock.OnTime is false && WorkedDays(clock.DueOn!.Value, clock.AsOf).FirstOrDefault() == default);
                Interlocked.Add(ref excluded, clock.Uses.Any(u => u.WaitsFor is ClockWait.ThirdParty or ClockWait.OtherAgency) ? 1 : 0);
                Interlocked.Add(ref extended, clock.Uses.Any(u => u.Phase == ClockPhase.Extension) ? 1 : 0);
                Interlocked.Add(ref overdue, late > 0 ? 1 : 0);
                Interlocked.Add(ref restarted, restart > c.Received ? 1 : 0);
            },
            iter: 4000,
            print: ClockPropertyTests.Print);
        Assert.All([excluded, extended, overdue, restarted], n => Assert.InRange(n, 40, 4000));
    }

    [Fact]
    public void Both_axes_of_any_case_add_up_to_its_span_and_the_agency_s_days_are_those_that_count()
    {
        var seen = new HashSet<CaseHolder>();
        Cases.Sample(
            c =>
            {
                var (history, today) = Walk(c.Stage, c.Attempts);
                var state = RequestState.Fold(history.Select(e => e.Event));
                var asOf = today.AddDays(c.Wait);
                var account = RequestTime.Of(history, Seeds.Calendar, asOf);
                Assert.Equal(state.ReceivedOn is null, account is null);
                if (account is null)
                {
                    return;
                }

                var clock = state.Clock(Seeds.Calendar, asOf)!;
                Assert.Equal(WorkedDays(account.ReceivedOn, clock.AsOf), account.Days.Select(d => d.Date));
                Assert.Equal(account.Span, Enum.GetValues<CaseHolder>().Sum(account.Of));
                Assert.Equal(account.Span, Enum.GetValues<TimePhase>().Sum(account.Of));
                Assert.Equal(account.Span, account.HolderRuns.Sum(r => r.Days));
                Assert.Equal(account.Span, account.PhaseRuns.Sum(r => r.Days));
                Assert.Equal(account.Span - account.Of(TimePhase.Excluded), account.AgencyDays);
                Assert.Equal(clock.State == ClockState.Ended, account.Ended);

                // Since the last restart the agency's days are the clock's.
                var restart = LastRestart(clock);
                Assert.Equal(clock.WorkingDaysUsed, account.Days.Count(d => d.Date > restart && TimeAccount.IsAgency(d.Holder)));

                // Departments overlap; taken together they are their holder.
                Assert.All(account.Days, d => Assert.Equal(d.Holder == CaseHolder.Departments, d.Departments.Count > 0));
                Assert.All(account.DepartmentDays.Values, n => Assert.InRange(n, 1, account.Of(CaseHolder.Departments)));
                lock (seen)
                {
                    seen.UnionWith(account.Days.Select(d => d.Holder));
                }
            },
            iter: Walks);
        Assert.Equal(Enum.GetValues<CaseHolder>(), seen.Order());
    }

    [Fact]
    public void A_day_once_told_stays_what_it_is_and_the_outlook_tells_the_later_days()
    {
        var (open, moving) = (0, 0);
        Cases.Sample(
            c =>
            {
                var (history, today) = Walk(c.Stage, c.Attempts);
                if (RequestTime.Outlook(history, Seeds.Calendar) is not { } outlook)
                {
                    return;
                }

                var later = today.AddDays(c.Wait);
                var full = RequestTime.Of(history, Seeds.Calendar, later)!;
                var clock = RequestState.Fold(history.Select(e => e.Event)).Clock(Seeds.Calendar, later)!;
                var told = outlook.Settled.Days.Concat(
                    WorkedDays(outlook.Settled.Through, full.Through).Select(d => outlook.Ahead.First(r => r.Through is not { } end || d <= end) is var run
                        ? new AccountDay(d, run.Holder, run.Phase, run.Departments) : null!)).ToList();
                Assert.Equal(full.Days.Select(d => (d.Date, d.Holder, d.Phase)), told.Select(d => (d.Date, d.Holder, d.Phase)));
                Assert.Equal(full.Days.SelectMany(d => d.Departments.Select(x => (d.Date, x))), told.SelectMany(d => d.Departments.Select(x => (d.Date, x))));
                if (full.Ended)
                {
                    Assert.Empty(outlook.Ahead);
                    return;
                }

                // What is left, and whether it is late, follow from the outlook alone.
                var counted = told.Count(d => d.Date > outlook.Settled.Through && d.Phase != TimePhase.Excluded);
                Assert.Equal(clock.RemainingWorkingDays, outlook.Left - counted);
                Assert.Equal(clock.DueOn < later, outlook.DueOn < later);
                Interlocked.Increment(ref open);
                Interlocked.Add(ref moving, outlook.DueOn is null && clock.DueOn is not null ? 1 : 0);
            },
            iter: Walks);
        Assert.InRange(open, 100, Walks);
        Assert.InRange(moving, 5, Walks);
    }

    [Fact]
    public void A_correction_request_has_a_span_and_no_phase_of_the_law()
    {
        RandomWalkTests.Attempt.List[5, 40].Sample(
            attempts =>
            {
                var c = CorrectionCase.Accepted();
                var (history, today) = Walk(c, attempts);
                var account = RequestTime.Of(history, Seeds.Calendar, today)!;
                Assert.Equal(account.Span, account.Of(TimePhase.NoTerm));
                Assert.Equal(account.Span, account.AgencyDays);
                Assert.Equal(WorkedDays(account.ReceivedOn, account.Through), account.Days.Select(d => d.Date));
                Assert.Equal(c.State.RepliedOn ?? c.State.Withdrawal?.On, account.Ended ? account.Through : null);
            },
            iter: 400);
    }

    private static (List<DatedEvent<RequestEvent>> History, DateOnly Today) Walk(RequestCase c, List<(int Move, int Tries, int Seed, int Days)> attempts, NoticeContent? letter = null)
    {
        var history = new List<DatedEvent<RequestEvent>>();
        Record();
        if (letter is not null)
        {
            // A letter that is out from the first days on: chance alone seldom sends one in time.
            c.Today = c.Today.AddDays(1);
            var id = new Guid(11, 0, 0, new byte[8]);
            Assert.Empty(c.Request.DraftNotice(id, letter, RequestCase.Calendar, c.Today));
            RequestCase.Ok(c.Request.ApproveNotice(id, c.Approval, RequestCase.Calendar, c.Today));
            RequestCase.Ok(c.Request.IssueNotice(new NoticeIssued(id, "湘交公开函〔2026〕1号", "函", c.Today, Guid.NewGuid(), "00"), RequestCase.Calendar, c.Today));
            RequestCase.Ok(c.Request.SealNotice(id, Guid.NewGuid()));
            RequestCase.Ok(c.Request.ServeNotice(id, letter.ToApplicant ? new ServiceAct(ServiceMeans.Online, c.Today) : new ServiceAct(ServiceMeans.Post, c.Today, "EX000000000CN"), RequestCase.Calendar, c.Today));
            Record();
        }

        RandomWalkTests.Walk(c, letter is null ? attempts : [.. attempts.Select(a => a with { Days = a.Days > 9 ? a.Days % 9 : a.Days })], null, _ => Record(), skip: letter is null ? null : RandomWalkTests.NoticesFrom * (attempts.Count % 2));
        Assert.Equal(c.Request.Raised.Count, history.Count);
        return (history, c.Today);

        void Record() => history.AddRange(c.Request.Raised.Skip(history.Count).Select(e => new DatedEvent<RequestEvent>(c.Today, e)));
    }

    private static (List<DatedEvent<RequestEvent>> History, DateOnly Today) Walk(int stage, List<(int Move, int Tries, int Seed, int Days)> attempts) => (attempts[0].Seed % 7) switch
    {
        0 => Walk(RequestCase.At(Stage.Registered), attempts, NoticeCase.Clarification()),
        1 => Walk(RequestCase.At(Stage.Accepted), attempts, NoticeCase.ThirdParty()),
        2 => Walk(RequestCase.At(Stage.Assigned), attempts, NoticeCase.ThirdParty(ConsultationKind.OtherAgency)),
        3 => Walk(RequestCase.At(Stage.Accepted), attempts, new ExtensionContent(15, "需要调阅档案")),
        _ => Walk(RequestCase.At(Enum.GetValues<Stage>()[stage]), attempts),
    };

    /// <summary>The day from which the present period runs, as the clock's own rules say it.</summary>
    private static DateOnly LastRestart(ClockResult clock)
    {
        var rule = clock.Rules.LastOrDefault(r => r.Text.Contains("自该日起重新计算", StringComparison.Ordinal));
        return rule is null ? clock.ReceivedOn
            : DateOnly.ParseExact(FirstDate().Match(rule.Text).Value, "yyyy年M月d日", System.Globalization.CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"\d+年\d+月\d+日")]
    private static partial Regex FirstDate();

    private static IEnumerable<DateOnly> WorkedDays(DateOnly after, DateOnly through)
    {
        for (var day = after.AddDays(1); day <= through; day = day.AddDays(1))
        {
            if (Seeds.Calendar.IsWorkingDay(day))
            {
                yield return day;
            }
        }
    }
}
