namespace Disclosure.Workflow;

/// <summary>The flowchart as a whole: start, reachability, end, loops and races.</summary>
internal static class FlowChecks
{
    /// <summary>Elsa writes down every single way from the start to the source of a jump back, at each advance; beyond this it takes longer than anyone waits.</summary>
    private const int MaxWays = 2_000;

    public static void Run(WorkflowDefinition definition, WorkflowCheck.ProblemList problems)
    {
        CheckStart(definition, problems);
        if (definition.Activities.Count == 0)
        {
            return;
        }

        var graph = definition.Graph;
        var reachable = Reach(graph, graph.Root!, backwardToo: true);
        var targets = graph.Connections.Select(c => c.Target).ToHashSet(StringComparer.Ordinal);
        var ends = Reversed(graph, definition.Activities.Where(a => a.Type == ActivityTypes.Finish).Select(a => a.Id));
        foreach (var activity in definition.Activities)
        {
            if (activity.Id != graph.Root && !targets.Contains(activity.Id) && activity.Type != ActivityTypes.Start)
            {
                problems.Error(activity, "root.many", $"节点“{activity.Id}”没有任何连线引入，流程只能有“开始”一个起点。");
            }
            else if (!reachable.Contains(activity.Id))
            {
                problems.Error(activity, "unreachable", $"从“开始”走不到节点“{activity.Id}”。");
            }
            else if (!ends.Contains(activity.Id) && activity.Type != ActivityTypes.Finish && graph.Outbound(activity.Id).Count > 0)
            {
                problems.Error(activity, "no-finish", $"从节点“{activity.Id}”走不到“结束”。");
            }
        }

        CheckLoops(definition, graph, problems);
        CheckRaces(definition, graph, problems);
    }

    private static void CheckStart(WorkflowDefinition definition, WorkflowCheck.ProblemList problems)
    {
        var starts = definition.Activities.Where(a => a.Type == ActivityTypes.Start).ToList();
        if (starts.Count == 0)
        {
            problems.Error("$.root.activities", "start.missing", "流程缺少“开始”节点（Elsa.Start）。");
        }

        foreach (var extra in starts.Skip(1))
        {
            problems.Error(extra, "root.many", $"流程有多个“开始”节点：“{starts[0].Id}”之外还有“{extra.Id}”。");
        }
    }

    private static void CheckLoops(WorkflowDefinition definition, FlowGraph graph, WorkflowCheck.ProblemList problems)
    {
        for (var i = 0; i < graph.Connections.Count; i++)
        {
            var loop = graph.Connections[i];
            if (!graph.IsBackward(i) || !graph.Ancestors(loop.Source).Contains(graph.Root!) && loop.Source != graph.Root)
            {
                continue;
            }

            if (!graph.IsValidBackward(i))
            {
                problems.Error(loop, "loop.invalid", $"从“{loop.Source}”退回“{loop.Target}”的连线无效：从起点到“{loop.Source}”的每条路都必须经过“{loop.Target}”。");
                continue;
            }

            if (Body(graph, loop).All(n => definition.Find(n)!.Type is not (ActivityTypes.Task or ActivityTypes.Wait)) || HasIdlePath(definition, graph, loop))
            {
                problems.Error(loop, "loop.busy", $"从“{loop.Source}”退回“{loop.Target}”的循环可以不经过任何任务或等待，会循环不止。");
            }

            if (graph.WaysTo(loop.Source, MaxWays) >= MaxWays)
            {
                problems.Error(loop, "loop.ways", $"从“开始”到“{loop.Source}”的走法超过 {MaxWays} 种，从它退回会使流程引擎停滞。请把前面连续的判断合并，或者拆成子流程。");
            }

            CheckLoopJoins(definition, graph, loop, problems);
        }
    }

    /// <summary>
    /// The counters of a join that is fed both from within a loop and from outside it drift apart when the loop is repeated,
    /// for the outer connection does not move with it: the join would silently not run, or, in a branch of a fork, run too early.
    /// </summary>
    private static void CheckLoopJoins(WorkflowDefinition definition, FlowGraph graph, WorkflowConnection loop, WorkflowCheck.ProblemList problems)
    {
        var inside = Reach(graph, loop.Target, backwardToo: false);
        foreach (var node in inside.Where(n => n != loop.Target))
        {
            var outside = graph.ForwardInbound(node).Select(c => graph.Connections[c]).FirstOrDefault(c => !inside.Contains(c.Source));
            if (outside is not null)
            {
                problems.Error(definition.Find(node)!, "loop.join", $"节点“{node}”既由循环（“{loop.Source}”退回“{loop.Target}”）之内引入，又由循环之外的“{outside.Source}”引入；循环重复时它会提前执行或不再执行。请为两条路各设一个节点，不要在并行的分支内退回。");
            }
        }
    }

