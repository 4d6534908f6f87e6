using Disclosure.Web.Cases;
using Disclosure.Web.Data;

namespace Disclosure.Web.Features.JointReply;

/// <summary>What is typed.</summary>
public sealed class JointReplyModel
{
    /// <summary>The cases chosen.</summary>
    public IReadOnlyList<Guid> Members { get; set; } = [];

    /// <summary>Why.</summary>
    public string? Reason { get; set; }

    /// <summary>What the officer compares before choosing.</summary>
    public static string Hint(CaseRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return $"{row.StaffState}，收到{(row.ReceivedOn is { } on ? LegalTime.Show(on) : "待确认")}，法定期限{(row.DueOn is { } due ? LegalTime.Show(due) : "未定")}";
    }
}
