using Disclosure.Domain.Deadlines;

namespace Disclosure.Domain.Tests.Deadlines;

/// <summary>
/// The oracle: a budget of days that is spent one day at a time, with the letters that are out on that day. It shares no
/// arithmetic with the product. Null is returned for a history in which an extension comes too late or at a time when
/// nothing runs.
/// </summary>
internal sealed class NaiveClock
{
    private readonly Dictionary<string, Letter> _letters = [];
    private readonly DateOnly _received;
    private int _left = 20;
    private int _extension;
    private int _spent;
    private bool _waiting;
    private bool _ended;
    private bool _grace;
    private DateOnly? _until;
    private DateOnly _lastGood;

    private NaiveClock(DateOnly received)
    {
        _received = received;
        _lastGood = received;
    }

    public static (DateOnly? Due, int Spent, bool? OnTime, int Unlawful)? Run(
        DateOnly received, IReadOnlyList<ClockEvent> events, DateOnly asOf)
    {
        var clock = new NaiveClock(received);
        var queue = new Queue<ClockEvent>(events);
        var unlawful = 0;
        bool? onTime = null;
        for (var day = received; day <= asOf && !clock._ended; day = day.AddDays(1))
        {
            if (day > received)
            {
                clock.Spend(day);
            }

            while (queue.TryPeek(out var next) && next.On == day)
            {
                var late = clock.IsLate(queue.Dequeue().On);
                var cured = !late && !clock._waiting;
                switch (next)
                {
                    case ClockEvent.Extended x:
                        if (late || clock._waiting)
                        {
                            return null;
                        }

                        unlawful += clock._until is null ? 0 : 1;
                        clock._extension = x.WorkingDays;
                        clock._left += x.WorkingDays;
                        break;
                    case ClockEvent.ClarificationRequested when NaiveCalendar.Walk(received, 7) < day:
                    case ClockEvent.FeeNoticeSent when late:
                        unlawful++;
                        break;
                    case ClockEvent.ClarificationRequested or ClockEvent.FeeNoticeSent:
                        clock._waiting = true;
                        break;
                    case ClockEvent.ClarificationReceived or ClockEvent.FeePaid when clock._waiting:
                        (clock._waiting, clock._until, clock._spent, clock._grace) = (false, null, 0, false);
                        clock._left = 20 + clock._extension;
                        clock._lastGood = day;
                        break;
                    case ClockEvent.Deferred x when late || clock._waiting:
                        unlawful++;
                        break;
                    case ClockEvent.Deferred x:
                        unlawful += x.Until < clock.DueFrom(day) ? 1 : 0;
                        clock._until = x.Until;
                        break;
                    case ClockEvent.ConsultationSent x:
                        unlawful += late ? 1 : 0;
                        clock._letters[x.Id] = new Letter(x, late);
                        break;
                    case ClockEvent.ConsultationDelivered x:
                        clock._letters[x.Id].Delivered = true;
                        break;
                    case ClockEvent.ConsultationAnswered x:
                        var letter = clock._letters[x.Id];
                        clock._grace |= letter.IsOut && !NaiveCalendar.IsWorked(day) && clock._left == 0 && cured && clock._until is null;
                        letter.Answered = true;
                        break;
                    case ClockEvent.Replied or ClockEvent.Withdrawn:
                        (clock._ended, onTime) = (true, !late);
                        unlawful += late && next is ClockEvent.Replied ? 1 : 0;
                        asOf = day;
                        break;
                }
            }
        }

        return (clock._waiting ? null : clock.DueFrom(asOf), clock._spent, onTime, unlawful);
    }

    private bool AnyOut => _letters.Values.Any(l => l.IsOut);

    private void Spend(DateOnly day)
    {
        var worked = NaiveCalendar.IsWorked(day);
        foreach (var letter in _letters.Values)
        {
            letter.Pass(worked);
        }

        if (_waiting || !worked)
        {
            return;
        }

        if ((AnyOut || _grace) && _until is null)
        {
            _grace = false;
        }
        else
        {
            _left--;
            _spent++;
        }

        if (_left >= 0)
        {
            _lastGood = day;
        }
    }

    private bool IsLate(DateOnly day)
    {
        if (_waiting)
        {
            return false;
        }

        if (_until is { } until)
        {
            return day > until;
        }

        return _left < 0 || (_left == 0 && day > _received && !NaiveCalendar.IsWorked(day) && !AnyOut && !_grace);
    }

    // Looks ahead with no letter out any more: what is open ends with the day that is asked for.
    private DateOnly DueFrom(DateOnly day)
    {
        if (_until is { } until)
        {
            return until;
        }

        if (_left > 0)
        {
            return NaiveCalendar.Walk(day, _left);
        }

        return _left == 0 && !NaiveCalendar.IsWorked(day) && (AnyOut || _grace) ? NaiveCalendar.Walk(day, 1) : _lastGood;
    }

    private sealed class Letter(ClockEvent.ConsultationSent sent, bool late)
    {
        private int _daysToAnswer = 15;
        private bool _lapsed;

        public bool Delivered { get; set; }

        public bool Answered { get; set; }

        // Out on the day of the answer and of the lapse too: those two flags are set at the end of their day.
        public bool IsOut { get; private set; }

        public void Pass(bool worked)
        {
            IsOut = !late && !Answered && !_lapsed;
            if (Delivered && sent.Kind != ConsultationKind.OtherAgency && worked)
            {
                _lapsed |= --_daysToAnswer == 0;
            }
        }
    }
}
