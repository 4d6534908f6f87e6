using System.Collections.Frozen;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Fluid;
using Fluid.Ast;

namespace Disclosure.Web.Templates;

/// <summary>A mistake in a template.</summary>
/// <param name="Line">Line, from 1.</param>
/// <param name="Reason">What is wrong, in Chinese.</param>
public sealed record TemplateError(int Line, string Reason)
{
    /// <inheritdoc />
    public override string ToString() => $"第{Line}行：{Reason}";
}

/// <summary>What every template must keep to: checked in every branch, not only in those that a sample reaches.</summary>
public static partial class TemplateCheck
{
    private static readonly FluidParser Parser = new();

    /// <summary>Filters that change no encoding: with <c>raw</c> a hostile name would become markup.</summary>
    private static readonly FrozenSet<string> Filters = new[]
    {
        "append", "default", "downcase", "first", "join", "last", "prepend", "size", "slice", "strip", "truncate", "upcase",
    }.ToFrozenSet();

    /// <summary>Every mistake; empty when the template is good.</summary>
    /// <param name="body">The Liquid text.</param>
    /// <param name="sample">A model with every variable that may be used.</param>
    public static IReadOnlyList<TemplateError> Run(string body, JsonObject sample)
    {
        ArgumentNullException.ThrowIfNull(body);
        ArgumentNullException.ThrowIfNull(sample);
        if (!Parser.TryParse(body, out var template, out var error))
        {
            var at = ParserPlace().Match(error);
            return [new(at.Success ? int.Parse(at.Groups[1].ValueSpan, System.Globalization.CultureInfo.InvariantCulture) : 1, $"模板语法错误：{error.Split('\n')[0].Trim()}")];
        }

        var errors = new List<TemplateError>();
        new Checker(body, sample, errors).VisitTemplate(template);
        return [.. errors.Distinct().OrderBy(e => e.Line)];
    }

    [GeneratedRegex(@"\((\d+):\d+\)")]
    private static partial Regex ParserPlace();

    private sealed class Checker(string body, JsonObject sample, List<TemplateError> errors) : AstVisitor
    {
        private readonly HashSet<string> locals = ["forloop", "empty", "blank"];

        protected override Statement VisitForStatement(ForStatement forStatement)
        {
            locals.Add(forStatement.Identifier);
            return base.VisitForStatement(forStatement);
        }

        protected override Statement VisitAssignStatement(AssignStatement assignStatement)
        {
            locals.Add(assignStatement.Identifier);
            return base.VisitAssignStatement(assignStatement);
        }

        protected override Statement VisitIncludeStatement(IncludeStatement includeStatement) => Forbidden(includeStatement, "include");

        protected override Statement VisitRenderStatement(RenderStatement renderStatement) => Forbidden(renderStatement, "render");

        protected override Statement VisitCaptureStatement(CaptureStatement captureStatement) => Forbidden(captureStatement, "capture");

        protected override Expression VisitFilterExpression(FilterExpression filterExpression)
        {
            if (!Filters.Contains(filterExpression.Name))
            {
                Add($@"\|\s*{Regex.Escape(filterExpression.Name)}\b", $"不允许使用过滤器“{filterExpression.Name}”。");
            }

            return base.VisitFilterExpression(filterExpression);
        }

        protected override Expression VisitMemberExpression(MemberExpression memberExpression)
        {
            var path = new List<string>();
            JsonNode? node = sample;
            foreach (var segment in memberExpression.Segments)
            {
                if (segment is not IdentifierSegment identifier)
                {
                    // An index: what it holds is not known before it is rendered.
                    break;
                }

                path.Add(identifier.Identifier);
                if (path.Count == 1 && locals.Contains(identifier.Identifier))
                {
                    break;
                }

                if (node is JsonArray or JsonValue && identifier.Identifier is "size" or "first" or "last")
                {
                    break;
                }

                if (node is not JsonObject parent || !parent.TryGetPropertyValue(identifier.Identifier, out node))
                {
                    var name = string.Join('.', path);
                    Add($@"(?<![\w.]){Regex.Escape(name)}\b", $"没有变量“{name}”。");
                    break;
                }
            }

            return base.VisitMemberExpression(memberExpression);
        }

        private Statement Forbidden(Statement statement, string tag)
        {
            Add($@"\{{%-?\s*{tag}\b", $"不允许使用标签“{tag}”。");
            return statement;
        }

        private void Add(string pattern, string reason)
        {
            // The parser keeps no places; the first mention inside a tag is what the author will look for.
            foreach (Match tag in Tags().Matches(body))
            {
                var within = Regex.Match(tag.Value, pattern);
                if (within.Success)
                {
                    errors.Add(new(1 + body.AsSpan(0, tag.Index + within.Index).Count('\n'), reason));
                    return;
                }
            }

            errors.Add(new(1, reason));
        }
    }

    [GeneratedRegex(@"\{\{.*?\}\}|\{%.*?%\}", RegexOptions.Singleline)]
    private static partial Regex Tags();
}
