using System.ComponentModel;

namespace Disclosure.Web.Api.Contract;

/// <summary>The answer of <c>GET /api/v1/catalogue</c>.</summary>
[Description("信息公开目录中符合条件的一页。")]
public sealed record CatalogueAnswer
{
    [Description("符合条件的总条数。")]
    public required int Total { get; init; }

    [Description("本页的各条，每页20条；超出最后一页时为空。")]
    public required IReadOnlyList<CatalogueItem> Items { get; init; }
}

/// <summary>A record of the answer.</summary>
public sealed record CatalogueItem(
    [property: Description("索引号。")] string IndexNumber,
    [property: Description("名称。")] string Title,
    [property: Description("发布单位。")] string Publisher,
    [property: Description("公开日期，yyyy-MM-dd。")] DateOnly PublishedOn,
    [property: Description("所在栏目，自上而下以“/”分隔。")] string Category,
    [property: Description("内容页的地址，长期不变。")] string Url);
