using System.Collections.Immutable;
using Disclosure.Domain.Requests.Events;

namespace Disclosure.Domain.Requests;

/// <summary>A 督办单 and what became of it.</summary>
/// <param name="Issued">What was asked, of whom, by when.</param>
/// <param name="Answered">反馈.</param>
/// <param name="Revoked">撤销.</param>
public sealed record Supervision(SupervisionIssued Issued, SupervisionAnswered? Answered = null, SupervisionRevoked? Revoked = null)
{
    /// <summary>True while its answer is awaited.</summary>
    public bool IsOpen => Answered is null && Revoked is null;

    /// <summary>True when its answer is awaited and the last day for it has passed.</summary>
    public bool IsOverdue(DateOnly today) => IsOpen && today > Issued.AnswerBy;
}

public sealed partial record RequestState
{
    /// <summary>督办, in the order of sending. Neither clock nor status looks at them.</summary>
    public ImmutableList<Supervision> Supervisions { get; init; } = [];

    private RequestState Supervise(RequestEvent e) => e switch
    {
        SupervisionIssued x => this with { Supervisions = Supervisions.Add(new Supervision(x)) },
        SupervisionAnswered x => WithSupervision(x.SupervisionId, s => s with { Answered = x }),
        SupervisionRevoked x => WithSupervision(x.SupervisionId, s => s with { Revoked = x }),
        _ => throw new InvalidOperationException($"{e.GetType().Name} is no event of a supervision."),
    };

    private RequestState WithSupervision(Guid id, Func<Supervision, Supervision> change)
    {
        var index = Supervisions.FindIndex(s => s.Issued.SupervisionId == id);
        return index < 0
            ? throw new InvalidOperationException("The event names a supervision that was never sent.")
            : this with { Supervisions = Supervisions.SetItem(index, change(Supervisions[index])) };
    }
}
