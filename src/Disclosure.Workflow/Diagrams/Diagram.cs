namespace Disclosure.Workflow;

/// <summary>A drawing of a definition in pixels, with the place of an instance in it. Ready to be drawn as SVG.</summary>
/// <param name="Width">The width of the drawing.</param>
/// <param name="Height">The height of the drawing.</param>
/// <param name="Nodes">The nodes in the order of the file.</param>
/// <param name="Edges">The connections.</param>
public sealed record Diagram(double Width, double Height, IReadOnlyList<DiagramNode> Nodes, IReadOnlyList<DiagramEdge> Edges);

/// <summary>A node of the drawing.</summary>
/// <param name="Id">The node id.</param>
/// <param name="Shape">How to draw it.</param>
/// <param name="Label">Its name.</param>
/// <param name="Status">Where the instance stands to it.</param>
/// <param name="Visits">How often it was entered.</param>
/// <param name="X">Left edge.</param>
/// <param name="Y">Top edge.</param>
/// <param name="Width">Width.</param>
/// <param name="Height">Height.</param>
public sealed record DiagramNode(string Id, DiagramShape Shape, string Label, DiagramStatus Status, int Visits, double X, double Y, double Width, double Height)
{
    internal double MidX => X + (Width / 2);

    internal double MidY => Y + (Height / 2);

    internal double Right => X + Width;

    internal double Bottom => Y + Height;
}

/// <summary>An edge of the drawing.</summary>
/// <param name="From">Id of the source.</param>
/// <param name="To">Id of the target.</param>
/// <param name="Label">The words on it; empty when it goes without saying.</param>
/// <param name="Backward">Whether it leads back.</param>
/// <param name="Points">The corners of the line, from source to target.</param>
/// <param name="LabelAt">Where the label goes.</param>
public sealed record DiagramEdge(string From, string To, string Label, bool Backward, IReadOnlyList<WorkflowPoint> Points, WorkflowPoint LabelAt);

/// <summary>How a node is drawn.</summary>
public enum DiagramShape
{
    /// <summary>The start.</summary>
    Start,

    /// <summary>An end.</summary>
    End,

    /// <summary>A task.</summary>
    Task,

    /// <summary>A wait.</summary>
    Wait,

    /// <summary>A decision or switch.</summary>
    Decision,

    /// <summary>A fork or join.</summary>
    Gateway,

    /// <summary>Anything that happens by itself.</summary>
    Automatic,
}

/// <summary>Where an instance stands to a node.</summary>
public enum DiagramStatus
{
    /// <summary>May still come, perhaps again.</summary>
    Ahead,

    /// <summary>Open now.</summary>
    Current,

    /// <summary>Was entered and will not come again on the way ahead.</summary>
    Done,

    /// <summary>Was never entered and the way ahead does not lead to it.</summary>
    Skipped,
}

/// <summary>What the drawing needs to know of an instance.</summary>
/// <param name="Visits">How often each node was entered; absent means never.</param>
/// <param name="Open">The nodes with an open wait.</param>
public sealed record DiagramProgress(IReadOnlyDictionary<string, int> Visits, IReadOnlySet<string> Open)
{
    /// <summary>From the whole trace of an instance and its open waits.</summary>
    public static DiagramProgress From(IEnumerable<TraceEntry> trace, IEnumerable<OpenWait> openWaits) => new(
        trace.Where(t => t.Kind == TraceKind.Entered).GroupBy(t => t.NodeId, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal),
        openWaits.Select(w => w.NodeId).ToHashSet(StringComparer.Ordinal));

    /// <summary>From a state of the embedded engine; null when it cannot be read.</summary>
    public static DiagramProgress? FromEmbeddedState(string state) => InstanceState.Read(state) is { } instance
        ? new DiagramProgress(
            new Dictionary<string, int>(instance.Visits, StringComparer.Ordinal),
            instance.Status == InstanceStatus.Running ? instance.Waits.Select(w => w.NodeId).ToHashSet(StringComparer.Ordinal) : new HashSet<string>(StringComparer.Ordinal))
        : null;
}
