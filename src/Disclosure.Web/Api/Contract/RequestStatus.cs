using System.ComponentModel;
using Disclosure.Domain.Requests;
using Disclosure.Web.Data;

namespace Disclosure.Web.Api.Contract;

/// <summary>The answer of <c>GET /api/v1/requests/{number}</c>.</summary>
[Description("申请的办理情况。")]
public sealed record RequestStatus
{
    [Description("受理编号。")]
    public required string Number { get; init; }

    [Description("办理状态。submitted 已提交（待确认）、registered 已登记、inProgress 办理中、awaitingClarification 待补正、consulting 征求意见中、extended 已延期、awaitingReasons 待说明理由、awaitingPayment 待缴费、answered 已答复（送达中）、closed 已办结、abandoned 已办结（视为放弃）、withdrawn 已撤回。")]
    public required PublicStatus Status { get; init; }

    [Description("收到申请之日；尚待双方确认时为 null。")]
    public required DateOnly? ReceivedOn { get; init; }

    [Description("答复期限；待补正、待缴费期间为 null；更正申请没有法定答复期限，为 null。")]
    public required DateOnly? DueOn { get; init; }

    [Description("暂定：期限所在年度的节假日安排尚未公布。")]
    public required bool Provisional { get; init; }

    [Description("剩余工作日；期限当天为 0，逾期为负数；没有期限或者已经办结时为 null。")]
    public required int? RemainingWorkingDays { get; init; }

    [Description("办理过程，按时间先后。")]
    public required IReadOnlyList<StatusStep> Timeline { get; init; }

    [Description("已经送出的文书。")]
    public required IReadOnlyList<StatusLetter> Letters { get; init; }

    [Description("发出的通知邮件，按时间先后。")]
    public required IReadOnlyList<StatusMail> Mail { get; init; }
}

/// <summary>A step of the timeline.</summary>
public sealed record StatusStep([property: Description("时间。")] DateTimeOffset At, [property: Description("此后的状态。")] PublicStatus Status, [property: Description("说明。")] string Title);

/// <summary>A letter.</summary>
public sealed record StatusLetter(
    [property: Description("发文字号。")] string Number,
    [property: Description("文书名称。")] string Title,
    [property: Description("盖章件的下载地址。地址中的凭据短期有效；过期后可以重新查询，或者去掉凭据、在请求头 X-Query-Code 中提供查询码。")] string Url,
    [property: Description("随附的政府信息。")] IReadOnlyList<StatusAttachment> Attachments);

/// <summary>A document released with a letter.</summary>
public sealed record StatusAttachment([property: Description("文件名。")] string Name, [property: Description("下载地址，与文书相同。")] string Url);

/// <summary>A mail.</summary>
public sealed record StatusMail(
    [property: Description("时间：送出、失败或者排队的时间。")] DateTimeOffset At,
    [property: Description("主题。")] string Subject,
    [property: Description("queued 待发、sent 已发出、failed 发送失败、bounced 退信、noAddress 未留邮箱（电话告知）。")] MailState State);
