using Disclosure.Domain.Decisions;

namespace Disclosure.Web.Cases;

/// <summary>The lines of what a reply to a correction request says (条例第四十一条), for every screen that tells a draft.</summary>
public static class OutcomeWords
{
    /// <summary>Label and text of each line; none for a reply to a request for disclosure.</summary>
    public static IEnumerable<(string Label, string Text)> Of(ReplyDraft draft)
    {
        ArgumentNullException.ThrowIfNull(draft);
        return new (string Label, string? Text)[]
        {
            ("更正内容", draft.Correction?.What),
            ("更正后的内容", draft.Correction?.NowReads),
            (draft.Type == ReplyType.Transferred ? "转送机关" : "有权更正的机关", draft.Correction?.Agency),
            ("联系方式", draft.Correction?.Contact),
            (draft.Type == ReplyType.Transferred ? "转送日期" : "更正日期", draft.Correction?.On is { } on ? LegalTime.Show(on) : null),
        }.Where(l => l.Text is not null).Select(l => (l.Label, l.Text!));
    }
}
