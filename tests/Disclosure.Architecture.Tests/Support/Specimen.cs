using System.Collections;
using System.Reflection;
using System.Text.Json.Serialization;

namespace Disclosure.Architecture.Tests.Support;

/// <summary>Makes a value of any record with no member left at its default, so that a member lost on the way is noticed.</summary>
public static class Specimen
{
    /// <summary>A value of the type.</summary>
    public static object Of(Type type) => Nullable.GetUnderlyingType(type) is { } inner ? Of(inner) : type switch
    {
        _ when type == typeof(string) => "文字",
        _ when type == typeof(bool) => true,
        _ when type == typeof(int) => 3,
        _ when type == typeof(long) => 30L,
        _ when type == typeof(Guid) => Guid.Parse("0193a000-0000-7000-8000-000000000001"),
        _ when type == typeof(DateOnly) => new DateOnly(2026, 3, 2),
        _ when type == typeof(TimeOnly) => new TimeOnly(9, 30),
        _ when type == typeof(IReadOnlyDictionary<string, string>) => new Dictionary<string, string> { ["文字"] = "文字" },
        { IsEnum: true } => Enum.GetValues(type).GetValue(Enum.GetValues(type).Length - 1)!,
        { IsGenericType: true } when type.IsAssignableTo(typeof(IEnumerable)) => ListOf(type.GetGenericArguments()[0]),
        { IsAbstract: true } => Of(type.GetCustomAttributes<JsonDerivedTypeAttribute>().First().DerivedType),
        _ => RecordOf(type),
    };

    private static IList ListOf(Type element)
    {
        var list = (IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(element))!;
        list.Add(Of(element));
        return list;
    }

    private static object RecordOf(Type type)
    {
        var constructor = type.GetConstructors().MaxBy(c => c.GetParameters().Length)!;
        var value = constructor.Invoke([.. constructor.GetParameters().Select(p => Of(p.ParameterType))]);
        foreach (var property in type.GetProperties().Where(p => p.CanWrite))
        {
            property.SetValue(value, Of(property.PropertyType));
        }

        return value;
    }
}
