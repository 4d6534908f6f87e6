using System.Collections.Concurrent;
using System.Text.Encodings.Web;
using System.Text.Json.Nodes;
using Fluid;
using Fluid.Values;

namespace Disclosure.Web.Templates;

/// <summary>
/// Liquid for letters and mails. A variable that the model does not have is an error, never a blank: a letter with a hole
/// in it must not leave the house.
/// </summary>
public static class LiquidTemplates
{
    private static readonly FluidParser Parser = new();
    private static readonly ConcurrentDictionary<string, IFluidTemplate> Parsed = new();
    private static readonly HtmlEncoder Html = HtmlEncoder.Create(System.Text.Unicode.UnicodeRanges.All);

    /// <summary>Null when the text parses, otherwise the reason with its place.</summary>
    public static string? Check(string body) => Parser.TryParse(body, out _, out var error) ? null : error;

    /// <summary>Renders.</summary>
    /// <param name="body">The template.</param>
    /// <param name="model">The model; its members are the variables.</param>
    /// <param name="html">True to encode every value for HTML.</param>
    /// <exception cref="TemplateModelException">The template names what the model does not have.</exception>
    public static string Render(string body, JsonObject model, bool html)
    {
        var template = Parsed.GetOrAdd(body, b => Parser.Parse(b));
        var missing = new SortedSet<string>(StringComparer.Ordinal);
        var options = new TemplateOptions
        {
            MemberAccessStrategy = new UnsafeMemberAccessStrategy(),
            Undefined = name =>
            {
                missing.Add(name);
                return ValueTask.FromResult<FluidValue>(NilValue.Instance);
            },
            MaxSteps = 100_000,
        };
        var context = new TemplateContext(options);
        foreach (var (name, value) in model)
        {
            context.SetValue(name, Value(value));
        }

        var text = template.Render(context, html ? Html : NullEncoder.Default);
        return missing.Count == 0 ? text : throw new TemplateModelException($"The template names what the model does not have: {string.Join(", ", missing)}.");
    }

    private static object? Value(JsonNode? node) => node switch
    {
        null => null,
        JsonObject o => o.ToDictionary(p => p.Key, p => Value(p.Value)),
        JsonArray a => a.Select(Value).ToList(),
        _ => node.GetValueKind() switch
        {
            System.Text.Json.JsonValueKind.True => true,
            System.Text.Json.JsonValueKind.False => false,
            System.Text.Json.JsonValueKind.Number => node.GetValue<decimal>(),
            _ => node.GetValue<string>(),
        },
    };
}

/// <summary>A template names a variable that the model does not have.</summary>
public sealed class TemplateModelException(string message) : Exception(message);
