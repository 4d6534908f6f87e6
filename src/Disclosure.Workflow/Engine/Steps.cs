using System.Text.Json;
using System.Text.Json.Nodes;

namespace Disclosure.Workflow;

/// <summary>What entering a step of ours brings about.</summary>
/// <param name="Command">What the host is to do, if anything.</param>
/// <param name="Waits">What the step waits for; null when it is done at once.</param>
/// <param name="Signals">The outcomes or signals that complete the wait; empty when there is none.</param>
public sealed record StepEffect(WorkflowCommand? Command, WaitKind? Waits, IReadOnlyList<string> Signals);

/// <summary>
/// The activities of this product, from the values of their inputs to a command. Every engine evaluates the inputs in its own
/// way and asks here what follows, so that a step means the same on all of them.
/// </summary>
public static class Steps
{
    private static readonly IReadOnlyList<string> None = [];

    /// <summary>Whether a type is one of ours.</summary>
    public static bool IsStep(string type) => type is ActivityTypes.Task or ActivityTypes.Wait or ActivityTypes.Notice or ActivityTypes.StartSide;

    /// <summary>Enters a step.</summary>
    /// <param name="activity">The node.</param>
    /// <param name="instanceId">The instance, for the command's key.</param>
    /// <param name="visit">How often the node has been entered, this time included.</param>
    /// <param name="input">The value of an input as JSON; called only for inputs that the node has.</param>
    /// <exception cref="AdvanceException">An input is missing or has a value of the wrong kind.</exception>
    public static StepEffect Enter(WorkflowActivity activity, string instanceId, int visit, Func<string, JsonNode?> input)
    {
        ArgumentNullException.ThrowIfNull(activity);
        ArgumentNullException.ThrowIfNull(input);
        var values = new Inputs(activity, input);
        string Key(string kind) => EngineRules.Key(instanceId, activity.Id, visit, kind);
        switch (activity.Type)
        {
            case ActivityTypes.Task:
                var outcomes = values.Outcomes();
                return new StepEffect(
                    new WorkflowCommand.CreateTask(
                        Key("task"), activity.Id, visit, EngineRules.WaitId(activity.Id, visit), values.Text("title"), values.Text("role"), values.Text("department"), values.Text("form"), outcomes, values.TargetDays()),
                    WaitKind.Task,
                    [.. outcomes.Select(o => o.Name)]);
            case ActivityTypes.Wait:
                return new StepEffect(null, WaitKind.Signal, values.Names("signals"));
            case ActivityTypes.Notice:
                return new StepEffect(new WorkflowCommand.Notify(Key("notify"), activity.Id, values.Text("role"), values.Text("department"), values.Text("template")), null, None);
            case ActivityTypes.StartSide:
                return new StepEffect(new WorkflowCommand.StartSide(Key("side"), activity.Id, values.Text("definition"), values.Text("scope")), null, None);
            default:
                throw new AdvanceException(activity.Id, AdvanceFailureCode.Definition, $"节点“{activity.Id}”的类型“{activity.Type}”无法执行。");
        }
    }

    /// <summary>
    /// The truth of a condition. Stricter than Elsa, which takes a missing value for false: a fact that is not there must not
    /// decide a case.
    /// </summary>
    /// <exception cref="AdvanceException">It is neither true nor false.</exception>
    public static bool Truth(string nodeId, WorkflowExpression expression, JsonNode? value)
    {
        ArgumentNullException.ThrowIfNull(expression);
        return value?.GetValueKind() switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            JsonValueKind.String when bool.TryParse(value.ToString(), out var flag) && expression.Syntax == WorkflowExpression.Literal => flag,
            _ => throw NotTruth(nodeId, expression.Text, value?.ToJsonString()),
        };
    }

    /// <summary>The failure of a condition that is neither true nor false.</summary>
    public static AdvanceException NotTruth(string nodeId, string expression, string? value) =>
        new(nodeId, AdvanceFailureCode.Expression, $"节点“{nodeId}”的条件没有得出“是”或“否”，可能缺少所需的案件信息。", $"{expression} => {value ?? "null"}");

    /// <summary>The failure of an expression that could not be evaluated.</summary>
    public static AdvanceException NotEvaluated(string nodeId, string expression, Exception cause)
    {
        ArgumentNullException.ThrowIfNull(cause);
        return new(new AdvanceFailure(nodeId, AdvanceFailureCode.Expression, $"节点“{nodeId}”的表达式无法计算，请检查流程定义或案件信息。", $"{expression}: {cause.Message}"), cause);
    }

    /// <summary>A list of port names.</summary>
    /// <exception cref="AdvanceException">It is not a list of names, or empty.</exception>
    public static IReadOnlyList<string> Names(string nodeId, string input, JsonNode? value)
    {
        List<string> names = [.. (value as JsonArray ?? []).Select(n => n is JsonValue && n.GetValueKind() == JsonValueKind.String ? n.ToString() : "")];
        return names.Count > 0 && names.TrueForAll(n => n.Length > 0)
            ? names
            : throw new AdvanceException(nodeId, AdvanceFailureCode.Definition, $"节点“{nodeId}”的输入“{input}”应为非空的名称数组。");
    }

    private readonly struct Inputs(WorkflowActivity activity, Func<string, JsonNode?> input)
    {
        public string Text(string name)
        {
            var value = Required(name);
            return value is JsonValue && value.GetValueKind() is JsonValueKind.String or JsonValueKind.Number && value.ToString() is { Length: > 0 } text
                ? text
                : throw new AdvanceException(activity.Id, AdvanceFailureCode.Expression, $"节点“{activity.Id}”的输入“{name}”没有得出文字。", value?.ToJsonString());
        }

        public IReadOnlyList<string> Names(string name) => Steps.Names(activity.Id, name, Required(name));

        public IReadOnlyList<TaskOutcome> Outcomes()
        {
            var labels = activity.Inputs.ContainsKey("labels") ? input("labels") as JsonObject : null;
            return [.. Names("outcomes").Select(name => new TaskOutcome(name, labels?[name]?.ToString() is { Length: > 0 } label ? label : name))];
        }

        public int? TargetDays()
        {
            if (!activity.Inputs.ContainsKey("targetWorkingDays") || input("targetWorkingDays") is not JsonValue value)
            {
                return null;
            }

            return int.TryParse(value.ToString(), out var days) && days > 0
                ? days
                : throw new AdvanceException(activity.Id, AdvanceFailureCode.Expression, $"任务“{activity.Id}”的内控工作日数应为正整数。", value.ToString());
        }

        private JsonNode? Required(string name) => activity.Inputs.ContainsKey(name)
            ? input(name)
            : throw new AdvanceException(activity.Id, AdvanceFailureCode.Definition, $"节点“{activity.Id}”缺少输入“{name}”。");
    }
}
