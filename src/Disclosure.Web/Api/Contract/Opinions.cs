using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Disclosure.Domain.Opinions;

namespace Disclosure.Web.Api.Contract;

/// <summary>The body of <c>POST /api/v1/opinions</c>.</summary>
[Description("给信息公开意见箱的来信。电话、电子邮箱至少填写一项。")]
public sealed record FileOpinion
{
    [Description("机关的机构代码，例如 430S00。本站只有一个机关时可以不填。")]
    public string? Authority { get; init; }

    [Description("类别：suggestion 建议、complaint 投诉、inquiry 咨询、praise 表扬。")]
    public required OpinionKind Kind { get; init; }

    [Required]
    [MaxLength(OpinionRules.MaxTitle)]
    [Description("标题。")]
    public string? Title { get; init; }

    [Required]
    [MaxLength(OpinionRules.MaxContent)]
    [Description("内容。")]
    public string? Content { get; init; }

    [Required]
    [MaxLength(OpinionRules.MaxShort)]
    [Description("姓名；任何时候都不公开。")]
    public string? Name { get; init; }

    [Description("电话：手机号码，或者“区号-号码”。")]
    public string? Phone { get; init; }

    [Description("电子邮箱，例如 name@example.com。填写后，每次状态变化都会发送邮件。")]
    public string? Email { get; init; }

    [Description("是否同意在去除个人信息后公开来信和答复。")]
    public required bool ConsentsToPublication { get; init; }
}

/// <summary>The receipt.</summary>
[Description("来信回执。请妥善保存编号和查询码。")]
public sealed record OpinionReceiptBody
{
    [Description("编号。")]
    public required string Number { get; init; }

    [Description("查询码，12 位，不含 0、O、1、I；相当于密码。")]
    public required string QueryCode { get; init; }

    [Description("收到之日。")]
    public required DateOnly ReceivedOn { get; init; }

    [Description("计划答复日期：本机关的工作目标，不是法定期限。")]
    public required DateOnly DueOn { get; init; }

    [Description("暂定：该日期所在年度的节假日安排尚未公布。")]
    public required bool Provisional { get; init; }

    [Description("查询页面的地址；不含查询码。")]
    public required string TrackUrl { get; init; }
}

/// <summary>The answer of <c>GET /api/v1/opinions/{number}</c>.</summary>
[Description("来信的办理情况。")]
public sealed record OpinionStatusBody
{
    [Description("编号。")]
    public required string Number { get; init; }

    [Description("状态：submitted 待受理、accepted 已受理、inProgress 办理中、awaitingConfirmation 待您确认（是否转为申请）、answered 已答复、closed 已办结、declined 不予受理、withdrawn 已撤回、becameRequest 已转为申请。")]
    public required OpinionStatus Status { get; init; }

    [Description("类别。")]
    public required OpinionKind Kind { get; init; }

    [Description("标题。")]
    public required string Title { get; init; }

    [Description("收到之日。")]
    public required DateOnly ReceivedOn { get; init; }

    [Description("计划答复日期。")]
    public required DateOnly DueOn { get; init; }

    [Description("暂定：该日期所在年度的节假日安排尚未公布。")]
    public required bool Provisional { get; init; }

    [Description("答复日期；尚未答复时为 null。")]
    public required DateOnly? AnsweredOn { get; init; }

    [Description("答复内容；尚未答复时为 null。")]
    public required string? Answer { get; init; }

    [Description("不予受理的理由和可以使用的渠道；受理的为 null。")]
    public required string? DeclinedBecause { get; init; }

    [Description("转为申请后的受理编号；没有转的为 null。")]
    public required string? RequestNumber { get; init; }

    [Description("公示页的地址；没有公示的为 null。")]
    public required string? PublishedUrl { get; init; }

    [Description("办理过程，按时间先后。")]
    public required IReadOnlyList<OpinionStep> Timeline { get; init; }

    [Description("发出的通知邮件，按时间先后。")]
    public required IReadOnlyList<StatusMail> Mail { get; init; }
}

/// <summary>A step of the timeline.</summary>
public sealed record OpinionStep([property: Description("时间。")] DateTimeOffset At, [property: Description("此后的状态。")] OpinionStatus Status, [property: Description("说明。")] string Title);
