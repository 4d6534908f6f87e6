using System.Diagnostics;
using System.Globalization;

namespace Disclosure.Workflow.Tests.Conformance;

/// <summary>
/// Generated flowcharts on every engine of the build. By default a few hundred; the environment variable
/// CONFORMANCE_FLOWCHARTS asks for more, CONFORMANCE_SEED for others.
/// </summary>
public class GeneratedConformanceTests(ITestOutputHelper output)
{
    private const int Walks = 3;

    private static readonly CheckVocabulary Vocabulary = Tests.Vocabulary.Small with { FactNames = new HashSet<string> { "go", "kind", "n" } };

    [Fact]
    public void Whatever_the_check_lets_pass_behaves_alike_on_every_engine()
    {
        var wanted = Setting("CONFORMANCE_FLOWCHARTS", Engines.All.Count > 1 ? 100 : 400);
        var first = Setting("CONFORMANCE_SEED", 0);
        var (accepted, advances, drawn) = (0, 0, 0);
        List<string> differences = [];
        var clock = Stopwatch.StartNew();
        for (var seed = first; accepted < wanted; seed++, drawn++)
        {
            var definition = GeneratedFlow.Draw(seed).Build();
            if (WorkflowCheck.Run(definition, Vocabulary).Any(p => p.Severity == CheckSeverity.Error))
            {
                continue;
            }

            accepted++;
            for (var walk = 0; walk < Walks; walk++)
            {
                var ensemble = new Ensemble(definition);
                advances += RandomWalk.Take(ensemble, (seed * Walks) + walk);
                if (ensemble.Difference is { } difference)
                {
                    differences.Add($"seed {seed}, walk {walk}: {difference}\n{Shorten(definition)}");
                }
            }
        }

        output.WriteLine($"engines {string.Join(", ", Engines.All.Select(e => $"{e.Name} {e.Version}"))}: {accepted} flowcharts of {drawn} drawn, {advances} advances, {differences.Count} differences, {clock.Elapsed.TotalSeconds:F0} s");
        Assert.True(differences.Count == 0, string.Join("\n\n", differences.Take(5)));
        Assert.True(advances > 3 * accepted, "The walks are too short to show anything.");
    }

    /// <summary>The flow in arrows, for whoever has to understand a difference.</summary>
    private static string Shorten(WorkflowDefinition definition) =>
        string.Join(' ', definition.Activities.Where(a => a.Literal("mode") is not null).Select(a => $"{a.Id}={a.Literal("mode")}"))
        + " | " + string.Join(", ", definition.Connections.Select(c => $"{c.Source}:{c.Port}->{c.Target}"));

    private static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : otherwise;
}
