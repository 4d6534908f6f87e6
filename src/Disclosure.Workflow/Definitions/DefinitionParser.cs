using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Disclosure.Workflow;

/// <summary>Reads Elsa 3 JSON. Collects every fault instead of stopping at the first.</summary>
internal sealed class DefinitionParser
{
    /// <summary>A definition is written by people; these limits only keep hostile files from costing time.</summary>
    internal const int MaxBytes = 2_000_000;
    internal const int MaxActivities = 1_000;
    internal const int MaxConnections = 4_000;

    private const string StorageDriver = "Elsa.Workflows.WorkflowInstanceStorageDriver, Elsa.Workflows.Core";

    private static readonly HashSet<string> NotInputs =
        ["id", "nodeId", "name", "type", "version", "customProperties", "metadata", "cases", "variable"];

    /// <summary>Elsa's aliases of the types that a variable may have here. It drops a variable of an unknown type without a word.</summary>
    private static readonly string[] VariableTypes = ["String", "Boolean", "Int32", "Int64", "Double", "Decimal", "Object"];

    private readonly JsonLines _lines;
    private readonly List<ParseError> _errors = [];

    private DefinitionParser(string json) => _lines = new JsonLines(json);

    public static ParseResult Parse(string json)
    {
        if (string.IsNullOrWhiteSpace(json))
        {
            return Refuse("$", null, "文件是空的，应为一份 Elsa 3 流程定义（JSON）。");
        }

        if (Encoding.UTF8.GetByteCount(json) > MaxBytes)
        {
            return Refuse("$", null, $"文件超过 {MaxBytes / 1_000_000} MB，不像一份流程定义。");
        }

        JsonNode? root;
        try
        {
            root = JsonNode.Parse(json, documentOptions: new JsonDocumentOptions { MaxDepth = 64, AllowDuplicateProperties = false });
        }
        catch (JsonException error)
        {
            return Refuse(error.Path is { Length: > 0 } path ? path : "$", (int?)error.LineNumber + 1, $"不是有效的 JSON（第 {error.LineNumber + 1} 行附近）：请检查括号、引号、逗号以及重复的键。");
        }

        if (root is not JsonObject document)
        {
            return Refuse("$", 1, "最外层应是一个 JSON 对象。");
        }

        return new DefinitionParser(json).Read(document, json);
    }

    private static ParseResult Refuse(string path, int? line, string message) => new(null, [new ParseError(path, line, null, message)]);

    private ParseResult Read(JsonObject document, string json)
    {
        var definitionId = RequiredText(document, "$", "definitionId", "流程定义的标识");
        var name = Text(document, "name") ?? definitionId;
        var version = Number(document["version"]);
        if (version is not >= 1 || version != Math.Floor(version.Value) || version > int.MaxValue)
        {
            Fault("$.version", null, "version 应是从 1 起的整数。");
        }

        var variables = ReadVariables(document);
        List<WorkflowActivity> activities = [];
        List<WorkflowConnection> connections = [];
        if (document["root"] is not JsonObject flowchart)
        {
            Fault("$.root", null, "缺少 root：它应是一个 Elsa.Flowchart。");
        }
        else
        {
            if (Text(flowchart, "type") != "Elsa.Flowchart")
            {
                Fault("$.root.type", null, "root 的 type 应是 Elsa.Flowchart。");
            }

            activities = ReadList(flowchart, "activities", MaxActivities, ReadActivity);
            connections = ReadList(flowchart, "connections", MaxConnections, ReadConnection);
            if (flowchart["variables"] is JsonArray { Count: > 0 })
            {
                Fault("$.root.variables", null, "变量请声明在流程定义的最外层 variables 中，不要放在 root 里。");
            }
        }

        return _errors.Count > 0
            ? new ParseResult(null, _errors)
            : new ParseResult(new WorkflowDefinition(definitionId, (int)version!.Value, name, CanonicalJson.Hash(document), json, variables, activities, connections), []);
    }

