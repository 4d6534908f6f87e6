using System.Globalization;
using System.Text.Json.Nodes;
using Acornima.Ast;
using Jint;
using Jint.Native.Json;

namespace Disclosure.Workflow;

/// <summary>
/// What an expression may see and use, on every engine: the facts and the variables, frozen; strict JavaScript without .NET,
/// without clock, chance or compilation of strings; limits on memory, time, statements and recursion.
/// </summary>
public static class ExpressionSandbox
{
    /// <summary>Whatever could make two evaluations differ, or reach outside.</summary>
    private static readonly string[] Removed =
    [
        "Date", "Temporal", "Intl", "WeakRef", "FinalizationRegistry", "Atomics", "SharedArrayBuffer", "ShadowRealm",
        "Promise", "BigInt", "eval", "Function", "setTimeout", "setInterval", "queueMicrotask", "console", "performance", "crypto",
    ];

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
          // One call of these can ask for more memory than there is before any limit is looked at.
          delete String.prototype.repeat; delete String.prototype.padStart; delete String.prototype.padEnd;
          Object.defineProperty(globalThis, 'facts', { value: facts, writable: false, configurable: false });
          const has = name => Object.prototype.hasOwnProperty.call(variables, name);
          Object.defineProperty(globalThis, 'getVariable', { value: name => has(name) ? variables[name] : undefined });
          Object.keys(variables).forEach(name => {
            Object.defineProperty(globalThis, 'get' + name.charAt(0).toUpperCase() + name.slice(1), { value: () => variables[name] });
          });
        })();
        """,
        strict: true);

    /// <summary>Puts facts and variables into an engine and takes away what could make two evaluations differ.</summary>
    /// <param name="engine">The engine, made with <see cref="Configure"/>.</param>
    /// <param name="facts">The facts as JSON text.</param>
    /// <param name="variables">The variables by name.</param>
    public static void Enter(Jint.Engine engine, string facts, IReadOnlyDictionary<string, JsonNode?> variables)
    {
        ArgumentNullException.ThrowIfNull(engine);
        var parser = new JsonParser(engine);
        engine.SetValue("facts", parser.Parse(facts));
        engine.SetValue("__variables", parser.Parse(new JsonObject(variables.Select(v => KeyValuePair.Create(v.Key, v.Value?.DeepClone()))).ToJsonString()));
        foreach (var name in Removed)
        {
            engine.Global.Delete(name);
        }

        engine.Execute(Prelude);
    }

    /// <summary>Limits an engine before it is made.</summary>
    public static void Configure(Options options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options
            .Strict()
            .DisableStringCompilation()
            .LimitMemory(16_000_000)
            .LimitRecursion(64)
            .MaxStatements(20_000)
            .MaxArraySize(10_000)
            // What bounds an expression is the number of its statements; the clock on the wall is the last resort only. On a busy
            // machine two seconds were not enough for the first expression of a process, and a sound case got an incident.
            .TimeoutInterval(TimeSpan.FromSeconds(30))
            .RegexTimeoutInterval(TimeSpan.FromMilliseconds(200))
            .Culture(CultureInfo.InvariantCulture)
            .LocalTimeZone(TimeZoneInfo.Utc);
    }
}
