using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Disclosure.Domain.Common;
using Disclosure.Domain.Decisions;

namespace Disclosure.Web.Letters.Editing;

/// <summary>From an uploaded DOCX to a letter's own wording, or to what is wrong with it.</summary>
public static partial class WordingReader
{
    /// <summary>Name of the field, for refusals.</summary>
    public const string Field = "wording";

    private const int MaxCharacters = 20_000, MaxBlocks = 300, Nearby = 16;

    /// <summary>Reads an upload.</summary>
    /// <param name="letter">The letter as it is now.</param>
    /// <param name="name">File name.</param>
    /// <param name="content">The bytes.</param>
    /// <returns>The wording without its file's identity, or every refusal; neither when the text is the template's own.</returns>
    public static (LetterWording? Wording, IReadOnlyList<Refusal> Refusals) Read(EditableLetter letter, string name, byte[] content)
    {
        ArgumentNullException.ThrowIfNull(letter);
        ArgumentNullException.ThrowIfNull(content);
        if (!letter.CanBeEdited)
        {
            return (null, [new("wording-template", "本文书的模板没有单独的主送行或者落款，不能分出正文，暂不能上传修改；请在上面的各栏中修改。", null, Field)]);
        }

        if (DocxPackage.Check(name, content) is { } unusable)
        {
            return (null, [new("wording-file", unusable, null, Field)]);
        }

        var (blocks, problems) = DocxText.Read(content);
        if (problems.Count > 0)
        {
            return (null, [.. problems.Select(p => new Refusal("wording-content", p, null, Field))]);
        }

        var (text, altered) = Middle(letter, blocks);
        var refusals = altered.Concat(altered.Count > 0 ? [] : Check(letter, text)).ToList();
        return refusals.Count > 0 ? (null, refusals)
            : SameText(text, letter.Text) ? (null, [])
            : (new LetterWording(text, Guid.Empty, Convert.ToHexStringLower(SHA256.HashData(content)), letter.Facts), []);
    }

    /// <summary>What a wording lacks or must not say; the same whenever it is looked at.</summary>
    /// <param name="letter">The letter as it is now.</param>
    /// <param name="text">The wording.</param>
    public static IEnumerable<Refusal> Check(EditableLetter letter, IReadOnlyList<WordingBlock> text)
    {
        ArgumentNullException.ThrowIfNull(letter);
        ArgumentNullException.ThrowIfNull(text);
        if (text.Count == 0)
        {
            yield return new("wording-empty", "主送与救济告知（落款）之间没有正文。", null, Field);
            yield break;
        }

        if (text.Count > MaxBlocks || text.Sum(b => b.Words().Length) > MaxCharacters)
        {
            yield return new("wording-long", $"正文过长：最多{MaxCharacters}字、{MaxBlocks}段。", null, Field);
        }

        var all = Squeeze(string.Concat(text.Select(b => b.Words())));
        foreach (var (label, value) in letter.Required.Where(r => !all.Contains(Squeeze(r.Value), StringComparison.Ordinal)))
        {
            yield return new("wording-element", $"正文缺少“{label}”：文书中必须写明“{value}”。", null, Field);
        }

        // A second remedy, or another one, would stand beside the lawful one.
        var known = letter.Text.Select(b => Squeeze(b.Words())).ToHashSet();
        // Only what the template itself quotes (what was applied for, an earlier letter) may speak of one.
        var quoted = letter.Text.SelectMany(b => Quoted().Matches(Squeeze(b.Words())).Select(m => m.Value)).ToHashSet();
        if (text.FirstOrDefault(b => !known.Contains(Squeeze(b.Words())) && RemedyWords().IsMatch(Quoted().Replace(Squeeze(b.Words()), m => quoted.Contains(m.Value) ? string.Empty : m.Value))) is { } second)
        {
            yield return new("wording-remedy", $"正文中写有救济途径（“{Short(second.Words())}”）。救济途径由法律规定，由系统印在正文之后，请从正文中删去。", null, Field);
        }

        // A second title, number or date would contradict those of the fixed parts.
        if (text.FirstOrDefault(b => !known.Contains(Squeeze(b.Words())) && FixedWords().IsMatch(Squeeze(b.Words()))) is { } doubled)
        {
            yield return new("wording-double", $"“{Short(doubled.Words())}”单独成段，像是标题、发文字号或者成文日期。这些由系统印在正文之外，请从正文中删去，或者写进完整的句子。", null, Field);
        }
    }

    /// <summary>Whether two texts say the same, however they are laid out.</summary>
    internal static bool SameText(IReadOnlyList<WordingBlock> a, IReadOnlyList<WordingBlock> b) => a.Select(x => Squeeze(x.Words())).SequenceEqual(b.Select(x => Squeeze(x.Words())));

    internal static string Squeeze(string text) => string.Concat(PlainText.Visible(text).Where(c => !char.IsWhiteSpace(c)));

