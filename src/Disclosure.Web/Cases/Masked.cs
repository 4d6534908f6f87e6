namespace Disclosure.Web.Cases;

/// <summary>Personal data as screens show it until somebody reveals it on record.</summary>
public static class Masked
{
    /// <summary>The first letter and the domain: <c>j***@example.org</c>. Null stays null.</summary>
    public static string? Email(string? address)
    {
        if (address is null)
        {
            return null;
        }

        var at = address.LastIndexOf('@');
        return at <= 0 ? "***" : $"{First(address)}***{address[at..]}";
    }

    /// <summary>The last four digits: <c>*******0000</c>. Null stays null.</summary>
    public static string? Phone(string? number) => number is null ? null
        : number.Length <= 4 ? new string('*', number.Length)
        : new string('*', number.Length - 4) + number[^4..];

    /// <summary>The first character as people see it: never half of a surrogate pair.</summary>
    private static string First(string text) => char.IsHighSurrogate(text[0]) && text.Length > 1 ? text[..2] : text[..1];
}
