namespace Disclosure.Domain.Opinions;

/// <summary>What a citizen writes to the 意见箱 for.</summary>
public enum OpinionKind
{
    /// <summary>建议.</summary>
    Suggestion,

    /// <summary>投诉: about the work of disclosure itself.</summary>
    Complaint,

    /// <summary>咨询.</summary>
    Inquiry,

    /// <summary>表扬.</summary>
    Praise,
}

/// <summary>What the citizen sees of an opinion. A fold of its events; nothing sets it.</summary>
public enum OpinionStatus
{
    /// <summary>待受理.</summary>
    Submitted,

    /// <summary>已受理.</summary>
    Accepted,

    /// <summary>办理中: a department has it.</summary>
    InProgress,

    /// <summary>待您确认: it looks like an application, and only the citizen can make it one.</summary>
    AwaitingConfirmation,

    /// <summary>已答复.</summary>
    Answered,

    /// <summary>已办结.</summary>
    Closed,

    /// <summary>不予受理.</summary>
    Declined,

    /// <summary>已撤回.</summary>
    Withdrawn,

    /// <summary>已转为申请.</summary>
    BecameRequest,
}

/// <summary>
/// Why an opinion is not taken on: a closed list, each with where to turn instead. It does not exist for applications; the
/// Regulation gives everybody the right to criticise and suggest (条例第九条), so nothing else is a reason.
/// </summary>
public enum DeclineReason
{
    /// <summary>违法信息.</summary>
    Unlawful,

    /// <summary>侮辱、谩骂用语.</summary>
    Insulting,

    /// <summary>重复提交.</summary>
    Duplicate,

    /// <summary>信访事项.</summary>
    Petition,

    /// <summary>纪检监察举报.</summary>
    Discipline,

    /// <summary>其他: always with an explanation.</summary>
    Other,
}

/// <summary>The words of an opinion's kind, status and refusal.</summary>
public static class OpinionText
{
    /// <summary>The kind as the form names it.</summary>
    /// <exception cref="ArgumentOutOfRangeException">No such kind.</exception>
    public static string Label(this OpinionKind kind) => kind switch
    {
        OpinionKind.Suggestion => "建议",
        OpinionKind.Complaint => "投诉",
        OpinionKind.Inquiry => "咨询",
        OpinionKind.Praise => "表扬",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    /// <summary>The status as the citizen sees it.</summary>
    /// <exception cref="ArgumentOutOfRangeException">No such status.</exception>
    public static string Label(this OpinionStatus status) => status switch
    {
        OpinionStatus.Submitted => "待受理",
        OpinionStatus.Accepted => "已受理",
        OpinionStatus.InProgress => "办理中",
        OpinionStatus.AwaitingConfirmation => "待您确认",
        OpinionStatus.Answered => "已答复",
        OpinionStatus.Closed => "已办结",
        OpinionStatus.Declined => "不予受理",
        OpinionStatus.Withdrawn => "已撤回",
        OpinionStatus.BecameRequest => "已转为申请",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, null),
    };

    /// <summary>One sentence: what happens next.</summary>
    /// <exception cref="ArgumentOutOfRangeException">No such status.</exception>
    public static string Next(this OpinionStatus status) => status switch
    {
        OpinionStatus.Submitted => "来信已登记，我们正在核对是否属于意见箱受理范围。",
        OpinionStatus.Accepted => "来信已受理，正在确定承办处室。",
        OpinionStatus.InProgress => "承办处室正在研究您的来信。",
        OpinionStatus.AwaitingConfirmation => "您的来信实际上是在申请公开政府信息。是否转为申请由您决定：确认后按申请办理；不确认的，仍然作为来信答复。",
        OpinionStatus.Answered => "您的来信已经答复，请在本页查看。",
        OpinionStatus.Closed => "本件已办结。",
        OpinionStatus.Declined => "来信不属于意见箱受理范围，理由和可以使用的渠道见下。",
        OpinionStatus.Withdrawn => "您已撤回来信，本件不再办理。需要时可以重新提出。",
        OpinionStatus.BecameRequest => "来信已经转为政府信息公开申请，请凭申请的受理编号和查询码查询。",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, null),
    };

    /// <summary>The reason as letters to the citizen name it.</summary>
    /// <exception cref="ArgumentOutOfRangeException">No such reason.</exception>
    public static string Label(this DeclineReason reason) => reason switch
    {
        DeclineReason.Unlawful => "含有违反法律法规的信息",
        DeclineReason.Insulting => "含有侮辱、谩骂用语",
        DeclineReason.Duplicate => "与已经提交的来信重复",
        DeclineReason.Petition => "属于信访事项",
        DeclineReason.Discipline => "属于纪检监察举报",
        DeclineReason.Other => "其他不属于意见箱受理范围的事项",
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, null),
    };

    /// <summary>Where to turn instead.</summary>
    /// <exception cref="ArgumentOutOfRangeException">No such reason.</exception>
    public static string Instead(this DeclineReason reason) => reason switch
    {
        DeclineReason.Unlawful => "请删去违反法律法规的内容后重新提出。",
        DeclineReason.Insulting => "请改用平和的表述后重新提出，我们会认真办理。",
        DeclineReason.Duplicate => "请凭先前来信的编号和查询码查询办理情况，有补充的请致电我们。",
        DeclineReason.Petition => "请向信访部门提出，或者登录国家信访局网上信访平台（www.gjxfj.gov.cn）。",
        DeclineReason.Discipline => "请向纪检监察机关举报：拨打12388，或者登录 www.12388.gov.cn。",
        DeclineReason.Other => "请按说明所列渠道提出；需要帮助的，请拨打页面下方的电话。",
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, null),
    };

    /// <summary>True when nothing more is done towards the citizen.</summary>
    public static bool IsEnded(this OpinionStatus status) =>
        status is OpinionStatus.Closed or OpinionStatus.Declined or OpinionStatus.Withdrawn or OpinionStatus.BecameRequest;
}
