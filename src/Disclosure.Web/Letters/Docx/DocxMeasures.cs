using System.Globalization;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Disclosure.Web.Letters.Docx;

/// <summary>The measures of GB/T 9704-2012 in the units of the format.</summary>
internal static class DocxMeasures
{
    /// <summary>3号 in half points, the body's size; 4号, of tables and page numbers; 2号, of the title.</summary>
    public const string BodySize = "32", SmallSize = "28", TitleSize = "44";

    /// <summary>Characters of 3号 in a line, and twips of one: 28 × 5.57 mm are the 156 mm of the type area.</summary>
    public const int CharactersInLine = 28, Character = 316;

    /// <summary>22 lines in the 225 mm of the type area, in twips.</summary>
    public const int Line = 579;

    /// <summary>
    /// What a character of 16 pt gives up, in twips, so that 28 stand in a line. As spacing of the text, not as a grid of
    /// characters: programs other than Word read such a grid as a pitch of its own and tear the text apart.
    /// </summary>
    public const int CharacterSpace = -5;

    /// <summary>A length of paper in twips.</summary>
    public static int Millimetres(double length) => (int)Math.Round(length * 1440 / 25.4);

    /// <summary>
    /// An indent counted in characters. WPS and Word go by the characters, other programs by the twips beside them.
    /// </summary>
    public static Indentation Indent(double left = 0, double right = 0, double first = 0, double hanging = 0)
    {
        var indent = new Indentation
        {
            LeftChars = Hundredths(left),
            Left = Twips(left),
            RightChars = Hundredths(right),
            Right = Twips(right),
        };
        // A line cannot both stand in and hang.
        if (hanging > 0)
        {
            (indent.HangingChars, indent.Hanging) = (Hundredths(hanging), Twips(hanging));
        }
        else
        {
            (indent.FirstLineChars, indent.FirstLine) = (Hundredths(first), Twips(first));
        }

        return indent;
    }

    /// <summary>Width of a text in characters: what is not Latin takes a whole one.</summary>
    public static double WidthOf(string text) => text.EnumerateRunes().Sum(r => r.Value < 0x2E80 && r.Value is not (0x201C or 0x201D or 0x2014) ? 0.5 : 1);

    private static int Hundredths(double characters) => (int)Math.Round(characters * 100);

    private static string Twips(double characters) => ((int)Math.Round(characters * Character)).ToString(CultureInfo.InvariantCulture);
}
