namespace Disclosure.Web.SitePages;

/// <summary>A page of the navigation whose text is data.</summary>
/// <param name="Key">In the database and in the seeds.</param>
/// <param name="Title">Its heading.</param>
/// <param name="Address">Stable address.</param>
public sealed record SitePageInfo(string Key, string Title, string Address);

/// <summary>The pages of the 政府信息公开专栏 (国办公开办函〔2019〕61号) whose text the disclosure office keeps itself.</summary>
public static class SitePageCatalogue
{
    /// <summary>The applicant's guide, which stood at its own address before its text was data.</summary>
    public const string ApplyGuide = "apply-guide";

    /// <summary>All, in the order of the navigation.</summary>
    public static IReadOnlyList<SitePageInfo> All { get; } =
    [
        new("guide", "政府信息公开指南", "/info/guide"),
        new("rules", "政府信息公开制度", "/info/rules"),
        new("annual-report", "政府信息公开年度报告", "/info/annual-report"),
        new("powers", "权责清单", "/info/powers"),
        new("charges", "收费标准", "/info/charges"),
        new("contact", "联系方式", "/info/contact"),
        new(ApplyGuide, "申请指南", "/guide"),
    ];

    /// <summary>A page by its key; null when there is none.</summary>
    public static SitePageInfo? Find(string? key) => All.FirstOrDefault(p => p.Key == key);
}
