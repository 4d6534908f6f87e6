using Disclosure.Domain.Common;
using Disclosure.Domain.Requests;

namespace Disclosure.Domain.Decisions;

/// <summary>What a reply must refer to, and how a partial one must tell its items apart. Each refusal names the field and the article.</summary>
public static class ReplyReferenceRules
{
    /// <summary>Most items that one reply tells apart.</summary>
    public const int MaxItems = 30;

    /// <summary>Every mistake in what the reply refers to.</summary>
    /// <param name="draft">The reply.</param>
    /// <param name="today">Today in Asia/Shanghai.</param>
    public static IEnumerable<Refusal> Check(ReplyDraft draft, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(draft);
        var says = draft.Reference ?? new ReplyReference();
        return draft.Type switch
        {
            ReplyType.AlreadyPublic => Where(says, "已主动公开的，应当告知获取该信息的方式、途径，请写明准确的网址或者查阅地点。", "三十六"),
            ReplyType.NotHeld => Agency(says),
            ReplyType.Repeated => Earlier(says, "重复申请须写明先前答复的文号。", "三十六", today),
            ReplyType.SpecialQuery =>
            [
                .. Text(says.Law, "reference.law", "请写明对查询该信息作出规定的法律、行政法规及其条款。", "三十六", NoticeRules.MaxText),
                .. Where(says, "请写明到哪里、怎样查询。", "三十六"),
            ],
            ReplyType.Petition => Where(says, "请告知通过什么渠道反映，例如12328或者信访渠道。", "三十九"),
            ReplyType.Publication => Where(says, "请告知获取该出版物的途径。", "三十九"),
            ReplyType.Reconfirmation => Earlier(says, "请写明已经取得的是哪一份信息（名称或者文号）。", "三十八", today),
            ReplyType.NotGovernmentInformation when says.Outside is null => [new("required", "请选择所申请的内容属于哪一类。", Law.Article("二"), "reference.outside")],
            ReplyType.NotGovernmentInformation => Long(says.Where, "reference.where", NoticeRules.MaxText),
            _ => [],
        };
    }

    /// <summary>Every mistake in the items of a partial reply (条例第三十七条).</summary>
    /// <param name="draft">The reply.</param>
    /// <param name="thirdParty">Why article 15 may not be named for what was withheld after a consultation; null when it may.</param>
    public static IEnumerable<Refusal> CheckItems(ReplyDraft draft, Func<Refusal?> thirdParty)
    {
        ArgumentNullException.ThrowIfNull(draft);
        ArgumentNullException.ThrowIfNull(thirdParty);
        var items = draft.Items ?? [];
        if (items.Count > MaxItems)
        {
            yield return new("too-many", $"最多分{MaxItems}项，请合并相近的内容。", null, "items");
        }

        if (!items.Any(i => !i.Withheld))
        {
            yield return new("required", "部分公开的，请逐项写明公开哪些内容；全部不能公开的，应当选择不予公开。", Law.Article("三十七"), "items");
        }

        if (!items.Any(i => i.Withheld))
        {
            yield return new("required", "部分公开的，请逐项写明不予公开哪些内容；全部公开的，应当选择予以公开。", Law.Article("三十七"), "items");
        }

        foreach (var (item, n) in items.Select((item, n) => (item, n)))
        {
            if (string.IsNullOrWhiteSpace(item.Name))
            {
                yield return new("required", $"请写明第{n + 1}项是什么内容。", Law.Article("三十七"), $"items.{n}.name");
            }

            if (item is { Withheld: true, Ground: null })
            {
                yield return new("required", $"请选择第{n + 1}项不予公开的法定理由。", Law.Article("三十六"), $"items.{n}.ground");
            }

            if (!item.Withheld && item.Ground is not null)
            {
                yield return new("ground", $"第{n + 1}项予以公开，不需要不予公开的理由。", null, $"items.{n}.ground");
            }

            if (item.Withheld && string.IsNullOrWhiteSpace(item.Reason))
            {
                yield return new("required", $"请对第{n + 1}项不予公开的内容说明理由。", Law.Article("三十七"), $"items.{n}.reason");
            }

            if (Long(item.Name, $"items.{n}.name", NoticeRules.MaxText).Concat(Long(item.Reason, $"items.{n}.reason", NoticeRules.MaxText)).FirstOrDefault() is { } tooLong)
            {
                yield return tooLong;
            }

            if (item.PersonalMarks && item.Ground != RefusalGround.ThirdPartyRights)
            {
                yield return new("personal-marks", "只有以保护第三方合法权益为由遮盖个人信息时才作此标记。", Law.Article("十五"), $"items.{n}.ground");
            }
            else if (item is { Ground: RefusalGround.ThirdPartyRights, PersonalMarks: false } && thirdParty() is { } bad)
            {
                yield return bad with { Field = $"items.{n}.ground" };
            }
        }
    }

