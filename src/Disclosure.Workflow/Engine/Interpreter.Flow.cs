namespace Disclosure.Workflow;

/// <summary>How control moves along connections: Elsa's visit counters.</summary>
internal sealed partial class Interpreter
{
    /// <summary>
    /// Marks every outbound connection visited, followed or not, and schedules or skips what they lead to.
    /// A skipped node is one that is left with no outcome at all, so skips travel along dead ways to the end.
    /// </summary>
    private void Leave(string node, IReadOnlyList<string> outcomes, bool backward = false)
    {
        if (_graph.IsDangling(node))
        {
            throw new AdvanceException(node, AdvanceFailureCode.Definition, $"节点“{node}”无法从起点到达。");
        }

        // A node entered by a backward connection was counted on its first visit; its inbound connections did not move either.
        if (!backward)
        {
            state.NodeCount[node] = NodeCount(node) + 1;
        }

        foreach (var index in _graph.Outbound(node))
        {
            var connection = _graph.Connections[index];
            var followed = outcomes.Contains(connection.Port, StringComparer.Ordinal);
            state.Links[index] = (LinkCount(index) + 1, followed);
            if (!_graph.IsBackward(index))
            {
                Arrive(index, connection.Target);
            }
            else if (followed)
            {
                if (!_graph.IsValidBackward(index))
                {
                    throw new AdvanceException(node, AdvanceFailureCode.Definition, $"从“{node}”退回“{connection.Target}”的连线无效：从起点到“{node}”的每条路都必须经过“{connection.Target}”。");
                }

                _queue.Enqueue((connection.Target, true));
            }
        }
    }

    private void Arrive(int link, string node)
    {
        switch (JoinModeOf(node))
        {
            case JoinMode.WaitAll:
                if (AllVisited(node))
                {
                    ScheduleOrSkip(node, AllFollowed(node));
                }

                break;
            case JoinMode.WaitAllActive:
                if (AllVisited(node))
                {
                    ScheduleOrSkip(node, AnyFollowed(node));
                }

                break;
            default:
                ArriveAtRace(link, node);
                break;
        }
    }

    private void ArriveAtRace(int link, string node)
    {
        if (LinkCount(link) <= NodeCount(node) || _queue.Any(i => i.Node == node))
        {
            return;
        }

        if (AnyFollowed(node))
        {
            _queue.Enqueue((node, false));
            CancelAncestors(node);
        }
        else if (AllVisited(node))
        {
            Skip(node);
        }
    }

    private void ScheduleOrSkip(string node, bool schedule)
    {
        if (schedule)
        {
            _queue.Enqueue((node, false));
        }
        else
        {
            Skip(node);
        }
    }

    private void Skip(string node)
    {
        _trace.Add(new TraceEntry(node, state.VisitOf(node), TraceKind.Skipped, None));
        Leave(node, None);
    }

    /// <summary>
    /// Closes every open wait from which the join can be reached, also of branches that lead elsewhere too, and lets the closed
    /// nodes be skipped. As in Elsa a closed node is counted even if it had been entered by a backward connection.
    /// </summary>
    private void CancelAncestors(string join)
    {
        var ancestors = _graph.Ancestors(join);
        foreach (var wait in state.Waits.Where(w => ancestors.Contains(w.NodeId)).OrderBy(w => state.Contexts.IndexOf(w.Id)).ToList())
        {
            // The skip of one may have closed another on its way.
            if (state.Waits.Contains(wait))
            {
                Close(wait);
                Leave(wait.NodeId, None);
            }
        }
    }

    private JoinMode JoinModeOf(string node)
    {
        var activity = definition.Find(node)!;
        if (activity.Type != ActivityTypes.FlowJoin)
        {
            return JoinMode.WaitAllActive;
        }

        if (!activity.Inputs.ContainsKey("mode"))
        {
            return JoinMode.WaitAny;
        }

        return Enum.TryParse<JoinMode>(activity.Literal("mode"), out var mode) && Enum.IsDefined(mode)
            ? mode
            : throw new AdvanceException(node, AdvanceFailureCode.Definition, $"汇合节点“{node}”的 mode 应为 WaitAny、WaitAll 或 WaitAllActive。");
    }

    private int NodeCount(string node) => state.NodeCount.GetValueOrDefault(node);

    private int LinkCount(int link) => state.Links.TryGetValue(link, out var visits) ? visits.Count : 0;

    private bool AllVisited(string node) => _graph.ForwardInbound(node).Min(LinkCount) > NodeCount(node);

    private bool AnyFollowed(string node)
    {
        var latest = _graph.ForwardInbound(node).Max(LinkCount);
        return latest > NodeCount(node) && _graph.ForwardInbound(node).Any(i => state.Links.TryGetValue(i, out var v) && v.Count == latest && v.Followed);
    }

    private bool AllFollowed(string node)
    {
        var latest = _graph.ForwardInbound(node).Max(LinkCount);
        return latest > NodeCount(node) && _graph.ForwardInbound(node).All(i => state.Links.TryGetValue(i, out var v) && v.Count == latest && v.Followed);
    }
}

/// <summary>How a join waits for its branches.</summary>
internal enum JoinMode
{
    /// <summary>All inbound connections must be followed.</summary>
    WaitAll,

    /// <summary>All inbound connections must be decided, at least one followed. What a node with several inbound connections does by itself.</summary>
    WaitAllActive,

    /// <summary>The first followed connection wins; what is still open before the join is closed.</summary>
    WaitAny,
}
