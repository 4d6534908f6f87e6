using System.Text.Json.Nodes;

namespace Disclosure.Workflow.Tests;

public class CheckTests
{
    private static Flow Straight() => Flow.New().Start().Task("A").Finish().To("Start -> A -> Finish");

    private static CheckProblem Refused(Flow flow, string code, string? node)
    {
        var problems = WorkflowCheck.Run(flow.Build(), Vocabulary.Small);
        var problem = Assert.Single(problems, p => p.Code == code && p.NodeId == node);
        Assert.Equal(CheckSeverity.Error, problem.Severity);
        if (node is not null)
        {
            Assert.Contains(node, problem.Message, StringComparison.Ordinal);
            Assert.Contains($"第 {problem.Line} 行", problem.Message, StringComparison.Ordinal);
        }

        return problem;
    }

    private static void RefusedOnly(Flow flow, string code, string? node)
    {
        Refused(flow, code, node);
        Assert.Equal([code], WorkflowCheck.Run(flow.Build(), Vocabulary.Small).Select(p => p.Code).Distinct());
    }

    [Fact]
    public void Every_shipped_definition_is_clean()
    {
        Assert.NotEmpty(ShippedDefinitions.Files);
        foreach (var file in ShippedDefinitions.Files)
        {
            Assert.Empty(WorkflowCheck.Run(ShippedDefinitions.Load(Path.GetFileName(file)), Vocabulary.Product));
        }
    }

    [Fact]
    public void A_plain_flow_with_every_activity_is_clean()
    {
        var flow = Flow.New().Variable("n", "Int32", "0").Start().Decision("D", "facts.go && getVariable('n') === 0 && getN() < Math.max(1, 2)").Notice("N").Side("S").Set("V", "var-n", "[1,2].map(x => x * 2).length")
            .Switch("W", "MatchAny", ("a", "facts.kind === 'a'"), ("b", "facts['kind'] === 'b'")).Fork("F", "l", "r").Task("L", "ok").Wait("R", "ping").Join("J", "WaitAll").Finish()
            .To("Start -> D", "D:True -> N", "D:False -> S", "N -> V", "S -> V", "V -> W", "W:a -> F", "W:b -> F", "W:Default -> F", "F:l -> L", "F:r -> R", "L:ok -> J", "R:ping -> J", "J -> Finish");
        Assert.Empty(WorkflowCheck.Run(flow.Build(), Vocabulary.Small));
    }

