using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using Acornima.Ast;
using Jint;
using Jint.Native;
using Jint.Runtime;

namespace Disclosure.Workflow;

/// <summary>Evaluates the inputs of activities. Each JavaScript expression runs in an engine and a sandbox of its own.</summary>
internal sealed class ExpressionEvaluator(JsonObject facts)
{
    private const int CacheLimit = 2_000;

    private static readonly ConcurrentDictionary<string, Prepared<Script>> Cache = new(StringComparer.Ordinal);

    private string? _facts;

    /// <summary>The value of an expression as JSON; null for null and undefined.</summary>
    public JsonNode? Evaluate(string nodeId, WorkflowExpression expression, IReadOnlyDictionary<string, JsonNode?> variables)
    {
        switch (expression.Syntax)
        {
            case WorkflowExpression.Literal:
                return expression.Value?.DeepClone();
            case WorkflowExpression.Object:
                return Parse(nodeId, expression);
            case WorkflowExpression.JavaScript:
                return Run(nodeId, expression.Text, variables);
            default:
                throw new AdvanceException(nodeId, AdvanceFailureCode.Definition, $"节点“{nodeId}”使用了不支持的表达式类型“{expression.Syntax}”。");
        }
    }

    /// <summary>Reads an <c>Object</c> expression; null when its text is not JSON.</summary>
    internal static bool TryParseObject(WorkflowExpression expression, out JsonNode? value)
    {
        value = expression.Value?.DeepClone();
        if (value is not JsonValue || value.GetValueKind() != JsonValueKind.String)
        {
            return true;
        }

        try
        {
            value = JsonNode.Parse(expression.Text);
            return true;
        }
        catch (JsonException)
        {
            value = null;
            return false;
        }
    }

    private static JsonNode? Parse(string nodeId, WorkflowExpression expression) =>
        TryParseObject(expression, out var value)
            ? value
            : throw new AdvanceException(nodeId, AdvanceFailureCode.Definition, $"节点“{nodeId}”的 Object 输入不是有效的 JSON。", expression.Text);

    private JsonNode? Run(string nodeId, string code, IReadOnlyDictionary<string, JsonNode?> variables)
    {
        try
        {
            using var engine = new Jint.Engine(ExpressionSandbox.Configure);
            ExpressionSandbox.Enter(engine, _facts ??= facts.ToJsonString(), variables);
            var result = engine.Evaluate(Prepare(code));
            var json = result.IsUndefined() ? JsValue.Undefined : new Jint.Native.Json.JsonSerializer(engine).Serialize(result, JsValue.Undefined, JsValue.Undefined);
            return json.IsUndefined() ? null : JsonNode.Parse(json.AsString());
        }
        catch (Exception error) when (error is JintException or Acornima.ParseErrorException or TimeoutException or JsonException or InvalidOperationException or InsufficientExecutionStackException)
        {
            throw Steps.NotEvaluated(nodeId, code, error);
        }
    }

    private static Prepared<Script> Prepare(string code)
    {
        if (Cache.TryGetValue(code, out var script))
        {
            return script;
        }

        script = Jint.Engine.PrepareScript(code, strict: true);
        if (Cache.Count < CacheLimit)
        {
            Cache.TryAdd(code, script);
        }

        return script;
    }
}
