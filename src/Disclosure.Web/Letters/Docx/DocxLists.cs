using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Disclosure.Web.Letters.Docx;

/// <summary>Numbered and marked lists; each numbered one begins at 1.</summary>
internal sealed class DocxLists
{
    /// <summary>The deepest level that the format knows.</summary>
    public const int Deepest = 8;

    private const int Ordered = 0, Marked = 1;

    private readonly List<bool> lists = [];

    /// <summary>Begins a list.</summary>
    /// <param name="ordered">True for numbers.</param>
    /// <returns>Its identity, for <see cref="Properties"/>.</returns>
    public int Begin(bool ordered)
    {
        lists.Add(ordered);
        return lists.Count;
    }

    /// <summary>What makes a paragraph an item.</summary>
    public static NumberingProperties Properties(int list, int level) =>
        new(new NumberingLevelReference { Val = Math.Min(level, Deepest) }, new NumberingId { Val = list });

    /// <summary>Adds the definitions, if there is any list.</summary>
    public void AddTo(MainDocumentPart main)
    {
        if (lists.Count == 0)
        {
            return;
        }

        var numbering = new Numbering(Definition(Ordered), Definition(Marked));
        for (var i = 0; i < lists.Count; i++)
        {
            var instance = new NumberingInstance(new AbstractNumId { Val = lists[i] ? Ordered : Marked }) { NumberID = i + 1 };
            if (lists[i])
            {
                instance.Append(Enumerable.Range(0, Deepest + 1).Select(l => new LevelOverride(new StartOverrideNumberingValue { Val = 1 }) { LevelIndex = l }));
            }

            numbering.Append(instance);
        }

        main.AddNewPart<NumberingDefinitionsPart>().Numbering = numbering;
    }

    private static AbstractNum Definition(int id) => new(
        [new MultiLevelType { Val = MultiLevelValues.HybridMultilevel },
        .. Enumerable.Range(0, Deepest + 1).Select(l => (OpenXmlElement)new Level(
            new StartNumberingValue { Val = 1 },
            new NumberingFormat { Val = id == Ordered ? NumberFormatValues.Decimal : NumberFormatValues.Bullet },
            new LevelSuffix { Val = LevelSuffixValues.Nothing },
            new LevelText { Val = id == Ordered ? string.Create(CultureInfo.InvariantCulture, $"%{l + 1}．") : "●" },
            new LevelJustification { Val = LevelJustificationValues.Left },
            new PreviousParagraphProperties(DocxMeasures.Indent(left: 2 * l, first: 2))) { LevelIndex = l })])
    { AbstractNumberId = id };
}
