using Microsoft.AspNetCore.Components.Endpoints;

namespace Disclosure.Web.Components.Public;

/// <summary>
/// Carries what a POST made of a form to the page that shows it again. The posts of public pages are endpoints of their own:
/// a page's form handling answers a missing antiforgery token or an oversize body with a bare status and loses what was typed.
/// </summary>
public sealed class PageModel
{
    private object? model;

    /// <summary>The model that the POST left, or null on a fresh visit.</summary>
    public T? Get<T>()
        where T : class => model as T;

    /// <summary>Shows a page with a model, in answer to the present request.</summary>
    /// <param name="page">The page's component.</param>
    /// <param name="shown">What the page is to show.</param>
    /// <param name="status">422 for a refused form, 200 for one that merely goes on.</param>
    public IResult Show(Type page, object shown, int status)
    {
        ArgumentNullException.ThrowIfNull(page);
        model = shown;
        return new PageResult(page, status);
    }

    /// <summary>Runs the page's own endpoint as if it were visited.</summary>
    private sealed class PageResult(Type page, int status) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            var endpoint = httpContext.RequestServices.GetRequiredService<EndpointDataSource>().Endpoints
                .First(e => e.Metadata.GetMetadata<ComponentTypeMetadata>()?.Type == page);
            httpContext.SetEndpoint(endpoint);
            httpContext.Request.Method = HttpMethods.Get;
            httpContext.Response.StatusCode = status;
            return endpoint.RequestDelegate!(httpContext);
        }
    }
}
