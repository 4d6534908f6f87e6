using System.Text.RegularExpressions;
using Disclosure.Domain.Common;
using Disclosure.Domain.Correspondence;
using Disclosure.Domain.Deadlines;
using Disclosure.Domain.Fees;
using Disclosure.Domain.Requests;
using Disclosure.Domain.Requests.Events;
using static Disclosure.Domain.Tests.Notices.NoticeStage;

namespace Disclosure.Domain.Tests.Notices;

/// <summary>
/// Every move with every kind of letter at every stage of its way. What is lawful is written down here; everything else is
/// refused, says why, and leaves no trace.
/// </summary>
public sealed partial class NoticeMoveTableTests
{
    private static readonly NoticeKind[] Kinds = Enum.GetValues<NoticeKind>();
    private static readonly NoticeKind[] Awaiting = [NoticeKind.Clarification, NoticeKind.Reasons, NoticeKind.Consultation, NoticeKind.Fee];
    private static readonly NoticeStage[] Out = [Posted, Received, Expired];

    /// <summary>Each move with lawful arguments, the kinds of letter, and the stages at which it is lawful.</summary>
    private static readonly Dictionary<string, (Func<NoticeCase, Guid, Refusal?> Move, NoticeKind[] Kinds, NoticeStage[] Lawful)> Table = new()
    {
        ["rework"] = ((c, id) => c.Request.DraftNotice(id, Of(c, id).Content, NoticeCase.Calendar, c.Today).FirstOrDefault(), Kinds, [Drafted, Approved]),
        ["approve"] = ((c, id) => c.Request.ApproveNotice(id, new Approval("负责人", c.Today), NoticeCase.Calendar, c.Today), Kinds, [Drafted]),
        ["send back"] = ((c, id) => c.Request.SendBackNotice(id, "请补充依据"), Kinds, [Drafted, Approved]),
        ["number"] = ((c, id) => c.Request.IssueNotice(new NoticeIssued(id, "湘交公开〔2026〕9号", "文书", c.Today, Guid.NewGuid(), "00"), NoticeCase.Calendar, c.Today), Kinds, [Approved]),
        ["seal"] = ((c, id) => c.Request.SealNotice(id, Guid.NewGuid()), Kinds, [Issued, Sealed, Returned]),
        ["serve"] = ((c, id) => c.Request.ServeNotice(id, new ServiceAct(ServiceMeans.Post, c.Today, "EX2"), NoticeCase.Calendar, c.Today), Kinds, [Sealed, Returned]),
        ["prove"] = ((c, id) => c.Request.ProveNotice(id, c.Today, null, NoticeCase.Calendar, c.Today), Kinds, [Posted]),
        ["return"] = ((c, id) => c.Request.FailNotice(id, c.Today, "查无此人", c.Today), Kinds, Out),
        ["void"] = ((c, id) => c.Request.VoidNotice(id, "情况有变"), Kinds, [Drafted, Approved, Issued, Sealed, Returned]),
        ["complete"] = ((c, id) => c.Request.ReceiveClarification(id, c.Today, new InformationSought("某桥梁2019年竣工图"), null, [], NoticeCase.Calendar, c.Today).FirstOrDefault(), [NoticeKind.Clarification], Out),
        ["more time"] = ((c, id) => c.Request.ExtendClarificationTime(id, NoticeCase.Calendar.AddWorkingDays(c.Today, 25), "申请人住院", NoticeCase.Calendar, c.Today), [NoticeKind.Clarification], Out),
        ["reasons"] = ((c, id) => c.Request.ReceiveReasons(id, c.Today, "用于学术研究", [], c.Today), [NoticeKind.Reasons], Out),
        ["opinion"] = ((c, id) => c.Request.ReceiveOpinion(id, c.Today, false, "涉及商业秘密", null, NoticeCase.Calendar, c.Today), [NoticeKind.Consultation], [.. Out, Lapsed]),
        ["lapse"] = ((c, id) => c.Request.LapseConsultation(id, NoticeCase.Calendar, c.Today), [NoticeKind.Consultation], [Expired]),
        ["assess"] = ((c, id) => c.Request.AssessConsultation(id, false, false, "理由不成立"), [NoticeKind.Consultation], [Answered, Lapsed]),
        ["judge the reasons"] = ((c, id) => c.Request.AssessReasons(id, false, "内容高度重复", NoticeCase.Calendar, c.Today), [NoticeKind.Reasons], [Expired, Answered]),
        ["pay"] = ((c, id) => c.Request.PayFee(id, c.Today, 1100, Guid.NewGuid(), NoticeCase.Calendar, c.Today), [NoticeKind.Fee], Out),
        ["abandon"] = ((c, id) => c.Request.Abandon(id, "电话联系三次", NoticeCase.Calendar, c.Today), [NoticeKind.Clarification, NoticeKind.Fee], [Expired]),
        ["correct the posting"] = ((c, id) => c.Request.CorrectNotice(id, NoticeDate.Sent, Of(c, id).Issued?.IssuedOn ?? c.Today, "交邮凭证所载", new Approval("负责人", c.Today), null, c.Today), Kinds, [Posted, Received, Expired, Answered, Lapsed, Withdrawn]),
        ["correct the receipt"] = ((c, id) => c.Request.CorrectNotice(id, NoticeDate.Received, Of(c, id).Served?.On ?? c.Today, "回执所载", new Approval("负责人", c.Today), null, c.Today), Kinds, [Received, Expired, Answered, Lapsed]),
        ["correct the answer"] = ((c, id) => c.Request.CorrectNotice(id, NoticeDate.Answered, Of(c, id).Served?.On ?? c.Today, "收件登记所载", new Approval("负责人", c.Today), null, c.Today), Awaiting, [Answered]),
        ["remind"] = ((c, _) => c.Request.Remind(NoticeCase.Calendar, c.Today, new ReminderRules()).Count > 0 ? null : new Refusal("none", "没有到期的提醒。"), Awaiting, [Expired]),
    };

