using static Disclosure.Domain.Deadlines.StatutoryClock;

namespace Disclosure.Domain.Deadlines;

/// <summary>What the history comes to, and the story of every day.</summary>
internal sealed partial class ClockFold
{
    /// <summary>The clock on a day. To be called once, after the last event.</summary>
    public ClockResult Result(DateOnly askedFor)
    {
        var last = _events.Count == 0 ? _receivedOn : _events[^1].On;
        var asOf = _endedBy is not null || askedFor < last ? last : askedFor;
        var exclusions = new Exclusions(_consultations, asOf);
        var due = _endedBy is null ? DueAsOf(asOf) : _dueAtEnd;
        var (allowed, excluded) = (Allowed, exclusions.Count(_calendar, Current, asOf));
        if (Current is { Deferral: { } deferral })
        {
            allowed = _calendar.CountWorkingDays(Current.Start, deferral.Until) - excluded;
        }

        var countedThrough = Current.StoppedOn ?? asOf;
        var used = _calendar.CountWorkingDays(Current.Start, countedThrough)
            - exclusions.Count(_calendar, Current, countedThrough);
        if (due is { } d)
        {
            if (Current.Deferral is null && IsRolled(exclusions, DueWithout(exclusions, asOf)))
            {
                // The days up to the postponed date are shown as not counting.
                exclusions.RunOnTo(d);
            }

            FinishRules(d, excluded);
        }

        return new ClockResult(result => Explain(result, exclusions), result => Use(result, exclusions))
        {
            ReceivedOn = _receivedOn,
            AsOf = asOf,
            State = _state,
            DueOn = due,
            InternalDueOn = due is null ? null
                : Current.Deferral?.Until ?? _calendar.AddWorkingDays(Current.Start, Allowed),
            Provisional = due is { } dueOn && _calendar.IsProvisional(dueOn),
            WorkingDaysUsed = used,
            WorkingDaysAllowed = allowed,
            RemainingWorkingDays = due is null ? null : allowed - used,
            OnTime = _endedBy is null ? null : due is null || _endedBy.On <= due,
            EndedBy = _endedBy,
            Consultations = [.. _consultations.Select(c => Describe(c, asOf))],
            Rules = [.. _rules],
            Violations = [.. _violations],
        };
    }

    private void FinishRules(DateOnly due, int excluded)
    {
        if (excluded > 0 && Current.Deferral is null)
        {
            Rule(ClockArticles.Exclusion, $"征求意见期间共{excluded}个工作日（重叠的只计一次）不计算在内，答复期限至{Text(due)}。");
        }

        if (_calendar.IsProvisional(due))
        {
            Rule(ClockArticles.Holidays,
                $"{due.Year}年的节假日安排尚未导入，只扣除了休息日和法定节假日，{Text(due)}为暂定日期，安排公布后重新计算。");
        }
    }

    private ClockConsultation Describe(ConsultationFacts c, DateOnly asOf)
    {
        var open = _endedBy is null && c.AnsweredOn is null && (c.OpinionDueOn is null || asOf <= c.OpinionDueOn);
        return new ClockConsultation(
            c.Sent.Id, c.Sent.Kind, c.Sent.On, c.DeliveredOn, c.AnsweredOn, c.OpinionDueOn,
            c.Late ? null : c.EndAsOf(asOf), open);
    }

    private List<ClockDay> Explain(ClockResult result, Exclusions exclusions)
    {
        var events = _events.ToLookup(e => e.On);
        var end = _endedBy is null && result.DueOn > result.AsOf ? result.DueOn.Value : result.AsOf;
        var days = new List<ClockDay>(end.DayNumber - _receivedOn.DayNumber + 1);
        var (index, number) = (0, 0);
        for (var day = _receivedOn; day <= end; day = day.AddDays(1))
        {
            // A day of restart still belongs to the run before it; the next day is the first of the new one.
            while (index + 1 < _periods.Count && day > _periods[index + 1].Start)
            {
                (index, number) = (index + 1, 0);
            }

            var period = _periods[index];
            var kind = _calendar.Classify(day);
            var notes = new List<string>();
            int? counts = null;
            if (day == _receivedOn)
            {
                notes.Add("收到申请，当日不计入");
            }
            else if (period.StoppedOn is { } stopped && day > stopped)
            {
                notes.Add(period.StopNote);
            }
            else if (!_calendar.IsWorkingDay(day))
            {
                notes.Add(kind == DayKind.Holiday ? $"{_calendar.NameOf(day)}放假" : "休息日");
            }
            else if (exclusions.Contains(day, period))
            {
                notes.Add("征求意见期间，不计算");
            }
            else
            {
                counts = ++number;
                if (kind == DayKind.MakeUpWorkday)
                {
                    notes.Add($"{_calendar.NameOf(day)}调休上班");
                }
            }

            notes.AddRange(events[day].Select(Label));
            if (result.DueOn is { } due && day >= due)
            {
                notes.Add(day == due ? "答复期限届满之日" : "已超过答复期限");
            }

            days.Add(new ClockDay(day, kind, counts, string.Join("；", notes)));
        }

        return days;
    }

    private static string Label(ClockEvent e) => e switch
    {
        ClockEvent.ClarificationRequested => "告知补正",
        ClockEvent.ClarificationReceived => "收到补正",
        ClockEvent.ConsultationSent x => $"向{Whom(x.Kind)}发出征求意见书",
        ClockEvent.ConsultationDelivered => "征求意见书送达",
        ClockEvent.ConsultationAnswered => "收到意见",
        ClockEvent.Extended x => $"告知延长{x.WorkingDays}个工作日",
        ClockEvent.ReasonsRequested => "要求说明理由",
        ClockEvent.Deferred => "告知延迟答复",
        ClockEvent.FeeNoticeSent => "发出收费通知",
        ClockEvent.FeeNoticeReceived => "申请人收到收费通知",
        ClockEvent.FeePaid => "申请人缴费",
        ClockEvent.Replied => "答复",
        ClockEvent.Withdrawn => "申请人撤回",
        _ => "视为放弃申请",
    };
}