    [Fact]
    public void A_variable_that_nothing_reads_is_a_warning_and_no_error()
    {
        var flow = Flow.New().Variable("unread", "Int32", "0").Variable("asked", "Int32", "0").Variable("named", "Int32", "0").Start().Set("V", "var-unread", "1")
            .Decision("D", "getAsked() > 0").Decision("E", "getVariable('named') > 0").Finish()
            .To("Start -> V -> D", "D:True -> Finish", "D:False -> E", "E:True -> Finish", "E:False -> Finish");
        var problem = Assert.Single(WorkflowCheck.Run(flow.Build(), Vocabulary.Small));
        Assert.Equal((CheckSeverity.Warning, "variable.unread", "$.variables[0]"), (problem.Severity, problem.Code, problem.Path));
        Assert.Contains("unread", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_problem_names_the_line_of_the_file()
    {
        var definition = Straight().Node("Odd", "My.Activity").Build();
        var problem = WorkflowCheck.Run(definition, Vocabulary.Small).First(p => p.Code == "type.unknown");
        var lines = definition.Json.Split('\n');
        Assert.Contains("\"Odd\"", lines[problem.Line!.Value], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("My.Activity", "type.unknown")]
    [InlineData("Elsa.Delay", "timer")]
    [InlineData("Elsa.Timer", "timer")]
    [InlineData("Elsa.Cron", "timer")]
    [InlineData("Elsa.StartAt", "timer")]
    [InlineData("Elsa.WriteLine", "effect")]
    [InlineData("Elsa.RunJavaScript", "effect")]
    [InlineData("Elsa.SendHttpRequest", "effect")]
    [InlineData("Elsa.HttpEndpoint", "effect")]
    public void A_type_that_may_not_be_used_is_refused(string type, string code) =>
        RefusedOnly(Flow.New().Start().Node("X", type).Finish().To("Start -> X -> Finish"), code, "X");

    [Fact]
    public void Two_nodes_with_one_id_are_refused() => Refused(Straight().Task("A"), "id.duplicate", "A");

    [Fact]
    public void A_connection_to_a_missing_node_is_refused() => Refused(Straight().To("A -> Nowhere"), "connection.node", "A");

    [Fact]
    public void A_connection_from_a_missing_node_is_refused() => Refused(Straight().To("Ghost -> A"), "connection.node", "Ghost");

    [Fact]
    public void A_connection_from_a_missing_port_is_refused() => Refused(Straight().To("A:maybe -> Finish"), "connection.port", "A");

    [Fact]
    public void A_repeated_connection_is_refused() => Refused(Straight().To("A -> Finish"), "connection.duplicate", "A");

    [Fact]
    public void A_connection_back_to_the_start_is_refused() =>
        Refused(Flow.New().Start().Task("A", "yes", "no").Finish().To("Start -> A", "A:yes -> Finish", "A:no -> Start"), "start.inbound", "A");

    [Fact]
    public void A_second_beginning_is_refused() => RefusedOnly(Straight().Task("B").To("B -> Finish"), "root.many", "B");

    [Fact]
    public void A_second_start_is_refused() => Refused(Straight().Start("Again").To("Again -> A"), "root.many", "Again");

    [Fact]
    public void An_island_is_refused() => Refused(Straight().Task("B").Task("C").To("B -> C", "C -> B"), "unreachable", "B");

    [Fact]
    public void A_missing_start_is_refused() => Refused(Flow.New().Task("A").Finish().To("A -> Finish"), "start.missing", null);

    [Fact]
    public void Starting_at_a_task_is_refused() =>
        RefusedOnly(
            Flow.New().Start().Node("X", ActivityTypes.Notice, ("role", Flow.Literal("clerk")), ("department", Flow.Literal("lead")), ("template", Flow.Literal("note")), ("customProperties", new JsonObject { ["canStartWorkflow"] = true }))
                .Finish().To("Start -> X -> Finish"),
            "start.misused",
            "X");

    [Fact]
    public void Running_asynchronously_is_refused() =>
        RefusedOnly(Flow.New().Start().Node("X", ActivityTypes.FlowJoin, ("customProperties", new JsonObject { ["runAsynchronously"] = true })).Finish().To("Start -> X -> Finish"), "asynchronous", "X");

    [Fact]
    public void A_task_without_outcomes_is_refused() =>
        Refused(Flow.New().Start().Node("X", ActivityTypes.Task, ("title", Flow.Literal("t")), ("role", Flow.Literal("clerk")), ("department", Flow.Literal("lead")), ("form", Flow.Literal("form")), ("outcomes", Flow.Object(new JsonArray())), ("labels", Flow.Object(new JsonObject()))).Finish().To("Start -> X"), "task.no-outcome", "X");

    [Fact]
    public void An_outcome_without_a_connection_is_refused() =>
        RefusedOnly(Flow.New().Start().Task("A", "yes", "no").Finish().To("Start -> A", "A:yes -> Finish"), "port.open", "A");

    [Fact]
    public void A_decision_with_one_way_out_is_refused() =>
        RefusedOnly(Flow.New().Start().Decision("D", "facts.go").Finish().To("Start -> D", "D:True -> Finish"), "port.open", "D");

    [Fact]
    public void A_dead_end_is_refused() => RefusedOnly(Straight().Notice("N").To("Start -> N"), "dead-end", "N");

    [Fact]
    public void A_flow_that_never_ends_is_refused() =>
        Refused(Flow.New().Start().Task("A").Task("B").To("Start -> A -> B -> A"), "no-finish", "A");

    [Theory]
    [InlineData("role", "role.unknown")]
    [InlineData("department", "department.unknown")]
    [InlineData("form", "form.unknown")]
    public void An_unknown_word_in_a_task_is_refused(string input, string code) => RefusedOnly(TaskWith(input, Flow.Literal("无此项")), code, "X");

    [Theory]
    [InlineData("title", "", "input.value")]
    [InlineData("targetWorkingDays", "0", "input.value")]
    [InlineData("targetWorkingDays", "soon", "input.value")]
    [InlineData("priority", "1", "input.unknown")]
    public void A_bad_input_of_a_task_is_refused(string input, string value, string code) => RefusedOnly(TaskWith(input, Flow.Literal(value)), code, "X");

    [Fact]
    public void A_role_that_is_computed_is_refused() => RefusedOnly(TaskWith("role", Flow.Script("facts.kind")), "input.computed", "X");

    [Fact]
    public void An_expression_in_another_language_is_refused() => RefusedOnly(TaskWith("title", Flow.Input("Liquid", "{{ x }}")), "input.syntax", "X");

    [Fact]
    public void Outcomes_that_are_not_json_are_refused() => Refused(TaskWith("outcomes", Flow.Input("Object", "[{")), "input.value", "X");

    [Theory]
    [InlineData("""{ "Done": "" }""", "input.value")]
    [InlineData("""["完成"]""", "input.value")]
    [InlineData("""{ }""", "label.missing")]
    [InlineData("""{ "Done": "完成", "Dome": "完城" }""", "label.unknown")]
    public void Outcomes_and_the_words_on_their_buttons_must_agree(string labels, string code) => RefusedOnly(TaskWith("labels", Flow.Input("Object", labels)), code, "X");

    [Fact]
    public void Outcomes_in_the_form_that_a_designer_cannot_open_are_refused() =>
        Refused(TaskWith("outcomes", Flow.Object(new JsonArray(new JsonObject { ["name"] = "Done", ["label"] = "完成" }))), "input.value", "X");

    [Fact]
    public void A_missing_input_is_refused() => RefusedOnly(Flow.New().Start().Node("X", ActivityTypes.FlowDecision).Finish().To("Start -> X", "X:True -> Finish", "X:False -> Finish"), "input.missing", "X");

    [Fact]
    public void An_unknown_template_is_refused() => RefusedOnly(Flow.New().Start().Notice("N", "nothing").Finish().To("Start -> N -> Finish"), "template.unknown", "N");

    [Fact]
    public void An_unknown_scope_is_refused() => RefusedOnly(Flow.New().Start().Side("S", "everyone").Finish().To("Start -> S -> Finish"), "input.value", "S");

    [Fact]
    public void An_unknown_side_definition_is_refused() =>
        RefusedOnly(Flow.New().Start().Node("S", ActivityTypes.StartSide, ("definition", Flow.Literal("none")), ("scope", Flow.Literal("case"))).Finish().To("Start -> S -> Finish"), "definition.unknown", "S");

    [Fact]
    public void An_unknown_signal_is_refused() => RefusedOnly(Flow.New().Start().Wait("W", "ping", "boo").Finish().To("Start -> W", "W:ping -> Finish", "W:boo -> Finish"), "signal.unknown", "W");

    [Fact]
    public void A_join_with_an_unknown_mode_is_refused() => RefusedOnly(Flow.New().Start().Join("J", "Whenever").Finish().To("Start -> J -> Finish"), "input.value", "J");

    [Fact]
    public void An_undeclared_variable_is_refused() => RefusedOnly(Flow.New().Start().Set("V", "var-x", "1").Finish().To("Start -> V -> Finish"), "variable.unknown", "V");

    [Theory]
    [InlineData("facts.go &&", "expression.syntax")]
    [InlineData("", "expression.syntax")]
    [InlineData("new Date() > 0", "expression.clock")]
    [InlineData("Date.now() > 0", "expression.clock")]
    [InlineData("performance.now() > 0", "expression.clock")]
    [InlineData("new Intl.DateTimeFormat() === 1", "expression.clock")]
    [InlineData("Math.random() > 0.5", "expression.chance")]
    [InlineData("Math['random']() > 0.5", "expression.chance")]
    [InlineData("Math['ran' + 'dom']() > 0.5", "expression.chance")]
    [InlineData("(({ random }) => random())(Math) > 0.5", "expression.chance")]
    [InlineData("crypto.randomUUID() > ''", "expression.chance")]
    [InlineData("facts.gone", "fact.unknown")]
    [InlineData("facts['gone']", "fact.unknown")]
    [InlineData("facts['g' + 'o']", "fact.unknown")]
    [InlineData("Object.keys(facts).length > 0", "fact.unknown")]
    [InlineData("getVariable('gone') === 1", "variable.unknown")]
    [InlineData("getVariable(facts.kind) === 1", "variable.unknown")]
    [InlineData("setVariable('x', 1)", "expression.name")]
    [InlineData("globalThis.x", "expression.name")]
    [InlineData("eval('1')", "expression.name")]
    [InlineData("2n ** 99999999n > 1n", "expression.name")]
    [InlineData("facts.go = true", "expression.effect")]
    public void An_expression_that_is_not_a_function_of_the_facts_is_refused(string script, string code) =>
        RefusedOnly(Flow.New().Start().Decision("D", script).Finish().To("Start -> D", "D:True -> Finish", "D:False -> Finish"), code, "D");

    [Fact]
    public void A_case_of_a_switch_is_examined_too() =>
        RefusedOnly(Flow.New().Start().Switch("W", null, ("a", "facts.gone")).Finish().To("Start -> W", "W:a -> Finish", "W:Default -> Finish"), "fact.unknown", "W");

    [Fact]
    public void A_jump_back_that_bypasses_its_target_is_refused() =>
        Refused(Flow.New().Start().Decision("D", "facts.go").Task("A").Task("B").Task("C", "on", "back").Finish()
            .To("Start -> D", "D:True -> A", "D:False -> B", "A -> C", "B -> C", "C:on -> Finish", "C:back -> A"), "loop.invalid", "C");

    [Fact]
    public void A_loop_that_can_spin_without_a_task_is_refused() =>
        RefusedOnly(Flow.New().Start().Notice("N").Decision("D", "facts.go").Finish().To("Start -> N -> D", "D:True -> Finish", "D:False -> N"), "loop.busy", "D");

    [Fact]
    public void A_node_fed_from_inside_and_outside_a_loop_is_refused() =>
        RefusedOnly(Flow.New().Start().Task("A", "on", "out").Task("B").Task("C", "on", "back").Task("Z").Finish()
            .To("Start -> A", "A:on -> B", "A:out -> Z", "B -> C", "C:back -> B", "C:on -> Z", "Z -> Finish"), "loop.join", "Z");

    [Fact]
    public void A_loop_in_a_branch_of_a_fork_is_refused() =>
        RefusedOnly(Flow.New().Start().Fork("F", "l", "r").Task("L").Task("M", "on", "back").Task("R").Join("J", "WaitAll").Finish()
            .To("Start -> F", "F:l -> L", "L -> M", "M:back -> L", "M:on -> J", "F:r -> R", "R -> J", "J -> Finish"), "loop.join", "J");

    [Fact]
    public void A_join_of_branches_inside_a_race_is_refused() =>
        RefusedOnly(Flow.New().Start().Fork("F", "a", "b", "c").Task("A").Task("B").Task("C").Task("K").Join("J", "WaitAny").Finish()
            .To("Start -> F", "F:a -> A", "F:b -> B", "F:c -> C", "A -> K", "B -> K", "K -> J", "C -> J", "J -> Finish"), "race.join", "K");

    [Fact]
    public void A_jump_back_behind_too_many_ways_is_refused()
    {
        var flow = Flow.New().Start().Task("A").Finish().To("Start -> A");
        for (var i = 0; i < 11; i++)
        {
            var before = i == 0 ? "A" : $"N{i - 1}";
            flow.Decision($"D{i}", "facts.go").Notice($"N{i}").To($"{before} -> D{i}", $"D{i}:True -> N{i}", $"D{i}:False -> N{i}");
        }

        RefusedOnly(flow.Task("Z", "on", "back").To("N10 -> Z", "Z:on -> Finish", "Z:back -> A"), "loop.ways", "Z");
    }

    private static Flow TaskWith(string input, JsonObject value)
    {
        var inputs = new Dictionary<string, JsonNode>
        {
            ["title"] = Flow.Literal("t"),
            ["role"] = Flow.Literal("clerk"),
            ["department"] = Flow.Literal("lead"),
            ["form"] = Flow.Literal("form"),
            ["outcomes"] = Flow.Object(new JsonArray("Done")),
            ["labels"] = Flow.Object(new JsonObject { ["Done"] = "完成" }),
        };
        inputs[input] = value;
        return Flow.New().Start().Node("X", ActivityTypes.Task, [.. inputs.Select(i => (i.Key, i.Value))]).Finish().To("Start -> X -> Finish");
    }
}
