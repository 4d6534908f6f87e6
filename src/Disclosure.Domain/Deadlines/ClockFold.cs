using static Disclosure.Domain.Deadlines.StatutoryClock;

namespace Disclosure.Domain.Deadlines;

/// <summary>Reads a history event by event. Each sees only what was known on its day.</summary>
internal sealed partial class ClockFold
{
    private readonly DateOnly _receivedOn;
    private readonly WorkCalendar _calendar;
    private readonly List<ClockPeriod> _periods;
    private readonly List<ConsultationFacts> _consultations = [];
    private readonly List<ClockEvent> _events = [];
    private readonly List<ClockRule> _rules = [];
    private readonly List<ClockRule> _violations = [];
    private ClockEvent.ClarificationRequested? _clarification;
    private ClockEvent.Extended? _extension;
    private ClockEvent.FeeNoticeReceived? _feeReceived;
    private ClockState _state = ClockState.Running;
    private ClockEvent? _endedBy;
    private DateOnly? _dueAtEnd;

    public ClockFold(DateOnly receivedOn, WorkCalendar calendar)
    {
        _receivedOn = receivedOn;
        _calendar = calendar;
        _periods = [new ClockPeriod(receivedOn)];
        Rule(ClockArticles.Receipt, $"收到申请之日为{Text(receivedOn)}。");
        Rule(ClockArticles.FirstDay,
            $"收到当日不计入，第1个工作日为{Text(calendar.AddWorkingDays(receivedOn, 1))}；调休上班日计入，休息日和法定节假日不计入。");
        Rule(ClockArticles.Reply,
            $"应当自收到申请之日起{ReplyWorkingDays}个工作日内答复，即{Text(calendar.AddWorkingDays(receivedOn, ReplyWorkingDays))}前（含当日）。");
    }

    private ClockPeriod Current => _periods[^1];

    private int Allowed => ReplyWorkingDays + (_extension?.WorkingDays ?? 0);

    /// <summary>Takes the next event in.</summary>
    /// <returns>Null, or why it is refused; a refused event leaves no trace.</returns>
    public ClockRefusal? Apply(ClockEvent e)
    {
        var refusal = Take(e);
        if (refusal is not null && _endedBy is null)
        {
            _events.RemoveAt(_events.Count - 1);
        }

        return refusal;
    }

    /// <summary>Lists a refused event that happened all the same.</summary>
    public void Disregard(ClockRefusal refusal) => Violation(refusal.Article, refusal.Reason);

    private ClockRefusal? Take(ClockEvent e)
    {
        if (_endedBy is not null)
        {
            return Refuse(ClockArticles.Facts, $"申请已于{Text(_endedBy.On)}办结（{Label(_endedBy)}），此后不再有“{Label(e)}”。");
        }

        _events.Add(e);
        return e switch
        {
            ClockEvent.ClarificationRequested x => Apply(x),
            ClockEvent.ClarificationReceived x => Apply(x),
            ClockEvent.ConsultationSent x => Apply(x),
            ClockEvent.ConsultationDelivered x => Apply(x),
            ClockEvent.ConsultationAnswered x => Apply(x),
            ClockEvent.Extended x => Apply(x),
            ClockEvent.ReasonsRequested x => Apply(x),
            ClockEvent.Deferred x => Apply(x),
            ClockEvent.FeeNoticeSent x => Apply(x),
            ClockEvent.FeeNoticeReceived x => Apply(x),
            ClockEvent.FeePaid x => Apply(x),
            ClockEvent.Replied or ClockEvent.Withdrawn => End(e, ClockArticles.Reply),
            ClockEvent.DeemedAbandoned x => Apply(x),
            _ => throw new ArgumentOutOfRangeException(nameof(e), e, "Unknown event."),
        };
    }

    private ClockRefusal? Apply(ClockEvent.ClarificationRequested e)
    {
        if (_clarification is { } earlier)
        {
            return Refuse(ClockArticles.Clarification, $"补正应当一次性告知，已于{Text(earlier.On)}告知过，不能再次告知补正。");
        }

        if (_state == ClockState.AwaitingPayment)
        {
            return Refuse(ClockArticles.Facts, "正在等待申请人缴费，不能告知补正。");
        }

        _clarification = e;
        _state = ClockState.AwaitingClarification;
        var lastDay = _calendar.AddWorkingDays(_receivedOn, ClarificationWorkingDays);
        if (e.On > lastDay)
        {
            Violation(ClockArticles.Clarification,
                $"补正告知应当在{Text(lastDay)}（第{ClarificationWorkingDays}个工作日）前发出，实际于{Text(e.On)}发出；答复期限仍按原期限掌握。");
            return null;
        }

        Stop(e.On, "等待补正，不计算");
        Rule(ClockArticles.Clarification,
            $"{Text(e.On)}告知补正{(e.ReplyBy is { } by ? $"，请申请人于{Text(by)}前补正" : "")}；收到补正之前不计算答复期限。");
        return null;
    }

    private ClockRefusal? Apply(ClockEvent.ClarificationReceived e)
    {
        if (_state != ClockState.AwaitingClarification)
        {
            return Refuse(ClockArticles.Facts, "没有尚待申请人补正的告知，不能登记收到补正。");
        }

        _state = ClockState.Running;
        if (Current.StoppedOn is null)
        {
            Rule(ClockArticles.Clarification, $"{Text(e.On)}收到补正；因补正告知逾期发出，答复期限不重新计算。");
            return null;
        }

        Restart(e.On);
        Rule(ClockArticles.Clarification, $"{Text(e.On)}收到补正，答复期限自该日起重新计算{RestartText()}。");
        return null;
    }

