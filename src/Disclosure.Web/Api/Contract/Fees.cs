using System.ComponentModel;
using Disclosure.Domain.Fees;

namespace Disclosure.Web.Api.Contract;

/// <summary>The body of <c>POST /api/v1/fees</c>.</summary>
[Description("一件申请的计费方式和数量。")]
public sealed record FeeQuestion
{
    [Description("items 按件计收、pages 按量计收；同一申请不得同时按两种方式计收。")]
    public required FeeBasis Basis { get; init; }

    [Description("件数或者页数，1 以上。")]
    public required int Quantity { get; init; }

    [Description("同一申请人本自然月此前已申请的件数，缺省为 0；只用于按件计收，按量不与其他申请累计。")]
    public int? AlreadyThisMonth { get; init; }
}

/// <summary>The answer.</summary>
[Description("信息处理费的计算结果。")]
public sealed record FeeAnswer
{
    [Description("应收金额，元；0 表示不收费。")]
    public required long Amount { get; init; }

    [Description("按超额累进分档的计算过程，从低到高。")]
    public required IReadOnlyList<FeeAnswerStep> Steps { get; init; }
}

/// <summary>A bracket of the answer.</summary>
public sealed record FeeAnswerStep(
    [property: Description("本档的第一件（页）。")] int From,
    [property: Description("本档的最后一件（页）；最高档为 null。")] int? To,
    [property: Description("每件（页）的价格，元。")] int UnitPrice,
    [property: Description("落入本档的件（页）数。")] int Count,
    [property: Description("本档金额，元。")] long Amount);
