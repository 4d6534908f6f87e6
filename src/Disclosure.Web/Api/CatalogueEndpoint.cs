using System.Globalization;
using Disclosure.Domain.Catalogue;
using Disclosure.Web.Api.Contract;
using Disclosure.Web.Api.Problems;
using Disclosure.Web.Cases;
using Disclosure.Web.Catalogue;
using Disclosure.Web.Outbox;
using Microsoft.Extensions.Options;

namespace Disclosure.Web.Api;

/// <summary>The public catalogue for other programs (条例第八条、第二十四条: one platform, easy to search and to use).</summary>
public sealed class CatalogueEndpoint(CatalogueSearch search, CategorySource categories, IOptions<SiteOptions> site)
{
    /// <summary>Records a page.</summary>
    public const int PageSize = 20;

    /// <summary><c>GET /api/v1/catalogue</c>.</summary>
    /// <param name="http">Carries <c>q</c>, <c>category</c>, <c>indexNumber</c> and <c>page</c>, all optional.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>A page, or which parameter is wrong.</returns>
    public async Task<IResult> FindAsync(HttpContext http, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(http);
        var asked = http.Request.Query;
        var page = 1;
        if (asked["page"] is [{ Length: > 0 } typed] && (!int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out page) || page < 1))
        {
            return ApiProblem.Invalid("page", "页码应当是从 1 开始的整数。");
        }

        var tree = await categories.GetAsync(ct);
        var category = tree.Find(asked["category"].ToString());
        if (category is null && !string.IsNullOrWhiteSpace(asked["category"].ToString()))
        {
            return ApiProblem.Invalid("category", "没有这个栏目。请写栏目代码、名称，或者自上而下以“/”分隔的完整名称。");
        }

        var words = asked["q"].ToString();
        var query = SearchQuery.Parse(words);
        if (query is null && !string.IsNullOrWhiteSpace(words))
        {
            // Marks only: nothing can hold them. Everything would be the wrong answer.
            return TypedResults.Ok(new CatalogueAnswer { Total = 0, Items = [] });
        }

        var number = asked["indexNumber"].ToString().Trim() is { Length: > 0 } wanted ? wanted : null;
        var order = query is null ? CatalogueOrder.Newest : CatalogueOrder.Relevance;
        var found = await search.FindAsync(new CatalogueQuestion(query, category is null ? null : tree.Branch(category), number, order, page, PageSize), ct);
        return TypedResults.Ok(new CatalogueAnswer
        {
            Total = found.Total,
            Items =
            [
                .. found.Records.Select(r => new CatalogueItem(
                    r.IndexNumber, r.Title, r.Publisher, LegalTime.DateOf(r.PublishedAt), string.Join('/', tree.Find(r.CategoryId)?.Path ?? []), site.Value.BaseUrl.TrimEnd('/') + CatalogueAddress.Of(r))),
            ],
        });
    }
}
