using Disclosure.Domain.Catalogue;

namespace Disclosure.Web.Catalogue.Desk;

/// <summary>The office's words for entries of the catalogue.</summary>
public static class RecordWords
{
    /// <summary>What happened.</summary>
    public static string Of(RecordChangeKind kind) => kind switch
    {
        RecordChangeKind.Imported => "导入",
        RecordChangeKind.Drafted => "登记待公开",
        RecordChangeKind.Redrafted => "修改待公开内容",
        RecordChangeKind.Published => "公开",
        RecordChangeKind.Corrected => "更正",
        RecordChangeKind.Withdrawn => "撤下",
        RecordChangeKind.Restored => "重新公开",
        RecordChangeKind.Discarded => "作废",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    /// <summary>Where it stands.</summary>
    public static string Of(RecordState state) => state switch
    {
        RecordState.Published => "已公开",
        RecordState.Withdrawn => "已撤下",
        RecordState.Draft => "待公开",
        RecordState.Discarded => "已作废",
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };

    /// <summary>A deadline in a few words.</summary>
    public static string Of(PublicationDeadline deadline)
    {
        ArgumentNullException.ThrowIfNull(deadline);
        return deadline.Timing switch
        {
            PublicationTiming.OnTime => "按期公开",
            PublicationTiming.Late => "超期公开",
            PublicationTiming.Overdue => deadline.DaysLeft is { } late and < 0 ? $"超期 {-late} 个工作日" : "已超期",
            PublicationTiming.Near when deadline.DaysLeft == 0 => "今天到期",
            PublicationTiming.Near or PublicationTiming.Running => $"剩 {deadline.DaysLeft} 个工作日",
            _ => "期限不明",
        };
    }
}
