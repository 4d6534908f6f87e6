using System.Text.Json.Nodes;

namespace Disclosure.Workflow.Tests.Conformance;

/// <summary>
/// Defects that were seen in Elsa 3.7.1 when it is used with its runtime and its stores, or that its runner has by itself. Each
/// test shows that it cannot bite behind the port. They run on every engine of the build: what holds for one must hold for all.
/// </summary>
public class DefectTests
{
    public static TheoryData<string> Names => [.. Engines.All.Select(e => e.Name)];

    private static WorkflowDefinition TwoTasks { get; } =
        Flow.New().Start().Fork("F", "l", "r").Task("L", "ok").Task("R", "ok").Join("J", "WaitAll").Finish()
            .To("Start -> F", "F:l -> L", "F:r -> R", "L:ok -> J", "R:ok -> J", "J -> Finish").Build();

    private static IWorkflowEngine Engine(string name) => Engines.All.Single(e => e.Name == name);

    private static AdvanceResult Start(IWorkflowEngine engine, WorkflowDefinition definition, JsonObject? facts = null) =>
        Assert.IsType<AdvanceResult>(engine.Advance(definition, null, new WorkflowSignal.Start("i"), facts ?? []));

    private static WorkflowSignal Done(string wait, string outcome = "ok") => new WorkflowSignal.TaskCompleted(wait, outcome);

    private static AdvanceFailure Fails(AdvanceOutcome outcome, AdvanceFailureCode code, string? node)
    {
        var failure = Assert.IsType<AdvanceFailure>(outcome);
        Assert.Equal((code, node), (failure.Code, failure.NodeId));
        Assert.Contains(failure.Message, c => c > 0x3000);
        return failure;
    }

    /// <summary>Elsa's runtime lets two resumes of one instance overwrite each other: 40 of 40 instances were left stuck.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public async Task Two_resumes_of_one_instance_follow_from_its_state_and_not_from_each_other(string name)
    {
        var engine = Engine(name);
        for (var round = 0; round < 40; round++)
        {
            var state = Start(engine, TwoTasks).State;
            var (left, right) = (Task.Run(() => engine.Advance(TwoTasks, state, Done("L#1"), [])), Task.Run(() => engine.Advance(TwoTasks, state, Done("R#1"), [])));
            await Task.WhenAll(left, right);

            // The host commits one of them; the other finds a newer state and is applied to it.
            var first = Assert.IsType<AdvanceResult>(await left);
            Assert.Equal(["R#1"], first.OpenWaits.Select(w => w.WaitId));
            Assert.Equal(["L#1"], Assert.IsType<AdvanceResult>(await right).OpenWaits.Select(w => w.WaitId));
            Assert.Equal(InstanceStatus.Finished, Assert.IsType<AdvanceResult>(engine.Advance(TwoTasks, first.State, Done("R#1"), [])).Status);
        }
    }

    /// <summary>Elsa answers success when a bookmark is resumed a second time.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void A_task_completed_twice_is_refused_the_second_time(string name)
    {
        var state = Assert.IsType<AdvanceResult>(Engine(name).Advance(TwoTasks, Start(Engine(name), TwoTasks).State, Done("L#1"), [])).State;
        Fails(Engine(name).Advance(TwoTasks, state, Done("L#1"), []), AdvanceFailureCode.WaitClosed, "L");
    }

    /// <summary>Elsa answers success for a bookmark that never existed.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void A_task_that_never_existed_is_refused(string name)
    {
        var state = Start(Engine(name), TwoTasks).State;
        Fails(Engine(name).Advance(TwoTasks, state, Done("Nowhere#1"), []), AdvanceFailureCode.UnknownWait, null);
        Fails(Engine(name).Advance(TwoTasks, state, Done("L#2"), []), AdvanceFailureCode.UnknownWait, null);
        Fails(Engine(name).Advance(TwoTasks, state, new WorkflowSignal.Named("ping"), []), AdvanceFailureCode.SignalNotAwaited, null);
    }

