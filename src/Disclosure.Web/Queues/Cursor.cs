using System.Globalization;

namespace Disclosure.Web.Queues;

/// <summary>
/// A place in a list: the key and id of a line that was shown. Pages go on from it, so that lines which arrive meanwhile
/// neither repeat nor hide others. It stands in the address and holds no personal data.
/// </summary>
/// <param name="Key">The line's key: a due date as a day number, or an instant in ticks.</param>
/// <param name="Id">The line's id.</param>
/// <param name="Backwards">True for the page that ends before the line, false for the one that begins after it.</param>
public sealed record Cursor(long Key, Guid Id, bool Backwards)
{
    /// <summary>As it stands in the address.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Key}-{Id:N}");

    /// <summary>From the address; null when it is not one: the list then begins at its beginning.</summary>
    public static Cursor? Parse(string? text, bool backwards)
    {
        var parts = (text ?? string.Empty).Split('-');
        return parts.Length == 2
            && long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var key) && key <= DateTime.MaxValue.Ticks
            && Guid.TryParseExact(parts[1], "N", out var id)
            ? new Cursor(key, id, backwards)
            : null;
    }
}