    private ClockRefusal? Apply(ClockEvent.Extended e)
    {
        if (e.WorkingDays is < 1 or > MaxExtensionWorkingDays)
        {
            return Refuse(ClockArticles.Reply, $"延长的期限应当为1至{MaxExtensionWorkingDays}个工作日。", "workingDays");
        }

        if (_extension is { } earlier)
        {
            return Refuse(ClockArticles.Reply, $"答复期限只能延长一次，已于{Text(earlier.On)}延长。");
        }

        if (DueAsOf(e.On) is not { } due)
        {
            return Refuse(ClockArticles.Reply, "等待申请人补正或者缴费期间不计算答复期限，无需也不能延长。");
        }

        if (e.On > due)
        {
            return Refuse(ClockArticles.Reply, $"答复期限已于{Text(due)}届满，延长应当在届满之日前（含当日）批准并告知申请人。");
        }

        _extension = e;
        if (Current.Deferral is { } deferral)
        {
            Violation(ClockArticles.Reply, $"已依第三十五条告知延迟至{Text(deferral.Until)}答复，又于{Text(e.On)}延长，答复日期不因此改变。");
            return null;
        }

        Rule(ClockArticles.Reply,
            $"{Text(e.On)}告知申请人延长{e.WorkingDays}个工作日，共{Allowed}个工作日，至{Text(DueAsOf(e.On)!.Value)}。");
        return null;
    }

    private ClockRefusal? Apply(ClockEvent.ReasonsRequested e)
    {
        Rule(ClockArticles.Deferral, $"{Text(e.On)}要求申请人说明理由；答复期限继续计算。");
        return null;
    }

    private ClockRefusal? Apply(ClockEvent.Deferred e)
    {
        if (DueAsOf(e.On) is not { } due)
        {
            return Refuse(ClockArticles.Deferral, "等待申请人补正或者缴费期间不计算答复期限，不能确定延迟答复的期限。");
        }

        if (e.On > due)
        {
            Violation(ClockArticles.Deferral,
                $"延迟答复应当在答复期限届满（{Text(due)}）前告知申请人，实际于{Text(e.On)}告知；答复期限仍按原期限掌握。");
            return null;
        }

        if (e.Until < due)
        {
            Violation(ClockArticles.Deferral, $"告知的延迟答复日期{Text(e.Until)}早于原答复期限{Text(due)}。");
        }

        // A second one moves the date; since the first no day is excluded any more.
        Current.Deferral = (Current.Deferral?.On ?? e.On, e.Until);
        Rule(ClockArticles.Deferral, $"{Text(e.On)}告知申请人延迟至{Text(e.Until)}答复，以告知的日期为准。");
        return null;
    }

    private ClockRefusal? End(ClockEvent e, string article)
    {
        _endedBy = e;
        _dueAtEnd = DueAsOf(e.On);
        _state = ClockState.Ended;
        if (_dueAtEnd is { } due && e.On > due)
        {
            var late = $"{Text(e.On)}{Label(e)}，晚于答复期限{Text(due)}，超期{_calendar.CountWorkingDays(due, e.On)}个工作日。";
            if (e is ClockEvent.Replied)
            {
                Violation(ClockArticles.Reply, late);
            }
            else
            {
                Rule(ClockArticles.Reply, late);
            }

            return null;
        }

        Rule(article, $"{Text(e.On)}{Label(e)}，期限计算终止。");
        return null;
    }

    /// <summary>The due date as it stood on a day, with what was known by then; null while it does not run.</summary>
    private DateOnly? DueAsOf(DateOnly day)
    {
        if (Current.StoppedOn is not null)
        {
            return null;
        }

        if (Current.Deferral is { } deferral)
        {
            return deferral.Until;
        }

        var exclusions = new Exclusions(_consultations, day);
        var due = DueWithout(exclusions, day);
        return IsRolled(exclusions, due) ? _calendar.AddWorkingDays(exclusions.End!.Value, 1) : due;
    }

    // What is excluded is given back after the period. So a letter that goes out on the last day keeps the period open
    // until the opinion is back, and the reply is due on that day.
    private DateOnly DueWithout(Exclusions exclusions, DateOnly day) =>
        _calendar.AddWorkingDays(Current.Start, Allowed + exclusions.Count(_calendar, Current, day));

    // That day can be a rest day, on which no period ends: it ends on the next working day. Between the due date and a
    // later end of the exclusions there are only rest days, so this is the only way for the end to be later.
    private static bool IsRolled(Exclusions exclusions, DateOnly due) => exclusions.End > due;

    private void Stop(DateOnly on, string note)
    {
        Current.StoppedOn = on;
        Current.StopNote = note;
    }

    private void Restart(DateOnly on) => _periods.Add(new ClockPeriod(on));

    private string RestartText() =>
        (_extension is { } e ? $"，已批准延长的{e.WorkingDays}个工作日保留" : "")
        + $"，共{Allowed}个工作日，至{Text(_calendar.AddWorkingDays(Current.Start, Allowed))}";

    private void Rule(string article, string text) => _rules.Add(new ClockRule(article, text));

    private void Violation(string article, string text) => _violations.Add(new ClockRule(article, text));

    private static ClockRefusal Refuse(string article, string reason, string field = "on") => new(null, field, article, reason);
}
