using Disclosure.Domain.Catalogue;
using Disclosure.Web.Cases;
using Disclosure.Web.Catalogue;
using Disclosure.Web.Components.Public;
using Disclosure.Web.Data;
using Microsoft.AspNetCore.Components;

namespace Disclosure.Web.Features.Catalogue;

/// <summary>信息公开目录: browse by 栏目 and search (条例第十二条第三款、第二十四条).</summary>
public partial class CatalogueList(AuthoritySource authorities, CategorySource source, CatalogueSearch search)
{
    private const int PageSize = 20;

    private CatalogueAsked asked = null!;
    private CategoryTree tree = null!;
    private Category? category;
    private SearchQuery? query;
    private CataloguePage found = new(0, []);
    private IReadOnlyList<Category> categories = [];
    private IReadOnlyList<(string Title, string Href)> trail = [];
    private string authority = string.Empty;

    [CascadingParameter]
    private HttpContext Http { get; set; } = null!;

    private int Pages => (found.Total + PageSize - 1) / PageSize;

    private string Heading => asked.Words is null ? category?.Name ?? "信息公开目录" : $"搜索“{asked.Words}”";

    private string FeedLink => category is null ? "/catalogue/feed" : $"/catalogue/feed?category={Uri.EscapeDataString(category.Code)}";

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        // Before anything is waited for: the page draws itself while it waits.
        asked = CatalogueAsked.Read(Http.Request.Query);
        authority = (await authorities.FindAsync(Http.RequestAborted))?.Name ?? "本机关";
        tree = await source.GetAsync(Http.RequestAborted);
        category = tree.Find(asked.Category);
        if (category is null && asked.Category is not null)
        {
            // An address of a category that is gone: the whole catalogue is shown, and no crawler keeps the address.
            Http.AnswerNotFound();
            asked = asked with { Category = null };
        }

        categories = [.. tree.Below(category?.Id)];
        trail = category is null ? [] : [("信息公开目录", "/catalogue"), .. tree.Trail(category).SkipLast(1).Select(c => (c.Name, CatalogueAddress.Of(c)))];
        query = SearchQuery.Parse(asked.Words);
        if (asked.Words is null || query is not null)
        {
            var order = query is null || asked.Newest ? CatalogueOrder.Newest : CatalogueOrder.Relevance;
            found = await search.FindAsync(new CatalogueQuestion(query, category is null ? null : tree.Branch(category), null, order, asked.Page, PageSize), Http.RequestAborted);
        }
    }

    private static string DayOf(CatalogueRecordRow record)
    {
        var day = LegalTime.DateOf(record.PublishedAt);
        return $"{day.Year}年{day.Month}月{day.Day}日";
    }
}
