namespace Disclosure.Domain.Requests;

/// <summary>
/// What the citizen sees. A fold of the case's events (<see cref="RequestState"/>): nothing sets it.
/// There is no 不予受理: the Regulation knows none.
/// </summary>
public enum PublicStatus
{
    /// <summary>已提交(待确认): fax, plain mail or e-mail before both sides confirmed (条例第三十一条).</summary>
    Submitted,

    /// <summary>已登记.</summary>
    Registered,

    /// <summary>办理中.</summary>
    InProgress,

    /// <summary>待补正: the applicant is to complete the application (条例第三十条).</summary>
    AwaitingClarification,

    /// <summary>征求意见中: a third party or another agency is asked (条例第三十二条至第三十四条).</summary>
    Consulting,

    /// <summary>已延期 (条例第三十三条第二款).</summary>
    Extended,

    /// <summary>待说明理由 (条例第三十五条).</summary>
    AwaitingReasons,

    /// <summary>待缴费 (条例第四十二条).</summary>
    AwaitingPayment,

    /// <summary>已答复(送达中): the reply has left the house, its receipt is not yet on record.</summary>
    Answered,

    /// <summary>已办结.</summary>
    Closed,

    /// <summary>已办结(视为放弃): neither completed nor paid in time (条例第三十条; 国办函〔2020〕109号).</summary>
    Abandoned,

    /// <summary>已撤回.</summary>
    Withdrawn,

    /// <summary>补充答复: what was answered is being supplemented or corrected; the earlier reply stands meanwhile.</summary>
    Supplementing,

    /// <summary>重新办理中: the request is being answered anew.</summary>
    Renewing,
}

/// <summary>The citizen's words for each status and the sentence that says what happens next.</summary>
public static class PublicStatusText
{
    /// <summary>The label shown to citizens.</summary>
    public static string Label(this PublicStatus status) => status switch
    {
        PublicStatus.Submitted => "已提交（待确认）",
        PublicStatus.Registered => "已登记",
        PublicStatus.InProgress => "办理中",
        PublicStatus.AwaitingClarification => "待补正",
        PublicStatus.Consulting => "征求意见中",
        PublicStatus.Extended => "已延期",
        PublicStatus.AwaitingReasons => "待说明理由",
        PublicStatus.AwaitingPayment => "待缴费",
        PublicStatus.Abandoned => "已办结（视为放弃）",
        PublicStatus.Answered => "已答复（送达中）",
        PublicStatus.Closed => "已办结",
        PublicStatus.Withdrawn => "已撤回",
        PublicStatus.Supplementing => "补充答复",
        PublicStatus.Renewing => "重新办理中",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, null),
    };

    /// <summary>One sentence: what happens next, without a date.</summary>
    /// <param name="status">The status.</param>
    /// <param name="kind">What was asked for: a correction is checked, not searched for.</param>
    public static string Next(this PublicStatus status, RequestKind kind = RequestKind.Disclosure) => status switch
    {
        PublicStatus.Registered when kind == RequestKind.Correction => "更正申请已登记，公开工作机构正在确定核查的处室。",
        PublicStatus.InProgress when kind == RequestKind.Correction => "我们正在核查您申请更正的记录；核查属实的予以更正，不属于本机关职能范围的转送或者告知您向哪个机关提出。",
        PublicStatus.Submitted => "我们将与您联系确认收到申请，确认之日即为收到申请之日。",
        PublicStatus.Registered => "申请已登记，公开工作机构正在确定承办处室。",
        PublicStatus.InProgress => "承办处室正在检索、审查您申请的信息。",
        PublicStatus.AwaitingClarification => "请按补正告知书的要求补充材料；收到您的补正之前，答复期限不计算。",
        PublicStatus.Consulting => "我们正在书面征求第三方或者其他机关的意见，所需时间不计算在答复期限内。",
        PublicStatus.Extended => "经批准，答复期限已延长，请以本页显示的日期为准。",
        PublicStatus.AwaitingReasons => "请按告知书的要求说明理由；答复期限继续计算。",
        PublicStatus.AwaitingPayment => "请按收费通知书缴纳信息处理费；缴费之前，答复期限不计算。",
        PublicStatus.Abandoned => "您未在期限内补正或者缴费，本件不再办理。需要时可以重新申请。",
        PublicStatus.Answered => "答复已作出并送出，您可以在本页查看或者等待送达。",
        PublicStatus.Closed => "本件已办结。如对答复不服，请按答复书载明的途径和期限寻求救济。",
        PublicStatus.Withdrawn => "您已撤回申请，本件不再办理。需要时可以重新申请。",
        PublicStatus.Supplementing => "我们正在对已经作出的答复进行补充或者更正，新的答复作出后另行送达您；在此之前，原答复仍然有效。",
        PublicStatus.Renewing => "本件正在重新办理，新的答复作出后另行送达您。",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, null),
    };

    /// <summary>True when the case needs no further work towards the applicant.</summary>
    public static bool IsEnded(this PublicStatus status) => status is PublicStatus.Closed or PublicStatus.Abandoned or PublicStatus.Withdrawn;
}
