using System.Net;
using System.Text.RegularExpressions;
using Disclosure.Domain.Decisions;
using Disclosure.Web.Letters;
using Disclosure.Web.Letters.Docx;
using Disclosure.Web.Seeding;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Disclosure.Web.Tests.Letters;

/// <summary>Every letter as a DOCX: valid, complete, on the page that the standard asks for.</summary>
public sealed partial class LetterDocxTests
{
    [Fact]
    public void Every_letter_converts_without_a_loss()
    {
        var letters = LetterSamples.Samples().Select(s => LetterRenderer.Render(s, Template(ReplyCatalogue.Basis(s.Draft.Type, s.Draft.Ground).TemplateKey)).Html)
            .Concat(NoticeTemplateRules.Samples().Select(s => NoticeLetterRenderer.Render(s, Template(NoticeLetterModel.KeyOf(s.Notice.Kind))).Html)).ToList();
        Assert.True(letters.Count > 40);
        Assert.All(letters, html =>
        {
            using var document = Open(html);
            Assert.Empty(new OpenXmlValidator().Validate(document).Select(e => $"{e.Path?.XPath}: {e.Description}"));
            Assert.Equal(Squeeze(WebUtility.HtmlDecode(Tags().Replace(html[html.IndexOf("<article>", StringComparison.Ordinal)..], string.Empty))), Squeeze(TextOf(document)));
        });
    }

    [Fact]
    public void The_page_and_the_fonts_are_those_of_official_letters()
    {
        using var document = Open(LetterFrame.Wrap("某机关告知书", "<h1>告知书</h1><p>正文</p>", preview: true));
        var main = document.MainDocumentPart!;
        var margin = main.Document!.Descendants<PageMargin>().Single();
        Assert.Equal((2098, 1984, 1587u, 1474u), (margin.Top!.Value, margin.Bottom!.Value, margin.Left!.Value, margin.Right!.Value));
        Assert.Equal("仿宋_GB2312", main.StyleDefinitionsPart!.Styles!.DocDefaults!.Descendants<RunFonts>().Single().EastAsia!.Value);
        Assert.Contains(main.StyleDefinitionsPart.Styles.Elements<Style>(), s => s.StyleName!.Val == "公文标题" && s.Descendants<RunFonts>().Single().EastAsia == "方正小标宋简体" && s.Descendants<FontSize>().Single().Val == "44");
        Assert.Equal(LetterDocx.PreviewMark, main.HeaderParts.Single().Header!.InnerText);
        Assert.Equal(2, main.FooterParts.Count());
        Assert.Equal("某机关告知书", document.PackageProperties.Title);
    }

    [Theory]
    [InlineData("<ol><li>甲<ul><li>乙</li></ul></li></ol><table><tbody><tr><th>丙</th><td><p>丁</p></td></tr><tr><td>戊</td></tr></tbody></table>", "甲乙丙丁戊")]
    [InlineData("<h2>甲</h2><div>乙<br/>丙</div><dl><dt>丁</dt><dd>戊</dd></dl><p>己&#x1;<strong>庚</strong></p>", "甲乙丙丁戊己庚")]
    public void Whatever_a_template_may_use_converts(string body, string text)
    {
        using var document = Open(LetterFrame.Wrap("告知书", body, preview: false));
        Assert.Empty(new OpenXmlValidator().Validate(document).Select(e => $"{e.Path?.XPath}: {e.Description}"));
        Assert.Equal(text, Squeeze(TextOf(document)));
    }

    [Theory]
    [InlineData(5, 5, false)]
    [InlineData(14, 5, true)]
    [InlineData(20, 8, false)]
    [InlineData(2, 1, true)]
    public void A_text_is_kept_with_its_signature_only_where_the_signature_would_stand_alone(int before, int last, bool kept)
    {
        var line = new string('文', 28);
        var body = "<h1>告知书</h1><p class=\"to\">某某：</p>" + string.Concat(Enumerable.Repeat($"<p>{line[2..]}</p>", before)) + $"<p>{string.Concat(Enumerable.Repeat(line, last))[2..]}</p>"
            + "<div class=\"signature\"><p class=\"name\">某机关</p><p>2026年3月2日</p></div><p class=\"contact\">（联系单位：某处）</p>";
        using var document = Open(LetterFrame.Wrap("告知书", body, preview: false));
        var text = document.MainDocumentPart!.Document!.Body!.Elements<Paragraph>().Last(p => p.InnerText.StartsWith('文'));
        Assert.Equal(kept, text.ParagraphProperties?.KeepNext is not null);
        Assert.Empty(new OpenXmlValidator().Validate(document).Select(e => e.Description));
    }

    [Fact]
    public void No_mark_hangs_out_of_the_type_area_and_the_remedy_is_set_flush()
    {
        using var document = Open(LetterFrame.Wrap("告知书", "<p class=\"remedy\">如不服本答复……网上申请行政复议：https://example.org</p>", preview: false));
        var styles = document.MainDocumentPart!.StyleDefinitionsPart!.Styles!.Elements<Style>().Where(s => s.Type?.Value == StyleValues.Paragraph).ToList();
        Assert.All(styles, s => Assert.False(s.StyleParagraphProperties!.OverflowPunctuation!.Val!.Value));
        Assert.Equal(JustificationValues.Left, styles.Single(s => s.StyleName!.Val == "救济告知").StyleParagraphProperties!.Justification!.Val!.Value);
        Assert.Equal("LetterRemedy", document.MainDocumentPart.Document!.Descendants<ParagraphStyleId>().Single().Val);
    }

    [Theory]
    [InlineData("<section>x</section>")]
    [InlineData("<p class=\"unknown\">x</p>")]
    [InlineData("<table>x</table>")]
    [InlineData("<!--x-->")]
    public void What_it_does_not_know_is_refused(string body) =>
        Assert.Throws<LetterDocxException>(() => LetterDocx.Convert(LetterFrame.Wrap("告知书", body, preview: false)));

    private static WordprocessingDocument Open(string html) => WordprocessingDocument.Open(new MemoryStream(LetterDocx.Convert(html)), false);

    private static string TextOf(WordprocessingDocument document) =>
        string.Concat(document.MainDocumentPart!.Document!.Body!.Descendants().Select(e => e is Text t ? t.Text : e is NoBreakHyphen ? "-" : string.Empty));

    private static string Squeeze(string text) => Space().Replace(text, string.Empty);

    private static string Template(string key) => SeedFiles.Find().Text("letters", $"{key}.html.liquid");

    [GeneratedRegex("<[^>]+>")]
    private static partial Regex Tags();

    [GeneratedRegex("[ \\t\\r\\n]")]
    private static partial Regex Space();
}
