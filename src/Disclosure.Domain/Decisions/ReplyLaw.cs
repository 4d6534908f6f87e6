using System.Text.Json;
using System.Text.Json.Serialization;

namespace Disclosure.Domain.Decisions;

/// <summary>A line of the list of replies. <c>{ground}</c> in article and row stands for that of the ground.</summary>
/// <param name="Type">The reply.</param>
/// <param name="Label">中文名称.</param>
/// <param name="Article">Article of the Regulation.</param>
/// <param name="Letter">文书名称 without the authority's name.</param>
/// <param name="Template">The letter template.</param>
/// <param name="Row">Row of 表三; null where the report does not count the reply.</param>
/// <param name="Remedy">救济途径.</param>
public sealed record ReplyLine(ReplyType Type, string Label, string Article, string Letter, string Template, string? Row, Remedy Remedy);

/// <summary>A line of the list of grounds (条例第十四条至第十六条).</summary>
/// <param name="Ground">The ground.</param>
/// <param name="Label">As the annual report labels it.</param>
/// <param name="Wording">In the words of the Regulation.</param>
/// <param name="Article">Article and paragraph.</param>
/// <param name="Row">Row of 表三.</param>
public sealed record GroundLine(RefusalGround Ground, string Label, string Wording, string Article, string Row);

/// <summary>What is no government information, in words.</summary>
/// <param name="Kind">Which.</param>
/// <param name="Wording">As the predicate of a letter.</param>
public sealed record OutsideLine(OutsideKind Kind, string Wording);

/// <summary>A remedy in words; <c>{body}</c> and <c>{court}</c> stand for the authority's.</summary>
/// <param name="Remedy">Which.</param>
/// <param name="Text">The paragraph.</param>
/// <param name="Basis">The articles it rests on.</param>
public sealed record RemedyLine(Remedy Remedy, string Text, string Basis);

/// <summary>
/// The law's lists: replies, grounds, remedies, their words and their rows of 表三, as one version of <c>seeds/law/replies.json</c>.
/// The version is recorded with every letter, and so is what was taken from it: remedy and row are facts of the case.
/// </summary>
/// <param name="Version">Of the lists.</param>
/// <param name="Source">The laws it is taken from.</param>
/// <param name="Replies">Every reply, in the order of 表三.</param>
/// <param name="Grounds">Every ground.</param>
/// <param name="Outside">Every kind of what is no government information.</param>
/// <param name="Remedies">Every remedy.</param>
/// <param name="Online">What is added where the reply is served online; <c>{url}</c> is the address.</param>
public sealed record ReplyLaw(
    string Version,
    string Source,
    IReadOnlyList<ReplyLine> Replies,
    IReadOnlyList<GroundLine> Grounds,
    IReadOnlyList<OutsideLine> Outside,
    IReadOnlyList<RemedyLine> Remedies,
    string Online)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(namingPolicy: null, allowIntegerValues: false) },
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
    };

    /// <summary>The lists of this build.</summary>
    public static ReplyLaw Current { get; } = Load();

    /// <summary>Reads and checks a version.</summary>
    /// <param name="json">The file.</param>
    /// <exception cref="FormatException">Something is missing, twice there, or names what does not exist.</exception>
    public static ReplyLaw Parse(string json)
    {
        ReplyLaw law;
        try
        {
            law = JsonSerializer.Deserialize<ReplyLaw>(json, Json) ?? throw new FormatException("The list of replies is empty.");
        }
        catch (JsonException e)
        {
            throw new FormatException($"The list of replies cannot be read: {e.Message}", e);
        }

        // The reader takes null for an entry of a list.
        if (new IReadOnlyList<object?>[] { law.Replies, law.Grounds, law.Outside, law.Remedies }.Any(list => list.Contains(null)))
        {
            throw new FormatException("The list of replies cannot be read: an entry is empty.");
        }

        Each(law.Replies.Select(r => r.Type), "reply");
        Each(law.Grounds.Select(g => g.Ground), "ground");
        Each(law.Outside.Select(o => o.Kind), "kind of what is no government information");
        Each(law.Remedies.Select(r => r.Remedy), "remedy");
        if (law.Replies.Select(r => r.Template).Distinct().Count() != law.Replies.Count || law.Grounds.Select(g => g.Row).Distinct().Count() != law.Grounds.Count)
        {
            throw new FormatException("Two replies share a template, or two grounds a row.");
        }

        foreach (var reply in law.Replies)
        {
            // Whatever is withheld on articles 14 to 16 goes to reconsideration first; nothing else does.
            var withheld = (reply.Article + reply.Row).Contains("{ground}", StringComparison.Ordinal);
            if (withheld != (reply.Type == ReplyType.Refused) || (reply.Remedy == Remedy.ReconsiderationFirst) != withheld || (reply.Remedy == Remedy.Both) != (reply.Type == ReplyType.PartlyDisclosed))
            {
                throw new FormatException($"The reply {reply.Type} has the article, row or remedy of another.");
            }
        }

        if (law.Remedies.FirstOrDefault(r => !r.Text.Contains("{body}", StringComparison.Ordinal) || !r.Text.Contains("{court}", StringComparison.Ordinal)) is { } nameless)
        {
            throw new FormatException($"The remedy {nameless.Remedy} does not name body and court.");
        }

        return law;
    }

    /// <summary>The line of a reply.</summary>
    public ReplyLine Reply(ReplyType type) => Replies.FirstOrDefault(r => r.Type == type) ?? throw new ArgumentOutOfRangeException(nameof(type), type, null);

    /// <summary>The line of a ground.</summary>
    public GroundLine Ground(RefusalGround ground) => Grounds.FirstOrDefault(g => g.Ground == ground) ?? throw new ArgumentOutOfRangeException(nameof(ground), ground, null);

    private static void Each<T>(IEnumerable<T> named, string what)
        where T : struct, Enum
    {
        var names = named.ToList();
        if (Enum.GetValues<T>().Cast<T?>().FirstOrDefault(v => names.Count(n => n.Equals(v)) != 1) is { } wrong)
        {
            throw new FormatException($"The {what} {wrong} must stand in the list once.");
        }
    }

    private static ReplyLaw Load()
    {
        using var stream = typeof(ReplyLaw).Assembly.GetManifestResourceStream("replies.json") ?? throw new InvalidOperationException("The list of replies is not part of the build.");
        using var reader = new StreamReader(stream);
        return Parse(reader.ReadToEnd());
    }
}
