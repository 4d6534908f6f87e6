using System.Text.Json.Nodes;

namespace Disclosure.Workflow.Tests.Conformance;

/// <summary>What every engine promises by itself: an advance is a function, and a journal rebuilds the instance.</summary>
public class SelfConsistencyTests
{
    private const int Flowcharts = 60;

    public static TheoryData<string> Names => [.. Engines.All.Select(e => e.Name)];

    private static IWorkflowEngine Engine(string name) => Engines.All.Single(e => e.Name == name);

    /// <summary>Random walks over generated flowcharts, as journals.</summary>
    private static IEnumerable<(WorkflowDefinition Definition, IReadOnlyList<JournalEntry> Journal)> Lives()
    {
        for (var seed = 700_000; seed < 700_000 + Flowcharts; seed++)
        {
            var definition = GeneratedFlow.Draw(seed).Build();
            var ensemble = new Ensemble(definition);
            RandomWalk.Take(ensemble, seed);
            if (ensemble.Journal.Count > 0)
            {
                yield return (definition, ensemble.Journal);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_same_journal_gives_the_same_state_and_the_same_commands(string name)
    {
        var lives = 0;
        foreach (var (definition, journal) in Lives())
        {
            var (first, second) = (Replay.Run(Engine(name), definition, journal), Replay.Run(Engine(name), definition, journal));
            Assert.Equal(journal.Count, first.Applied);
            Assert.Equal(Assert.IsType<AdvanceResult>(first.Last).State, Assert.IsType<AdvanceResult>(second.Last).State);
            Assert.Equal(first.Commands.Select(c => c.Key), second.Commands.Select(c => c.Key));
            Assert.Distinct(first.Commands.Select(c => c.Key));
            lives++;
        }

        Assert.True(lives > Flowcharts / 2);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void An_advance_changes_neither_the_facts_nor_the_old_state(string name)
    {
        foreach (var (definition, journal) in Lives().Take(20))
        {
            string? state = null;
            foreach (var (signal, facts) in journal)
            {
                var before = facts.ToJsonString();
                var once = Assert.IsType<AdvanceResult>(Engine(name).Advance(definition, state, signal, facts));
                var again = Assert.IsType<AdvanceResult>(Engine(name).Advance(definition, state, signal, facts));
                Assert.Equal(before, facts.ToJsonString());
                Assert.Equal(once.State, again.State);
                state = once.State;
            }
        }
    }

    [Fact]
    public void A_life_begun_on_one_engine_is_finished_by_another_after_a_replay()
    {
        foreach (var (definition, journal) in Lives().Where(l => l.Journal.Count > 2).Take(20))
        {
            foreach (var (from, to) in Engines.All.SelectMany(from => Engines.All.Select(to => (from, to))))
            {
                var half = journal.Count / 2;
                var begun = Replay.Run(from, definition, journal.Take(half));
                var moved = Replay.Run(to, definition, journal.Take(half));
                Assert.Equal(begun.Commands.Select(c => c.Key), moved.Commands.Select(c => c.Key));
                var state = Assert.IsType<AdvanceResult>(moved.Last).State;
                List<string> rest = [];
                foreach (var (signal, facts) in journal.Skip(half))
                {
                    var result = Assert.IsType<AdvanceResult>(to.Advance(definition, state, signal, facts));
                    state = result.State;
                    rest.AddRange(result.Commands.Select(c => c.Key));
                }

                Assert.Equal(Replay.Run(from, definition, journal).Commands.Select(c => c.Key), begun.Commands.Select(c => c.Key).Concat(rest));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_foreign_state_is_refused(string name)
    {
        var definition = Flow.New().Start().Task("A").Finish().To("Start -> A -> Finish").Build();
        foreach (var text in Engines.All.Where(e => e.Name != name).Select(e => ((AdvanceResult)e.Advance(definition, null, new WorkflowSignal.Start("i"), [])).State).Concat(["", "{}", "null", "[1]", "no json"]))
        {
            var failure = Assert.IsType<AdvanceFailure>(Engine(name).Advance(definition, text, new WorkflowSignal.TaskCompleted("A#1", "Done"), []));
            Assert.Equal(AdvanceFailureCode.InvalidState, failure.Code);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Advances_on_many_threads_do_not_see_each_other(string name)
    {
        var lives = Lives().Take(12).ToList();
        var expected = lives.ConvertAll(l => ((AdvanceResult)Replay.Run(Engine(name), l.Definition, l.Journal).Last!).State);
        var runs = Enumerable.Range(0, 4).SelectMany(_ => lives.Select((life, i) => Task.Run(() =>
            (i, ((AdvanceResult)Replay.Run(Engine(name), life.Definition, life.Journal).Last!).State), TestContext.Current.CancellationToken)));
        foreach (var (i, state) in await Task.WhenAll(runs))
        {
            Assert.Equal(expected[i], state);
        }
    }
}