    private List<T> ReadList<T>(JsonObject owner, string property, int limit, Func<JsonObject, string, T?> read)
        where T : class
    {
        var path = $"$.root.{property}";
        if (owner[property] is not JsonArray array)
        {
            Fault(path, null, $"root.{property} 应是一个数组。");
            return [];
        }

        if (array.Count > limit)
        {
            Fault(path, null, $"root.{property} 超过 {limit} 项。");
            return [];
        }

        List<T> items = [];
        for (var i = 0; i < array.Count; i++)
        {
            var itemPath = $"{path}[{i}]";
            if (array[i] is not JsonObject item)
            {
                Fault(itemPath, null, "这一项应是一个对象。");
            }
            else if (read(item, itemPath) is { } value)
            {
                items.Add(value);
            }
        }

        return items;
    }

    private List<WorkflowVariable> ReadVariables(JsonObject document)
    {
        List<WorkflowVariable> variables = [];
        if (document["variables"] is null)
        {
            return variables;
        }

        if (document["variables"] is not JsonArray array)
        {
            Fault("$.variables", null, "variables 应是一个数组。");
            return variables;
        }

        for (var i = 0; i < array.Count; i++)
        {
            var path = $"$.variables[{i}]";
            if (array[i] is not JsonObject item)
            {
                Fault(path, null, "这一项应是一个对象。");
                continue;
            }

            var id = RequiredText(item, path, "id", "变量的标识");
            var name = RequiredText(item, path, "name", "变量的名称");
            var typeName = Text(item, "typeName") ?? "Object";
            if (variables.Any(v => v.Id == id || v.Name == name))
            {
                Fault(path, null, $"变量“{name}”重复。");
            }

            if (!VariableTypes.Contains(typeName) || Flag(item, "isArray"))
            {
                Fault($"{path}.typeName", null, $"变量“{name}”的类型应为 {string.Join("、", VariableTypes)} 之一，且不能是数组（列表请用 Object）。", path);
            }

            if (Text(item, "storageDriverTypeName")?.Contains("WorkflowInstanceStorageDriver", StringComparison.Ordinal) != true)
            {
                // Without it Elsa forgets the value at the first wait.
                Fault($"{path}.storageDriverTypeName", null, $"变量“{name}”缺少 storageDriverTypeName，应为 {StorageDriver}，否则流程一等待它的值就会丢失。", path);
            }

            variables.Add(new WorkflowVariable(id, name, typeName, Initial(item["value"], typeName, path)));
        }

        return variables;
    }

    /// <summary>As Elsa does it: a text, read by the type; blank is no value at all.</summary>
    private JsonNode? Initial(JsonNode? value, string typeName, string path)
    {
        switch (value)
        {
            case null:
                return null;
            case JsonValue scalar when scalar.TryGetValue<string>(out var text):
                if (string.IsNullOrWhiteSpace(text))
                {
                    return null;
                }

                if (VariableRules.Read(text, typeName) is not { } read)
                {
                    Fault($"{path}.value", null, $"初始值“{text}”不是 {typeName}。");
                    return null;
                }

                return read;
            default:
                Fault($"{path}.value", null, "变量的初始值应写成字符串，例如 \"0\"。");
                return null;
        }
    }

    private WorkflowActivity? ReadActivity(JsonObject item, string path)
    {
        var id = RequiredText(item, path, "id", "节点的标识");
        var type = RequiredText(item, path, "type", "节点的类型", id);
        if (id.Contains('/', StringComparison.Ordinal) || id.Contains('#', StringComparison.Ordinal))
        {
            Fault($"{path}.id", id, $"节点标识“{id}”不能含有“/”或“#”，它们用于组成任务的键。");
        }

        var custom = item["customProperties"] as JsonObject;
        return new WorkflowActivity(
            id,
            type,
            Text(item, "name"),
            ReadInputs(item, path, id, type),
            ReadCases(item, path, id),
            item["variable"] is JsonObject variable ? Text(variable, "id") : Text(item, "variable"),
            Flag(custom, "canStartWorkflow"),
            Flag(custom, "runAsynchronously") || Flag(item, "runAsynchronously"),
            ReadPosition(item),
            path,
            _lines.Of(path));
    }

