using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Disclosure.Workflow;

namespace Disclosure.Benchmarks;

/// <summary>Advances a second of every engine of the build, on the way of a request from its filing to the archive, in one run on one thread.</summary>
internal static class EngineBenchmark
{
    private static readonly (string Node, string Outcome)[] Way =
    [
        ("Register", "registered"), ("Assign", "assigned"), ("Consolidate", "consolidated"), ("Draft", "drafted"), ("Check", "returned"), ("Draft", "drafted"), ("Check", "approved"), ("LegalReview", "approved"),
        ("SecrecyReview", "approved"), ("Sign", "approved"), ("Seal", "sealed"), ("Serve", "served"), ("Close", "closed"), ("Archive", "archived"),
    ];

    private static IReadOnlyList<IWorkflowEngine> Engines { get; } =
    [
        new EmbeddedEngine(),
#if WORKFLOW_ELSA
        new Disclosure.Workflow.Elsa.ElsaEngine(),
#endif
    ];

    /// <summary>Measures for the time given, after a warm-up as long; the engines take turns so that a busy machine is unkind to all.</summary>
    public static void Run(TimeSpan time)
    {
        var definition = WorkflowDefinition.Parse(File.ReadAllText(Path.Combine(Folder(), "disclosure-request.v1.json"))).Definition
            ?? throw new InvalidOperationException("The shipped definition does not parse.");
        var (advances, spent, size) = (new int[Engines.Count], new TimeSpan[Engines.Count], new int[Engines.Count]);
        foreach (var isWarmUp in new[] { true, false })
        {
            var clock = Stopwatch.StartNew();
            while (clock.Elapsed < time)
            {
                for (var i = 0; i < Engines.Count; i++)
                {
                    var lap = Stopwatch.StartNew();
                    var (made, longest) = Live(Engines[i], definition);
                    if (!isWarmUp)
                    {
                        advances[i] += made;
                        spent[i] += lap.Elapsed;
                        size[i] = longest;
                    }
                }
            }
        }

        for (var i = 0; i < Engines.Count; i++)
        {
            Console.WriteLine($"engine {Engines[i].Name} {Engines[i].Version}: {advances[i] / spent[i].TotalSeconds:F0} advances/s ({advances[i]} in {spent[i].TotalSeconds:F1} s), state up to {size[i]} characters");
        }
    }

    private static (int Advances, int Longest) Live(IWorkflowEngine engine, WorkflowDefinition definition)
    {
        var facts = new JsonObject { ["receiptConfirmed"] = true, ["departmentsAnswered"] = true, ["proofNeeded"] = false };
        var result = Advance(engine, definition, null, new WorkflowSignal.Start("i"), facts);
        var longest = result.State.Length;
        foreach (var (node, outcome) in Way)
        {
            result = Advance(engine, definition, result.State, new WorkflowSignal.TaskCompleted(result.OpenWaits.Single(w => w.NodeId == node).WaitId, outcome), facts);
            longest = Math.Max(longest, result.State.Length);
        }

        return result.Status == InstanceStatus.Finished ? (Way.Length + 1, longest) : throw new InvalidOperationException("The request did not reach its end.");
    }

    private static AdvanceResult Advance(IWorkflowEngine engine, WorkflowDefinition definition, string? state, WorkflowSignal signal, JsonObject facts) =>
        engine.Advance(definition, state, signal, facts) as AdvanceResult ?? throw new InvalidOperationException($"{engine.Name} refused {signal}.");

    private static string Folder([CallerFilePath] string source = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(source)!, "../../workflows"));
}
