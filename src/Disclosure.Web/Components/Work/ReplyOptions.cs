using Disclosure.Domain.Decisions;

namespace Disclosure.Web.Components.Work;

/// <summary>Replies and grounds as forms offer them, from the domain's catalogue.</summary>
public static class ReplyOptions
{
    /// <summary>Name of a reply. A refusal's needs no ground to be named.</summary>
    public static string Label(ReplyType type) => ReplyCatalogue.Basis(type, AnyGround(type)).Label;

    /// <summary>Name and ground in one phrase.</summary>
    public static string Label(ReplyType type, RefusalGround? ground) => ground is { } g ? $"{Label(type)}：{ReplyCatalogue.Label(g)}（{ReplyCatalogue.Article(g)}）" : Label(type);

    private static RefusalGround? AnyGround(ReplyType type) => type == ReplyType.Refused ? RefusalGround.StateSecret : null;
}

/// <summary>The grounds of articles 14 to 16 with their article.</summary>
public static class GroundOptions
{
    /// <summary>All of them, in the law's order.</summary>
    public static IReadOnlyList<WorkOption<RefusalGround?>> All { get; } =
        [.. Enum.GetValues<RefusalGround>().Select(g => new WorkOption<RefusalGround?>(g, ReplyCatalogue.Label(g), ReplyCatalogue.Article(g)))];
}
