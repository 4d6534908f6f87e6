using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Geometry;
using UglyToad.PdfPig.Graphics;
using UglyToad.PdfPig.Graphics.Colors;
using UglyToad.PdfPig.Graphics.Core;
using UglyToad.PdfPig.Graphics.Operations;
using UglyToad.PdfPig.Outline.Destinations;
using UglyToad.PdfPig.Parser;
using UglyToad.PdfPig.PdfFonts;
using UglyToad.PdfPig.Tokenization.Scanner;
using UglyToad.PdfPig.Tokens;

namespace Disclosure.Web.Files.Inspection;

/// <summary>A rectangle along the axes of the page.</summary>
internal readonly record struct Box(double Left, double Bottom, double Right, double Top)
{
    /// <summary>Its area; zero when it is empty.</summary>
    public double Area => Math.Max(0, Right - Left) * Math.Max(0, Top - Bottom);

    /// <summary>What both have in common.</summary>
    public Box With(Box other) => new(Math.Max(Left, other.Left), Math.Max(Bottom, other.Bottom), Math.Min(Right, other.Right), Math.Min(Top, other.Top));

    /// <summary>Which part of it lies within the other one.</summary>
    public double ShareIn(Box other) => Area <= 0 ? 0 : With(other).Area / Area;

    /// <summary>The smallest one around points.</summary>
    public static Box Around(IReadOnlyList<PdfPoint> points) => points.Count == 0 ? default : new(points.Min(p => p.X), points.Min(p => p.Y), points.Max(p => p.X), points.Max(p => p.Y));

    /// <summary>The one around the picture of a rectangle.</summary>
    public static Box Of(TransformationMatrix matrix, double left, double bottom, double right, double top) =>
        Around([matrix.Transform(new PdfPoint(left, bottom)), matrix.Transform(new PdfPoint(right, bottom)), matrix.Transform(new PdfPoint(left, top)), matrix.Transform(new PdfPoint(right, top))]);
}

/// <summary>One thing painted, in the order of painting.</summary>
/// <param name="Place">Where, as far as it is not clipped away.</param>
/// <param name="Whole">Where, clipping aside.</param>
/// <param name="Text">The character; null for areas and pictures.</param>
/// <param name="Color">Red, green, blue; null where unknown.</param>
/// <param name="IsPicture">A picture.</param>
/// <param name="IsOpaque">A rectangle or picture through which nothing is seen.</param>
/// <param name="IsInvisible">Text of a mode that paints nothing.</param>
/// <param name="Size">Size of the text in points.</param>
internal sealed record Painted(Box Place, Box Whole, string? Text, (double R, double G, double B)? Color, bool IsPicture, bool IsOpaque, bool IsInvisible, double Size);

/// <summary>What is painted on a page.</summary>
internal sealed record Painting(Box Visible, TransformationMatrix Initial, IReadOnlyList<Painted> Items);

/// <summary>Makes paintings of pages.</summary>
internal sealed class PaintingFactory(IPdfTokenScanner scanner, IResourceStore resources, ILookupFilterProvider filters, IPageContentParser parser, ParsingOptions options)
    : BasePageFactory<Painting>(scanner, resources, filters, parser, options)
{
    /// <inheritdoc />
    protected override Painting ProcessPage(
        int pageNumber, DictionaryToken dictionary, NamedDestinations namedDestinations, MediaBox mediaBox, CropBox cropBox, UserSpaceUnit userSpaceUnit,
        PageRotationDegrees rotation, TransformationMatrix initialMatrix, IReadOnlyList<IGraphicsStateOperation> operations) =>
        new PaintingProcessor(pageNumber, ResourceStore, PdfScanner, PageContentParser, FilterProvider, cropBox, userSpaceUnit, rotation, initialMatrix, ParsingOptions)
            .Process(pageNumber, operations);
}

