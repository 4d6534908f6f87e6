namespace Disclosure.Web.Features.CasePage;

/// <summary>A part of the case page, with an address of its own: <c>/office/cases/{id}#history</c>.</summary>
/// <param name="Key">The fragment.</param>
/// <param name="Label">The office's word.</param>
public sealed record CaseSection(string Key, string Label);

/// <summary>The parts of the case page, in their order.</summary>
public static class CaseSections
{
    /// <summary>All parts.</summary>
    public static IReadOnlyList<CaseSection> All { get; } =
    [
        new("facts", "申请内容"),
        new("history", "办理过程"),
        new("deadline", "期限"),
        new("time", "用时"),
        new("departments", "处室"),
        new("files", "材料"),
        new("mails", "邮件"),
        new("disputes", "复议诉讼"),
        new("supervision", "督办"),
        new("notes", "备注"),
        new("process", "流程"),
    ];

    /// <summary>材料: where files are opened that are personal data as a whole.</summary>
    public static CaseSection Files { get; } = All.Single(s => s.Key == "files");

    /// <summary>The part that an address names; the first when it names none.</summary>
    public static CaseSection Of(string uri)
    {
        var fragment = new Uri(uri, UriKind.Absolute).Fragment.TrimStart('#');
        return All.FirstOrDefault(s => s.Key == fragment) ?? All[0];
    }
}
