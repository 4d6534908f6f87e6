using Disclosure.Domain.Requests;
using Disclosure.Domain.Requests.Events;

namespace Disclosure.Web.Cases.History;

/// <summary>拆分办理 and 并案答复.</summary>
public sealed partial class EventStory
{
    private static (string? Title, IEnumerable<StoryLine> Lines, IReadOnlyList<Guid> Files) LinkedContentOf(CaseEvent e) => e.Event switch
    {
        RequestSplit x => (null, [new("本件保留", InOneLine(x.Kept)), .. x.Parts.Select(p => new StoryLine(p.Case.Number, InOneLine(p.Information))), new("理由", x.Reason)], []),
        RequestSplitOff x => (null, [new("原申请", x.From.Number), new("收到申请之日", LegalTime.Show(x.ReceivedOn)), Line("拆分前的补正", x.Clarification is { } c ? $"{c.LetterNumber}，{LegalTime.Show(c.ReceivedOn)}收到补正，期限自该日起重新计算" : null)], []),
        RequestFromOpinion x => (null, [new("来信", x.Opinion.Number), new("来信日期", LegalTime.Show(x.WrittenOn)), Line("转为申请的确认", x.Clarification is { } c ? $"{LegalTime.Show(c.RequestedOn)}告知，{LegalTime.Show(c.ReceivedOn)}确认，期限自该日起重新计算" : "指南未列意见箱为申请渠道，收到申请之日为确认之日")], []),
        JointReplyFormed x => (null, [new("并入本件", string.Join("、", x.Members.Select(m => m.Number))), new("理由", x.Reason)], []),
        JointReplyLeft x => (null, [new("单独办理", x.Member.Number), new("理由", x.Reason)], []),
        JointReplyJoined x => (null, [new("主件", x.Lead.Number), new("理由", x.Reason)], []),
        JointReplyEnded x => (null, [new("理由", x.Reason)], []),
        JointReplyFollowed { Reply: var reply } => (null, [new("发文字号", reply.LetterNumber), new("答复日期", reply.RepliedOn is { } on ? LegalTime.Show(on) : "未送达，须改用其他方式重新送达")], []),
        _ => (null, [], []),
    };

    private static string InOneLine(InformationSought sought) =>
        string.Join("；", new[] { sought.Title, sought.DocumentNumber, sought.Description }.Where(t => !string.IsNullOrWhiteSpace(t)));
}
