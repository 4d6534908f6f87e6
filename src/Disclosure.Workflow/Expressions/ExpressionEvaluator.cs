using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Acornima.Ast;
using Jint;
using Jint.Native;
using Jint.Native.Json;
using Jint.Runtime;

namespace Disclosure.Workflow;

/// <summary>
/// Evaluates the inputs of activities. Each JavaScript expression runs in an engine of its own: strict, without .NET,
/// without clock, chance or compilation of strings, with limits on memory, time, statements and recursion.
/// </summary>
internal sealed class ExpressionEvaluator(JsonObject facts)
{
    private const int CacheLimit = 2_000;

    /// <summary>Whatever could make two evaluations differ, or reach outside.</summary>
    private static readonly string[] Removed =
    [
        "Date", "Temporal", "Intl", "WeakRef", "FinalizationRegistry", "Atomics", "SharedArrayBuffer", "ShadowRealm",
        "Promise", "eval", "Function", "setTimeout", "setInterval", "queueMicrotask", "console", "performance", "crypto",
    ];

    private static readonly ConcurrentDictionary<string, Prepared<Script>> Cache = new(StringComparer.Ordinal);

    private static readonly Prepared<Script> Prelude = Jint.Engine.PrepareScript(
        """
        (function () {
          function freeze(value) {
            if (value !== null && typeof value === 'object') { Object.values(value).forEach(freeze); Object.freeze(value); }
            return value;
          }
          freeze(facts); freeze(__variables);
          const variables = __variables;
          delete globalThis.__variables;
          delete Math.random;
          Object.defineProperty(globalThis, 'facts', { value: facts, writable: false, configurable: false });
          const has = name => Object.prototype.hasOwnProperty.call(variables, name);
          Object.defineProperty(globalThis, 'getVariable', { value: name => has(name) ? variables[name] : undefined });
          Object.keys(variables).forEach(name => {
            Object.defineProperty(globalThis, 'get' + name.charAt(0).toUpperCase() + name.slice(1), { value: () => variables[name] });
          });
        })();
        """,
        strict: true);

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
            using var engine = new Jint.Engine(Configure);
            var parser = new JsonParser(engine);
            engine.SetValue("facts", parser.Parse(_facts ??= facts.ToJsonString()));
            engine.SetValue("__variables", parser.Parse(new JsonObject(variables.Select(v => KeyValuePair.Create(v.Key, v.Value?.DeepClone()))).ToJsonString()));
            foreach (var name in Removed)
            {
                engine.Global.Delete(name);
            }

            engine.Execute(Prelude);
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

    private static void Configure(Options options) => options
        .Strict()
        .DisableStringCompilation()
        .LimitMemory(16_000_000)
        .LimitRecursion(64)
        .MaxStatements(20_000)
        .TimeoutInterval(TimeSpan.FromSeconds(2))
        .RegexTimeoutInterval(TimeSpan.FromMilliseconds(200))
        .Culture(CultureInfo.InvariantCulture)
        .LocalTimeZone(TimeZoneInfo.Utc);
}