    private static IEnumerable<Refusal> Where(ReplyReference says, string missing, string article)
    {
        foreach (var mistake in Text(says.Where, "reference.where", missing, article, NoticeRules.MaxText))
        {
            yield return mistake;
        }

        // An address that nobody can open is none: the reply stands or falls with it. This machine's own is that of a trial.
        if (says.Where is { } where && where.Contains("://", StringComparison.Ordinal)
            && !where.Split([' ', '\n', '，', '。', '；', '（', '）'], StringSplitOptions.RemoveEmptyEntries).Where(w => w.Contains("://", StringComparison.Ordinal))
                .All(w => Uri.TryCreate(w[Start(w)..], UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && (uri.IsLoopback || uri.Host.Contains('.', StringComparison.Ordinal))))
        {
            yield return new("address", "网址不完整或者不正确，请从浏览器的地址栏复制，以 http:// 或者 https:// 开头。", Law.Article(article), "reference.where");
        }
    }

    // Words may stand before an address without a space: 网址：https://…
    private static int Start(string word) => word.IndexOf("http", StringComparison.OrdinalIgnoreCase) is var at and >= 0 ? at : 0;

    private static IEnumerable<Refusal> Agency(ReplyReference says)
    {
        if (says.Undetermined)
        {
            return says.Agency is null && says.Contact is null ? [] : [new("undetermined", "已经写明负责公开的机关，不能同时选择无法确定。", Law.Article("三十六"), "reference.undetermined")];
        }

        return
        [
            .. Text(says.Agency, "reference.agency", "请写明负责公开该信息的行政机关的名称；确实无法确定的，请选择无法确定。", "三十六", FilingRules.MaxShort),
            .. Text(says.Contact, "reference.contact", "请写明该机关的联系方式。", "三十六", FilingRules.MaxShort),
        ];
    }

    private static IEnumerable<Refusal> Earlier(ReplyReference says, string missing, string article, DateOnly today)
    {
        foreach (var mistake in Text(says.EarlierLetter, "reference.earlierLetter", missing, article, FilingRules.MaxShort).Concat(Long(says.EarlierNumber, "reference.earlierNumber", FilingRules.MaxShort)))
        {
            yield return mistake;
        }

        if (says.EarlierOn is not { } on)
        {
            yield return new("required", "请填写先前答复的日期。", Law.Article(article), "reference.earlierOn");
        }
        else if (on > today)
        {
            yield return new("date", "先前答复的日期不能晚于今天。", null, "reference.earlierOn");
        }
    }

    private static IEnumerable<Refusal> Text(string? text, string field, string missing, string article, int max) =>
        string.IsNullOrWhiteSpace(text) ? [new("required", missing, Law.Article(article), field)] : Long(text, field, max);

    private static IEnumerable<Refusal> Long(string? text, string field, int max) =>
        text?.Length > max ? [new("too-long", $"不能超过{max}个字，请精简。", null, field)] : [];
}
