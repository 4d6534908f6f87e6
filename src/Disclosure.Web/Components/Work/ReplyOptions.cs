using Disclosure.Domain.Decisions;

namespace Disclosure.Web.Components.Work;

/// <summary>Replies and grounds as forms offer them, from the domain's catalogue.</summary>
public static class ReplyOptions
{
    /// <summary>Name of a reply. A refusal's needs no ground to be named.</summary>
    public static string Label(ReplyType type) => ReplyCatalogue.Basis(type, AnyGround(type)).Label;

    /// <summary>Name and ground in one phrase.</summary>
    public static string Label(ReplyType type, RefusalGround? ground) => ground is { } g ? $"{Label(type)}：{ReplyCatalogue.Label(g)}（{ReplyCatalogue.Article(g)}）" : Label(type);

    /// <summary>The replies that the case's record allows: what presupposes a letter that never went out is not offered.</summary>
    /// <param name="facts">What the case has on record.</param>
    /// <param name="chosen">Chosen before; stays offered, so that the officer sees why it is refused.</param>
    public static IEnumerable<ReplyType> Offered(DecisionFacts facts, ReplyType? chosen = null)
    {
        ArgumentNullException.ThrowIfNull(facts);
        return Enum.GetValues<ReplyType>().Where(t => t == chosen || DecisionRules.CheckRecord(t, facts) is null);
    }

    /// <summary>A reply as a choice: by its group of 表三, with its article.</summary>
    public static WorkOption<ReplyType> Choice(ReplyType type) => new(type, Label(type), Group: ReplyCatalogue.KindOf(type) == Domain.Requests.RequestKind.Correction ? null : ReplyCatalogue.GroupOf(type));

    private static RefusalGround? AnyGround(ReplyType type) => type == ReplyType.Refused ? RefusalGround.StateSecret : null;
}

/// <summary>The grounds of articles 14 to 16 with their article.</summary>
public static class GroundOptions
{
    /// <summary>All of them, in the law's order.</summary>
    public static IReadOnlyList<WorkOption<RefusalGround?>> All { get; } =
        [.. Enum.GetValues<RefusalGround>().Select(g => new WorkOption<RefusalGround?>(g, ReplyCatalogue.Label(g), ReplyCatalogue.Article(g)))];
}