    public static TheoryData<NoticeKind, NoticeStage, string> Everything
    {
        get
        {
            var all = new TheoryData<NoticeKind, NoticeStage, string>();
            foreach (var (kind, stage) in Kinds.SelectMany(k => Enum.GetValues<NoticeStage>().Where(s => Has(k, s)).Select(s => (k, s))))
            {
                foreach (var move in Table.Keys)
                {
                    all.Add(kind, stage, move);
                }
            }

            return all;
        }
    }

    [Theory]
    [MemberData(nameof(Everything))]
    public void A_move_is_lawful_where_the_table_says_and_leaves_no_trace_elsewhere(NoticeKind kind, NoticeStage stage, string name)
    {
        var (c, id) = At(kind, stage);
        var (move, kinds, lawful) = Table[name];
        if (kinds.Contains(kind) && lawful.Contains(stage))
        {
            var before = c.Request.State.Version;
            NoticeCase.Ok(move(c, id));
            Assert.Equal(before + 1, c.Request.State.Version);
            return;
        }

        var raised = c.Request.Raised.Count;
        var refusal = c.Refused(() => move(c, id));
        Assert.Equal(raised, c.Request.Raised.Count);
        Assert.Matches(Chinese(), refusal.Message);
        Assert.EndsWith("。", refusal.Message, StringComparison.Ordinal);
    }

    /// <summary>Which stages a kind can reach: only some await an answer, and only a consultation lapses.</summary>
    private static bool Has(NoticeKind kind, NoticeStage stage) => stage switch
    {
        Expired or Answered => Awaiting.Contains(kind),
        Lapsed => kind == NoticeKind.Consultation,
        Withdrawn => kind != NoticeKind.Abandonment,
        _ => true,
    };

