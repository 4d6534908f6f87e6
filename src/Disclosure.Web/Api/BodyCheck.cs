using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Disclosure.Web.Api;

/// <summary>
/// Compares JSON with the contract type it is to become and names every difference by its path, so that a client sees all
/// mistakes at once: unknown, repeated and missing members, wrong kinds, unknown words.
/// </summary>
internal static class BodyCheck
{
    private const int MaxErrors = 50;

    /// <summary>The mistakes by path; none when the JSON can be read as the type.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Run(JsonElement root, JsonTypeInfo type)
    {
        var errors = new List<(string Path, string Message)>();
        Check(root, type, null, string.Empty, errors);
        return errors.Take(MaxErrors).GroupBy(e => e.Path).ToDictionary(g => g.Key, g => (IReadOnlyList<string>)[.. g.Select(e => e.Message)]);
    }

    private static void Check(JsonElement element, JsonTypeInfo type, JsonPropertyInfo? property, string path, List<(string Path, string Message)> errors)
    {
        if (errors.Count >= MaxErrors)
        {
            return;
        }

        if (type.Kind == JsonTypeInfoKind.Object)
        {
            CheckObject(element, type, path, errors);
        }
        else if (type.Kind == JsonTypeInfoKind.Enumerable)
        {
            if (element.ValueKind != JsonValueKind.Array)
            {
                errors.Add((path, "应当是数组。"));
                return;
            }

            var item = type.Options.GetTypeInfo(type.ElementType!);
            var index = 0;
            foreach (var child in element.EnumerateArray())
            {
                Check(child, item, null, $"{path}[{index++}]", errors);
            }
        }
        else if (Mistake(element, Nullable.GetUnderlyingType(type.Type) ?? type.Type, property) is { } mistake)
        {
            errors.Add((path, mistake));
        }
    }

    private static void CheckObject(JsonElement element, JsonTypeInfo type, string path, List<(string Path, string Message)> errors)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            errors.Add((path.Length == 0 ? "body" : path, "应当是 JSON 对象。"));
            return;
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in element.EnumerateObject())
        {
            var name = SafeName(member);
            var at = path.Length == 0 ? name : $"{path}.{name}";
            var property = type.Properties.FirstOrDefault(p => p.Name == name);
            if (property is null)
            {
                errors.Add((at, Unknown(name, type)));
            }
            else if (!seen.Add(name))
            {
                errors.Add((at, "重复出现，只能有一个。"));
            }
            else if (member.Value.ValueKind == JsonValueKind.Null)
            {
                seen.Remove(name);
            }
            else
            {
                Check(member.Value, type.Options.GetTypeInfo(property.PropertyType), property, at, errors);
            }
        }

        errors.AddRange(type.Properties.Where(p => p.IsRequired && !seen.Contains(p.Name))
            .Select(p => (path.Length == 0 ? p.Name : $"{path}.{p.Name}", $"缺少必填项。{Expected(Nullable.GetUnderlyingType(p.PropertyType) ?? p.PropertyType, p)}")));
    }

    private static string? Mistake(JsonElement element, Type type, JsonPropertyInfo? property) => element.ValueKind switch
    {
        JsonValueKind.String when type == typeof(string) => IsText(element) ? null : "含有不完整的字符（孤立的代理项），请检查编码。",
        JsonValueKind.Number when property?.CustomConverter is LooseId => element.TryGetInt64(out _) ? null : "应当是文字或者整数。",
        JsonValueKind.Number when type == typeof(int) => element.TryGetInt32(out _) ? null : "应当是整数，且不能超出范围。",
        JsonValueKind.True or JsonValueKind.False when type == typeof(bool) => null,
        JsonValueKind.String when type == typeof(DateOnly) => IsText(element) && DateOnly.TryParseExact(element.GetString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
            ? null
            : "日期不存在或者写法不对，应当写作 2026-03-02。",
        JsonValueKind.String when type.IsEnum => IsText(element) && Words(type, property).Contains(element.GetString(), StringComparer.Ordinal) ? null : Expected(type, property),
        _ => Expected(type, property),
    };

    private static string Expected(Type type, JsonPropertyInfo? property) => type switch
    {
        { IsEnum: true } => $"应当是 {string.Join("、", Words(type, property))} 之一。",
        _ when type == typeof(string) => "应当是文字。",
        _ when type == typeof(int) => "应当是整数。",
        _ when type == typeof(bool) => "应当是 true 或者 false。",
        _ when type == typeof(DateOnly) => "应当是日期，写作 2026-03-02。",
        _ => "应当是 JSON 对象。",
    };

    private static IEnumerable<string> Words(Type type, JsonPropertyInfo? property)
    {
        // A converter of its own is one for the member's declared type, which may be nullable.
        var options = property?.CustomConverter is { } own ? new JsonSerializerOptions { Converters = { own } } : ApiJson.Options;
        var declared = property?.PropertyType ?? type;
        return Enum.GetValuesAsUnderlyingType(type).Cast<object>().Select(v => JsonSerializer.SerializeToElement(Enum.ToObject(type, v), declared, options).GetString()!);
    }

    private static string Unknown(string name, JsonTypeInfo type)
    {
        var near = type.Properties.FirstOrDefault(p => p.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
        return near is not null ? $"不认识的成员，是否应为“{near.Name}”？" : $"不认识的成员。此处可用：{string.Join("、", type.Properties.Select(p => p.Name))}。";
    }

    private static string SafeName(JsonProperty member)
    {
        try
        {
            var name = new string([.. member.Name.Where(c => !char.IsControl(c))]);
            return name.Length <= 60 ? name : name[..60] + "…";
        }
        catch (InvalidOperationException)
        {
            return "�";
        }
    }

    private static bool IsText(JsonElement element)
    {
        try
        {
            _ = element.GetString();
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }
}
