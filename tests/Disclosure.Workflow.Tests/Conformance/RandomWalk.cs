using System.Text.Json.Nodes;

namespace Disclosure.Workflow.Tests.Conformance;

/// <summary>Drives an instance with outcomes, signals and facts drawn from a number, foolish ones among them.</summary>
internal static class RandomWalk
{
    /// <summary>Walks until the instance ends, the engines disagree, or the steps are used up.</summary>
    /// <returns>How many advances were tried.</returns>
    public static int Take(Ensemble ensemble, int seed, int steps = 40)
    {
        var random = new Random(seed);
        var tried = 1;
        ensemble.Facts = Facts(random);
        if (ensemble.Try(new WorkflowSignal.Start($"i{seed}")) is not AdvanceResult)
        {
            return tried;
        }

        List<string> closed = ["T1#1"];
        for (; tried < steps && ensemble.Difference is null; tried++)
        {
            ensemble.Facts = Facts(random);
            var open = ensemble.Last.OpenWaits;
            var signal = Next(random, open, closed);
            if (ensemble.Try(signal) is AdvanceResult && signal is WorkflowSignal.TaskCompleted done)
            {
                closed.Add(done.WaitId);
            }

            if (ensemble.Last.Status != InstanceStatus.Running && random.NextDouble() < 0.7)
            {
                break;
            }
        }

        return tried;
    }

    private static WorkflowSignal Next(Random random, IReadOnlyList<OpenWait> open, List<string> closed)
    {
        switch (random.Next(100))
        {
            case 0:
                return new WorkflowSignal.Cancel("withdrawn");
            case 1:
                return new WorkflowSignal.TaskCompleted(closed[random.Next(closed.Count)], "ok");
            case 2:
                return new WorkflowSignal.TaskCompleted("Nowhere#1", "ok");
            case 3:
                return new WorkflowSignal.Named(random.Next(2) == 0 ? "ping" : "pong");
            case 4 when open.Count > 0:
                return new WorkflowSignal.TaskCompleted(open[0].WaitId, "no such outcome");
            case 5:
                return new WorkflowSignal.Start("again");
            default:
                if (open.Count == 0)
                {
                    return new WorkflowSignal.Named("ping");
                }

                var wait = open[random.Next(open.Count)];
                var name = wait.Signals[random.Next(wait.Signals.Count)];
                return wait.Kind == WaitKind.Task ? new WorkflowSignal.TaskCompleted(wait.WaitId, name) : new WorkflowSignal.Named(name);
        }
    }

    /// <summary>Now and then a fact is missing.</summary>
    private static JsonObject Facts(Random random)
    {
        var facts = new JsonObject { ["n"] = random.Next(6), ["kind"] = new[] { "a", "b", "c" }[random.Next(3)], ["go"] = random.Next(2) == 0 };
        if (random.Next(60) == 0)
        {
            facts["go"] = null;
        }

        return facts;
    }
}
