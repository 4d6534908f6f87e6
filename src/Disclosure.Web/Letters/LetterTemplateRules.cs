using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Disclosure.Domain.Correspondence;
using Disclosure.Domain.Deadlines;
using Disclosure.Domain.Decisions;
using Disclosure.Domain.Requests;
using Disclosure.Domain.Requests.Events;
using Disclosure.Web.Data;
using Disclosure.Web.Templates;
using Fluid;

namespace Disclosure.Web.Letters;

/// <summary>What a letter template must keep to. Checked before it is published; the last good version stays in force otherwise.</summary>
public static partial class LetterTemplateRules
{
    private const string RemedyParagraph = "<p>{{ remedy }}</p>";

    /// <summary>What no reply may lack; each must stand in the letter whatever the case.</summary>
    private static readonly (string Path, string Label)[] Elements =
    [
        ("authority", "机关名称"), ("title", "文书名称"), ("number", "发文字号"), ("applicant", "申请人"), ("requestNumber", "受理编号"), ("receivedOn", "收到日期"),
        ("requested", "申请内容"), ("reasoning", "事实与理由"), ("article", "法律依据"), ("issuedOn", "成文日期"),
        ("ground", "不予公开的法定情形"), ("separable", "能否区分处理"), ("search.places", "检索范围"), ("search.keywords", "检索词"), ("search.result", "检索结果"),
        ("clarification.number", "补正告知书的文号"), ("reasons.number", "说明理由告知书的文号"), ("reasons.facts", "申请的数量、频次"),
        ("reference.where", "获取的方式、途径"), ("reference.agency", "负责公开的机关"), ("reference.contact", "该机关的联系方式"), ("reference.law", "有关法律规定"),
        ("reference.earlierLetter", "先前答复的文号"), ("reference.earlierOn", "先前答复的日期"), ("reference.outside", "不属于政府信息的情形"),
        ("given", "公开的部分"), ("withheld", "不予公开的部分及理由"), ("attachments", "附件"), ("access", "获取的方式和途径"), ("joint", "并案各件的受理编号"),
        ("correction.inaccurate", "不准确之处"), ("correction.shouldRead", "要求更正的内容"), ("search.askedOf", "向谁核实"), ("outcome.what", "更正内容"), ("outcome.nowReads", "更正后的内容"),
        ("outcome.on", "更正或者转送日期"), ("outcome.agency", "有权更正的机关"), ("outcome.contact", "有权机关的联系方式"),
    ];

    /// <summary>Every mistake; empty when the template is good.</summary>
    /// <param name="key">Key of the template.</param>
    /// <param name="body">The Liquid text.</param>
    public static IReadOnlyList<TemplateError> Validate(string key, string body)
    {
        ArgumentNullException.ThrowIfNull(body);
        if (NoticeLetterModel.Keys.Contains(key))
        {
            return NoticeTemplateRules.Validate(key, body);
        }

        if (!LetterModel.Keys.Contains(key))
        {
            return [new(1, $"没有名为“{key}”的文书。可用的有：{string.Join("、", LetterModel.Keys.Concat(NoticeLetterModel.Keys))}。")];
        }

        var samples = LetterSamples.Samples().Concat(LetterSamples.JointSamples()).Where(s => ReplyCatalogue.Basis(s.Draft.Type, s.Draft.Ground).TemplateKey == key).ToList();
        var errors = TemplateCheck.Run(body, LetterModel.Of(samples[0])).ToList();
        if (errors.Count == 0)
        {
            errors.AddRange(LetterMarkup.Check(body).Concat(CheckRemedy(body)).OrderBy(e => e.Line));
        }

        return errors.Count > 0 ? errors : [.. samples.SelectMany(s => CheckSample(s, body)).Distinct()];
    }

    /// <summary>The remedy is a paragraph of its own, outside every condition and loop, named once and never computed with.</summary>
    private static IEnumerable<TemplateError> CheckRemedy(string body)
    {
        var mentions = LiquidTag().Matches(body).Where(m => Remedy().IsMatch(m.Value)).ToList();
        if (mentions.Count == 0)
        {
            return [new(LineOf(body, body.Length), $"缺少救济途径：请加上独立的一段 {RemedyParagraph}。")];
        }

        var open = OpenBlocks(body[..mentions[0].Index]);
        return mentions.Count > 1 ? [new(LineOf(body, mentions[1].Index), "救济途径只能出现一次，不能用于条件、赋值或者其他计算。")]
            : !RemedyPlace().IsMatch(body) ? [new(LineOf(body, mentions[0].Index), $"救济途径必须原样自成一段：{RemedyParagraph}。")]
            : open != 0 ? [new(LineOf(body, mentions[0].Index), "救济途径不能放在条件或者循环中。")]
            : [];
    }

    private static IEnumerable<TemplateError> CheckSample(ReplyLetter sample, string body)
    {
        string text;
        try
        {
            text = WebUtility.HtmlDecode(LetterRenderer.Body(sample, body));
        }
        catch (Exception e) when (e is TemplateModelException or InvalidOperationException or ParseException)
        {
            return [new(1, "试排样文失败：模板必须在任何情况下都完整输出，并保留救济途径。")];
        }

        var model = LetterModel.Of(sample);
        return Elements.Where(e => Values(model, e.Path).Any(v => !text.Contains(v, StringComparison.Ordinal)))
            .Select(e => new TemplateError(1, $"缺少文书要素“{e.Label}”：请使用变量 {e.Path}，不能放在条件中省略。"));
    }

    private static IEnumerable<string> Values(JsonNode? node, string path)
    {
        var value = path.Split('.').Aggregate(node, (n, name) => n?[name]);
        return value is JsonArray list ? list.Select(v => (string)v!) : [(string)value!];
    }

    private static int OpenBlocks(string before) =>
        BlockStart().Count(before) - BlockEnd().Count(before);

    private static int LineOf(string body, int index) => 1 + body.AsSpan(0, index).TrimEnd('\n').Count('\n');

    [GeneratedRegex(@"\{\{.*?\}\}|\{%.*?%\}", RegexOptions.Singleline)]
    private static partial Regex LiquidTag();

    [GeneratedRegex(@"(?<![\w.""'])remedy\b")]
    private static partial Regex Remedy();

    [GeneratedRegex(@"<p>\{\{-?\s*remedy\s*-?\}\}</p>")]
    private static partial Regex RemedyPlace();

    [GeneratedRegex(@"\{%-?\s*(if|unless|for|case|comment|raw|tablerow|capture|ifchanged)\b")]
    private static partial Regex BlockStart();

    [GeneratedRegex(@"\{%-?\s*end(if|unless|for|case|comment|raw|tablerow|capture|ifchanged)\b")]
    private static partial Regex BlockEnd();
}
