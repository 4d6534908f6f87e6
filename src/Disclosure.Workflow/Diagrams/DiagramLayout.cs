namespace Disclosure.Workflow;

/// <summary>Lays out a definition: by the designer's positions when every node has one, else in layers.</summary>
public static class DiagramLayout
{
    internal const double NodeWidth = 168;
    internal const double NodeHeight = 64;
    private const double LabelRoom = 78;
    private const double LaneRoom = 116;
    private const double ColumnWidth = 260;
    private const double RowHeight = 150;
    private const double Margin = 110;

    /// <summary>Draws a definition, with the place of an instance when <paramref name="progress"/> is given.</summary>
    public static Diagram Create(WorkflowDefinition definition, DiagramProgress? progress = null)
    {
        ArgumentNullException.ThrowIfNull(definition);
        var positions = definition.Activities.All(a => a.Position is not null) ? Designed(definition) : Layered(definition);
        var ahead = Ahead(definition, progress);
        List<DiagramNode> nodes = [];
        foreach (var activity in definition.Activities.DistinctBy(a => a.Id))
        {
            var (x, y) = positions[activity.Id];
            var visits = progress?.Visits.GetValueOrDefault(activity.Id) ?? 0;
            nodes.Add(new DiagramNode(activity.Id, ShapeOf(activity), LabelOf(activity), StatusOf(activity.Id, progress, visits, ahead), visits, x, y, NodeWidth, NodeHeight));
        }

        var edges = new DiagramRouter(definition, nodes).Edges();
        var width = nodes.Select(n => n.Right).Concat(edges.SelectMany(e => e.Points).Select(p => p.X)).DefaultIfEmpty(0).Max() + Margin;
        var height = nodes.Select(n => n.Bottom).Concat(edges.SelectMany(e => e.Points).Select(p => p.Y)).DefaultIfEmpty(0).Max() + (Margin / 2);
        return new Diagram(width, height, nodes, edges);
    }

    /// <summary>
    /// The designer's order and alignment. Its gaps are room to edit in; a picture needs only as much as lanes and labels take,
    /// so wider ones are cut to that.
    /// </summary>
    private static Dictionary<string, (double X, double Y)> Designed(WorkflowDefinition definition)
    {
        var columns = Pack(definition.Activities.Select(a => a.Position!.X), NodeWidth + LabelRoom);
        var rows = Pack(definition.Activities.Select(a => a.Position!.Y), NodeHeight + LaneRoom);
        return definition.Activities.DistinctBy(a => a.Id).ToDictionary(a => a.Id, a => (columns[a.Position!.X] + (Margin / 2), rows[a.Position.Y] + Margin), StringComparer.Ordinal);
    }

    private static Dictionary<double, double> Pack(IEnumerable<double> values, double most)
    {
        var packed = new Dictionary<double, double>();
        var (previous, at) = ((double?)null, 0d);
        foreach (var value in values.Distinct().Order())
        {
            at += Math.Min(value - (previous ?? value), most);
            packed[value] = at;
            previous = value;
        }

        return packed;
    }

    /// <summary>A node's layer is its longest way from the start; what cannot be reached follows in a layer of its own.</summary>
    private static Dictionary<string, (double X, double Y)> Layered(WorkflowDefinition definition)
    {
        var graph = definition.Graph;
        var layers = new Dictionary<string, int>(StringComparer.Ordinal);
        int LayerOf(string node)
        {
            if (layers.TryGetValue(node, out var known))
            {
                return known;
            }

            var inbound = graph.ForwardInbound(node);
            return layers[node] = inbound.Count == 0 ? 0 : inbound.Max(i => LayerOf(graph.Connections[i].Source)) + 1;
        }

        var ids = definition.Activities.Select(a => a.Id).Distinct().ToList();
        ids.ForEach(id => LayerOf(id));
        var last = layers.Count == 0 ? 0 : layers.Values.Max() + 1;
        ids.Where(graph.IsDangling).ToList().ForEach(id => layers[id] = last);
        var rows = new Dictionary<int, int>();
        return ids.ToDictionary(
            id => id,
            id =>
            {
                var row = rows[layers[id]] = rows.GetValueOrDefault(layers[id], -1) + 1;
                return ((Margin / 2) + (layers[id] * ColumnWidth), Margin + (row * RowHeight));
            },
            StringComparer.Ordinal);
    }

    /// <summary>What the open nodes lead to by forward connections: a review that was passed before a return is ahead again.</summary>
    private static HashSet<string> Ahead(WorkflowDefinition definition, DiagramProgress? progress)
    {
        HashSet<string> ahead = new(StringComparer.Ordinal);
        var stack = new Stack<string>((progress?.Open ?? new HashSet<string>()).Where(id => definition.Find(id) is not null));
        while (stack.TryPop(out var node))
        {
            foreach (var index in definition.Graph.Outbound(node).Where(i => !definition.Graph.IsBackward(i)))
            {
                var target = definition.Graph.Connections[index].Target;
                if (ahead.Add(target))
                {
                    stack.Push(target);
                }
            }
        }

        return ahead;
    }

    private static DiagramStatus StatusOf(string id, DiagramProgress? progress, int visits, HashSet<string> ahead)
    {
        if (progress is null || (progress.Visits.Count == 0 && progress.Open.Count == 0))
        {
            return DiagramStatus.Ahead;
        }

        if (progress.Open.Contains(id))
        {
            return DiagramStatus.Current;
        }

        if (ahead.Contains(id))
        {
            return DiagramStatus.Ahead;
        }

        return visits > 0 ? DiagramStatus.Done : DiagramStatus.Skipped;
    }

    private static DiagramShape ShapeOf(WorkflowActivity activity) => activity.Type switch
    {
        ActivityTypes.Start => DiagramShape.Start,
        ActivityTypes.Finish => DiagramShape.End,
        ActivityTypes.Task => DiagramShape.Task,
        ActivityTypes.Wait => DiagramShape.Wait,
        ActivityTypes.FlowDecision or ActivityTypes.FlowSwitch => DiagramShape.Decision,
        ActivityTypes.FlowFork or ActivityTypes.FlowJoin => DiagramShape.Gateway,
        _ => DiagramShape.Automatic,
    };

    private static string LabelOf(WorkflowActivity activity) =>
        activity.Name is { Length: > 0 } name ? name : activity.Literal("title") ?? ActivityCatalogue.Find(activity.Type)?.DisplayName ?? activity.Id;
}
