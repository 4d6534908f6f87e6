namespace Disclosure.Workflow;

/// <summary>
/// The flowchart as a graph, with Elsa's own notion of forward and backward connections: breadth first from the start,
/// in the order of the file, an edge that would close a cycle of forward edges is a backward one.
/// </summary>
internal sealed class FlowGraph
{
    private readonly bool[] _forward;
    private readonly bool[] _validLoop;
    private readonly Dictionary<string, int[]> _outbound = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int[]> _forwardInbound = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<string>> _ancestors = new(StringComparer.Ordinal);

    public FlowGraph(WorkflowDefinition definition)
    {
        // Elsa drops a connection whose node is missing and treats equal ones as one.
        Connections = [.. definition.Connections
            .Where(c => definition.Find(c.Source) is not null && definition.Find(c.Target) is not null)
            .DistinctBy(c => (c.Source, c.Port, c.Target, c.TargetPort))];
        Root = ChooseRoot(definition);
        var edges = ForwardEdges();
        _forward = [.. Connections.Select(c => edges.Contains((c.Source, c.Target)))];
        foreach (var activity in definition.Activities)
        {
            _outbound[activity.Id] = Indexes(c => c.Source == activity.Id);
            _forwardInbound[activity.Id] = [.. Indexes(c => c.Target == activity.Id).Where(i => _forward[i])];
        }

        // Filled before any instance runs, so that a shared definition is never changed by a reader.
        foreach (var activity in definition.Activities)
        {
            _ancestors.TryAdd(activity.Id, Walk(activity.Id, null));
        }

        _validLoop = [.. Connections.Select((c, i) => !_forward[i] && IsValidLoop(c))];
    }

    public IReadOnlyList<WorkflowConnection> Connections { get; }

    public string? Root { get; }

    public IReadOnlyList<int> Outbound(string node) => _outbound[node];

    public IReadOnlyList<int> ForwardInbound(string node) => _forwardInbound[node];

    /// <summary>All nodes from which forward connections lead here.</summary>
    public IReadOnlySet<string> Ancestors(string node) => _ancestors[node];

    public bool IsBackward(int connection) => !_forward[connection];

    /// <summary>A backward connection may be followed only if every way from the start to its source leads through its target.</summary>
    public bool IsValidBackward(int connection) => _validLoop[connection];

    public bool IsDangling(string node) => node != Root && _forwardInbound[node].Length == 0;

    /// <summary>In how many ways forward connections lead from the start to a node; no more than <paramref name="limit"/> is counted.</summary>
    public int WaysTo(string node, int limit)
    {
        var ways = new Dictionary<string, int>(StringComparer.Ordinal);
        int Count(string current)
        {
            if (current == Root)
            {
                return 1;
            }

            if (!ways.TryGetValue(current, out var known))
            {
                known = ways[current] = (int)Math.Min(limit, _forwardInbound[current].Sum(i => (long)Count(Connections[i].Source)));
            }

            return known;
        }

        return Count(node);
    }

    private static string? ChooseRoot(WorkflowDefinition definition)
    {
        var targets = definition.Connections.Where(c => definition.Find(c.Source) is not null).Select(c => c.Target).ToHashSet(StringComparer.Ordinal);
        var root = definition.Activities.FirstOrDefault(a => a.Type == ActivityTypes.Start)
            ?? definition.Activities.FirstOrDefault(a => a.CanStartWorkflow)
            ?? definition.Activities.FirstOrDefault(a => !targets.Contains(a.Id))
            ?? definition.Activities.FirstOrDefault();
        return root?.Id;
    }

    private HashSet<(string Source, string Target)> ForwardEdges()
    {
        HashSet<(string, string)> edges = [];
        if (Root is null)
        {
            return edges;
        }

        var targets = Connections.ToLookup(c => c.Source, c => c.Target, StringComparer.Ordinal);
        var next = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        HashSet<string> visited = new(StringComparer.Ordinal);
        var queue = new Queue<string>([Root]);
        while (queue.TryDequeue(out var source))
        {
            visited.Add(source);
            foreach (var target in targets[source])
            {
                if (edges.Contains((source, target)) || Leads(next, target, source))
                {
                    continue;
                }

                edges.Add((source, target));
                if (!next.TryGetValue(source, out var list))
                {
                    next[source] = list = [];
                }

                list.Add(target);
                if (!visited.Contains(target))
                {
                    queue.Enqueue(target);
                }
            }
        }

        return edges;
    }

    private static bool Leads(Dictionary<string, List<string>> next, string from, string to)
    {
        HashSet<string> seen = new(StringComparer.Ordinal);
        var stack = new Stack<string>([from]);
        while (stack.TryPop(out var node))
        {
            if (node == to)
            {
                return true;
            }

            if (seen.Add(node) && next.TryGetValue(node, out var list))
            {
                list.ForEach(stack.Push);
            }
        }

        return false;
    }

    private bool IsValidLoop(WorkflowConnection loop) =>
        loop.Target == Root || loop.Source == loop.Target || (loop.Source != Root && !Walk(loop.Source, loop.Target).Contains(Root!));

    /// <summary>The nodes that lead to <paramref name="node"/> by forward connections without passing <paramref name="without"/>.</summary>
    private HashSet<string> Walk(string node, string? without)
    {
        HashSet<string> found = new(StringComparer.Ordinal);
        var stack = new Stack<string>([node]);
        while (stack.TryPop(out var current))
        {
            foreach (var index in _forwardInbound[current])
            {
                var source = Connections[index].Source;
                if (source != without && found.Add(source))
                {
                    stack.Push(source);
                }
            }
        }

        return found;
    }

    private int[] Indexes(Func<WorkflowConnection, bool> where) => [.. Enumerable.Range(0, Connections.Count).Where(i => where(Connections[i]))];
}