    /// <summary>Elsa's cancel takes no lock: 56 of 60 cancels that raced a resume were lost.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_cancel_that_races_a_resume_is_never_lost(string name)
    {
        var engine = Engine(name);
        for (var round = 0; round < 60; round++)
        {
            var state = Start(engine, TwoTasks).State;
            var (cancel, resume) = (Task.Run(() => engine.Advance(TwoTasks, state, new WorkflowSignal.Cancel("withdrawn"), [])), Task.Run(() => engine.Advance(TwoTasks, state, Done("L#1"), [])));
            await Task.WhenAll(cancel, resume);

            var cancelled = Assert.IsType<AdvanceResult>(await cancel);
            Assert.Equal(InstanceStatus.Cancelled, cancelled.Status);
            Assert.Equal(["i/L/1/close", "i/R/1/close"], cancelled.Commands.Select(c => c.Key));
            Fails(engine.Advance(TwoTasks, cancelled.State, Done("L#1"), []), AdvanceFailureCode.AlreadyEnded, null);

            var late = Assert.IsType<AdvanceResult>(engine.Advance(TwoTasks, Assert.IsType<AdvanceResult>(await resume).State, new WorkflowSignal.Cancel("withdrawn"), []));
            Assert.Equal(InstanceStatus.Cancelled, late.Status);
            Assert.Equal(["i/R/1/close"], late.Commands.Select(c => c.Key));
        }
    }

    /// <summary>Elsa restarts an instance that is created again under its id, and leaves an orphan bookmark.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void An_instance_is_not_started_twice(string name) =>
        Fails(Engine(name).Advance(TwoTasks, Start(Engine(name), TwoTasks).State, new WorkflowSignal.Start("i"), []), AdvanceFailureCode.InvalidSignal, null);

    /// <summary>A workflow input of Elsa is gone after the first wait. The facts come anew with every advance and are kept nowhere.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void Facts_are_those_of_the_advance_and_never_those_of_an_earlier_one(string name)
    {
        var definition = Flow.New().Start().Decision("D1", "facts.go").Task("A", "ok").Decision("D2", "facts.go").Notice("N").Finish()
            .To("Start -> D1", "D1:True -> A", "D1:False -> Finish", "A:ok -> D2", "D2:True -> Finish", "D2:False -> N", "N -> Finish").Build();
        var started = Start(Engine(name), definition, new JsonObject { ["go"] = true, ["kind"] = "geheim-4711" });
        Assert.DoesNotContain("geheim-4711", started.State, StringComparison.Ordinal);

        var later = Assert.IsType<AdvanceResult>(Engine(name).Advance(definition, started.State, Done("A#1"), new JsonObject { ["go"] = false }));
        Assert.Equal(["i/N/1/notify"], later.Commands.Select(c => c.Key));
        Fails(Engine(name).Advance(definition, started.State, Done("A#1"), []), AdvanceFailureCode.Expression, "D2");
    }

    /// <summary>
    /// Elsa forgets at a wait that a node was entered by a backward connection, and counts it once too often: an outer loop
    /// around an inner one then ends the instance without a word.
    /// </summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void A_loop_around_a_loop_goes_round_as_often_as_it_likes(string name)
    {
        var definition = Flow.New().Start().Task("A", "ok").Task("B", "ok").Task("C", "ok", "back").Task("D", "ok", "back").Finish()
            .To("Start -> A", "A:ok -> B", "B:ok -> C", "C:back -> B", "C:ok -> D", "D:back -> A", "D:ok -> Finish").Build();
        var state = Start(Engine(name), definition).State;
        AdvanceResult Do(string wait, string outcome)
        {
            var result = Assert.IsType<AdvanceResult>(Engine(name).Advance(definition, state, Done(wait, outcome), []));
            state = result.State;
            return result;
        }

        for (var outer = 1; outer <= 3; outer++)
        {
            Do($"A#{outer}", "ok");
            var inner = ((outer - 1) * 3) + 1;
            Do($"B#{inner}", "ok");
            Do($"C#{inner}", "back");
            Do($"B#{inner + 1}", "ok");
            Do($"C#{inner + 1}", "back");
            Do($"B#{inner + 2}", "ok");
            Assert.Equal([$"D#{outer}"], Do($"C#{inner + 2}", "ok").OpenWaits.Select(w => w.WaitId));
            Assert.Equal([$"A#{outer + 1}"], Do($"D#{outer}", "back").OpenWaits.Select(w => w.WaitId));
        }
    }

