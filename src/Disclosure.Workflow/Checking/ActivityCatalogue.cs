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

    /// <summary>A literal object that gives each port the words on its button.</summary>
    Labels,

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
/// <param name="Hint">What to write there, in Chinese; shown beside the field in the designer.</param>
/// <param name="Kind">What it may hold.</param>
/// <param name="Required">Whether it must be given.</param>
/// <param name="Choices">The literals of a <see cref="InputKind.Choice"/>; empty otherwise.</param>
public sealed record ActivityInput(string Name, string DisplayName, string Hint, InputKind Kind, bool Required, IReadOnlyList<string> Choices);

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
                Input("title", "标题", "任务列表中显示的名称。", InputKind.Text),
                Input("role", "岗位", "由哪一岗位办理。", InputKind.Role),
                Input("department", "处室", "intake 为公开工作机构，lead 为牵头处室，own 为本子流程的处室，也可写处室代码。", InputKind.Department),
                Input("form", "表单", "办理时填写的表单。", InputKind.Form),
                Input("outcomes", "办理结果", "可选的办理结果，每个是一个出口。", InputKind.Names),
                Input("labels", "按钮文字", "各办理结果在按钮上的文字，如 {\"approved\": \"同意\"}。", InputKind.Labels),
                Input("targetWorkingDays", "内控工作日", "内部要求的办理工作日数，不是法定期限，可以不填。", InputKind.Number, required: false),
            ],
            []),
        new(ActivityTypes.Wait, "等待", "等待指定的事件；每个事件是一个出口。", [Input("signals", "事件", "等待的事件，每个是一个出口。", InputKind.Names)], []),
        new(ActivityTypes.Notice, "内部提醒", "给某一岗位发一条内部提醒，不等待。",
            [
                Input("role", "岗位", "提醒哪一岗位。", InputKind.Role),
                Input("department", "处室", "intake、lead、own 或者处室代码。", InputKind.Department),
                Input("template", "模板", "提醒内容的模板。", InputKind.Template),
            ],
            Done),
        new(ActivityTypes.StartSide, "启动子流程", "启动子流程，不等待其结束。",
            [
                Input("definition", "流程定义", "子流程的定义标识。", InputKind.Definition),
                Choice("scope", "范围", "assignments 为每个承办处室启动一个，case 为整件启动一个。", required: true, "assignments", "case"),
            ],
            Done),
        new(ActivityTypes.Start, "开始", "流程的起点。", [], Done),
        new(ActivityTypes.Finish, "结束", "结束整个流程，尚未办理的任务一并关闭。", [], []),
        new(ActivityTypes.FlowDecision, "判断", "按条件走“是”或“否”。", [Input("condition", "条件", "得出 true 或 false 的表达式。", InputKind.Condition)], ["True", "False"]),
        new(ActivityTypes.FlowSwitch, "多路判断", "按条件走相应的出口，都不符合时走 Default。", [Choice("mode", "方式", "MatchFirst 只走第一个符合的出口，MatchAny 走所有符合的出口。", required: false, "MatchFirst", "MatchAny")], ["Default"]),
        new(ActivityTypes.FlowFork, "并行", "同时走各个分支。", [Input("branches", "分支", "分支的名称，每个是一个出口。", InputKind.Names)], []),
        new(ActivityTypes.FlowJoin, "汇合", "等待各分支汇合。", [Choice("mode", "方式", "WaitAny 任一分支先到，WaitAll 全部到齐，WaitAllActive 全部已走的分支到齐。", required: false, "WaitAny", "WaitAll", "WaitAllActive")], Done),
        new(ActivityTypes.SetVariable, "变量赋值", "给流程变量赋值。", [Input("value", "值", "要赋的值。", InputKind.Any)], Done),
    ];

    /// <summary>The description of a type, or null when it may not be used.</summary>
    public static ActivityDescription? Find(string type) => All.FirstOrDefault(a => a.Type == type);

    /// <summary>The ports of a node in order; empty for a node that ends the flow, is unknown, or whose list cannot be read.</summary>
    public static IReadOnlyList<string> Ports(WorkflowActivity activity)
    {
        ArgumentNullException.ThrowIfNull(activity);
        return activity.Type switch
        {
            ActivityTypes.Task => Names(activity, "outcomes"),
            ActivityTypes.Wait => Names(activity, "signals"),
            ActivityTypes.FlowFork => Names(activity, "branches"),
            ActivityTypes.FlowSwitch => [.. activity.Cases.Select(c => c.Label), "Default"],
            _ => Find(activity.Type)?.Outcomes ?? [],
        };
    }

    /// <summary>The outcomes of a task as they stand in the definition, with their words.</summary>
    public static IReadOnlyList<TaskOutcome> Outcomes(WorkflowActivity activity)
    {
        ArgumentNullException.ThrowIfNull(activity);
        var labels = Labels(activity, "labels");
        return [.. Names(activity, "outcomes").Select(name => new TaskOutcome(name, labels.GetValueOrDefault(name) ?? name))];
    }

    /// <summary>The words by name as they stand in the definition; those that are empty or no text are left out.</summary>
    public static IReadOnlyDictionary<string, string> Labels(WorkflowActivity activity, string input)
    {
        ArgumentNullException.ThrowIfNull(activity);
        return (Value(activity, input) as JsonObject ?? [])
            .Select(p => (p.Key, Text: Text(p.Value)))
            .Where(p => p.Text is not null)
            .ToDictionary(p => p.Key, p => p.Text!, StringComparer.Ordinal);
    }

    /// <summary>A list of names as it stands in the definition.</summary>
    public static IReadOnlyList<string> Names(WorkflowActivity activity, string input) => [.. List(activity, input).Select(Text).OfType<string>()];

    internal static JsonArray List(WorkflowActivity activity, string input) => Value(activity, input) as JsonArray ?? [];

    private static JsonNode? Value(WorkflowActivity activity, string input) =>
        activity.Inputs.GetValueOrDefault(input) is { Syntax: WorkflowExpression.Object or WorkflowExpression.Literal } expression
        && ExpressionEvaluator.TryParseObject(expression, out var value)
            ? value
            : null;

    private static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) && !string.IsNullOrWhiteSpace(text) ? text : null;

    private static ActivityInput Input(string name, string displayName, string hint, InputKind kind, bool required = true) => new(name, displayName, hint, kind, required, []);

    private static ActivityInput Choice(string name, string displayName, string hint, bool required, params string[] choices) => new(name, displayName, hint, InputKind.Choice, required, choices);
}
