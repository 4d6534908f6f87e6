using Acornima;
using Acornima.Ast;

namespace Disclosure.Workflow;

/// <summary>Looks at the JavaScript of an expression without running it.</summary>
internal sealed class ExpressionScan
{
    private static readonly HashSet<string> Clock = ["Date", "Temporal", "performance", "Intl", "setTimeout", "setInterval"];

    private static readonly HashSet<string> Chance = ["crypto"];

    private static readonly HashSet<string> Allowed =
    [
        "getVariable", "JSON", "Number", "String", "Boolean", "Array", "Object", "RegExp", "Set", "Map",
        "parseInt", "parseFloat", "isNaN", "isFinite", "undefined", "NaN", "Infinity",
    ];

    private readonly WorkflowDefinition _definition;
    private readonly IReadOnlySet<string> _facts;
    private readonly HashSet<string> _declared = new(StringComparer.Ordinal);
    private readonly List<(string Code, string Message)> _problems = [];

    private ExpressionScan(WorkflowDefinition definition, IReadOnlySet<string> facts)
    {
        _definition = definition;
        _facts = facts;
        _declared.UnionWith(Allowed);
        _declared.UnionWith(definition.Variables.Select(v => "get" + char.ToUpperInvariant(v.Name[0]) + v.Name[1..]));
    }

    /// <summary>Code and Chinese message of each problem; empty when the expression may be used.</summary>
    public static IReadOnlyList<(string Code, string Message)> Problems(string code, WorkflowDefinition definition, IReadOnlySet<string> facts)
    {
        Script script;
        try
        {
            script = new Parser().ParseScript(code, strict: true);
        }
        catch (ParseErrorException error)
        {
            return [("expression.syntax", $"语法错误（{error.Message}）。")];
        }

        if (script.Body.Count == 0)
        {
            return [("expression.syntax", "表达式是空的。")];
        }

        var scan = new ExpressionScan(definition, facts);
        scan.Declare(script);
        scan.Visit(script);
        return [.. scan._problems.Distinct()];
    }

    /// <summary>Collects local names. One flat scope is enough: an expression is a line, not a program.</summary>
    private void Declare(Node node)
    {
        switch (node)
        {
            case VariableDeclarator declarator:
                DeclarePattern(declarator.Id);
                break;
            case IFunction function:
                if (function.Id is not null)
                {
                    _declared.Add(function.Id.Name);
                }

                foreach (var parameter in function.Params)
                {
                    DeclarePattern(parameter);
                }

                break;
            case CatchClause { Param: { } caught }:
                DeclarePattern(caught);
                break;
        }

        foreach (var child in node.ChildNodes)
        {
            Declare(child);
        }
    }

    private void DeclarePattern(Node pattern)
    {
        switch (pattern)
        {
            case Identifier { Name: not ("facts" or "Math") } identifier:
                _declared.Add(identifier.Name);
                break;
            case AssignmentPattern assignment:
                DeclarePattern(assignment.Left);
                break;
            case Identifier:
                _problems.Add(("expression.name", "不能把局部名称取作 facts 或 Math。"));
                break;
            default:
                foreach (var child in pattern.ChildNodes)
                {
                    DeclarePattern(child is AssignmentProperty property ? property.Value : child);
                }

                break;
        }
    }

    private void Visit(Node node)
    {
        switch (node)
        {
            case MemberExpression { Object: Identifier { Name: "facts" } } member:
                CheckFact(member);
                return;
            case MemberExpression { Object: Identifier { Name: "Math" } } member:
                CheckMath(member);
                return;
            case MemberExpression { Computed: false } member:
                Visit(member.Object);
                return;
            case Property { Computed: false } property:
                Visit(property.Value);
                return;
            case CallExpression { Callee: Identifier { Name: "getVariable" } } call:
                CheckVariable(call);
                return;
            case AssignmentExpression { Left: MemberExpression } or UpdateExpression { Argument: MemberExpression }:
                _problems.Add(("expression.effect", "表达式只能计算，不能修改对象的属性。"));
                break;
            case ImportExpression or AwaitExpression or ThisExpression or MetaProperty:
                _problems.Add(("expression.name", "不能使用 import、await 或 this。"));
                break;
            case BigIntLiteral:
                _problems.Add(("expression.name", "不能使用 BigInt（以 n 结尾的整数）。"));
                break;
            case Identifier identifier:
                CheckName(identifier.Name);
                break;
        }

        foreach (var child in node.ChildNodes)
        {
            Visit(child);
        }
    }

    private void CheckFact(MemberExpression member)
    {
        switch (member)
        {
            case { Computed: false, Property: Identifier name }:
                Known(name.Name);
                break;
            case { Computed: true, Property: StringLiteral name }:
                Known(name.Value);
                break;
            default:
                _problems.Add(("fact.unknown", "案件信息须写成“facts.名称”，不能用计算出来的名称。"));
                break;
        }

        void Known(string name)
        {
            if (!_facts.Contains(name))
            {
                _problems.Add(("fact.unknown", $"没有名为“{name}”的案件信息。可用：{string.Join("、", _facts.Order(StringComparer.Ordinal))}。"));
            }
        }
    }

    private void CheckMath(MemberExpression member)
    {
        if (member is { Computed: true, Property: not StringLiteral }
            or { Computed: true, Property: StringLiteral { Value: "random" } }
            or { Computed: false, Property: Identifier { Name: "random" } })
        {
            _problems.Add(("expression.chance", "不能使用随机数，否则流程无法重建。"));
        }
    }

    private void CheckVariable(CallExpression call)
    {
        if (call.Arguments is not [StringLiteral name])
        {
            _problems.Add(("variable.unknown", "getVariable 须写明一个固定的变量名称。"));
        }
        else if (_definition.Variables.All(v => v.Name != name.Value))
        {
            _problems.Add(("variable.unknown", $"流程没有声明变量“{name.Value}”。"));
        }
    }

    private void CheckName(string name)
    {
        if (_declared.Contains(name))
        {
            return;
        }

        if (Clock.Contains(name))
        {
            _problems.Add(("expression.clock", $"不能使用时钟（{name}）；与时间有关的判断请写成案件信息。"));
        }
        else if (Chance.Contains(name) || name == "Math")
        {
            _problems.Add(("expression.chance", name == "Math" ? "Math 只能写成“Math.函数名(…)”的形式。" : "不能使用随机数，否则流程无法重建。"));
        }
        else if (name == "facts")
        {
            _problems.Add(("fact.unknown", "案件信息须写成“facts.名称”。"));
        }
        else
        {
            _problems.Add(("expression.name", $"不能使用名称“{name}”。"));
        }
    }
}
