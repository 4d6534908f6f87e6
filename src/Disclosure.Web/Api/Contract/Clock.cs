using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Disclosure.Domain.Deadlines;

namespace Disclosure.Web.Api.Contract;

/// <summary>The body of <c>POST /api/v1/clock</c>.</summary>
[Description("一件申请的收到日期和此后发生的事项。")]
public sealed record ClockQuestion
{
    [Description("收到申请之日（条例第三十一条）。")]
    public required DateOnly ReceivedOn { get; init; }

    [Description("以哪一天为准，缺省为今天。尚未收到意见的征求意见，扣除到这一天。")]
    public DateOnly? AsOf { get; init; }

    [MaxLength(StatutoryClock.MaxEvents)]
    [Description("事项，按发生的先后顺序。")]
    public IReadOnlyList<ClockQuestionEvent>? Events { get; init; }
}

/// <summary>An event of the question.</summary>
public sealed record ClockQuestionEvent
{
    [Required]
    [Description("事项：clarificationRequested 补正告知、clarificationReceived 收到补正、consultationSent 征求意见发出、consultationDelivered 征求意见送达、consultationAnswered 收到意见、extended 延长期限、reasonsRequested 要求说明理由、deferred 延迟答复、feeNoticeSent 收费通知发出、feeNoticeReceived 收费通知送达、feePaid 缴费、replied 答复、withdrawn 撤回、deemedAbandoned 视为放弃。")]
    public string? Type { get; init; }

    [Description("发生之日。")]
    public required DateOnly On { get; init; }

    [Description("补正告知：要求补正的最后一天。")]
    public DateOnly? ReplyBy { get; init; }

    [JsonConverter(typeof(LooseId))]
    [Description("征求意见的编号，用于区分同一申请的几次征求意见；缺省为 1。")]
    public string? Id { get; init; }

    [Description("征求意见的对象：thirdParty 第三方（缺省）、jointProducer 共同制作机关、otherAgency 其他机关。")]
    public string? Kind { get; init; }

    [Description("延长的工作日数，1 至 20。")]
    public int? WorkingDays { get; init; }

    [Description("延迟答复：告知申请人的日期。")]
    public DateOnly? Until { get; init; }
}

/// <summary>The answer.</summary>
[Description("法定期限的计算结果。")]
public sealed record ClockAnswer
{
    [Description("running 计算中、awaitingClarification 待补正、awaitingPayment 待缴费、ended 已结束。")]
    public required ClockState State { get; init; }

    [Description("法定期限：答复的最后一天；待补正、待缴费期间为 null。")]
    public required DateOnly? DueOn { get; init; }

    [Description("内控期限：不扣除征求意见时间的期限。")]
    public required DateOnly? InternalDueOn { get; init; }

    [Description("暂定：期限在最后一个已公布节假日安排的年度之后。")]
    public required bool Provisional { get; init; }

    [Description("本期限内已经用去的工作日。")]
    public required int WorkingDaysUsed { get; init; }

    [Description("本期限的工作日总数，含延长。")]
    public required int WorkingDaysAllowed { get; init; }

    [Description("结束之后：是否按期；尚未结束为 null。")]
    public required bool? OnTime { get; init; }

    [Description("逐日说明。")]
    public required IReadOnlyList<ClockAnswerDay> Days { get; init; }

    [Description("适用的规定。")]
    public required IReadOnlyList<ClockAnswerRule> Rules { get; init; }

    [Description("违反规定之处；照实计算，一并列出。")]
    public required IReadOnlyList<ClockAnswerRule> Violations { get; init; }
}

/// <summary>A day of the answer.</summary>
public sealed record ClockAnswerDay(
    [property: Description("日期。")] DateOnly Date,
    [property: Description("working 工作日、makeUpWorkday 调休上班、weekend 休息日、holiday 放假。")] DayKind Kind,
    [property: Description("计为第几个工作日；不计入时为 null。")] int? Counts,
    [property: Description("说明；没有时为空。")] string Note);

/// <summary>A rule.</summary>
public sealed record ClockAnswerRule([property: Description("依据。")] string Article, [property: Description("对本件的意义。")] string Text);
