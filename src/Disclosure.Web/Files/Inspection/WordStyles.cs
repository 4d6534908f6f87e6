using System.Globalization;
using System.Xml.Linq;

namespace Disclosure.Web.Files.Inspection;

/// <summary>How a stretch of text looks, as far as it may make it invisible; null where nothing is said.</summary>
internal sealed record WordLook(bool? Hidden, string? Color, string? Ground, double? HalfPoints)
{
    /// <summary>Nothing is said.</summary>
    public static WordLook None { get; } = new(null, null, null, null);

    /// <summary>Reads w:rPr, or the ground of w:pPr and w:tcPr.</summary>
    public static WordLook Of(XElement? properties)
    {
        if (properties is null)
        {
            return None;
        }

        var color = properties.Child("color");
        return new(
            properties.Child("vanish").Switch() is { } vanish ? vanish : properties.Child("specVanish").Switch(),
            color.Get("themeColor") is "background1" or "light1" ? "FFFFFF" : Normal(color.Get("val")),
            properties.Child("highlight").Get("val") is { } highlight and not "none" ? highlight.ToUpperInvariant() : GroundOf(properties),
            double.TryParse(properties.Child("sz").Get("val"), NumberStyles.Float, CultureInfo.InvariantCulture, out var size) ? size : null);
    }

    /// <summary>The ground that w:shd paints.</summary>
    public static string? GroundOf(XElement? properties)
    {
        var shade = properties.Child("shd");
        return shade is null ? null : shade.Get("val") == "solid" ? Normal(shade.Get("color")) : Normal(shade.Get("fill"));
    }

    /// <summary>What is said here, else what is said below.</summary>
    public WordLook Over(WordLook other) => new(Hidden ?? other.Hidden, Color ?? other.Color, Ground ?? other.Ground, HalfPoints ?? other.HalfPoints);

    private static string? Normal(string? color) => color is null or "auto" ? null : color.ToUpperInvariant();
}

/// <summary>The styles of a document: hidden text is often hidden by its style.</summary>
internal sealed class WordStyles
{
    private const int MaxChain = 32;
    private readonly Dictionary<string, XElement> styles = [];
    private readonly Dictionary<string, WordLook> looks = [];
    private readonly WordLook defaults;
    private readonly string? defaultParagraph;

    /// <summary>Reads styles.xml.</summary>
    public WordStyles(XElement root)
    {
        foreach (var style in root.All("style").Where(s => s.Get("styleId") is not null))
        {
            styles.TryAdd(style.Get("styleId")!, style);
            if (style.Is("default") && style.Get("type") == "paragraph")
            {
                defaultParagraph ??= style.Get("styleId");
            }
        }

        defaults = WordLook.Of(root.All("rPrDefault").FirstOrDefault().Child("rPr"));
    }

    /// <summary>The look of a run: its own properties over those of its style, its paragraph's style and the document's.</summary>
    public WordLook Of(XElement run)
    {
        var properties = run.Child("rPr");
        var paragraph = run.Ancestors().FirstOrDefault(a => a.Name.LocalName == "p").Child("pPr");
        var look = WordLook.Of(properties)
            .Over(OfStyle(properties.Child("rStyle").Get("val")))
            .Over(new(null, null, WordLook.GroundOf(paragraph), null))
            .Over(OfStyle(paragraph.Child("pStyle").Get("val") ?? defaultParagraph))
            .Over(defaults);
        foreach (var cell in run.Ancestors().Where(a => a.Name.LocalName == "tc"))
        {
            look = look.Over(new(null, null, WordLook.GroundOf(cell.Child("tcPr")), null));
        }

        return look;
    }

    private WordLook OfStyle(string? id)
    {
        if (id is null)
        {
            return WordLook.None;
        }

        if (looks.TryGetValue(id, out var known))
        {
            return known;
        }

        // Styles may be based on each other in a circle.
        var look = WordLook.None;
        var next = id;
        for (var i = 0; i < MaxChain && next is not null && styles.TryGetValue(next, out var style); i++)
        {
            look = look.Over(WordLook.Of(style.Child("rPr"))).Over(new(null, null, WordLook.GroundOf(style.Child("pPr")), null));
            next = style.Child("basedOn").Get("val");
        }

        return looks[id] = look;
    }
}
