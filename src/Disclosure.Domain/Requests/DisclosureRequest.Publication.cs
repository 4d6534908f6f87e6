using Disclosure.Domain.Common;
using Disclosure.Domain.Requests.Events;

namespace Disclosure.Domain.Requests;

public sealed partial class DisclosureRequest
{
    /// <summary>
    /// 转为主动公开 (条例第四十四条): lawful once a reply has gone out that gives the information, all or in part, and at any time
    /// after. One reply can become several records. The case itself is not touched.
    /// </summary>
    /// <param name="recordId">The record.</param>
    /// <param name="indexNumber">索引号 that the record was given.</param>
    /// <param name="today">Today in Asia/Shanghai.</param>
    /// <returns>The refusal; null when recorded.</returns>
    public Refusal? MakePublic(Guid recordId, string indexNumber, DateOnly today)
    {
        if (CannotBeMadePublic() is { } no)
        {
            return no;
        }

        if (recordId == Guid.Empty || Blank(indexNumber))
        {
            return Required("indexNumber", "转为主动公开的目录条目应当已有索引号。", Law.Article("四十四"));
        }

        if (State.MadePublic.Exists(m => m.RecordId == recordId))
        {
            return new("made-public", "这一条目录已经记在本件。");
        }

        Raise(new MadePublic(recordId, indexNumber.Trim(), today));
        return null;
    }

    /// <summary>Why what was asked for cannot be made public from this case; null when it can.</summary>
    public Refusal? CannotBeMadePublic() => State switch
    {
        { Filing: null } => NotOpen(receiptNeeded: false),
        { CanBeMadePublic: false } => new("not-given", "只有已经送达“予以公开”或者“部分公开”答复的，才能转为主动公开。", Law.Article("四十四")),
        _ => null,
    };

    /// <summary>登记申请人建议纳入主动公开, with the office's answer (条例第四十四条第二款). Lawful at any time after filing.</summary>
    /// <param name="on">Day of the suggestion.</param>
    /// <param name="suggestion">What was suggested.</param>
    /// <param name="adopted">Whether it will be made public.</param>
    /// <param name="answer">Answer and reason.</param>
    /// <param name="today">Today in Asia/Shanghai.</param>
    /// <returns>Every refusal; empty when recorded.</returns>
    public IReadOnlyList<Refusal> SuggestPublication(DateOnly on, string? suggestion, bool? adopted, string? answer, DateOnly today)
    {
        if (State.Filing is not { } filing)
        {
            return [NotOpen(receiptNeeded: false)!];
        }

        var refusals = new List<Refusal>();
        if (State.Kind == RequestKind.Correction)
        {
            return [new("kind", "更正申请不涉及纳入主动公开。", Law.Article("四十四"))];
        }

        if (on > today || on < filing.Receipt.SubmittedOn)
        {
            refusals.Add(new("date", "建议日期不能早于申请日期，也不能晚于今天。", null, "on"));
        }

        foreach (var (text, field, label) in new[] { (suggestion, "suggestion", "建议的内容"), (answer, "answer", "审核意见") })
        {
            if (Blank(text))
            {
                refusals.Add(Required(field, $"请填写{label}。", Law.Article("四十四")));
            }
            else if (text!.Trim().Length > FilingRules.MaxDescription)
            {
                refusals.Add(new("too-long", $"{label}不能超过{FilingRules.MaxDescription}个字。", null, field));
            }
        }

        if (adopted is null)
        {
            refusals.Add(Required("adopted", "请选择审核结果。", Law.Article("四十四")));
        }

        if (refusals.Count == 0)
        {
            Raise(new PublicationSuggested(on, suggestion!.Trim(), adopted!.Value, answer!.Trim()));
        }

        return refusals;
    }
}
