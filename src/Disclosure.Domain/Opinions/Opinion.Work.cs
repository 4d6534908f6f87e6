using Disclosure.Domain.Common;
using Disclosure.Domain.Deadlines;
using Disclosure.Domain.Requests;
using Disclosure.Domain.Requests.Events;

namespace Disclosure.Domain.Opinions;

/// <summary>From 受理 to 办结.</summary>
public sealed partial class Opinion
{
    /// <summary>受理.</summary>
    public Refusal? Accept(DateOnly today) => NotOpen() ?? (State.AcceptedOn is not null
        ? new("accepted", "本件已经受理。")
        : Move(new OpinionAccepted(today)));

    /// <summary>不予受理: for a reason of the closed list only (条例第九条 gives the right to be heard on everything else).</summary>
    /// <param name="reason">Why.</param>
    /// <param name="explanation">More words; needed for 其他.</param>
    /// <param name="today">Today in Asia/Shanghai.</param>
    public Refusal? Decline(DeclineReason reason, string? explanation, DateOnly today)
    {
        if (NotOpen() is { } no)
        {
            return no;
        }

        if (State.AcceptedOn is not null)
        {
            return new("accepted", "本件已经受理，应当答复，不能再不予受理。", OpinionRules.Right);
        }

        if (!Enum.IsDefined(reason))
        {
            return new("required", "请选择不予受理的理由。公民有权对政府信息公开工作提出批评和建议，不属于所列情形的应当受理。", OpinionRules.Right, "reason");
        }

        if (reason == DeclineReason.Other && Required(explanation, "explanation", "请说明为什么不属于受理范围、来信人可以向哪里提出。") is { } missing)
        {
            return missing with { Article = OpinionRules.Right };
        }

        return TooLong(explanation, "说明", "explanation") ?? Move(new OpinionDeclined(reason, string.IsNullOrWhiteSpace(explanation) ? null : explanation.Trim(), today));
    }

    /// <summary>分办.</summary>
    /// <param name="departmentId">Who answers; the office itself is a department too.</param>
    /// <param name="note">What to mind.</param>
    /// <param name="today">Today in Asia/Shanghai.</param>
    public Refusal? Route(Guid departmentId, string? note, DateOnly today)
    {
        if ((NotOpen() ?? NotAccepted()) is { } no)
        {
            return no;
        }

        if (State.Route is not null)
        {
            return new("routed", "本件已经分办。需要改派的，请由承办处室退回后重新分办。");
        }

        return departmentId == Guid.Empty
            ? new("required", "请选择承办处室。", null, "department")
            : TooLong(note, "分办意见", "note") ?? Move(new OpinionRouted(departmentId, string.IsNullOrWhiteSpace(note) ? null : note.Trim(), today));
    }

    /// <summary>退回分办.</summary>
    public Refusal? Return(string? reason) => NotOpen() ?? NotRouted() ?? (State.Approval is not null
        ? new("approved", "答复已经审签，不能再退回分办。")
        : Required(reason, "reason", "请说明退回的理由和建议的承办处室。") ?? TooLong(reason, "退回理由") ?? Move(new OpinionReturned(State.Route!.DepartmentId, reason!.Trim())));

    /// <summary>拟写答复: as often as needed until it is signed.</summary>
    public Refusal? DraftAnswer(string? text) => NotOpen() ?? NotRouted() ?? (State.Approval is not null
        ? new("approved", "答复已经审签。需要修改的，请先退回。")
        : Required(text, "text", "请填写答复内容。") ?? TooLong(text, "答复", "text", OpinionRules.MaxAnswer) ?? Move(new OpinionAnswerDrafted(text!.Trim())));

    /// <summary>退回修改: by the head, or by the office before it goes out.</summary>
    public Refusal? SendBackAnswer(string? reason) => NotOpen() ?? NoDraft()
        ?? Required(reason, "reason", "请写明需要修改之处。") ?? TooLong(reason, "修改意见") ?? Move(new OpinionAnswerSentBack(reason!.Trim()));

    /// <summary>负责人审签: an answer of a department without it is none.</summary>
    public Refusal? ApproveAnswer(Approval approval, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(approval);
        if ((NotOpen() ?? NoDraft()) is { } no)
        {
            return no;
        }

        return State switch
        {
            { Approval: not null } => new("approved", "答复已经审签。"),
            { SentBackReason: not null } => new("sent-back", "答复已退回修改，请待承办人改好后再审签。"),
            _ when approval.On > today => new("future", "签批日期不能晚于今天。", null, "approval.signedOn"),
            _ => Move(new OpinionAnswerApproved(approval)),
        };
    }

    /// <summary>答复: the signed text goes out.</summary>
    public Refusal? SendAnswer(DateOnly today) => NotOpen() ?? (State.Approval is null
        ? new("not-approved", "答复尚未经承办处室负责人审签，不能发出。")
        : Move(new OpinionAnswered(today)));

