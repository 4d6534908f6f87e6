namespace Disclosure.Web.Processes;

/// <summary>A workflow instance ready to be drawn, in pixels. Knows nothing of the engine, so that components need not either.</summary>
/// <param name="InstanceId">The instance.</param>
/// <param name="Title">Name of the definition, with the department of a side instance.</param>
/// <param name="Status">How the instance stands, in words.</param>
/// <param name="Width">Width of the drawing.</param>
/// <param name="Height">Height of the drawing.</param>
/// <param name="Nodes">Steps, in the order of the definition.</param>
/// <param name="Edges">Ways between them.</param>
public sealed record ProcessPicture(Guid InstanceId, string Title, string Status, double Width, double Height, IReadOnlyList<PictureNode> Nodes, IReadOnlyList<PictureEdge> Edges);

/// <summary>A step.</summary>
/// <param name="Id">Its id in the definition.</param>
/// <param name="Shape">How it is drawn.</param>
/// <param name="Label">Its name.</param>
/// <param name="State">Where the instance stands to it.</param>
/// <param name="Visits">How often it was entered.</param>
/// <param name="X">Left edge.</param>
/// <param name="Y">Top edge.</param>
/// <param name="Width">Width.</param>
/// <param name="Height">Height.</param>
public sealed record PictureNode(string Id, PictureShape Shape, string Label, PictureState State, int Visits, double X, double Y, double Width, double Height);

/// <summary>A way.</summary>
/// <param name="From">Id of the step it leaves.</param>
/// <param name="To">Id of the step it leads to.</param>
/// <param name="Label">The outcome that takes it; empty when it goes without saying.</param>
/// <param name="Backward">Whether it leads back.</param>
/// <param name="Points">Corners, from source to target.</param>
/// <param name="LabelX">Middle of the label.</param>
/// <param name="LabelY">Middle of the label.</param>
public sealed record PictureEdge(string From, string To, string Label, bool Backward, IReadOnlyList<(double X, double Y)> Points, double LabelX, double LabelY);

/// <summary>How a step is drawn.</summary>
public enum PictureShape
{
    Start,
    End,
    Task,
    Wait,
    Decision,
    Automatic,
}

/// <summary>Where an instance stands to a step.</summary>
public enum PictureState
{
    /// <summary>May still come.</summary>
    Ahead,

    /// <summary>Open now.</summary>
    Current,

    /// <summary>Was passed.</summary>
    Done,

    /// <summary>Was never entered, and the way ahead does not lead to it.</summary>
    Skipped,
}

/// <summary>The words for a step's state.</summary>
public static class PictureWords
{
    /// <summary>已完成, 正在办理, 未经过 or 尚未到达.</summary>
    public static string Of(PictureState state) => state switch
    {
        PictureState.Done => "已完成",
        PictureState.Current => "正在办理",
        PictureState.Skipped => "未经过",
        PictureState.Ahead => "尚未到达",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
    };
}
