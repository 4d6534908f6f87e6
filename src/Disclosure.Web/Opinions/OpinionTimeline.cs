using Disclosure.Domain.Opinions;

namespace Disclosure.Web.Opinions;

/// <summary>A step of the way as the writer sees it.</summary>
public sealed record OpinionMoment(DateTimeOffset At, OpinionStatus Status, string Title);

/// <summary>办理经过 for the writer: what they were told, and nothing of the office's inside.</summary>
public static class OpinionTimeline
{
    /// <summary>The steps, oldest first.</summary>
    public static IReadOnlyList<OpinionMoment> Of(OpinionView view)
    {
        ArgumentNullException.ThrowIfNull(view);
        var state = OpinionState.Empty;
        var steps = new List<OpinionMoment>();
        foreach (var fact in view.Events)
        {
            var before = state;
            state = state.Apply(fact.Event);
            var title = fact.Event switch
            {
                OpinionFiled => "来信已收到",
                OpinionPublished when before.Published is null => "来信和答复已公示",
                OpinionCodeReissued => "查询码已补发",
                OpinionTakenDown => "已撤下公示",
                _ when before.Status != state.Status => state.Status.Label(),
                _ => null,
            };
            if (title is not null)
            {
                steps.Add(new OpinionMoment(fact.At, state.Status, title));
            }
        }

        return steps;
    }
}