    /// <summary>Elsa forgets a variable that is set to null, and takes its initial value again after the next wait.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void A_variable_keeps_what_was_assigned_and_null_is_refused(string name)
    {
        var definition = Flow.New().Variable("s", "String", "first").Start().Set("V", "var-s", "facts.kind").Task("A", "ok").Decision("D", "getVariable('s') === 'second'").Notice("N").Finish()
            .To("Start -> V -> A", "A:ok -> D", "D:True -> N", "D:False -> Finish", "N -> Finish").Build();
        Fails(Engine(name).Advance(definition, null, new WorkflowSignal.Start("i"), new JsonObject { ["kind"] = null }), AdvanceFailureCode.Expression, "V");

        var started = Start(Engine(name), definition, new JsonObject { ["kind"] = "second" });
        Assert.Equal("""{"s":"second"}""", CanonicalJson.Write(started.Variables));
        Assert.Equal(["i/N/1/notify"], Assert.IsType<AdvanceResult>(Engine(name).Advance(definition, started.State, Done("A#1"), [])).Commands.Select(c => c.Key));
    }

    /// <summary>Elsa overwrites a definition whose id and version are used again. A state belongs to one content.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void A_version_whose_content_was_changed_does_not_take_over_running_instances(string name)
    {
        var before = Flow.New().Start().Task("A", "ok").Finish().To("Start -> A", "A:ok -> Finish").Build();
        var after = Flow.New().Start().Task("A", "ok").Notice("N").Finish().To("Start -> A", "A:ok -> N", "N -> Finish").Build();
        Assert.Equal((before.DefinitionId, before.Version), (after.DefinitionId, after.Version));
        var state = Start(Engine(name), before).State;
        Start(Engine(name), after);

        Fails(Engine(name).Advance(after, state, Done("A#1"), []), AdvanceFailureCode.InvalidState, null);
        Assert.Empty(Assert.IsType<AdvanceResult>(Engine(name).Advance(before, state, Done("A#1"), [])).Commands);
    }

    /// <summary>In Elsa an exception inside an activity leaves the instance faulted and its other branches half run.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void An_exception_inside_an_activity_changes_nothing_and_the_advance_can_be_repeated(string name)
    {
        var definition = Flow.New().Start().Task("A", "ok").Fork("F", "l", "r").Notice("N").Decision("D", "facts.kind.length > 1").Task("B", "ok").Join("J", "WaitAll").Finish()
            .To("Start -> A", "A:ok -> F", "F:l -> N", "F:r -> D", "D:True -> B", "D:False -> B", "N -> J", "B:ok -> J", "J -> Finish").Build();
        var state = Start(Engine(name), definition).State;
        var failure = Fails(Engine(name).Advance(definition, state, Done("A#1"), new JsonObject { ["kind"] = null }), AdvanceFailureCode.Expression, "D");
        Assert.Contains("facts.kind", failure.Detail, StringComparison.Ordinal);

        var repeated = Assert.IsType<AdvanceResult>(Engine(name).Advance(definition, state, Done("A#1"), new JsonObject { ["kind"] = "ab" }));
        Assert.Equal(["i/N/1/notify", "i/B/1/task"], repeated.Commands.Select(c => c.Key));
    }

    /// <summary>Elsa runs a loop that meets no wait for ever.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void A_loop_without_a_wait_is_stopped(string name)
    {
        var definition = Flow.New().Start().Notice("N").Decision("D", "facts.go").Finish().To("Start -> N -> D", "D:True -> Finish", "D:False -> N").Build();
        var failure = Assert.IsType<AdvanceFailure>(Engine(name).Advance(definition, null, new WorkflowSignal.Start("i"), new JsonObject { ["go"] = false }));
        Assert.Equal(AdvanceFailureCode.StepLimit, failure.Code);
    }