    private static (NoticeCase Case, Guid Id) At(NoticeKind kind, NoticeStage stage)
    {
        var c = new NoticeCase(kind == NoticeKind.Abandonment ? new(2026, 1, 5) : new(2026, 3, 2)) { Today = new(2026, 3, 3) };
        var content = Content(c, kind);
        var id = Guid.NewGuid();
        Assert.Empty(c.Request.DraftNotice(id, content, NoticeCase.Calendar, c.Today));
        (NoticeStage Stage, Action Move)[] way =
        [
            (Drafted, () => { }),
            (Approved, () => NoticeCase.Ok(c.Request.ApproveNotice(id, new Approval("负责人", c.Today), NoticeCase.Calendar, c.Today))),
            (Issued, () => NoticeCase.Ok(c.Request.IssueNotice(new NoticeIssued(id, "湘交公开〔2026〕1号", "文书", c.Today, Guid.NewGuid(), "00"), NoticeCase.Calendar, c.Today))),
            (Sealed, () => NoticeCase.Ok(c.Request.SealNotice(id, Guid.NewGuid()))),
            (Posted, () => NoticeCase.Ok(c.Request.ServeNotice(id, new ServiceAct(ServiceMeans.Post, c.Today = new(2026, 3, 4), "EX1"), NoticeCase.Calendar, c.Today))),
            (Received, () => NoticeCase.Ok(c.Request.ProveNotice(id, c.Today = new(2026, 3, 5), null, NoticeCase.Calendar, c.Today))),
            (Expired, () => c.Today = new(2026, 5, 20)),
        ];
        var last = stage switch { Returned or Withdrawn => Posted, Voided => Sealed, Answered => Received, Lapsed => Expired, _ => stage };
        foreach (var (reached, move) in way)
        {
            move();
            if (reached == last)
            {
                break;
            }
        }

        NoticeCase.Ok(stage switch
        {
            Returned => c.Request.FailNotice(id, c.Today, "查无此人", c.Today),
            Withdrawn => c.Request.Withdraw(null, NoticeCase.Calendar, c.Today),
            Voided => c.Request.VoidNotice(id, "情况有变"),
            Lapsed => c.Request.LapseConsultation(id, NoticeCase.Calendar, c.Today),
            Answered => Table[kind switch { NoticeKind.Clarification => "complete", NoticeKind.Reasons => "reasons", NoticeKind.Fee => "pay", _ => "opinion" }].Move(c, id),
            _ => null,
        });
        return (c, id);
    }

    /// <summary>A lawful content, after whatever it needs.</summary>
    private static NoticeContent Content(NoticeCase c, NoticeKind kind)
    {
        switch (kind)
        {
            case NoticeKind.Deferral:
                var reasons = c.Send(new ReasonsContent("两个月内58件。", 10), c.Today);
                NoticeCase.Ok(c.Request.ReceiveReasons(reasons, c.Today, "用于学术研究", [], c.Today));
                NoticeCase.Ok(c.Request.AssessReasons(reasons, true, "确有需要", NoticeCase.Calendar, c.Today));
                return new DeferralContent(new(2026, 6, 1), "文件较多。");
            case NoticeKind.Abandonment:
                var unanswered = c.Send(NoticeCase.Clarification(10), new(2026, 1, 6));
                NoticeCase.Ok(c.Request.Abandon(unanswered, "电话联系三次", NoticeCase.Calendar, c.Today = new(2026, 3, 3)));
                return new AbandonmentContent("经三次电话联系，您表示不再补正。");
            case NoticeKind.ConsultationInfo or NoticeKind.ThirdPartyRelease:
                // Of the joint producer nothing is awaited any more, so that it does not disturb the letter's own moves.
                var asked = c.Send(NoticeCase.ThirdParty(), c.Today);
                NoticeCase.Ok(c.Request.ReceiveOpinion(asked, c.Today, false, "涉及商业秘密", null, NoticeCase.Calendar, c.Today));
                NoticeCase.Ok(c.Request.AssessConsultation(asked, false, true, "不公开将影响公共安全"));
                return kind == NoticeKind.ConsultationInfo ? new ConsultationInfoContent(asked) : new ThirdPartyReleaseContent(asked, "报价总表。", "公共利益更大。");
            default:
                return kind switch
                {
                    NoticeKind.Clarification => NoticeCase.Clarification(10),
                    NoticeKind.Reasons => new ReasonsContent("两个月内58件。", 10),
                    NoticeKind.Extension => new ExtensionContent(10, "需要查阅档案。"),
                    NoticeKind.Fee => new FeeContent(FeeBasis.Pages, 120, 0, 1100, "转账。"),
                    _ => NoticeCase.ThirdParty(),
                };
        }
    }

    private static Notice Of(NoticeCase c, Guid id) => c.Request.State.Notices.Find(n => n.Id == id)!;

    [GeneratedRegex(@"\p{IsCJKUnifiedIdeographs}")]
    private static partial Regex Chinese();
}

/// <summary>Where a letter stands on its way.</summary>
public enum NoticeStage
{
    Drafted,
    Approved,
    Issued,
    Sealed,

    /// <summary>With the post; nobody has signed for it.</summary>
    Posted,
    Received,

    /// <summary>Received, and the last day for the answer has passed.</summary>
    Expired,
    Answered,

    /// <summary>逾期未提出意见.</summary>
    Lapsed,
    Returned,
    Voided,

    /// <summary>The applicant withdrew while the letter was out.</summary>
    Withdrawn,
}
