namespace Disclosure.Web.Components.Public;

/// <summary>
/// 适老化: large text and high contrast, as the visitor chose them. Kept in a cookie that holds nothing else, so that the server
/// renders every page right at once and the switch works without JavaScript.
/// </summary>
/// <param name="Large">大字.</param>
/// <param name="Contrast">高对比.</param>
public sealed record DisplayPreference(bool Large, bool Contrast)
{
    /// <summary>Name of the cookie; its value is <c>large</c>, <c>contrast</c> or <c>large.contrast</c>. <c>public.js</c> writes it too.</summary>
    public const string CookieName = "disclosure-display";

    /// <summary>What the visitor chose; nothing by default.</summary>
    public static DisplayPreference Of(HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(http);
        var chosen = (http.Request.Cookies[CookieName] ?? string.Empty).Split('.');
        return new(chosen.Contains("large"), chosen.Contains("contrast"));
    }

    /// <summary>The classes of the <c>html</c> element.</summary>
    public string Classes => string.Join(' ', Names());

    /// <summary>The link that switches to this preference and comes back to the page.</summary>
    public string LinkFrom(string path) => $"/display?large={(Large ? "1" : "0")}&contrast={(Contrast ? "1" : "0")}&back={Uri.EscapeDataString(path)}";

    /// <summary>Maps <c>/display</c>: sets the cookie and goes back. A GET, because nothing but the look changes.</summary>
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/display", (HttpContext http, string? large, string? contrast, string? back) =>
        {
            var chosen = new DisplayPreference(large == "1", contrast == "1");
            http.Response.Cookies.Append(CookieName, string.Join('.', chosen.Names()), new CookieOptions
            {
                MaxAge = TimeSpan.FromDays(365),
                SameSite = SameSiteMode.Lax,
                IsEssential = true,
                Secure = http.Request.IsHttps,
            });
            return TypedResults.LocalRedirect(IsLocal(back) ? back! : "/");
        }).ExcludeFromDescription();

    private static bool IsLocal(string? path) =>
        path is ['/', ..] && path is not ['/', '/' or '\\', ..] && !path.Any(char.IsControl) && !path.Contains('\\', StringComparison.Ordinal);

    private IEnumerable<string> Names()
    {
        if (Large)
        {
            yield return "large";
        }

        if (Contrast)
        {
            yield return "contrast";
        }
    }
}