    /// <summary>
    /// 公示, or the correction of what is published. Only with the writer's consent, only after the answer, and only without
    /// personal data (个人信息保护法第二十五条; 条例第十五条).
    /// </summary>
    /// <param name="title">标题 as published.</param>
    /// <param name="content">内容 as published.</param>
    /// <param name="answer">答复 as published.</param>
    /// <param name="isChecked">The officer declares to have checked it for personal data.</param>
    /// <param name="today">Today in Asia/Shanghai.</param>
    public IReadOnlyList<Refusal> Publish(string? title, string? content, string? answer, bool isChecked, DateOnly today)
    {
        if (State.AnsweredOn is null)
        {
            return [NotOpen() ?? new("not-answered", "答复之后才能公示。")];
        }

        if (!State.Filed.ConsentsToPublication)
        {
            return [new("no-consent", "来信人没有同意公开，不能公示。", OpinionRules.Privacy)];
        }

        List<Refusal> refusals = [];
        foreach (var (field, label, text, max) in new[] { ("title", "标题", title, OpinionRules.MaxTitle), ("content", "来信内容", content, OpinionRules.MaxContent), ("answer", "答复内容", answer, OpinionRules.MaxAnswer) })
        {
            if ((Required(text, field, $"请填写公示的{label}。") ?? TooLong(text, label, field, max)) is { } wrong)
            {
                refusals.Add(wrong);
            }
            else if (OpinionRules.PersonalDataIn(text!, State.Filed.Sender).ToList() is { Count: > 0 } found)
            {
                refusals.Add(new("personal-data", $"{label}中仍有个人信息（{string.Join("、", found)}），请删去或者以“某”代替。", OpinionRules.Privacy, field));
            }
        }

        if (!isChecked)
        {
            refusals.Add(new("required", "请确认已经逐字核对，公示文本中没有个人信息。", Law.Article("十五"), "isChecked"));
        }

        if (refusals.Count == 0)
        {
            Raise(new OpinionPublished(title!.Trim(), content!.Trim(), answer!.Trim(), today));
        }

        return refusals;
    }

    /// <summary>撤下公示.</summary>
    public Refusal? TakeDown(string? reason, DateOnly today) => State.Published is null
        ? new("not-published", "本件没有正在公示的内容。")
        : Required(reason, "reason", "请填写撤下的理由。") ?? TooLong(reason, "撤下理由") ?? Move(new OpinionTakenDown(reason!.Trim(), today));

    /// <summary>办结.</summary>
    public Refusal? Close(DateOnly today) => State is { AnsweredOn: not null, ClosedOn: null }
        ? Move(new OpinionClosed(today))
        : State.AnsweredOn is null ? NotOpen() ?? new("not-answered", "答复之后才能办结。", OpinionRules.Right) : new("closed", "本件已经办结。");

    /// <summary>The office finds that it is really an application and asks the writer. It goes on as an opinion until they agree.</summary>
    public Refusal? OfferConversion(string? explanation, DateOnly today) => NotOpen() ?? (State.Offer is not null
        ? new("offered", "已经请来信人确认是否转为申请。")
        : Required(explanation, "explanation", "请向来信人说明为什么应当作为政府信息公开申请办理。") ?? TooLong(explanation, "说明", "explanation") ?? Move(new OpinionConversionOffered(explanation!.Trim(), today)));

    /// <summary>
    /// The writer agrees: the application that it becomes. Its date of receipt is the opinion's own, and the confirmation counts
    /// as its 补正 (条例第二十九条、第三十条), unless the authority's 指南 does not name the box as a channel: then it is
    /// received with the confirmation.
    /// </summary>
    /// <param name="opinionId">This case.</param>
    /// <param name="requestId">The new case.</param>
    /// <param name="filing">The application as completed by the writer, with its number; its receipt is set here.</param>
    /// <param name="queryCode">The application's code.</param>
    /// <param name="boxIsNoChannel">The 指南 excludes the 意见箱.</param>
    /// <param name="today">Today in Asia/Shanghai.</param>
    /// <returns>The application, to be stored in the same transaction, or every refusal.</returns>
    public (DisclosureRequest? Request, IReadOnlyList<Refusal> Refusals) BecomeRequest(Guid opinionId, Guid requestId, RequestFiled filing, string queryCode, bool boxIsNoChannel, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(filing);
        if (NotOpen() is { } no)
        {
            return (null, [no]);
        }

        if (State.Offer is not { } offer)
        {
            return (null, [new("not-offered", "公开工作机构尚未提出转为申请。需要政府信息的，也可以直接提出申请。", Law.Article("二十七"))]);
        }

        var received = boxIsNoChannel ? today : State.Filed.ReceivedOn;
        var clarification = boxIsNoChannel ? null : new InheritedClarification("转为政府信息公开申请的确认告知", State.Number, offer.On, offer.On, null, today);
        var (request, refusals) = DisclosureRequest.FileFromOpinion(
            filing with { Receipt = new ReceiptFacts(ReceiptChannel.Online, received) },
            queryCode,
            new RequestFromOpinion(new LinkedCase(opinionId, State.Number), State.Filed.ReceivedOn, clarification),
            today);
        if (request is not null)
        {
            Raise(new OpinionBecameRequest(new LinkedCase(requestId, filing.Number), today));
        }

        return (request, refusals);
    }

    private Refusal? NotAccepted() => State.AcceptedOn is null ? new("not-accepted", "请先受理，再作此操作。") : null;

    private Refusal? NotRouted() => State.Route is null ? new("not-routed", "本件尚未分办。") : null;

    private Refusal? NoDraft() => State.Draft is null ? new("no-draft", "尚无答复稿。") : null;
}
