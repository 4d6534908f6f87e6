using Disclosure.Web.Files.Inspection;

namespace Disclosure.Web.Tests.Inspection;

/// <summary>What lies under, outside or invisibly on a page.</summary>
public sealed class PdfPageInspectionTests
{
    private static readonly string Secret = PdfBuilder.Text("Secret");

    public static TheoryData<string, HiddenKind> Pages => new()
    {
        { Secret + "0 g 90 690 200 30 re f", HiddenKind.CoveredText },
        { Secret + "1 g 90 690 200 30 re f", HiddenKind.CoveredText },
        { Secret + "0 g 90 690 m 290 690 l 290 720 l 90 720 l h f", HiddenKind.CoveredText },
        { Secret + "q 2 0 0 2 -10 -10 cm 0 0 0 rg 40 340 200 50 re f Q", HiddenKind.CoveredText },
        { Secret + "q 200 0 0 30 90 690 cm /Im Do Q", HiddenKind.CoveredText },
        { "/Fm Do 0 g 90 690 200 30 re f", HiddenKind.CoveredText },
        { PdfBuilder.Text("Secret", before: "1 g"), HiddenKind.InvisibleText },
        { "0 g 90 690 200 30 re f " + Secret, HiddenKind.InvisibleText },
        { PdfBuilder.Text("Secret", size: 1), HiddenKind.InvisibleText },
        { PdfBuilder.Text("Secret", before: "3 Tr"), HiddenKind.InvisibleText },
        { "q 600 0 0 800 0 0 cm /Im Do Q " + PdfBuilder.Text("Secret", before: "3 Tr"), HiddenKind.OcrLayer },
        { PdfBuilder.Text("Secret", x: 700), HiddenKind.CroppedContent },
        { "q 0 0 50 50 re W n " + Secret + " Q", HiddenKind.CroppedContent },
    };

    [Theory]
    [MemberData(nameof(Pages))]
    public void Hidden_text_is_named(string content, HiddenKind kind) =>
        Look.FindsOnly(new PdfBuilder(content).Stream(21, Secret, "/Type/XObject/Subtype/Form/BBox[0 0 600 800]/Resources<</Font<</F1 5 0 R>>>>").Bytes(), "a.pdf", kind, "第1页", "Secret");

    [Theory]
    [InlineData("/Subtype/Square/IC[0 0 0]", HiddenKind.CoveredText)]
    [InlineData("/Subtype/Redact", HiddenKind.CoveredText)]
    [InlineData("/Subtype/Redact", HiddenKind.UnappliedRedaction)]
    public void Text_under_annotations(string annotation, HiddenKind kind) =>
        Look.Finds(new PdfBuilder(Secret, $"/Annots[<</Type/Annot{annotation}/Rect[90 690 290 720]>>]").Bytes(), "a.pdf", kind, "第1页", kind == HiddenKind.CoveredText ? "Secret" : "密文");

    [Fact]
    public void Annotations_find_their_text_on_a_turned_and_cropped_page() =>
        Look.Finds(new PdfBuilder(Secret, "/Rotate 90/CropBox[50 50 600 800]/Annots[<</Type/Annot/Subtype/Square/IC[0 0 0]/Rect[90 690 290 720]>>]").Bytes(), "a.pdf", HiddenKind.CoveredText, "第1页", "Secret");

    [Fact]
    public void A_crop_box_hides_text() => Look.FindsOnly(new PdfBuilder(Secret, "/CropBox[0 0 600 600]").Bytes(), "a.pdf", HiddenKind.CroppedContent, "第1页", "Secret");

    [Fact]
    public void A_picture_beyond_the_crop_box() =>
        Look.FindsOnly(new PdfBuilder("q 600 0 0 800 0 0 cm /Im Do Q", "/CropBox[0 0 600 400]").Bytes(), "a.pdf", HiddenKind.CroppedContent, "第1页", "图片");

    [Theory]
    [InlineData("0.9 g 90 690 200 30 re f 0 g ", "", "")]
    [InlineData("0 g 90 690 200 30 re f ", "1 g", "")]
    [InlineData("", "", "/Half gs 0 g 90 690 200 30 re f")]
    [InlineData("", "", "0 g 90 600 200 30 re f")]
    [InlineData("", "", "0 G 90 690 200 30 re S")]
    [InlineData("", "", "1 g 90 690 200 30 re f 0 g BT /F1 12 Tf 100 700 Td (Secret) Tj ET")]
    public void What_is_seen_is_not_hidden(string under, string ink, string over) =>
        Look.Nothing(new PdfBuilder(under + PdfBuilder.Text("Secret", before: ink) + over).Bytes(), "a.pdf");
}
