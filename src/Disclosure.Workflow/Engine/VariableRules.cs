using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Disclosure.Workflow;

/// <summary>
/// What a variable may hold, by its type. Elsa converts a value that does not fit as well as it can, and forgets a null at the
/// next wait; here both are refused, on every engine, so that a variable says what was assigned or nothing was assigned.
/// </summary>
public static class VariableRules
{
    /// <summary>The value as the variable holds it.</summary>
    /// <param name="nodeId">The node that assigns.</param>
    /// <param name="variable">The variable.</param>
    /// <param name="value">The value.</param>
    /// <param name="isLiteral">Whether it is written in the definition: text is then read by the variable's type, as a designer writes it.</param>
    /// <exception cref="AdvanceException">It does not fit.</exception>
    public static JsonNode Require(string nodeId, WorkflowVariable variable, JsonNode? value, bool isLiteral)
    {
        ArgumentNullException.ThrowIfNull(variable);
        return (isLiteral && value is JsonValue && value.GetValueKind() == JsonValueKind.String ? Read(value.ToString(), variable.TypeName) : Fit(value, variable.TypeName))
            ?? throw new AdvanceException(
                nodeId, AdvanceFailureCode.Expression, $"节点“{nodeId}”给变量“{variable.Name}”赋的值不符合其类型 {variable.TypeName}，或者为空。", value?.ToJsonString() ?? "null");
    }

    /// <summary>A text read by a type; null when it is none of that type.</summary>
    public static JsonNode? Read(string text, string typeName)
    {
        ArgumentNullException.ThrowIfNull(text);
        return typeName switch
        {
            "String" or "Object" => JsonValue.Create(text),
            "Boolean" when bool.TryParse(text, out var flag) => JsonValue.Create(flag),
            "Int32" when int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) => JsonValue.Create(whole),
            "Int64" when long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) => JsonValue.Create(whole),
            "Double" when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) => JsonValue.Create(number),
            "Decimal" when decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => JsonValue.Create(number),
            _ => null,
        };
    }

    private static JsonNode? Fit(JsonNode? value, string typeName) => (value?.GetValueKind(), typeName) switch
    {
        (null or JsonValueKind.Null, _) => null,
        (JsonValueKind.String, "String") or (JsonValueKind.True or JsonValueKind.False, "Boolean") => value!.DeepClone(),
        (JsonValueKind.Number, "Int32") when Whole(value!, int.MinValue, int.MaxValue) is { } whole => JsonValue.Create(whole),
        (JsonValueKind.Number, "Int64") when Whole(value!, -(1L << 53), 1L << 53) is { } whole => JsonValue.Create(whole),
        (JsonValueKind.Number, "Double") => JsonValue.Create((double)value!),
        (JsonValueKind.Number, "Decimal") when Math.Abs((double)value!) < 1e28 => JsonValue.Create((decimal)(double)value!),
        (_, "Object") => Numbers(value!),
        _ => null,
    };

    private static long? Whole(JsonNode value, long least, long most) =>
        (double)value is var number && number == Math.Floor(number) && number >= least && number <= most ? (long)number : null;

    /// <summary>Numbers are JavaScript's, so equal ones must have equal text whoever wrote it.</summary>
    private static JsonNode? Numbers(JsonNode? value) => value switch
    {
        JsonObject o => new JsonObject(o.Select(p => KeyValuePair.Create(p.Key, Numbers(p.Value)))),
        JsonArray a => new JsonArray([.. a.Select(Numbers)]),
        JsonValue v when v.GetValueKind() == JsonValueKind.Number => JsonValue.Create((double)v),
        _ => value?.DeepClone(),
    };
}
