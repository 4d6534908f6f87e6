using System.Text.Json;

namespace Disclosure.Domain.Catalogue;

/// <summary>What citizens say for what offices write.</summary>
/// <param name="Said">Any of these, e.g. 过路费.</param>
/// <param name="Official">Words of records, e.g. 车辆通行费.</param>
public sealed record WordMeaning(IReadOnlyList<string> Said, IReadOnlyList<string> Official);

/// <summary>The words that questions are read with: <c>seeds/search/words.json</c>, part of the build.</summary>
/// <param name="Ignored">Words that say nothing of what is looked for: 我想, 请问, 申请公开 ….</param>
/// <param name="Means">Citizens' words and official ones.</param>
public sealed record QuestionWords(IReadOnlyList<string> Ignored, IReadOnlyList<WordMeaning> Means)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { RespectRequiredConstructorParameters = true, RespectNullableAnnotations = true };

    /// <summary>Those of this build.</summary>
    public static QuestionWords Current { get; } = Load();

    /// <summary>Reads a file.</summary>
    /// <exception cref="FormatException">It is not what it should be.</exception>
    public static QuestionWords Parse(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<QuestionWords>(json, Json) is { } words && words.Ignored.All(w => !string.IsNullOrWhiteSpace(w))
                && words.Means.All(m => m is { Said.Count: > 0, Official.Count: > 0 } && m.Said.Concat(m.Official).All(w => !string.IsNullOrWhiteSpace(w)))
                ? words
                : throw new FormatException("The words of questions hold an empty one.");
        }
        catch (JsonException e)
        {
            throw new FormatException($"The words of questions cannot be read: {e.Message}", e);
        }
    }

    private static QuestionWords Load()
    {
        using var stream = typeof(QuestionWords).Assembly.GetManifestResourceStream("words.json") ?? throw new InvalidOperationException("The words of questions are not part of the build.");
        using var reader = new StreamReader(stream);
        return Parse(reader.ReadToEnd());
    }
}
