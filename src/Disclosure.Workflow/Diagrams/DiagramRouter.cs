namespace Disclosure.Workflow;

/// <summary>Draws connections as lines with right angles. Lines that run along a row each get a lane of their own above it.</summary>
internal sealed class DiagramRouter
{
    private const double FirstLane = 18;
    private const double LaneHeight = 13;
    private const double LabelPitch = 18;
    private const int Lanes = 6;

    private readonly WorkflowDefinition _definition;
    private readonly Dictionary<string, DiagramNode> _nodes;
    private readonly Dictionary<double, int> _lanes = [];

    public DiagramRouter(WorkflowDefinition definition, IReadOnlyList<DiagramNode> nodes)
    {
        _definition = definition;
        _nodes = nodes.ToDictionary(n => n.Id, StringComparer.Ordinal);
    }

    public IReadOnlyList<DiagramEdge> Edges()
    {
        var graph = _definition.Graph;
        List<DiagramEdge> edges = [];
        for (var i = 0; i < graph.Connections.Count; i++)
        {
            var connection = graph.Connections[i];
            var points = Route(_nodes[connection.Source], _nodes[connection.Target], graph.IsBackward(i));
            // Outcomes that lead to the same node share their line; their labels stand below each other.
            var at = LabelAt(points);
            at = at with { Y = at.Y + (LabelPitch * edges.Count(e => (e.From, e.To) == (connection.Source, connection.Target))) };
            edges.Add(new DiagramEdge(connection.Source, connection.Target, LabelOf(connection), graph.IsBackward(i), points, at));
        }

        return edges;
    }

    private List<WorkflowPoint> Route(DiagramNode from, DiagramNode to, bool backward)
    {
        if (from.Id == to.Id)
        {
            var lane = Lane(to);
            return [new(from.Right, from.MidY), new(from.Right + 16, from.MidY), new(from.Right + 16, lane), new(to.MidX, lane), new(to.MidX, to.Y)];
        }

        var sameRow = Math.Abs(from.MidY - to.MidY) < from.Height;
        if (sameRow && !backward && IsFree(from, to))
        {
            return to.X > from.X ? [new(from.Right, from.MidY), new(to.X, to.MidY)] : [new(from.X, from.MidY), new(to.Right, to.MidY)];
        }

        var sameColumn = Math.Abs(from.MidX - to.MidX) < 1;
        if (sameRow)
        {
            var lane = Lane(to);
            return [new(from.MidX, from.Y), new(from.MidX, lane), new(to.MidX, lane), new(to.MidX, to.Y)];
        }

        if (to.MidY > from.MidY)
        {
            if (sameColumn)
            {
                return [new(from.MidX, from.Bottom), new(to.MidX, to.Y)];
            }

            var lane = Lane(to);
            return [new(from.MidX, from.Bottom), new(from.MidX, lane), new(to.MidX, lane), new(to.MidX, to.Y)];
        }

        if (sameColumn)
        {
            return [new(from.MidX, from.Y), new(to.MidX, to.Bottom)];
        }

        var side = to.MidX > from.MidX ? from.Right : from.X;
        return [new(side, from.MidY), new(to.MidX, from.MidY), new(to.MidX, to.Bottom)];
    }

    private double Lane(DiagramNode target)
    {
        var used = _lanes[target.Y] = _lanes.GetValueOrDefault(target.Y, -1) + 1;
        return target.Y - FirstLane - (used % Lanes * LaneHeight);
    }

    private bool IsFree(DiagramNode from, DiagramNode to)
    {
        var (left, right) = (Math.Min(from.Right, to.Right), Math.Max(from.X, to.X));
        return !_nodes.Values.Any(n => n != from && n != to && Math.Abs(n.MidY - from.MidY) < n.Height && n.Right > left && n.X < right);
    }

    private string LabelOf(WorkflowConnection connection)
    {
        var source = _definition.Find(connection.Source)!;
        return (source.Type, connection.Port) switch
        {
            (ActivityTypes.FlowDecision, "True") => "是",
            (ActivityTypes.FlowDecision, "False") => "否",
            (ActivityTypes.FlowSwitch, "Default") => "其他",
            (ActivityTypes.Task, var port) => ActivityCatalogue.Outcomes(source) is { Count: > 1 } outcomes
                ? outcomes.FirstOrDefault(o => o.Name == port)?.Label ?? port
                : "",
            (_, "Done") => "",
            var (_, port) => port,
        };
    }

    /// <summary>The middle of the longest stretch.</summary>
    private static WorkflowPoint LabelAt(List<WorkflowPoint> points)
    {
        var (a, b) = points.Zip(points.Skip(1)).MaxBy(s => Math.Abs(s.First.X - s.Second.X) + Math.Abs(s.First.Y - s.Second.Y));
        return new WorkflowPoint((a.X + b.X) / 2, (a.Y + b.Y) / 2);
    }
}
