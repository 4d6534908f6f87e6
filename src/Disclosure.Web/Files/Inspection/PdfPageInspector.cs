using UglyToad.PdfPig;

namespace Disclosure.Web.Files.Inspection;

/// <summary>
/// What lies over what on the pages: text under rectangles and pictures, text in the colour of its ground, content outside of what is
/// shown.
/// </summary>
internal static class PdfPageInspector
{
    private const double CoveredShare = 0.7;
    private const double CroppedShare = 0.05;
    private const double SmallestPoints = 1.5;
    private const long MaxComparisons = 200_000_000;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    /// <summary>Inspects the pages, on a thread of its own: the library recurses, and it must not take longer than anyone waits.</summary>
    public static void Inspect(ReadOnlyMemory<byte> content, PdfFile file, IReadOnlyList<PdfDict> pages, Findings findings)
    {
        PdfBounds.Check(file);
        var found = new Findings[pages.Count];
        var at = 0;
        var stopped = false;
        Exception? failure = null;
        var thread = new Thread(
            () =>
            {
                try
                {
                    using var document = PdfDocument.Open(content.ToArray(), new ParsingOptions { FilterProvider = new BoundedFilters(), SkipMissingFonts = true, UseLenientParsing = true });
                    document.AddPageFactory<Painting, PaintingFactory>();
                    for (; at < pages.Count && !Volatile.Read(ref stopped); at++)
                    {
                        var own = new Findings();
                        Page(document, file, pages[at], at + 1, own);
                        found[at] = own;
                    }
                }
                catch (Exception e)
                {
                    failure = e;
                }
            },
            32 * 1024 * 1024)
        { IsBackground = true };
        thread.Start();
        var ended = thread.Join(Limit);
        Volatile.Write(ref stopped, true);
        foreach (var own in found.Where(f => f is not null))
        {
            foreach (var finding in own.List())
            {
                findings.Add(finding.Kind, finding.Where, finding.What);
            }
        }

        if (!ended || failure is not null)
        {
            findings.Add(HiddenKind.PartlyInspected, "文件", $"页面内容自第{at + 1}页起未能核验遮盖和隐藏的文字");
        }
    }

    private static void Page(PdfDocument document, PdfFile file, PdfDict page, int number, Findings findings)
    {
        var where = $"第{number}页";
        Painting painting;
        try
        {
            painting = document.GetPage<Painting>(number);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            findings.Add(HiddenKind.PartlyInspected, where, "页面内容未能核验遮盖和隐藏的文字");
            return;
        }

        var covers = new List<(int Order, Box Place, Painted? By)>();
        for (var i = 0; i < painting.Items.Count; i++)
        {
            if (painting.Items[i] is { IsOpaque: true } item && item.Place.Area > 4)
            {
                covers.Add((i, item.Place, item));
            }
        }

        covers.AddRange(PdfAnnotations.Opaque(file, page).Select(a => (int.MaxValue, Box.Of(painting.Initial, a.Left, a.Bottom, a.Right, a.Top), (Painted?)null)));
        var grounds = painting.Items.Select((p, i) => (Order: i, Item: p)).Where(p => p.Item.Text is null).ToList();
        if ((long)painting.Items.Count * (covers.Count + grounds.Count) > MaxComparisons)
        {
            findings.Add(HiddenKind.PartlyInspected, where, "页面过于复杂，未能核验遮盖和隐藏的文字");
            return;
        }

        var scan = painting.Items.Any(i => i.IsPicture && i.Place.Area >= painting.Visible.Area * 0.5);
        var again = new Dictionary<(string, long, long), int>();
        for (var i = 0; i < painting.Items.Count; i++)
        {
            if (painting.Items[i] is { Text: { } text, IsInvisible: false } glyph)
            {
                again[Key(text, glyph)] = i;
            }
        }

        var runs = new Runs(findings, where);
        for (var i = 0; i < painting.Items.Count; i++)
        {
            var item = painting.Items[i];
            if (item.Text is not null)
            {
                var last = item.IsInvisible ? i : again[Key(item.Text, item)];
                runs.Add(Judge(item, i, last, covers, grounds, painting, scan), item.Text);
            }
            else if (item.IsPicture && item.Whole.Area > 4 && 1 - item.Whole.ShareIn(item.Place) > CroppedShare)
            {
                findings.Add(HiddenKind.CroppedContent, where, "图片有一部分在显示范围之外，但仍在文件中");
            }
        }

        runs.End();
    }

    private static (string, long, long) Key(string text, Painted glyph) => (text, (long)Math.Round(Clamp(glyph.Whole.Left)), (long)Math.Round(Clamp(glyph.Whole.Bottom)));

    private static double Clamp(double value) => double.IsFinite(value) ? Math.Clamp(value, -1e9, 1e9) : 0;

    private static HiddenKind? Judge(
        Painted glyph, int order, int last, List<(int Order, Box Place, Painted? By)> covers, List<(int Order, Painted Item)> grounds, Painting painting, bool scan)
    {
        if (glyph.IsInvisible)
        {
            return scan ? HiddenKind.OcrLayer : HiddenKind.InvisibleText;
        }

        if (glyph.Whole.ShareIn(glyph.Place) < 1 - CoveredShare)
        {
            return HiddenKind.CroppedContent;
        }

        foreach (var cover in covers)
        {
            if (cover.Order > last && glyph.Place.ShareIn(cover.Place) >= CoveredShare)
            {
                // Recognition also puts visible text behind the picture of the whole page.
                return cover.By is { IsPicture: true } && cover.Place.Area >= painting.Visible.Area * 0.5 ? HiddenKind.OcrLayer : HiddenKind.CoveredText;
            }
        }

        if (glyph.Size < SmallestPoints)
        {
            return HiddenKind.InvisibleText;
        }

        // The last area painted before the text is its ground; paper is white, pictures and shades have no one colour.
        (double R, double G, double B)? ground = (1, 1, 1);
        foreach (var area in grounds)
        {
            if (area.Order > order)
            {
                break;
            }

            if (glyph.Place.ShareIn(area.Item.Place) > 0.3)
            {
                ground = area.Item.IsOpaque && !area.Item.IsPicture ? area.Item.Color : null;
            }
        }

        return glyph.Color is { } ink && ground is { } paper && Math.Abs(ink.R - paper.R) + Math.Abs(ink.G - paper.G) + Math.Abs(ink.B - paper.B) < 0.06 ? HiddenKind.InvisibleText : null;
    }

    /// <summary>Joins characters of one judgement to a stretch of text.</summary>
    private sealed class Runs(Findings findings, string where)
    {
        private readonly System.Text.StringBuilder text = new();
        private HiddenKind? kind;

        public void Add(HiddenKind? next, string character)
        {
            if (next != kind)
            {
                End();
                kind = next;
            }

            if (kind is not null && text.Length < 500)
            {
                text.Append(character);
            }
        }

        public void End()
        {
            if (kind is { } found && text.Length > 0)
            {
                findings.Add(found, where, Findings.Quote(text.ToString()));
            }

            text.Clear();
        }
    }
}
