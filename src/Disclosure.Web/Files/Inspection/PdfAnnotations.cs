namespace Disclosure.Web.Files.Inspection;

/// <summary>The annotations of a page.</summary>
internal static class PdfAnnotations
{
    /// <summary>Inspects the annotations.</summary>
    public static void Inspect(PdfFile file, PdfDict page, string where, Findings findings)
    {
        foreach (var annotation in file.List(page["Annots"]).Select(file.Dict).OfType<PdfDict>())
        {
            var type = annotation.Name("Subtype");
            var text = file.Text(annotation["Contents"])?.Trim();
            var flags = file.Value(annotation["F"]) is double f ? (int)f : 0;
            switch (type)
            {
                // A pop-up is the window of another one; fields are told by their values.
                case null or "Link" or "Popup" or "Widget" or "FileAttachment":
                    break;
                case "Redact":
                    findings.Add(HiddenKind.UnappliedRedaction, where, "标记了密文但没有应用，原文仍在");
                    break;
                case "Sound" or "Movie" or "Screen" or "RichMedia" or "3D":
                    findings.Add(HiddenKind.Attachment, where, $"内嵌多媒体（{type}）");
                    break;
                default:
                    findings.Add(HiddenKind.Comment, where, $"{type}{((flags & 0x22) != 0 ? "（不显示）" : string.Empty)} {file.Text(annotation["T"])}：{Findings.Quote(text ?? string.Empty)}");
                    break;
            }

            if (type is "FileAttachment" && file.Dict(annotation["FS"]) is null)
            {
                findings.Add(HiddenKind.Attachment, where, "附件批注");
            }
        }
    }

    /// <summary>The rectangles of annotations that are opaque: what lies beneath is not seen.</summary>
    public static IEnumerable<(double Left, double Bottom, double Right, double Top)> Opaque(PdfFile file, PdfDict page)
    {
        foreach (var annotation in file.List(page["Annots"]).Select(file.Dict).OfType<PdfDict>())
        {
            var filled = annotation.Name("Subtype") switch
            {
                "Redact" => true,
                "Square" => file.List(annotation["IC"]).Count > 0,
                "FreeText" => file.List(annotation["C"]).Count > 0,
                _ => false,
            };
            var rect = file.List(annotation["Rect"]).Select(file.Value).OfType<double>().ToList();
            if (filled && rect.Count == 4 && (file.Value(annotation["CA"]) is not double opacity || opacity > 0.95))
            {
                yield return (Math.Min(rect[0], rect[2]), Math.Min(rect[1], rect[3]), Math.Max(rect[0], rect[2]), Math.Max(rect[1], rect[3]));
            }
        }
    }
}
