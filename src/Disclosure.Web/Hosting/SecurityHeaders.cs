namespace Disclosure.Web.Hosting;

/// <summary>Headers that keep pages from being framed, sniffed, or from running foreign script.</summary>
public static class SecurityHeaders
{
    /// <summary>Where the nonce of a response is kept, for <c>App.razor</c>.</summary>
    public const string NonceKey = "csp-nonce";

    /// <summary>Adds the headers to every response.</summary>
    public static void UseSecurityHeaders(this WebApplication app) => app.Use(async (context, next) =>
    {
        var nonce = Convert.ToBase64String(System.Security.Cryptography.RandomNumberGenerator.GetBytes(16));
        context.Items[NonceKey] = nonce;
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy =
            $"default-src 'self'; script-src 'self' 'nonce-{nonce}'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; " +
            "connect-src 'self'; frame-src 'self'; frame-ancestors 'self'; base-uri 'self'; form-action 'self'; object-src 'none'";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=()";
        if (!context.Request.Path.StartsWithSegments("/_framework") && !context.Request.Path.StartsWithSegments("/_content") && !Path.HasExtension(context.Request.Path))
        {
            // Pages show personal data: no shared or back-button cache keeps them. In the words of antiforgery, which would warn about others.
            headers.CacheControl = "no-cache, no-store";
        }

        await next();
    });
}
