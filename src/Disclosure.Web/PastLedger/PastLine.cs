using System.Collections.Immutable;
using Disclosure.Domain.Deadlines;
using Disclosure.Domain.Requests;

namespace Disclosure.Web.PastLedger;

/// <summary>A line as it stands in a file: texts by the names of the contract.</summary>
/// <param name="Place">Where it stands, in words: 第2行, 第1条.</param>
/// <param name="Texts">By <see cref="PastFields"/>.</param>
public sealed record RawLine(string Place, IReadOnlyDictionary<string, string> Texts);

/// <summary>A line that was understood.</summary>
/// <param name="Place">Where it stands.</param>
/// <param name="Number">受理编号.</param>
/// <param name="ReceivedOn">收到日期.</param>
/// <param name="Channel">渠道.</param>
/// <param name="Category">Column of 表三.</param>
/// <param name="Outcome">Result row; null while it is open.</param>
/// <param name="RepliedOn">答复日期.</param>
/// <param name="DueOn">法定期限.</param>
/// <param name="Title">所需信息, with long numbers masked.</param>
public sealed record PastLine(string Place, string Number, DateOnly ReceivedOn, ReceiptChannel Channel, ApplicantCategory Category, string? Outcome, DateOnly? RepliedOn, DateOnly? DueOn, string Title)
{
    /// <summary>The year of the result. Without a date of reply it is taken to be that of receipt, and whoever imports the file is told.</summary>
    public int? ResultYear => Outcome is null ? null : (RepliedOn ?? ReceivedOn).Year;
}

/// <summary>The fields of the ledger: their names in JSON, and the headings of a sheet.</summary>
public static class PastFields
{
    /// <summary>Name, heading, and whether a line must have it.</summary>
    public static ImmutableArray<(string Name, string Heading, bool Required)> All { get; } =
    [
        ("number", "受理编号", true),
        ("receivedOn", "收到日期", true),
        ("channel", "收到渠道", true),
        ("category", "申请人类别", true),
        ("outcome", "办理结果", false),
        ("repliedOn", "答复日期", false),
        ("due", "法定期限", false),
        ("title", "所需信息", true),
    ];

    /// <summary>The name of a field by its name or heading; null when it is not known.</summary>
    public static string? Of(string heading)
    {
        var text = heading.Trim().TrimStart('\uFEFF').TrimEnd('*', '＊');
        return All.FirstOrDefault(f => string.Equals(f.Name, text, StringComparison.OrdinalIgnoreCase) || f.Heading == text).Name;
    }

    /// <summary>A field with its heading, for messages.</summary>
    public static string Label(string name) => All.First(f => f.Name == name).Heading;
}