    /// <summary>A delay of more than 24.8 days stops every timer of Elsa, and a timer dies with its node. There is none: not in a definition, and none that would run.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void A_timer_is_neither_published_nor_run(string name)
    {
        foreach (var (type, input) in new[] { ("Elsa.Delay", "timeSpan"), ("Elsa.Timer", "interval"), ("Elsa.StartAt", "dateTime"), ("Elsa.Cron", "cronExpression") })
        {
            var definition = Flow.New().Start().Node("X", type, (input, Flow.Literal("25.00:00:00"))).Finish().To("Start -> X -> Finish").Build();
            Assert.Contains(WorkflowCheck.Run(definition, Vocabulary.Small), p => p is { Severity: CheckSeverity.Error, Code: "timer", NodeId: "X" });
            Fails(Engine(name).Advance(definition, null, new WorkflowSignal.Start("i"), []), AdvanceFailureCode.Definition, "X");
        }
    }

    /// <summary>Elsa queues the completion of a task for a minute and may forget it: of 5,000 that were answered, 2,686 were lost.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_completion_is_applied_in_the_call_that_makes_it(string name)
    {
        var engine = Engine(name);
        var definition = Flow.New().Start().Task("A", "ok").Notice("N").Finish().To("Start -> A", "A:ok -> N", "N -> Finish").Build();
        var done = await Task.WhenAll(Enumerable.Range(0, 500).Select(i => Task.Run(() =>
        {
            var state = Assert.IsType<AdvanceResult>(engine.Advance(definition, null, new WorkflowSignal.Start($"i{i}"), [])).State;
            return Assert.IsType<AdvanceResult>(engine.Advance(definition, state, Done("A#1"), []));
        })));
        Assert.All(done, d => Assert.Equal(InstanceStatus.Finished, d.Status));
        Assert.Equal(done.Length, done.SelectMany(d => d.Commands).Select(c => c.Key).Distinct().Count());
    }

    /// <summary>Elsa's commit is several transactions: after a crash an activity runs again. Here it asks for the same by the same keys, which the host applies once.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void An_advance_that_runs_again_after_a_crash_asks_for_nothing_new(string name)
    {
        var definition = Flow.New().Start().Task("A", "ok", "back").Notice("N").Side("S").Finish().To("Start -> A", "A:back -> A", "A:ok -> N", "N -> S", "S -> Finish").Build();
        var state = Start(Engine(name), definition).State;
        foreach (var (wait, outcome) in new[] { ("A#1", "back"), ("A#2", "ok") })
        {
            var (lost, again) = (Assert.IsType<AdvanceResult>(Engine(name).Advance(definition, state, Done(wait, outcome), [])), Assert.IsType<AdvanceResult>(Engine(name).Advance(definition, state, Done(wait, outcome), [])));
            Assert.Equal(lost.Commands.Select(c => c.Key), again.Commands.Select(c => c.Key));
            Assert.Equal(lost.State, again.State);
            state = again.State;
        }
    }

    /// <summary>Elsa throws when a workflow input is missing. A fact that is missing is a failure with its node, and the same advance succeeds once it is there.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void A_missing_fact_is_a_failure_and_no_exception(string name)
    {
        var definition = Flow.New().Start().Decision("D", "facts.go").Task("A", "ok").Finish().To("Start -> D", "D:True -> A", "D:False -> A", "A:ok -> Finish").Build();
        Fails(Engine(name).Advance(definition, null, new WorkflowSignal.Start("i"), []), AdvanceFailureCode.Expression, "D");
        Start(Engine(name), definition, new JsonObject { ["go"] = true });
    }

#if WORKFLOW_ELSA
    /// <summary>What loses work is in Elsa's runtime, its scheduler and its stores. They are not even there.</summary>
    [Fact]
    public void Of_Elsa_only_what_runs_a_flow_is_shipped()
    {
        var shipped = Directory.GetFiles(AppContext.BaseDirectory, "Elsa.*.dll").Select(Path.GetFileNameWithoutExtension).ToList();
        Assert.Contains("Elsa.Workflows.Core", shipped);
        Assert.DoesNotContain(shipped, s => s!.Contains("Runtime", StringComparison.Ordinal) || s.Contains("Scheduling", StringComparison.Ordinal) || s.Contains("Persistence", StringComparison.Ordinal));
    }
#endif

