using Microsoft.AspNetCore.Diagnostics;

namespace Disclosure.Web.Components.Public;

/// <summary>For pages that say better than the general page what is not there and where to look.</summary>
public static class OwnNotFound
{
    /// <summary>Answers 404 with the page as it stands, not with the general one.</summary>
    /// <param name="http">The request, before anything was sent.</param>
    public static void AnswerNotFound(this HttpContext http) => Answer(http, StatusCodes.Status404NotFound);

    /// <summary>Answers 410 with the page as it stands: something was here and was taken away, and no crawler keeps the address.</summary>
    /// <param name="http">The request, before anything was sent.</param>
    public static void AnswerGone(this HttpContext http) => Answer(http, StatusCodes.Status410Gone);

    private static void Answer(HttpContext http, int status)
    {
        ArgumentNullException.ThrowIfNull(http);
        // At the last moment: a page that is an error while it renders is dropped by the framework in favour of the general one.
        http.Response.OnStarting(() =>
        {
            http.Response.StatusCode = status;
            return Task.CompletedTask;
        });
        if (http.Features.Get<IStatusCodePagesFeature>() is { } pages)
        {
            pages.Enabled = false;
        }
    }
}