    private static (IReadOnlyList<WordingBlock> Text, List<Refusal> Altered) Middle(EditableLetter letter, IReadOnlyList<WordingBlock> blocks)
    {
        var words = blocks.Select(b => b.Text is null ? null : Canonical(letter, Squeeze(b.Text))).ToList();
        var head = letter.Head.Select(b => Squeeze(b.Words())).ToList();
        var tail = letter.Tail.Select(b => Squeeze(b.Words())).ToList();
        var from = Covers(words, string.Concat(head));
        var to = Covers(Enumerable.Reverse(words).ToList(), string.Concat(tail), fromEnd: true);
        List<Refusal> altered = [];
        if (from is null)
        {
            altered.AddRange(Missing(letter.Head, head, words.Take(Nearby), "文首多出了文字：标题、发文字号和主送之间不能加字，正文请写在主送之后。"));
        }

        if (to is null)
        {
            altered.AddRange(Missing(letter.Tail, tail, words.Skip(from ?? letter.Head.Count).TakeLast(Nearby), "救济告知、附件、落款和联系方式之间多出了文字，请把正文写在它们之前。", letter));
        }

        return altered.Count > 0 ? ([], altered)
            : from + to > blocks.Count ? ([], [])
            : ([.. blocks.Skip(from!.Value).Take(blocks.Count - from.Value - to!.Value)], altered);
    }

    // How many paragraphs say exactly this, however the lines were broken; null when they do not.
    private static int? Covers(List<string?> words, string wanted, bool fromEnd = false)
    {
        var said = string.Empty;
        for (var i = 0; i < words.Count && said.Length < wanted.Length; i++)
        {
            if (words[i] is not { } line)
            {
                return null;
            }

            said = fromEnd ? line + said : said + line;
            if (said == wanted)
            {
                return i + 1;
            }
        }

        return null;
    }

    private static IEnumerable<Refusal> Missing(IReadOnlyList<WordingBlock> parts, List<string> wanted, IEnumerable<string?> found, string extra, EditableLetter? tailOf = null)
    {
        var near = found.ToList();
        var missing = parts.Zip(wanted).Where(p => !near.Contains(p.Second)).ToList();
        return missing.Count == 0
            ? [new("wording-fixed", extra, null, Field)]
            : missing.Select(m => new Refusal("wording-fixed", $"{Label(m.First.Words(), parts, tailOf)}被修改或者删除。这一部分由系统填写，请恢复为“{Short(m.First.Words(), 60)}”。", null, Field));
    }

    private static string Label(string part, IReadOnlyList<WordingBlock> parts, EditableLetter? tailOf) => tailOf is null
        ? parts[0].Words() == part ? "标题" : part.EndsWith('：') ? "主送" : "发文字号"
        : tailOf.Remedy is { } remedy && Squeeze(remedy) == Squeeze(part) ? "救济告知"
        : part.StartsWith("附件", StringComparison.Ordinal) ? "附件说明"
        : DateLine().IsMatch(part) ? "成文日期"
        : part.Contains("联系", StringComparison.Ordinal) ? "联系方式"
        : "落款";

    // The copy was made on another day, perhaps in another year; the name may be masked or written out. None of it is taken over.
    private static string Canonical(EditableLetter letter, string line)
    {
        if (DateLine().Match(line) is { Success: true } date && TryDate(date, out var on) && on >= letter.Earliest && on <= letter.Today)
        {
            return LetterModel.Date(letter.Today);
        }

        if (line == $"{Squeeze(letter.Applicant)}：")
        {
            return $"{Squeeze(letter.MaskedApplicant)}：";
        }

        for (var year = letter.Earliest.Year; year < letter.Today.Year; year++)
        {
            if (line.Contains($"〔{year}〕＿＿号", StringComparison.Ordinal))
            {
                return line.Replace($"〔{year}〕", $"〔{letter.Today.Year}〕", StringComparison.Ordinal);
            }
        }

        return line;
    }

    private static bool TryDate(Match match, out DateOnly date) => DateOnly.TryParseExact(
        $"{match.Groups[1].Value}-{match.Groups[2].Value}-{match.Groups[3].Value}", "yyyy-M-d", System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.None, out date);

    private static string Short(string text, int length = 24) => text.Length > length ? text[..length] + "……" : text;

    [GeneratedRegex(@"^([0-9]{4})年([0-9]{1,2})月([0-9]{1,2})日$")]
    private static partial Regex DateLine();

    [GeneratedRegex("申请(行政)?复议|行政诉讼|提起诉讼|向.{0,20}法院起诉|诉至.{0,10}法院|如?不服.{0,20}(申诉|起诉|复议|诉讼|异议)")]
    private static partial Regex RemedyWords();

    [GeneratedRegex(@"^([^。；：，]{0,40}(告知书|答复书|通知书|决定书|意见书|协办函)|[^。；：，]{0,20}〔\d{4}〕\d{1,6}号|\d{4}年\d{1,2}月\d{1,2}日)$")]
    private static partial Regex FixedWords();

    [GeneratedRegex("“[^”]*”|《[^》]*》")]
    private static partial Regex Quoted();
}