    /// <summary>Elsa turns an unknown activity into one that does nothing.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void An_activity_that_the_engine_does_not_know_is_a_failure(string name)
    {
        var definition = Flow.New().Start().Node("X", "My.Activity").Finish().To("Start -> X -> Finish").Build();
        Fails(Engine(name).Advance(definition, null, new WorkflowSignal.Start("i"), []), AdvanceFailureCode.Definition, "X");
    }

    /// <summary>Elsa skips a file that it cannot read, and drops inputs and variables that lack a type, with a warning at most.</summary>
    [Theory]
    [InlineData("typeName\":\"Object\",\"expression\":{\"type\":\"Literal\",\"value\":\"任务A", "expression\":{\"type\":\"Literal\",\"value\":\"任务A", "$.root.activities[1].title")]
    [InlineData("\"typeName\":\"Int32\"", "\"typeName\":\"Int23\"", "$.variables[0].typeName")]
    [InlineData("WorkflowInstanceStorageDriver", "MemoryStorageDriver", "$.variables[0].storageDriverTypeName")]
    [InlineData("\"value\":\"0\"", "\"value\":\"null\"", "$.variables[0].value")]
    [InlineData("\"version\":1", "\"version\":1,", null)]
    public void A_definition_that_Elsa_would_read_only_in_part_is_refused_with_its_place(string text, string replacement, string? path)
    {
        var json = Flow.New().Variable("n", "Int32", "0").Start().Task("A").Finish().To("Start -> A -> Finish").Document()
            .ToJsonString(new System.Text.Json.JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        Assert.Contains(text, json, StringComparison.Ordinal);
        var errors = WorkflowDefinition.Parse(json.Replace(text, replacement, StringComparison.Ordinal)).Errors;
        Assert.Contains(errors, e => path is null || e.Path == path);
    }

    /// <summary>An expression on Elsa could read the clock, make identities, set variables and reach .NET.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void An_expression_sees_facts_and_variables_and_nothing_else(string name)
    {
        string[] names =
        [
            "Date", "DateTime", "DateTimeOffset", "Random", "Guid", "newGuid", "newGuidString", "getGuidString", "setVariable", "setN", "getInput", "getConfig", "getCorrelationId", "getWorkflowInstanceId",
            "getLastResult", "getOutputFrom", "toJson", "args", "System", "importNamespace", "eval", "Function", "Intl", "Promise", "variables", "__variables", "Math.random", "crypto",
        ];
        foreach (var forbidden in names)
        {
            var definition = Flow.New().Variable("n", "Int32", "0").Start().Decision("D", $"typeof {forbidden} === 'undefined'").Notice("N").Finish()
                .To("Start -> D", "D:True -> Finish", "D:False -> N", "N -> Finish").Build();
            Assert.True(Start(Engine(name), definition).Commands.Count == 0, forbidden);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void An_expression_that_runs_away_is_stopped(string name)
    {
        foreach (var script in new[] { "(() => { for (;;) { } })()", "(function f() { return f(); })()", "'x'.repeat(1 << 28).length > 0", "new Array(1e8).join('x').length > 0" })
        {
            var definition = Flow.New().Start().Decision("D", script).Finish().To("Start -> D", "D:True -> Finish", "D:False -> Finish").Build();
            Fails(Engine(name).Advance(definition, null, new WorkflowSignal.Start("i"), []), AdvanceFailureCode.Expression, "D");
        }
    }
}
