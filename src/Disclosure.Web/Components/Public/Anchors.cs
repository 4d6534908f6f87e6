using Microsoft.AspNetCore.Components;

namespace Disclosure.Web.Components.Public;

/// <summary>Links within a page.</summary>
public static class Anchors
{
    /// <summary>
    /// A link to an element of the present page. The document has a <c>base</c>, against which a bare <c>#id</c> would lead to
    /// the first page; the whole path stays on this one.
    /// </summary>
    public static string Anchor(this NavigationManager navigation, string id)
    {
        ArgumentNullException.ThrowIfNull(navigation);
        return $"{new Uri(navigation.Uri).PathAndQuery}#{id}";
    }

    /// <summary>The id of the element that holds a field: <c>applicant.name</c> → <c>applicant-name</c>.</summary>
    public static string IdOf(string field)
    {
        ArgumentNullException.ThrowIfNull(field);
        return field.Replace('.', '-');
    }
}