    private Dictionary<string, WorkflowExpression> ReadInputs(JsonObject item, string path, string id, string type)
    {
        var inputs = new Dictionary<string, WorkflowExpression>(StringComparer.Ordinal);
        var known = ActivityCatalogue.Find(type)?.Inputs ?? [];
        foreach (var (name, value) in item.Where(p => !NotInputs.Contains(p.Key)))
        {
            if (value is JsonObject input && input["expression"] is JsonObject expression)
            {
                inputs[name] = ReadExpression(expression, $"{path}.{name}.expression");
                if (Text(input, "typeName") is not { Length: > 0 })
                {
                    // Elsa drops such an input and logs a warning at most.
                    Fault($"{path}.{name}", id, $"节点“{id}”的输入 {name} 缺少 typeName，例如 \"String\"；没有它这个输入会被丢弃。");
                }
            }
            else if (value is not null && known.Any(i => i.Name == name))
            {
                Fault($"{path}.{name}", id, $"节点“{id}”的输入 {name} 应写成 {{\"typeName\": …, \"expression\": {{\"type\": …, \"value\": …}}}}。");
            }
        }

        return inputs;
    }

    private List<WorkflowSwitchCase> ReadCases(JsonObject item, string path, string id)
    {
        List<WorkflowSwitchCase> cases = [];
        if (item["cases"] is not JsonArray array)
        {
            return cases;
        }

        for (var i = 0; i < array.Count; i++)
        {
            var casePath = $"{path}.cases[{i}]";
            if (array[i] is JsonObject value && Text(value, "label") is { Length: > 0 } label && value["condition"] is JsonObject condition)
            {
                cases.Add(new WorkflowSwitchCase(label, ReadExpression(condition, $"{casePath}.condition")));
            }
            else
            {
                Fault(casePath, id, $"节点“{id}”的第 {i + 1} 个分支应有 label 和 condition。");
            }
        }

        return cases;
    }

    private WorkflowExpression ReadExpression(JsonObject expression, string path) =>
        new(Text(expression, "type") ?? WorkflowExpression.Literal, expression["value"]?.DeepClone(), _lines.Of($"{path}.value") ?? _lines.Of(path));

    private WorkflowConnection? ReadConnection(JsonObject item, string path)
    {
        if (item["source"] is not JsonObject source || item["target"] is not JsonObject target)
        {
            Fault(path, null, "连线应有 source 和 target 两个对象。");
            return null;
        }

        var from = RequiredText(source, $"{path}.source", "activity", "连线起点的节点标识");
        var to = RequiredText(target, $"{path}.target", "activity", "连线终点的节点标识");
        return new WorkflowConnection(from, Text(source, "port") is { Length: > 0 } port ? port : "Done", to, Text(target, "port") is { Length: > 0 } entry ? entry : "In", path, _lines.Of(path));
    }

    private static WorkflowPoint? ReadPosition(JsonObject item) =>
        (item["metadata"] as JsonObject)?["designer"] is JsonObject designer
        && designer["position"] is JsonObject position
        && Number(position["x"]) is { } x
        && Number(position["y"]) is { } y
            ? new WorkflowPoint(x, y)
            : null;

    private string RequiredText(JsonObject owner, string path, string property, string what, string? nodeId = null)
    {
        if (Text(owner, property) is { } text && !string.IsNullOrWhiteSpace(text))
        {
            return text;
        }

        Fault($"{path}.{property}", nodeId, $"缺少 {property}（{what}），应是一个非空的字符串。", path);
        return "";
    }

    private void Fault(string path, string? nodeId, string message, string? fallback = null) =>
        _errors.Add(new ParseError(path, _lines.Of(path) ?? (fallback is null ? null : _lines.Of(fallback)), nodeId is "" ? null : nodeId, message));

    private static string? Text(JsonObject owner, string property) =>
        owner[property] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    private static double? Number(JsonNode? node) =>
        node is JsonValue value && value.GetValueKind() == JsonValueKind.Number && value.TryGetValue<double>(out var number) && double.IsFinite(number) ? number : null;

    private static bool Flag(JsonObject? owner, string property) =>
        owner?[property] is JsonValue value && value.TryGetValue<bool>(out var flag) && flag;
}
