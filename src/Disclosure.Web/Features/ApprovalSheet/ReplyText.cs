using Disclosure.Domain.Decisions;
using Disclosure.Web.Cases;

namespace Disclosure.Web.Features.ApprovalSheet;

/// <summary>A reply in the words of the sheet.</summary>
internal static class ReplyText
{
    /// <summary>Type and legal basis.</summary>
    public static string Of(ReplyType type, RefusalGround? ground)
    {
        var basis = ReplyCatalogue.Basis(type, ground);
        return ground is { } g ? $"{basis.Label}：{ReplyCatalogue.Label(g)}（{basis.Article}）" : $"{basis.Label}（{basis.Article}）";
    }

    /// <summary>Type, basis and reasoning of a draft.</summary>
    public static string Of(ReplyDraft draft) => string.Join('\n', new[] { Of(draft.Type, draft.Ground), draft.Reasoning, draft.SeparableAnswer, draft.AccessNote }.Concat(OutcomeWords.Of(draft).Select(l => $"{l.Label}：{l.Text}")).Where(t => !string.IsNullOrWhiteSpace(t)));
}
