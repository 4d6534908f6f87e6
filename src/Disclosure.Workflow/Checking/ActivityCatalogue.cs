using System.Text.Json.Nodes;

namespace Disclosure.Workflow;

/// <summary>What an input may hold.</summary>
public enum InputKind
{
    /// <summary>Free text, literal or JavaScript.</summary>
    Text,

    /// <summary>A whole number of 1 or more, literal or JavaScript.</summary>
    Number,

    /// <summary>True or false, by JavaScript.</summary>
    Condition,

    /// <summary>Any value, literal, object or JavaScript.</summary>
    Any,

    /// <summary>A literal list of names, each of which is a port.</summary>
    Names,

    /// <summary>A literal list of <c>{name, label}</c>, each of which is a port.</summary>
    Outcomes,

    /// <summary>A literal role key.</summary>
    Role,

    /// <summary>A literal department key.</summary>
    Department,

    /// <summary>A literal form key.</summary>
    Form,

    /// <summary>A literal template key.</summary>
    Template,

    /// <summary>A literal definition id.</summary>
    Definition,

    /// <summary>One of the literals listed.</summary>
    Choice,
}

/// <summary>An input of an activity.</summary>
/// <param name="Name">Its name in the JSON.</param>
/// <param name="DisplayName">Its name for people, in Chinese.</param>
/// <param name="Kind">What it may hold.</param>
/// <param name="Required">Whether it must be given.</param>
/// <param name="Choices">The literals of a <see cref="InputKind.Choice"/>; empty otherwise.</param>
public sealed record ActivityInput(string Name, string DisplayName, InputKind Kind, bool Required, IReadOnlyList<string> Choices);

/// <summary>A type of activity.</summary>
/// <param name="Type">The type name.</param>
/// <param name="DisplayName">Its name, in Chinese.</param>
/// <param name="Description">What it does, in Chinese.</param>
/// <param name="Inputs">Its inputs.</param>
/// <param name="Outcomes">Its fixed ports; those that come from an input are found by <see cref="ActivityCatalogue.Ports"/>.</param>
public sealed record ActivityDescription(string Type, string DisplayName, string Description, IReadOnlyList<ActivityInput> Inputs, IReadOnlyList<string> Outcomes);

/// <summary>All activities that a definition may use. The check, the diagram and an adapter to Elsa read the same list.</summary>
public static class ActivityCatalogue
{
    private static readonly string[] Done = ["Done"];

    /// <summary>Every activity, in the order in which a designer would list them.</summary>
    public static IReadOnlyList<ActivityDescription> All { get; } =
    [
        new(ActivityTypes.Task, "任务", "交给某一岗位办理的任务；每种办理结果是一个出口。",
            [
                Input("title", "标题", InputKind.Text),
                Input("role", "岗位", InputKind.Role),
                Input("department", "处室", InputKind.Department),
                Input("form", "表单", InputKind.Form),
                Input("outcomes", "办理结果", InputKind.Outcomes),
                Input("targetWorkingDays", "内控工作日", InputKind.Number, required: false),
            ],
            []),
        new(ActivityTypes.Wait, "等待", "等待指定的事件；每个事件是一个出口。", [Input("signals", "事件", InputKind.Names)], []),
        new(ActivityTypes.Notice, "内部提醒", "给某一岗位发一条内部提醒，不等待。",
            [Input("role", "岗位", InputKind.Role), Input("department", "处室", InputKind.Department), Input("template", "模板", InputKind.Template)],
            Done),
        new(ActivityTypes.StartSide, "启动子流程", "启动子流程，不等待其结束。",
            [Input("definition", "流程定义", InputKind.Definition), Choice("scope", "范围", required: true, "assignments", "case")],
            Done),
        new(ActivityTypes.Start, "开始", "流程的起点。", [], Done),
        new(ActivityTypes.Finish, "结束", "结束整个流程，尚未办理的任务一并关闭。", [], []),
        new(ActivityTypes.FlowDecision, "判断", "按条件走“是”或“否”。", [Input("condition", "条件", InputKind.Condition)], ["True", "False"]),
        new(ActivityTypes.FlowSwitch, "多路判断", "按条件走相应的出口，都不符合时走 Default。", [Choice("mode", "方式", required: false, "MatchFirst", "MatchAny")], ["Default"]),
        new(ActivityTypes.FlowFork, "并行", "同时走各个分支。", [Input("branches", "分支", InputKind.Names)], []),
        new(ActivityTypes.FlowJoin, "汇合", "等待各分支汇合。", [Choice("mode", "方式", required: false, "WaitAny", "WaitAll", "WaitAllActive")], Done),
        new(ActivityTypes.SetVariable, "变量赋值", "给流程变量赋值。", [Input("value", "值", InputKind.Any)], Done),
    ];

    /// <summary>The description of a type, or null when it may not be used.</summary>
    public static ActivityDescription? Find(string type) => All.FirstOrDefault(a => a.Type == type);

    /// <summary>The ports of a node in order; empty for a node that ends the flow, is unknown, or whose list cannot be read.</summary>
    public static IReadOnlyList<string> Ports(WorkflowActivity activity)
    {
        ArgumentNullException.ThrowIfNull(activity);
        return activity.Type switch
        {
            ActivityTypes.Task => [.. Outcomes(activity).Select(o => o.Name)],
            ActivityTypes.Wait => Names(activity, "signals"),
            ActivityTypes.FlowFork => Names(activity, "branches"),
            ActivityTypes.FlowSwitch => [.. activity.Cases.Select(c => c.Label), "Default"],
            _ => Find(activity.Type)?.Outcomes ?? [],
        };
    }

    /// <summary>The outcomes of a task as they stand in the definition.</summary>
    public static IReadOnlyList<TaskOutcome> Outcomes(WorkflowActivity activity)
    {
        ArgumentNullException.ThrowIfNull(activity);
        return [.. List(activity, "outcomes").OfType<JsonObject>()
            .Select(o => (Name: Text(o["name"]), Label: Text(o["label"])))
            .Where(o => o is { Name: not null, Label: not null })
            .Select(o => new TaskOutcome(o.Name!, o.Label!))];
    }

    /// <summary>A list of names as it stands in the definition.</summary>
    public static IReadOnlyList<string> Names(WorkflowActivity activity, string input) => [.. List(activity, input).Select(Text).OfType<string>()];

    internal static JsonArray List(WorkflowActivity activity, string input) =>
        activity.Inputs.GetValueOrDefault(input) is { Syntax: WorkflowExpression.Object or WorkflowExpression.Literal } expression
        && ExpressionEvaluator.TryParseObject(expression, out var value)
        && value is JsonArray array
            ? array
            : [];

    private static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) && !string.IsNullOrWhiteSpace(text) ? text : null;

    private static ActivityInput Input(string name, string displayName, InputKind kind, bool required = true) => new(name, displayName, kind, required, []);

    private static ActivityInput Choice(string name, string displayName, bool required, params string[] choices) => new(name, displayName, InputKind.Choice, required, choices);
}
