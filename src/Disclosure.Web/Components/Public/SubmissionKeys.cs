using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;

namespace Disclosure.Web.Components.Public;

/// <summary>
/// The key of one form on one browser: makes a double click one request, and finds the files that a refused form left on the
/// server. It stands in the page, so it is signed and bound to a cookie: in another browser, or made up, it opens nothing.
/// </summary>
public sealed class SubmissionKeys(IDataProtectionProvider protection)
{
    private const string CookieName = "disclosure-form";

    // As long as a staged file is kept.
    private static readonly TimeSpan Keep = TimeSpan.FromDays(2);

    private readonly IDataProtector protector = protection.CreateProtector("Disclosure.Apply.SubmissionKey.v1");

    /// <summary>A fresh key as a token for the page; gives the browser its cookie.</summary>
    /// <returns>The token for the form, and the key that it stands for.</returns>
    public (string Token, string Key) Issue(HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(http);
        var browser = http.Request.Cookies[CookieName];
        if (browser is not { Length: 32 })
        {
            browser = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        }

        // Renewed with every form, so that it never ends before the files do.
        http.Response.Cookies.Append(CookieName, browser, new CookieOptions
        {
            HttpOnly = true,
            SameSite = SameSiteMode.Lax,
            MaxAge = Keep,
            Secure = http.Request.IsHttps,
            IsEssential = true,
        });
        var key = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        return (protector.Protect($"{key}{HashOf(browser)}"), key);
    }

    /// <summary>The key of a posted token; null when it was made up, or belongs to another browser.</summary>
    public string? Read(HttpContext http, string? token)
    {
        ArgumentNullException.ThrowIfNull(http);
        if (string.IsNullOrEmpty(token) || token.Length > 1000 || http.Request.Cookies[CookieName] is not { Length: 32 } browser)
        {
            return null;
        }

        try
        {
            var text = protector.Unprotect(token);
            return text.Length == 96 && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(text[32..]), Encoding.ASCII.GetBytes(HashOf(browser))) ? text[..32] : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static string HashOf(string browser) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(browser)));
}
