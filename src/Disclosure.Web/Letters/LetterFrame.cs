using System.Collections.Frozen;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Disclosure.Web.Letters;

/// <summary>
/// The page around every letter: A4 with the margins, type sizes and page number of GB/T 9704-2012 党政机关公文格式. A complete
/// document without script and without any outside resource, so that what is hashed is what is printed in ten years.
/// </summary>
public static class LetterFrame
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    // Type area 156 × 225 mm at 37 mm from the top and 28 mm from the left (binding) edge, 22 lines of 28 characters: body 3号
    // (15.75 pt) 仿宋, title 2号 (22 pt) 小标宋, page number 4号 (14 pt) between dashes, 7 mm below the type area, on the outside.
    // The signature keeps at least two lines of text with it: a seal never stands on a page without text. The department's fonts
    // come first; where none is installed the letter falls back to whatever serif there is and stays complete.
    private const string Style = """
        @page { size: A4; margin: 37mm 26mm 35mm 28mm; }
        @page :right { @bottom-right { content: "— " counter(page) " —"; font: 14pt SimSun, STSong, "Noto Serif CJK SC", serif; vertical-align: top; padding: 7mm 1em 0 0; } }
        @page :left { @bottom-left { content: "— " counter(page) " —"; font: 14pt SimSun, STSong, "Noto Serif CJK SC", serif; vertical-align: top; padding: 7mm 0 0 1em; } }
        * { box-sizing: border-box; }
        html { background: #e8ebef; }
        body { margin: 0; font-family: FangSong, STFangsong, FangSong_GB2312, "Noto Serif CJK SC", serif; font-size: 15.75pt; line-height: 28.9pt; color: #000; overflow-wrap: anywhere; line-break: strict; text-autospace: no-autospace; -webkit-text-size-adjust: 100%; }
        article { position: relative; width: 210mm; max-width: 100%; min-height: 297mm; margin: 16px auto; padding: 37mm 26mm 35mm 28mm; background: #fff; box-shadow: 0 1px 6px #0003; }
        h1 { margin: 0 0 8pt; font-family: "FZXiaoBiaoSong-B05S", "STZhongsong", SimSun, "Noto Serif CJK SC", serif; font-weight: bold; font-size: 22pt; line-height: 34pt; text-align: center; text-wrap: balance; }
        h1 span { display: block; }
        h2 { margin: 0; font-family: SimHei, STHeiti, "Noto Sans CJK SC", sans-serif; font-weight: normal; font-size: 15.75pt; text-indent: 2em; break-after: avoid; }
        p { margin: 0; text-indent: 2em; text-align: justify; text-wrap: pretty; white-space: pre-wrap; orphans: 2; widows: 2; }
        strong { font-family: SimHei, STHeiti, "Noto Sans CJK SC", sans-serif; font-weight: normal; }
        ol, ul { margin: 0; padding-left: 4em; }
        table { width: 100%; border-collapse: collapse; font-size: 14pt; line-height: 22pt; }
        th, td { padding: 3pt 5pt; border: 1px solid #000; font-weight: normal; text-align: left; vertical-align: top; }
        tr { break-inside: avoid; }
        .number { margin: 0 0 24pt; text-align: center; text-indent: 0; }
        .to { text-indent: 0; break-after: avoid; }
        .remedy { text-align: left; }
        .nowrap { white-space: nowrap; }
        .enclosures { display: flex; margin: 28.9pt 0 0 2em; break-inside: avoid; break-before: avoid; }
        .enclosures dt { flex: none; }
        .enclosures dd { margin: 0; }
        .enclosures dd p { text-indent: 0; text-align: left; }
        .signature { display: grid; justify-content: end; justify-items: center; margin-top: 57.8pt; padding-right: 4em; break-inside: avoid; break-before: avoid; }
        .signature p { text-indent: 0; white-space: nowrap; }
        .signature .name { display: flex; justify-content: center; width: 0; }
        .contact { margin-top: 28.9pt; text-align: left; break-inside: avoid; break-before: avoid; }
        @media print { html { background: #fff; } article { width: auto; min-height: 0; margin: 0; padding: 0; box-shadow: none; } }
        @media screen and (max-width: 800px) { article { padding: 24px 18px; min-height: 0; margin: 0; } p { text-align: left; } .signature { padding-right: 2em; } }
        """;

    private const string PreviewStyle = """
        body::after { content: "预览　未编号　不作为答复"; position: fixed; z-index: 1; top: 45%; left: 0; right: 0; font: bold 38pt/1 SimHei, "Noto Sans CJK SC", sans-serif; white-space: nowrap; color: #b0001026; text-align: center; transform: rotate(-24deg); pointer-events: none; print-color-adjust: exact; }
        @media screen and (max-width: 800px) { body::after { font-size: 19pt; } }
        """;

    /// <summary>Stands before the title of a preview.</summary>
    public const string PreviewPrefix = "【预览】";

    /// <summary>Elements that a template may use.</summary>
    public static FrozenSet<string> Elements { get; } = new[]
    {
        "h1", "h2", "p", "span", "div", "br", "strong", "ol", "ul", "li", "dl", "dt", "dd", "table", "tbody", "tr", "th", "td",
    }.ToFrozenSet();

    /// <summary>Classes that a template may use; none of them hides anything.</summary>
    public static FrozenSet<string> Classes { get; } = new[] { "number", "to", "nowrap", "enclosures", "signature", "name", "contact" }.ToFrozenSet();

    /// <summary>Puts a rendered body into the page.</summary>
    /// <param name="title">Title of the document, plain text.</param>
    /// <param name="body">HTML, encoded already.</param>
    /// <param name="preview">True to mark it as a preview across every page.</param>
    public static string Wrap(string title, string body, bool preview)
    {
        ArgumentNullException.ThrowIfNull(body);
        return $"""
            <!DOCTYPE html>
            <html lang="zh-CN">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{(preview ? PreviewPrefix : string.Empty)}{Encoder.Encode(title)}</title>
            <style>
            {(preview ? $"{Style}\n{PreviewStyle}" : Style)}
            </style>
            </head>
            <body>
            <article>
            {body.Trim()}
            </article>
            </body>
            </html>

            """;
    }
}
