using System.Text.Json;
using System.Text.Json.Nodes;

namespace Disclosure.Workflow;

/// <summary>What each activity does.</summary>
internal sealed partial class Interpreter
{
    private void Execute(WorkflowActivity activity, bool backward)
    {
        var visit = state.VisitOf(activity.Id) + 1;
        state.Visits[activity.Id] = visit;
        _trace.Add(new TraceEntry(activity.Id, visit, TraceKind.Entered, None));
        switch (activity.Type)
        {
            case ActivityTypes.Start:
                Complete(activity.Id, visit, Done, backward);
                break;
            case ActivityTypes.Finish:
                Finish(activity, visit);
                break;
            case ActivityTypes.FlowDecision:
                Complete(activity.Id, visit, [Truth(activity, Required(activity, "condition")) ? "True" : "False"], backward);
                break;
            case ActivityTypes.FlowSwitch:
                Complete(activity.Id, visit, Matches(activity), backward);
                break;
            case ActivityTypes.FlowFork:
                Complete(activity.Id, visit, activity.Inputs.ContainsKey("branches") ? Names(activity, "branches") : Done, backward);
                break;
            case ActivityTypes.FlowJoin:
                // Elsa does this in every mode: what was scheduled before the join but began only after it was decided is closed too.
                CancelAncestors(activity.Id);
                Complete(activity.Id, visit, Done, backward);
                break;
            case ActivityTypes.SetVariable:
                SetVariable(activity);
                Complete(activity.Id, visit, Done, backward);
                break;
            case ActivityTypes.Task:
                CreateTask(activity, visit, backward);
                break;
            case ActivityTypes.Wait:
                OpenWait(activity, visit, WaitKind.Signal, backward, Names(activity, "signals"));
                break;
            case ActivityTypes.Notice:
                _commands.Add(new WorkflowCommand.Notify(
                    Key(activity.Id, visit, "notify"), activity.Id, Text(activity, "role"), Text(activity, "department"), Text(activity, "template")));
                Complete(activity.Id, visit, Done, backward);
                break;
            case ActivityTypes.StartSide:
                _commands.Add(new WorkflowCommand.StartSide(Key(activity.Id, visit, "side"), activity.Id, Text(activity, "definition"), Text(activity, "scope")));
                Complete(activity.Id, visit, Done, backward);
                break;
            default:
                throw new AdvanceException(activity.Id, AdvanceFailureCode.Definition, $"节点“{activity.Id}”的类型“{activity.Type}”无法执行。");
        }
    }

    private void Finish(WorkflowActivity activity, int visit)
    {
        _trace.Add(new TraceEntry(activity.Id, visit, TraceKind.Completed, None));
        _queue.Clear();
        CloseAll();
        state.Status = InstanceStatus.Finished;
    }

    private void CreateTask(WorkflowActivity activity, int visit, bool backward)
    {
        var outcomes = Outcomes(activity);
        _commands.Add(new WorkflowCommand.CreateTask(
            Key(activity.Id, visit, "task"),
            activity.Id,
            visit,
            InstanceState.Wait.IdOf(activity.Id, visit),
            Text(activity, "title"),
            Text(activity, "role"),
            Text(activity, "department"),
            Text(activity, "form"),
            outcomes,
            TargetDays(activity)));
        OpenWait(activity, visit, WaitKind.Task, backward, [.. outcomes.Select(o => o.Name)]);
    }

    private List<TaskOutcome> Outcomes(WorkflowActivity activity)
    {
        List<TaskOutcome> outcomes = [];
        foreach (var item in Evaluate(activity, Required(activity, "outcomes")) as JsonArray ?? [])
        {
            if (item is JsonObject o && o["name"] is JsonValue name && o["label"] is JsonValue label)
            {
                outcomes.Add(new TaskOutcome(name.ToString(), label.ToString()));
            }
        }

        return outcomes.Count > 0
            ? outcomes
            : throw new AdvanceException(activity.Id, AdvanceFailureCode.Definition, $"任务“{activity.Id}”没有办理结果：outcomes 应为由 name 和 label 组成的数组。");
    }

    private int? TargetDays(WorkflowActivity activity)
    {
        if (!activity.Inputs.TryGetValue("targetWorkingDays", out var expression) || Evaluate(activity, expression) is not JsonValue value)
        {
            return null;
        }

        return int.TryParse(value.ToString(), out var days) && days > 0
            ? days
            : throw new AdvanceException(activity.Id, AdvanceFailureCode.Expression, $"任务“{activity.Id}”的内控工作日数应为正整数。", value.ToString());
    }

    private List<string> Matches(WorkflowActivity activity)
    {
        // Elsa evaluates every case even when only the first match counts.
        var matches = activity.Cases.Where(c => Truth(activity, c.Condition)).Select(c => c.Label).ToList();
        return matches switch
        {
            [] => ["Default"],
            [var first, ..] when (activity.Literal("mode") ?? "MatchFirst") == "MatchFirst" => [first],
            _ => matches,
        };
    }

    private void SetVariable(WorkflowActivity activity)
    {
        var variable = definition.Variables.FirstOrDefault(v => v.Id == activity.VariableId)
            ?? throw new AdvanceException(activity.Id, AdvanceFailureCode.Definition, $"节点“{activity.Id}”要赋值的变量没有声明。", activity.VariableId);
        state.Variables[variable.Name] = Evaluate(activity, Required(activity, "value"));
    }

    private WorkflowExpression Required(WorkflowActivity activity, string input) =>
        activity.Inputs.GetValueOrDefault(input)
        ?? throw new AdvanceException(activity.Id, AdvanceFailureCode.Definition, $"节点“{activity.Id}”缺少输入“{input}”。");

    private JsonNode? Evaluate(WorkflowActivity activity, WorkflowExpression expression) => expressions.Evaluate(activity.Id, expression, state.Variables);

    private bool Truth(WorkflowActivity activity, WorkflowExpression expression)
    {
        // Stricter than Elsa, which takes a missing value for false: a fact that is not there must not decide a case.
        var value = Evaluate(activity, expression);
        return value?.GetValueKind() switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            JsonValueKind.String when bool.TryParse(value.ToString(), out var flag) && expression.Syntax == WorkflowExpression.Literal => flag,
            _ => throw new AdvanceException(activity.Id, AdvanceFailureCode.Expression, $"节点“{activity.Id}”的条件没有得出“是”或“否”，可能缺少所需的案件信息。", $"{expression.Text} => {value?.ToJsonString() ?? "null"}"),
        };
    }

    private string Text(WorkflowActivity activity, string input)
    {
        var value = Evaluate(activity, Required(activity, input));
        return value is JsonValue && value.GetValueKind() is JsonValueKind.String or JsonValueKind.Number && value.ToString() is { Length: > 0 } text
            ? text
            : throw new AdvanceException(activity.Id, AdvanceFailureCode.Expression, $"节点“{activity.Id}”的输入“{input}”没有得出文字。", value?.ToJsonString());
    }

    private List<string> Names(WorkflowActivity activity, string input)
    {
        var names = (Evaluate(activity, Required(activity, input)) as JsonArray ?? [])
            .Select(n => n is JsonValue && n.GetValueKind() == JsonValueKind.String ? n.ToString() : "").ToList();
        return names.Count > 0 && names.TrueForAll(n => n.Length > 0)
            ? names
            : throw new AdvanceException(activity.Id, AdvanceFailureCode.Definition, $"节点“{activity.Id}”的输入“{input}”应为非空的名称数组。");
    }
}
