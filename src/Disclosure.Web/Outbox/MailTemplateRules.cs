using System.Text.RegularExpressions;
using Disclosure.Web.Templates;

namespace Disclosure.Web.Outbox;

/// <summary>What a mail template must keep to. Checked before it is published, in every branch, not only in those a sample reaches.</summary>
public static partial class MailTemplateRules
{
    /// <summary>Every mistake; empty when the template is good.</summary>
    /// <param name="body">The Liquid text.</param>
    /// <param name="key">The template's key.</param>
    public static IReadOnlyList<TemplateError> Validate(string body, string key)
    {
        ArgumentNullException.ThrowIfNull(body);
        if (MailModels.Sample(key) is not { } sample)
        {
            return [new(1, $"没有名为“{key}”的邮件。可用的有：{string.Join("、", MailModels.Keys)}。")];
        }

        var errors = new List<TemplateError>();
        if (key == MailModels.Layout)
        {
            var places = ContentPlace().Count(body);
            if (places != 1)
            {
                errors.Add(new(1, $"版式必须有且只有一处 {{{{ content }}}}，现有{places}处。"));
            }

            sample["content"] = string.Empty;
        }

        errors.AddRange(TemplateCheck.Run(body, sample));
        return [.. errors.OrderBy(x => x.Line)];
    }

    /// <summary>Puts a mail's text into its frame; both are templates, so that one rendering encodes everything once.</summary>
    public static string Compose(string layout, string body) => ContentPlace().Replace(layout, _ => body.TrimEnd('\n'), 1);

    [GeneratedRegex(@"\{\{-?\s*content\s*-?\}\}")]
    private static partial Regex ContentPlace();
}
