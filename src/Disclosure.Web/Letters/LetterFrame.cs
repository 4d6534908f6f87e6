using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Disclosure.Web.Letters;

/// <summary>
/// The page around every letter: A4 with the margins, type sizes and page number of GB/T 9704-2012 党政机关公文格式. A complete
/// document without any outside resource, so that what is hashed is what is printed in ten years.
/// </summary>
public static class LetterFrame
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    // Margins: top 37 mm, left (binding) 28 mm, type area 156 × 225 mm. Body 3号 (16 pt) 仿宋, title 2号 (22 pt) 小标宋.
    private const string Style = """
        @page { size: A4; margin: 37mm 26mm 35mm 28mm; @bottom-center { content: "— " counter(page) " —"; font: 14pt SimSun, STSong, "Noto Serif CJK SC", serif; } }
        * { box-sizing: border-box; }
        html { background: #e8ebef; }
        body { margin: 0; font-family: FangSong, STFangsong, FangSong_GB2312, "Noto Serif CJK SC", serif; font-size: 16pt; line-height: 29pt; color: #000; overflow-wrap: anywhere; line-break: strict; text-autospace: normal; }
        article { position: relative; width: 210mm; max-width: 100%; min-height: 297mm; margin: 16px auto; padding: 37mm 26mm 35mm 28mm; background: #fff; box-shadow: 0 1px 6px #0003; }
        h1 { margin: 0 0 8pt; font-family: "FZXiaoBiaoSong-B05S", "STZhongsong", SimSun, "Noto Serif CJK SC", serif; font-weight: bold; font-size: 22pt; line-height: 34pt; text-align: center; }
        h1 span { display: block; }
        h2 { margin: 0; font-family: SimHei, STHeiti, "Noto Sans CJK SC", sans-serif; font-weight: normal; font-size: 16pt; text-indent: 2em; break-after: avoid; }
        p { margin: 0; text-indent: 2em; white-space: pre-wrap; orphans: 2; widows: 2; }
        .number { margin: 0 0 20pt; text-align: center; text-indent: 0; }
        .to, .enclosures dt { text-indent: 0; }
        .enclosures { margin: 16pt 0 0 2em; }
        .enclosures dt, .enclosures dd { margin: 0; }
        .enclosures dd { padding-left: 3em; text-indent: -1em; }
        .signature { margin-top: 44pt; padding-right: 4em; text-align: right; break-inside: avoid; }
        .signature p { text-indent: 0; }
        .contact { margin-top: 16pt; font-size: 14pt; line-height: 24pt; break-inside: avoid; }
        .preview::before { content: "预览　未编号　不作为答复"; position: fixed; top: 42%; left: 0; right: 0; font: bold 44pt SimHei, "Noto Sans CJK SC", sans-serif; color: #b0001022; text-align: center; transform: rotate(-24deg); pointer-events: none; }
        @media print { html { background: #fff; } article { width: auto; min-height: 0; margin: 0; padding: 0; box-shadow: none; } }
        @media (max-width: 800px) { article { padding: 24px 18px; min-height: 0; margin: 0; } }
        """;

    /// <summary>Puts a rendered body into the page.</summary>
    /// <param name="title">Title of the document, plain text.</param>
    /// <param name="body">HTML, encoded already.</param>
    /// <param name="preview">True to mark it as a preview across the page.</param>
    public static string Wrap(string title, string body, bool preview)
    {
        ArgumentNullException.ThrowIfNull(body);
        return $"""
            <!DOCTYPE html>
            <html lang="zh-CN">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{Encoder.Encode(title)}</title>
            <style>
            {Style}
            </style>
            </head>
            <body{(preview ? " class=\"preview\"" : string.Empty)}>
            <article>
            {body.Trim()}
            </article>
            </body>
            </html>

            """;
    }
}
