using Disclosure.Domain.Common;

namespace Disclosure.Web.Cases;

/// <summary>What became of a command.</summary>
public abstract record Outcome
{
    private Outcome()
    {
    }

    /// <summary>Done, or done before by the same command.</summary>
    public sealed record Done : Outcome
    {
        public static Done Instance { get; } = new();
    }

    /// <summary>The domain refused: nothing changed.</summary>
    public sealed record Refused(IReadOnlyList<Refusal> Refusals) : Outcome;

    /// <summary>The case has moved since the user looked at it: what happened meanwhile. Nothing changed.</summary>
    public sealed record Conflict(int Version, IReadOnlyList<CaseChange> Changes) : Outcome;

    /// <summary>What the command would do. Nothing changed: it was only rehearsed (<see cref="CaseWriter.Rehearsing"/>).</summary>
    public sealed record Rehearsed(Effects Effects) : Outcome;

    /// <summary>No such case for this actor.</summary>
    public sealed record NotFound : Outcome
    {
        public static NotFound Instance { get; } = new();
    }

    /// <summary>The actor may not do this.</summary>
    public sealed record Forbidden(string Why) : Outcome;

    /// <summary>True for <see cref="Done"/>.</summary>
    public bool Succeeded => this is Done;

    /// <summary>One refusal.</summary>
    public static Outcome Refuse(Refusal refusal) => new Refused([refusal]);

    /// <summary>The message for a place that shows one line; null when done.</summary>
    public string? Message => this switch
    {
        Refused r => string.Join(" ", r.Refusals.Select(x => x.ToString())),
        Conflict c => $"在您填写期间，本件已有新的变化：{string.Join("；", c.Changes.Select(x => $"{x.ActorName} {x.Title}"))}。您填写的内容已保留，请核对后再提交。",
        NotFound => "没有找到该件，或者您无权查看。",
        Forbidden f => f.Why,
        _ => null,
    };
}

/// <summary>An event in one line, for whoever was overtaken by it.</summary>
public sealed record CaseChange(int Seq, DateTimeOffset At, Guid? ActorId, string ActorName, string Title);
