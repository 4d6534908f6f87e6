using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Disclosure.Web.Letters.Docx;

/// <summary>The named styles of a letter and its fonts, under the names that WPS lists for the office.</summary>
internal static class DocxStyles
{
    /// <summary>Identifiers of the styles.</summary>
    public const string Body = "a", Title = "LetterTitle", Heading = "LetterHeading", Number = "LetterNumber", To = "LetterTo", Enclosure = "LetterEnclosure",
        Signature = "LetterSignature", Contact = "LetterContact", Plain = "LetterPlain", TableText = "LetterTableText", Remedy = "LetterRemedy", PageNumber = "LetterPageNumber", Mark = "LetterMark", Strong = "LetterStrong";

    private const string FangSong = "仿宋_GB2312", HeiTi = "黑体", SongTi = "宋体", BiaoSong = "方正小标宋简体";

    /// <summary>Adds the styles, the table of fonts and the settings.</summary>
    public static void AddTo(MainDocumentPart main)
    {
        main.AddNewPart<StyleDefinitionsPart>().Styles = new Styles(
            new DocDefaults(
                new RunPropertiesDefault(new RunPropertiesBaseStyle(
                    Fonts(FangSong), new Spacing { Val = DocxMeasures.CharacterSpace }, new FontSize { Val = DocxMeasures.BodySize }, new FontSizeComplexScript { Val = DocxMeasures.BodySize },
                    new Languages { Val = "en-US", EastAsia = "zh-CN", Bidi = "ar-SA" })),
                new ParagraphPropertiesDefault()),
            // 正文: two characters in; numbers and Latin letters stand as they were typed, without automatic gaps.
            Paragraph(Body, "Normal", Properties(JustificationValues.Both, DocxMeasures.Indent(first: 2)), isDefault: true),
            Paragraph(Title, "公文标题", Properties(JustificationValues.Center, DocxMeasures.Indent(), line: 680, after: 160, keepNext: true), Run(BiaoSong, DocxMeasures.TitleSize)),
            Paragraph(Heading, "公文小标题", Properties(JustificationValues.Both, DocxMeasures.Indent(first: 2), keepNext: true), Run(HeiTi)),
            Paragraph(Number, "发文字号", Properties(JustificationValues.Center, DocxMeasures.Indent(), after: 480)),
            Paragraph(To, "主送", Properties(JustificationValues.Left, DocxMeasures.Indent(), keepNext: true)),
            Paragraph(Enclosure, "附件说明", Properties(JustificationValues.Left, DocxMeasures.Indent(left: 5), keepNext: true)),
            Paragraph(Signature, "落款", Properties(JustificationValues.Center, DocxMeasures.Indent(left: 13), keepNext: true)),
            Paragraph(Contact, "联系方式", Properties(JustificationValues.Left, DocxMeasures.Indent(first: 2), before: DocxMeasures.Line, keepLines: true)),
            // An address of the internet does not break: set flush, it tears no line apart.
            Paragraph(Remedy, "救济告知", Properties(JustificationValues.Left, DocxMeasures.Indent(first: 2))),
            Paragraph(Plain, "公文无缩进", Properties(JustificationValues.Both, DocxMeasures.Indent())),
            Paragraph(TableText, "公文表格", Properties(JustificationValues.Left, DocxMeasures.Indent(), line: 440), Run(null, DocxMeasures.SmallSize)),
            Paragraph(PageNumber, "公文页码", Properties(JustificationValues.Right, DocxMeasures.Indent(), line: 280), Run(SongTi, DocxMeasures.SmallSize)),
            Paragraph(Mark, "预览标记", Properties(JustificationValues.Center, DocxMeasures.Indent(), line: 360), Run(HeiTi, "24", "B00010")),
            new Style(new StyleName { Val = "公文强调" }, new UIPriority { Val = 1 }, new PrimaryStyle(), new StyleRunProperties(Fonts(HeiTi)))
            { Type = StyleValues.Character, StyleId = Strong, CustomStyle = true });

        main.AddNewPart<FontTablePart>().Fonts = new Fonts(
            // Where the official fonts are not installed, the system's own stand in for them.
            Font(FangSong, "仿宋"), Font(HeiTi, "SimHei"), Font(SongTi, "SimSun"), Font(BiaoSong, "华文中宋"));
        main.AddNewPart<DocumentSettingsPart>().Settings = new Settings(
            new Zoom { Percent = "100" },
            new EvenAndOddHeaders(),
            new CharacterSpacingControl { Val = CharacterSpacingValues.CompressPunctuation },
            // Of the present format: without this Word opens it in compatibility mode.
            new Compatibility(new CompatibilitySetting { Name = CompatSettingNameValues.CompatibilityMode, Uri = "http://schemas.microsoft.com/office/word", Val = "15" }));
    }

    private static StyleParagraphProperties Properties(
        JustificationValues justification, Indentation indent, int line = DocxMeasures.Line, int before = 0, int after = 0, bool keepNext = false, bool keepLines = false)
    {
        var properties = new StyleParagraphProperties();
        if (keepNext)
        {
            properties.Append(new KeepNext());
        }

        if (keepLines)
        {
            properties.Append(new KeepLines());
        }

        properties.Append(
            new WidowControl(),
            // A mark at the end of a line stays within the type area: beyond it, printers and viewers cut it off.
            new OverflowPunctuation { Val = false },
            new AutoSpaceDE { Val = false },
            new AutoSpaceDN { Val = false },
            new SpacingBetweenLines { Before = Text(before), After = Text(after), Line = Text(line), LineRule = LineSpacingRuleValues.Exact },
            indent,
            new Justification { Val = justification });
        return properties;
    }

    private static Style Paragraph(string id, string name, StyleParagraphProperties paragraph, StyleRunProperties? run = null, bool isDefault = false)
    {
        var style = new Style(new StyleName { Val = name }) { Type = StyleValues.Paragraph, StyleId = id };
        if (isDefault)
        {
            style.Default = true;
        }
        else
        {
            style.CustomStyle = true;
            style.Append(new BasedOn { Val = Body });
        }

        style.Append(new PrimaryStyle(), paragraph);
        if (run is not null)
        {
            style.Append(run);
        }

        return style;
    }

    private static StyleRunProperties Run(string? font, string? size = null, string? color = null)
    {
        var run = new StyleRunProperties();
        if (font is not null)
        {
            run.Append(Fonts(font));
        }

        if (color is not null)
        {
            run.Append(new Color { Val = color });
        }

        if (size is not null)
        {
            run.Append(new FontSize { Val = size }, new FontSizeComplexScript { Val = size });
        }

        return run;
    }

    // One font for both scripts: quotation marks and dashes, which both claim, keep the width of a character.
    private static RunFonts Fonts(string name) => new() { Ascii = name, HighAnsi = name, EastAsia = name, ComplexScript = "Times New Roman", Hint = FontTypeHintValues.EastAsia };

    private static Font Font(string name, string instead) => new(new AltName { Val = instead }, new FontCharSet { Val = "86" }, new FontFamily { Val = FontFamilyValues.Auto }, new Pitch { Val = FontPitchValues.Default }) { Name = name };

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}
