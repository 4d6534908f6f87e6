using Disclosure.Domain.Decisions;

namespace Disclosure.Web.Cases;

/// <summary>The lines of what a reply says beside its reasons (条例第三十六条至第三十九条、第四十一条), for every screen that tells a draft.</summary>
public static class OutcomeWords
{
    /// <summary>Label and text of each line; none where the reasons say it all.</summary>
    public static IEnumerable<(string Label, string Text)> Of(ReplyDraft draft)
    {
        ArgumentNullException.ThrowIfNull(draft);
        (string Label, string? Text)[] lines =
        [
            ("更正内容", draft.Correction?.What),
            ("更正后的内容", draft.Correction?.NowReads),
            (draft.Type == ReplyType.Transferred ? "转送机关" : "有权更正的机关", draft.Correction?.Agency),
            ("联系方式", draft.Correction?.Contact),
            (draft.Type == ReplyType.Transferred ? "转送日期" : "更正日期", draft.Correction?.On is { } on ? LegalTime.Show(on) : null),
            ("获取的途径", draft.Reference?.Where),
            ("负责公开的机关", draft.Reference is { Undetermined: true } ? "无法确定" : draft.Reference?.Agency),
            ("联系方式", draft.Reference?.Contact),
            ("有关法律规定", draft.Reference?.Law),
            ("先前申请", draft.Reference?.EarlierNumber),
            (draft.Type == ReplyType.Reconfirmation ? "已经取得的信息" : "先前答复", draft.Reference?.EarlierLetter),
            ("先前答复日期", draft.Reference?.EarlierOn is { } earlier ? LegalTime.Show(earlier) : null),
            ("不属于政府信息的情形", draft.Reference?.Outside is { } kind ? ReplyCatalogue.Wording(kind) : null),
            .. (draft.Items ?? []).Select(i => i.Ground is { } ground
                ? ("不予公开", $"{i.Name}（{ReplyCatalogue.Label(ground)}，{ReplyCatalogue.Article(ground)}）：{i.Reason}{(i.PersonalMarks ? "（仅遮盖个人信息）" : null)}")
                : ("公开", (string?)i.Name)),
        ];
        return lines.Where(l => l.Text is not null).Select(l => (l.Label, l.Text!));
    }
}
