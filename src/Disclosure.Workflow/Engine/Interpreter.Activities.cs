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
                Complete(activity.Id, visit, activity.Inputs.ContainsKey("branches") ? Steps.Names(activity.Id, "branches", Value(activity, "branches")) : Done, backward);
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
            default:
                Step(activity, visit, backward);
                break;
        }
    }

    private void Finish(WorkflowActivity activity, int visit)
    {
        _trace.Add(new TraceEntry(activity.Id, visit, TraceKind.Completed, None));
        _queue.Clear();
        CloseAll();
        state.Status = InstanceStatus.Finished;
    }

    private void Step(WorkflowActivity activity, int visit, bool backward)
    {
        var effect = Steps.Enter(activity, state.InstanceId, visit, input => Value(activity, input));
        if (effect.Command is { } command)
        {
            _commands.Add(command);
        }

        if (effect.Waits is { } kind)
        {
            state.Open(new InstanceState.Wait(activity.Id, visit, kind, backward, effect.Signals));
        }
        else
        {
            Complete(activity.Id, visit, Done, backward);
        }
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
        var expression = Required(activity, "value");
        state.Variables[variable.Name] = VariableRules.Require(activity.Id, variable, Evaluate(activity, expression), expression.Syntax == WorkflowExpression.Literal);
    }

    private static WorkflowExpression Required(WorkflowActivity activity, string input) =>
        activity.Inputs.GetValueOrDefault(input)
        ?? throw new AdvanceException(activity.Id, AdvanceFailureCode.Definition, $"节点“{activity.Id}”缺少输入“{input}”。");

    private JsonNode? Value(WorkflowActivity activity, string input) => Evaluate(activity, Required(activity, input));

    private JsonNode? Evaluate(WorkflowActivity activity, WorkflowExpression expression) => expressions.Evaluate(activity.Id, expression, state.Variables);

    private bool Truth(WorkflowActivity activity, WorkflowExpression expression) => Steps.Truth(activity.Id, expression, Evaluate(activity, expression));
}
