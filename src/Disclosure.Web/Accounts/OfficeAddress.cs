using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Disclosure.Web.Accounts;

/// <summary>Where to go after signing in.</summary>
public static class OfficeAddress
{
    /// <summary>我的待办.</summary>
    public const string Home = "/office";

    /// <summary>The page of sign-in.</summary>
    public const string SignIn = "/office/sign-in";

    /// <summary>
    /// The address asked for when it is an office page of this site, otherwise <see cref="Home"/>: a link in somebody's mail
    /// must not lead from our sign-in to a foreign page that looks like ours.
    /// </summary>
    /// <param name="returnUrl">As it stands in the address bar; may be anything.</param>
    public static string Safe(string? returnUrl) =>
        returnUrl is not null && IsOffice(returnUrl) && RedirectHttpResult.IsLocalUrl(returnUrl) && !returnUrl.StartsWith(SignIn, StringComparison.OrdinalIgnoreCase)
            ? returnUrl
            : Home;

    /// <summary>True when an office page was asked for, also where a page that says why it did not come is what is answered.</summary>
    public static bool IsAskedFor(HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(http);
        var path = http.Features.Get<IStatusCodeReExecuteFeature>()?.OriginalPath ?? http.Features.Get<IExceptionHandlerPathFeature>()?.Path ?? http.Request.Path.Value;
        return new PathString(path).StartsWithSegments(Home);
    }

    private static bool IsOffice(string path) =>
        path.StartsWith(Home, StringComparison.Ordinal)
        && (path.Length == Home.Length || path[Home.Length] is '/' or '?' or '#')
        && !path.Contains("..", StringComparison.Ordinal) && !path.Contains('\\', StringComparison.Ordinal) && !path.Any(char.IsControl);
}
