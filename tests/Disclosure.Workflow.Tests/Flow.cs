using System.Text.Json;
using System.Text.Json.Nodes;

namespace Disclosure.Workflow.Tests;

/// <summary>Writes small definitions in Elsa's format.</summary>
internal sealed class Flow
{
    private readonly JsonArray _activities = [];
    private readonly JsonArray _connections = [];
    private readonly JsonArray _variables = [];

    public static Flow New() => new();

    public Flow Node(string id, string type, params (string Name, JsonNode Value)[] properties)
    {
        var node = new JsonObject { ["id"] = id, ["type"] = type, ["customProperties"] = new JsonObject() };
        foreach (var (name, value) in properties)
        {
            node[name] = value;
        }

        _activities.Add(node);
        return this;
    }

    public Flow Start(string id = "Start") => Node(id, ActivityTypes.Start);

    public Flow Finish(string id = "Finish") => Node(id, ActivityTypes.Finish);

    public Flow Task(string id, params string[] outcomes)
    {
        outcomes = outcomes.Length == 0 ? ["Done"] : outcomes;
        return Node(
            id,
            ActivityTypes.Task,
            ("title", Literal("任务" + id)),
            ("role", Literal("clerk")),
            ("department", Literal("intake")),
            ("form", Literal("form")),
            ("outcomes", Object(Names(outcomes))),
            ("labels", Object(new JsonObject(outcomes.Select(o => KeyValuePair.Create(o, (JsonNode?)("办理" + o)))))));
    }

    public Flow Wait(string id, params string[] signals) => Node(id, ActivityTypes.Wait, ("signals", Object(Names(signals))));

    public Flow Decision(string id, string condition) => Node(id, ActivityTypes.FlowDecision, ("condition", Script(condition)));

    public Flow Fork(string id, params string[] branches) => Node(id, ActivityTypes.FlowFork, ("branches", Object(Names(branches))));

    public Flow Join(string id, string? mode) => mode is null ? Node(id, ActivityTypes.FlowJoin) : Node(id, ActivityTypes.FlowJoin, ("mode", Literal(mode)));

    public Flow Switch(string id, string? mode, params (string Label, string Condition)[] cases)
    {
        var list = new JsonArray([.. cases.Select(c => (JsonNode)new JsonObject
        {
            ["label"] = c.Label,
            ["condition"] = new JsonObject { ["type"] = "JavaScript", ["value"] = c.Condition },
        })]);
        return mode is null ? Node(id, ActivityTypes.FlowSwitch, ("cases", list)) : Node(id, ActivityTypes.FlowSwitch, ("cases", list), ("mode", Literal(mode)));
    }

    public Flow Notice(string id, string template = "note") =>
        Node(id, ActivityTypes.Notice, ("role", Literal("clerk")), ("department", Literal("lead")), ("template", Literal(template)));

    public Flow Side(string id, string scope = "case") => Node(id, ActivityTypes.StartSide, ("definition", Literal("side")), ("scope", Literal(scope)));

    public Flow Set(string id, string variable, string script) =>
        Node(id, ActivityTypes.SetVariable, ("variable", new JsonObject { ["id"] = variable }), ("value", Script(script)));

    public Flow Variable(string name, string typeName, string? value = null)
    {
        _variables.Add(new JsonObject { ["id"] = "var-" + name, ["name"] = name, ["typeName"] = typeName, ["value"] = value, ["storageDriverTypeName"] = "Elsa.Workflows.WorkflowInstanceStorageDriver, Elsa.Workflows.Core" });
        return this;
    }

    /// <summary>Connects <c>A -> B</c> by Done, or <c>A:port -> B</c>; several separated by commas or chained.</summary>
    public Flow To(params string[] arrows)
    {
        foreach (var arrow in arrows)
        {
            var parts = arrow.Split("->", StringSplitOptions.TrimEntries);
            for (var i = 0; i + 1 < parts.Length; i++)
            {
                var from = parts[i].Split(':');
                _connections.Add(new JsonObject
                {
                    ["source"] = new JsonObject { ["activity"] = from[0], ["port"] = from.Length > 1 ? from[1] : "Done" },
                    ["target"] = new JsonObject { ["activity"] = parts[i + 1].Split(':')[0], ["port"] = "In" },
                });
            }
        }

        return this;
    }

    public JsonObject Document() => new()
    {
        ["definitionId"] = "test",
        ["version"] = 1,
        ["name"] = "测试",
        ["variables"] = _variables.DeepClone(),
        ["root"] = new JsonObject { ["type"] = "Elsa.Flowchart", ["activities"] = _activities.DeepClone(), ["connections"] = _connections.DeepClone() },
    };

    public WorkflowDefinition Build()
    {
        var parsed = WorkflowDefinition.Parse(Document().ToJsonString(new JsonSerializerOptions { WriteIndented = true }));
        Assert.Empty(parsed.Errors);
        return parsed.Definition!;
    }

    public static JsonObject Literal(JsonNode? value) => Input("Literal", value);

    public static JsonObject Script(string code) => Input("JavaScript", code);

    public static JsonObject Object(JsonNode value) => Input("Object", value.ToJsonString());

    public static JsonObject Input(string syntax, JsonNode? value) =>
        new() { ["typeName"] = "Object", ["expression"] = new JsonObject { ["type"] = syntax, ["value"] = value } };

    private static JsonArray Names(string[] names) => new([.. names.Select(n => (JsonNode)n)]);
}
