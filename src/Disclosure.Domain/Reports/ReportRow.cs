using System.Collections.Immutable;

namespace Disclosure.Domain.Reports;

/// <summary>What a row of 表三 counts.</summary>
public enum ReportRowKind
{
    /// <summary>一: received in the year.</summary>
    Received,

    /// <summary>二: carried from last year.</summary>
    CarriedIn,

    /// <summary>A result row of 三.</summary>
    Result,

    /// <summary>三（七）: the sum of the result rows.</summary>
    Sum,

    /// <summary>四: carried to next year.</summary>
    CarriedOut,
}

/// <summary>A row of 表三 (国办公开办函〔2021〕30号), labelled as the format labels it.</summary>
/// <param name="Code">Code by which the row is known, e.g. <c>3.3.4</c>.</param>
/// <param name="Label">The exact label.</param>
/// <param name="Group">The heading between 三 and the label, e.g. （三）不予公开; null where the row stands under 三 itself or beside it.</param>
/// <param name="Kind">What it counts.</param>
public sealed record ReportRow(string Code, string Label, string? Group, ReportRowKind Kind)
{
    /// <summary>The heading above all result rows.</summary>
    public const string ResultsHeading = "三、本年度办理结果";

    /// <summary>The remark in the corner of the table.</summary>
    public const string CornerNote = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）";

    /// <summary>Code of 三（七）.</summary>
    public const string SumCode = "3.7";

    private const string Refused = "（三）不予公开";
    private const string Unable = "（四）无法提供";
    private const string Unprocessed = "（五）不予处理";
    private const string Otherwise = "（六）其他处理";

    /// <summary>All rows, in the order of the format.</summary>
    public static ImmutableArray<ReportRow> All { get; } =
    [
        new("1", "一、本年新收政府信息公开申请数量", null, ReportRowKind.Received),
        new("2", "二、上年结转政府信息公开申请数量", null, ReportRowKind.CarriedIn),
        Result("3.1", "（一）予以公开", null),
        Result("3.2", "（二）部分公开（区分处理的，只计这一情形，不计其他情形）", null),
        Result("3.3.1", "1.属于国家秘密", Refused),
        Result("3.3.2", "2.其他法律行政法规禁止公开", Refused),
        Result("3.3.3", "3.危及“三安全一稳定”", Refused),
        Result("3.3.4", "4.保护第三方合法权益", Refused),
        Result("3.3.5", "5.属于三类内部事务信息", Refused),
        Result("3.3.6", "6.属于四类过程性信息", Refused),
        Result("3.3.7", "7.属于行政执法案卷", Refused),
        Result("3.3.8", "8.属于行政查询事项", Refused),
        Result("3.4.1", "1.本机关不掌握相关政府信息", Unable),
        Result("3.4.2", "2.没有现成信息需要另行制作", Unable),
        Result("3.4.3", "3.补正后申请内容仍不明确", Unable),
        Result("3.5.1", "1.信访举报投诉类申请", Unprocessed),
        Result("3.5.2", "2.重复申请", Unprocessed),
        Result("3.5.3", "3.要求提供公开出版物", Unprocessed),
        Result("3.5.4", "4.无正当理由大量反复申请", Unprocessed),
        Result("3.5.5", "5.要求行政机关确认或重新出具已获取信息", Unprocessed),
        Result("3.6.1", "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请", Otherwise),
        Result("3.6.2", "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请", Otherwise),
        Result("3.6.3", "3.其他", Otherwise),
        new(SumCode, "（七）总计", null, ReportRowKind.Sum),
        new("4", "四、结转下年度继续办理", null, ReportRowKind.CarriedOut),
    ];

    /// <summary>The row of a code; null for a code that the format does not have.</summary>
    /// <param name="code">As in <see cref="Code"/>.</param>
    public static ReportRow? Of(string? code) => All.FirstOrDefault(r => r.Code == code);

    /// <summary>True for a code of one of the 21 result rows.</summary>
    /// <param name="code">As in <see cref="Code"/>.</param>
    public static bool IsResult(string? code) => Of(code)?.Kind == ReportRowKind.Result;

    private static ReportRow Result(string code, string label, string? group) => new(code, label, group, ReportRowKind.Result);
}
