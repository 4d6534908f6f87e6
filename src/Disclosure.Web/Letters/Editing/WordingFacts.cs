using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Disclosure.Domain.Decisions;

namespace Disclosure.Web.Letters.Editing;

/// <summary>What a letter's text was told of, as short hashes: whether an edited text still fits is seen by comparing them.</summary>
public static class WordingFacts
{
    // What stands in the fixed parts alone is written anew each time and says nothing about the text.
    private static readonly HashSet<string> Fixed = ["number", "applicant", "addressee", "remedy", "issuedOn", "authority", "office", "address", "postcode", "phone"];

    // With another reply the whole text is another one: nobody may keep the old one.
    private static readonly HashSet<string> Decisive = ["title", "article", "ground", "asked", "joint"];

    private static readonly Dictionary<string, string> Labels = new()
    {
        ["title"] = "答复类型或者文书",
        ["article"] = "法律依据",
        ["ground"] = "不予公开的理由",
        ["asked"] = "征求谁的意见",
        ["requestNumber"] = "受理编号",
        ["receivedOn"] = "收到日期",
        ["requested"] = "申请内容",
        ["reasoning"] = "事实与理由",
        ["separable"] = "区分处理",
        ["access"] = "获取的方式和途径",
        ["search"] = "检索记录",
        ["clarification"] = "补正的情况",
        ["reasons"] = "说明理由的情况",
        ["joint"] = "并案的件",
        ["jointCount"] = "并案的件",
        ["correction"] = "申请更正的记录",
        ["outcome"] = "更正的结果",
        ["considered"] = "正当理由的核实",
        ["unanswered"] = "未答复的文书",
        ["unansweredNumber"] = "未答复的文书",
        ["unansweredOn"] = "未答复的文书的送达日期",
        ["unansweredBy"] = "届满的期限",
        ["unpaid"] = "未答复的文书",
        ["reference"] = "答复中告知的途径、机关或者先前的答复",
        ["given"] = "公开的部分",
        ["withheld"] = "不予公开的部分",
        ["attachments"] = "附件",
        ["delivery"] = "获取信息的方式",
        ["points"] = "补正事项",
        ["guidance"] = "指导和释明",
        ["replyDays"] = "答复的期限",
        ["facts"] = "数量、频次",
        ["until"] = "延迟答复的日期",
        ["reason"] = "理由",
        ["days"] = "延长的工作日",
        ["oldDueOn"] = "原答复期限",
        ["newDueOn"] = "新的答复期限",
        ["matter"] = "征求意见的内容",
        ["consulted"] = "征求谁的意见",
        ["released"] = "决定公开的内容",
        ["amount"] = "金额",
        ["basis"] = "计费方式",
        ["tariff"] = "收费依据",
        ["steps"] = "收费标准",
        ["howToPay"] = "缴纳方式",
    };

    /// <summary>The facts of a letter's model.</summary>
    /// <param name="model">As templates see it.</param>
    public static IReadOnlyDictionary<string, string> Of(JsonObject model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return model.Where(p => !Fixed.Contains(p.Key)).OrderBy(p => p.Key, StringComparer.Ordinal)
            .ToDictionary(p => p.Key, p => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{p.Key}\n{p.Value?.ToJsonString()}")))[..16]);
    }

    /// <summary>What has changed since a text was edited, in Chinese; empty when it still fits.</summary>
    /// <param name="wording">The edited text.</param>
    /// <param name="now">The facts as they are.</param>
    public static IReadOnlyList<string> Changed(LetterWording wording, IReadOnlyDictionary<string, string> now) => [.. Keys(wording, now).Select(k => Labels.GetValueOrDefault(k, k)).Distinct()];

    /// <summary>True when what changed leaves no room for the old text: another type of reply, another ground.</summary>
    /// <param name="wording">The edited text.</param>
    /// <param name="now">The facts as they are.</param>
    public static bool IsDecisive(LetterWording wording, IReadOnlyDictionary<string, string> now) => Keys(wording, now).Any(Decisive.Contains);

    // A fact that templates did not know when the text was edited is none that has changed.
    private static IEnumerable<string> Keys(LetterWording wording, IReadOnlyDictionary<string, string> now)
    {
        ArgumentNullException.ThrowIfNull(wording);
        return now.Where(f => wording.Facts.TryGetValue(f.Key, out var then) && then != f.Value).Select(f => f.Key);
    }
}
