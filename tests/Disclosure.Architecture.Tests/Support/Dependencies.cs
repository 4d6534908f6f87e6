using System.Collections.Concurrent;
using System.Reflection;
using System.Reflection.Emit;

namespace Disclosure.Architecture.Tests.Support;

/// <summary>
/// What a type depends on, read from its compiled form: base types, members, attributes, and every type, method and field
/// that a method body names. What the compiler makes of lambdas, iterators and markup belongs to the type it was written
/// in. A constant or <c>nameof</c> leaves no trace in compiled code.
/// </summary>
public static class Dependencies
{
    private const BindingFlags All = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
    private static readonly OpCode[] OneByte = new OpCode[256];
    private static readonly OpCode[] TwoBytes = new OpCode[256];
    private static readonly ConcurrentDictionary<Assembly, IReadOnlyDictionary<Type, IReadOnlySet<MemberInfo>>> Cache = new();

    static Dependencies()
    {
        foreach (var field in typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static))
        {
            var code = (OpCode)field.GetValue(null)!;
            (code.Size == 1 ? OneByte : TwoBytes)[code.Value & 0xFF] = code;
        }
    }

    /// <summary>By outermost type of an assembly: every type and member it names, itself excluded.</summary>
    public static IReadOnlyDictionary<Type, IReadOnlySet<MemberInfo>> Of(Assembly assembly) => Cache.GetOrAdd(assembly, Read);

    /// <summary>The types among them, outermost ones for nested types.</summary>
    public static IEnumerable<Type> Types(IEnumerable<MemberInfo> members) =>
        members.Select(m => m as Type ?? m.DeclaringType).OfType<Type>().Select(Outermost).Distinct();

    private static Dictionary<Type, IReadOnlySet<MemberInfo>> Read(Assembly assembly) => assembly.GetTypes()
        .GroupBy(Outermost)
        .ToDictionary(g => g.Key, IReadOnlySet<MemberInfo> (g) => g.SelectMany(Named).Where(m => Outermost(m as Type ?? m.DeclaringType!) != g.Key).ToHashSet());

    private static Type Outermost(Type type) => type.DeclaringType is { } outer && !type.IsGenericParameter ? Outermost(outer) : type;

    private static IEnumerable<MemberInfo> Named(Type type)
    {
        var found = new HashSet<MemberInfo>();
        Add(found, type.BaseType);
        foreach (var i in type.GetInterfaces())
        {
            Add(found, i);
        }

        AddAttributes(found, type);
        foreach (var field in type.GetFields(All))
        {
            Add(found, field.FieldType);
            AddAttributes(found, field);
        }

        foreach (var property in type.GetProperties(All))
        {
            Add(found, property.PropertyType);
            AddAttributes(found, property);
        }

        foreach (var method in type.GetMethods(All).Cast<MethodBase>().Concat(type.GetConstructors(All)))
        {
            AddSignature(found, method);
            AddAttributes(found, method);
            AddBody(found, method);
        }

        return found;
    }

    private static void Add(HashSet<MemberInfo> found, Type? type)
    {
        if (type is null || type.IsGenericParameter)
        {
            return;
        }

        if (type.HasElementType)
        {
            Add(found, type.GetElementType());
            return;
        }

        if (type.IsGenericType)
        {
            foreach (var argument in type.GetGenericArguments())
            {
                Add(found, argument);
            }

            type = type.GetGenericTypeDefinition();
        }

        found.Add(type);
    }

    private static void AddSignature(HashSet<MemberInfo> found, MethodBase method)
    {
        foreach (var parameter in method.GetParameters())
        {
            Add(found, parameter.ParameterType);
        }

        Add(found, (method as MethodInfo)?.ReturnType);
    }

    private static void AddAttributes(HashSet<MemberInfo> found, MemberInfo member)
    {
        foreach (var attribute in member.GetCustomAttributesData())
        {
            Add(found, attribute.AttributeType);
            foreach (var argument in attribute.ConstructorArguments.Select(a => a.Value).OfType<Type>())
            {
                Add(found, argument);
            }
        }
    }

    private static void AddBody(HashSet<MemberInfo> found, MethodBase method)
    {
        if (method.GetMethodBody() is not { } body)
        {
            return;
        }

        foreach (var local in body.LocalVariables)
        {
            Add(found, local.LocalType);
        }

        foreach (var clause in body.ExceptionHandlingClauses.Where(c => c.Flags == ExceptionHandlingClauseOptions.Clause))
        {
            Add(found, clause.CatchType);
        }

        var il = body.GetILAsByteArray()!;
        for (var at = 0; at < il.Length;)
        {
            var code = il[at] == 0xFE ? TwoBytes[il[at + 1]] : OneByte[il[at]];
            at += code.Size;
            switch (code.OperandType)
            {
                case OperandType.InlineMethod or OperandType.InlineField or OperandType.InlineType or OperandType.InlineTok:
                    AddToken(found, method, BitConverter.ToInt32(il, at));
                    at += 4;
                    break;
                case OperandType.InlineSwitch:
                    at += 4 + (4 * BitConverter.ToInt32(il, at));
                    break;
                default:
                    at += SizeOf(code.OperandType);
                    break;
            }
        }
    }

    private static void AddToken(HashSet<MemberInfo> found, MethodBase method, int token)
    {
        var typeArguments = method.DeclaringType is { IsGenericType: true } t ? t.GetGenericArguments() : null;
        var methodArguments = method.IsGenericMethod ? method.GetGenericArguments() : null;
        var member = method.Module.ResolveMember(token, typeArguments, methodArguments)!;
        if (member is Type type)
        {
            Add(found, type);
            return;
        }

        Add(found, member.DeclaringType);
        switch (member)
        {
            case MethodBase called:
                found.Add(called);
                AddSignature(found, called);
                foreach (var argument in called.IsGenericMethod ? called.GetGenericArguments() : [])
                {
                    Add(found, argument);
                }

                break;
            case FieldInfo field:
                Add(found, field.FieldType);
                break;
            default:
                break;
        }
    }

    private static int SizeOf(OperandType operand) => operand switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        _ => 4,
    };
}
