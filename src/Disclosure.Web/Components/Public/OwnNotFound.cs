using Microsoft.AspNetCore.Diagnostics;

namespace Disclosure.Web.Components.Public;

/// <summary>For pages that say better than the general page what is not there and where to look.</summary>
public static class OwnNotFound
{
    /// <summary>Answers 404 with the page as it stands, not with the general one.</summary>
    /// <param name="http">The request, before anything was sent.</param>
    public static void AnswerNotFound(this HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(http);
        // At the last moment: a page that is a 404 while it renders is dropped by the framework in favour of the general one.
        http.Response.OnStarting(() =>
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        });
        if (http.Features.Get<IStatusCodePagesFeature>() is { } pages)
        {
            pages.Enabled = false;
        }
    }
}
