using Disclosure.Domain.Requests;
using Disclosure.Domain.Requests.Events;

namespace Disclosure.Web.Cases;

/// <summary>One step that the citizen sees.</summary>
/// <param name="At">When it was recorded.</param>
/// <param name="Status">The status from then on.</param>
/// <param name="Title">In a few words.</param>
public sealed record PublicStep(DateTimeOffset At, PublicStatus Status, string Title);

/// <summary>What of a case's record the citizen sees: every change of status, and what moved a date or a code. Nothing internal.</summary>
public static class PublicTimeline
{
    /// <summary>The steps, oldest first.</summary>
    public static IReadOnlyList<PublicStep> Of(IEnumerable<CaseEvent> events)
    {
        ArgumentNullException.ThrowIfNull(events);
        var steps = new List<PublicStep>();
        var state = RequestState.Empty;
        foreach (var e in events)
        {
            var before = state.Filing is null ? (PublicStatus?)null : state.Status;
            state = state.Apply(e.Event);
            var title = e.Event switch
            {
                FactCorrected { Fact: CorrectableFact.ReceivedOn } x => $"收到日期更正为{LegalTime.Show(x.To)}",
                FactCorrected { Fact: CorrectableFact.RepliedOn } x => $"答复日期更正为{LegalTime.Show(x.To)}",
                NoticeDateCorrected x when state.Notices.Find(n => n.Id == x.NoticeId) is { Content.ToApplicant: true } notice => $"{Words.Of(notice.Kind)}的{Words.Of(x.Date)}更正为{LegalTime.Show(x.To)}",
                QueryCodeIssued { Reissued: true } => "查询码已补发",
                ServiceFailed => "答复未能送达，将重新送达",
                RequestSplit x => $"申请分为{x.Parts.Count + 1}件分别办理，另立{string.Join("、", x.Parts.Select(p => p.Case.Number))}",
                RequestSplitOff x => $"由申请{x.From.Number}拆分，收到申请之日仍为{LegalTime.Show(x.ReceivedOn)}",
                RequestFromOpinion x => $"由意见箱来信{x.Opinion.Number}转为申请",
                JointReplyFormed x => $"与{string.Join("、", x.Members.Select(m => m.Number))}一并答复",
                JointReplyLeft x => $"{x.Member.Number}不再一并答复",
                JointReplyJoined x => $"与{x.Lead.Number}一并答复，答复书见该件",
                JointReplyEnded => "恢复单独办理",
                JointReplyFollowed { Reply: { RepliedOn: { } on } reply } => $"已答复：{reply.LetterNumber}，{LegalTime.Show(on)}",
                JointReplyFollowed => "答复未能送达，将重新送达",
                DueRecalculated x when x.From != x.To => $"{x.CalendarYear}年节假日安排公布，答复期限由{LegalTime.Show(x.From)}变为{LegalTime.Show(x.To)}",
                DueRecalculated x => $"{x.CalendarYear}年节假日安排公布，答复期限确定为{LegalTime.Show(x.To)}",
                ServiceProved x => $"{LegalTime.Show(x.On)}签收",
                _ when before != state.Status => state.Status.Label(),
                _ => null,
            };
            if (title is not null)
            {
                steps.Add(new PublicStep(e.At, state.Status, title));
            }
        }

        return steps;
    }
}