/// <summary>Walks the content of a page and notes what is painted where. Bounded in steps, depth and items.</summary>
internal sealed class PaintingProcessor(
    int pageNumber, IResourceStore resources, IPdfTokenScanner scanner, IPageContentParser parser, ILookupFilterProvider filters, CropBox cropBox, UserSpaceUnit unit,
    PageRotationDegrees rotation, TransformationMatrix initial, ParsingOptions options)
    : BaseStreamProcessor<Painting>(pageNumber, resources, scanner, parser, filters, cropBox, unit, rotation, initial, options)
{
    private const int MaxItems = 300_000;
    private const int MaxForms = 20_000;
    private const int MaxFormDepth = 24;
    private readonly List<Painted> items = [];
    private readonly Stack<Box> clips = new();
    private readonly List<(List<PdfPoint> Points, bool HasCurve)> path = [];
    private readonly Box visible = Box.Of(initial, cropBox.Bounds.Left, cropBox.Bounds.Bottom, cropBox.Bounds.Right, cropBox.Bounds.Top);
    private Box clip = Box.Of(initial, cropBox.Bounds.Left, cropBox.Bounds.Bottom, cropBox.Bounds.Right, cropBox.Bounds.Top);
    private readonly TransformationMatrix start = initial;
    private bool clipsNext;
    private int forms;
    private int formDepth;

    /// <inheritdoc />
    public override Painting Process(int pageNumberCurrent, IReadOnlyList<IGraphicsStateOperation> operations)
    {
        ProcessOperations(operations);
        return new(visible, start, items);
    }

    /// <inheritdoc />
    public override void PushState()
    {
        base.PushState();
        clips.Push(clip);
        if (clips.Count > 4096)
        {
            throw new InvalidOperationException("Too many saved states.");
        }
    }

    /// <inheritdoc />
    public override void PopState()
    {
        base.PopState();
        clip = clips.TryPop(out var before) ? before : visible;
    }

    /// <inheritdoc />
    public override void RenderGlyph(
        IFont font, CurrentGraphicsState currentState, double fontSize, double pointSize, int code, string unicode, long currentOffset,
        in TransformationMatrix renderingMatrix, in TransformationMatrix textMatrix, in TransformationMatrix transformationMatrix, CharacterBoundingBox characterBoundingBox)
    {
        if (string.IsNullOrWhiteSpace(unicode))
        {
            return;
        }

        var matrix = renderingMatrix.Multiply(textMatrix).Multiply(transformationMatrix);
        var box = Box.Of(matrix, 0, 0, Math.Max(characterBoundingBox.Width, 0.05), 0.7);
        var mode = currentState.FontState.TextRenderingMode;
        Note(new(box.With(clip), box, unicode, Rgb(mode == TextRenderingMode.Stroke ? currentState.CurrentStrokingColor : currentState.CurrentNonStrokingColor), false, false,
            mode is TextRenderingMode.Neither or TextRenderingMode.NeitherClip || currentState.AlphaConstantNonStroking <= 0.01, Math.Abs(pointSize)));
    }

    /// <inheritdoc />
    public override void BeginSubpath() => path.Add(([], false));

    /// <inheritdoc />
    public override PdfPoint? CloseSubpath() => path.Count > 0 && path[^1].Points.Count > 0 ? path[^1].Points[0] : null;

    /// <inheritdoc />
    public override void StrokePath(bool close) => EndPath();

    /// <inheritdoc />
    public override void FillPath(FillingRule fillingRule, bool close)
    {
        var state = GetCurrentState();
        var color = Rgb(state.CurrentNonStrokingColor);
        foreach (var (points, hasCurve) in path)
        {
            var box = Box.Around(points);
            var isRectangle = !hasCurve && points.Count is 4 or 5 && points.TrueForAll(p => Near(p.X, box.Left, box.Right) && Near(p.Y, box.Bottom, box.Top));
            if (box.With(clip).Area > 0)
            {
                Note(new(box.With(clip), box, null, isRectangle ? color : null, false, isRectangle && color is not null && IsOpaque(state), false, 0));
            }
        }

        EndPath();
    }

    /// <inheritdoc />
    public override void FillStrokePath(FillingRule fillingRule, bool close) => FillPath(fillingRule, close);

    /// <inheritdoc />
    public override void MoveTo(double x, double y)
    {
        BeginSubpath();
        Point(x, y, false);
    }

    /// <inheritdoc />
    public override void BezierCurveTo(double x2, double y2, double x3, double y3) => Point(x3, y3, true);

    /// <inheritdoc />
    public override void BezierCurveTo(double x1, double y1, double x2, double y2, double x3, double y3) => Point(x3, y3, true);

    /// <inheritdoc />
    public override void LineTo(double x, double y) => Point(x, y, false);

    /// <inheritdoc />
    public override void Rectangle(double x, double y, double width, double height)
    {
        MoveTo(x, y);
        LineTo(x + width, y);
        LineTo(x + width, y + height);
        LineTo(x, y + height);
    }

    /// <inheritdoc />
    public override void EndPath()
    {
        if (clipsNext)
        {
            clip = clip.With(Box.Around([.. path.SelectMany(s => s.Points)]));
            clipsNext = false;
        }

        path.Clear();
    }

    /// <inheritdoc />
    public override void ClosePath() => EndPath();

    /// <inheritdoc />
    public override void ModifyClippingIntersect(FillingRule clippingRule) => clipsNext = true;

    /// <inheritdoc />
    public override void BeginMarkedContent(NameToken name, NameToken? propertyDictionaryName, DictionaryToken? properties)
    {
        // Layers are told from the catalogue.
    }

    /// <inheritdoc />
    public override void EndMarkedContent()
    {
        // As above.
    }

    /// <inheritdoc />
    public override void PaintShading(NameToken shadingName) => Note(new(clip, clip, null, null, false, false, false, 0));

    /// <inheritdoc />
    protected override void ClipToRectangle(PdfRectangle rectangle, FillingRule clippingRule) =>
        clip = clip.With(Box.Of(CurrentTransformationMatrix, rectangle.Left, rectangle.Bottom, rectangle.Right, rectangle.Top));

    /// <inheritdoc />
    protected override void RenderXObjectImage(XObjectContentRecord xObjectContentRecord)
    {
        var entries = xObjectContentRecord.Stream.StreamDictionary.Data;
        Picture(!entries.ContainsKey("SMask") && !entries.ContainsKey("Mask") && !entries.ContainsKey("ImageMask"));
    }

    /// <inheritdoc />
    protected override void RenderInlineImage(InlineImage inlineImage) => Picture(!inlineImage.IsImageMask);

    /// <inheritdoc />
    protected override void ProcessFormXObject(StreamToken formStream, NameToken xObjectName)
    {
        // Forms may contain each other in a circle, or so often that it never ends.
        if (formDepth >= MaxFormDepth || ++forms > MaxForms)
        {
            throw new InvalidOperationException("Forms are nested too deeply or too often.");
        }

        formDepth++;
        try
        {
            base.ProcessFormXObject(formStream, xObjectName);
        }
        finally
        {
            formDepth--;
        }
    }

    private static bool Near(double value, double a, double b) => Math.Abs(value - a) < 0.01 || Math.Abs(value - b) < 0.01;

    private static bool IsOpaque(CurrentGraphicsState state) => state.AlphaConstantNonStroking > 0.95 && state.BlendMode == BlendMode.Normal && state.SoftMask is null;

    private static (double, double, double)? Rgb(IColor? color)
    {
        if (color is null or PatternColor)
        {
            return null;
        }

        var (r, g, b) = color.ToRGBValues();
        return ((double)r, (double)g, (double)b);
    }

    private void Picture(bool solid)
    {
        var box = Box.Of(CurrentTransformationMatrix, 0, 0, 1, 1);
        Note(new(box.With(clip), box, null, null, true, solid && IsOpaque(GetCurrentState()), false, 0));
    }

    private void Point(double x, double y, bool curve)
    {
        if (path.Count == 0)
        {
            BeginSubpath();
        }

        var point = CurrentTransformationMatrix.Transform(new PdfPoint(x, y));
        CurrentPosition = point;
        path[^1].Points.Add(point);
        if (curve)
        {
            path[^1] = (path[^1].Points, true);
        }
    }

    private void Note(Painted item)
    {
        if (items.Count >= MaxItems)
        {
            throw new InvalidOperationException("Too much is painted on the page.");
        }

        items.Add(item);
    }
}