    private static void CheckRaces(WorkflowDefinition definition, FlowGraph graph, WorkflowCheck.ProblemList problems)
    {
        var forks = definition.Activities.Select(a => a.Id).Where(n => MaySplit(definition, graph, n)).ToList();
        foreach (var race in definition.Activities.Where(a => a.Type == ActivityTypes.FlowJoin && (a.Literal("mode") ?? "WaitAny") == "WaitAny"))
        {
            var before = graph.Ancestors(race.Id);
            foreach (var fork in forks.Where(before.Contains))
            {
                var after = Reach(graph, fork, backwardToo: false);

                // Closing the last open branch of a join completes that join: its step would open after the race is over.
                if (before.FirstOrDefault(n => after.Contains(n) && n != fork && IsSplitJoin(graph, fork, n) && ReachesWithout(graph, fork, race.Id, n)) is { } join)
                {
                    problems.Error(definition.Find(join)!, "race.join", $"节点“{join}”在“{race.Id}”（任一分支先到）之前又汇合了并行的分支；竞争结束后它仍可能开始执行。请改变汇合方式。");
                }
            }
        }
    }

    private static bool MaySplit(WorkflowDefinition definition, FlowGraph graph, string node) =>
        definition.Find(node)!.Type == ActivityTypes.FlowFork
        || (definition.Find(node) is { Type: ActivityTypes.FlowSwitch } choice && choice.Literal("mode") == "MatchAny")
        || graph.Outbound(node).GroupBy(i => graph.Connections[i].Port, StringComparer.Ordinal).Any(g => g.Count() > 1);

    private static bool IsSplitJoin(FlowGraph graph, string fork, string node) =>
        graph.ForwardInbound(node).Count > 1
        && graph.Outbound(fork).Where(i => !graph.IsBackward(i)).Select(i => graph.Connections[i].Target).Distinct()
            .Count(t => t == node || graph.Ancestors(node).Contains(t)) > 1;

    private static bool ReachesWithout(FlowGraph graph, string from, string to, string without) => Reach(graph, from, backwardToo: false, without).Contains(to);

    private static HashSet<string> Body(FlowGraph graph, WorkflowConnection loop) =>
        [.. Reach(graph, loop.Target, backwardToo: false).Where(n => n == loop.Source || graph.Ancestors(loop.Source).Contains(n))];

    /// <summary>Whether the loop can be run round without stopping at a task or a wait.</summary>
    private static bool HasIdlePath(WorkflowDefinition definition, FlowGraph graph, WorkflowConnection loop)
    {
        bool Stops(string node) => definition.Find(node)!.Type is ActivityTypes.Task or ActivityTypes.Wait;
        if (Stops(loop.Target) || Stops(loop.Source))
        {
            return false;
        }

        HashSet<string> seen = new(StringComparer.Ordinal);
        var stack = new Stack<string>([loop.Target]);
        while (stack.TryPop(out var node))
        {
            if (Stops(node) || !seen.Add(node))
            {
                continue;
            }

            foreach (var index in graph.Outbound(node).Where(i => !graph.IsBackward(i)))
            {
                stack.Push(graph.Connections[index].Target);
            }
        }

        return seen.Contains(loop.Source);
    }

    private static HashSet<string> Reach(FlowGraph graph, string from, bool backwardToo, string? without = null)
    {
        HashSet<string> seen = new(StringComparer.Ordinal);
        var stack = new Stack<string>([from]);
        while (stack.TryPop(out var node))
        {
            if (node == without || !seen.Add(node))
            {
                continue;
            }

            foreach (var index in graph.Outbound(node).Where(i => backwardToo || !graph.IsBackward(i)))
            {
                stack.Push(graph.Connections[index].Target);
            }
        }

        return seen;
    }

    private static HashSet<string> Reversed(FlowGraph graph, IEnumerable<string> from)
    {
        var sources = graph.Connections.ToLookup(c => c.Target, c => c.Source, StringComparer.Ordinal);
        HashSet<string> seen = new(StringComparer.Ordinal);
        var stack = new Stack<string>(from);
        while (stack.TryPop(out var node))
        {
            if (seen.Add(node))
            {
                foreach (var source in sources[node])
                {
                    stack.Push(source);
                }
            }
        }

        return seen;
    }
}
