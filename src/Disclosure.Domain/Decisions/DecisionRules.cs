using Disclosure.Domain.Common;
using Disclosure.Domain.Deadlines;
using Disclosure.Domain.Requests;

namespace Disclosure.Domain.Decisions;

/// <summary>What a reply must contain to be lawful. Each refusal names the field and the article.</summary>
public static class DecisionRules
{
    /// <summary>
    /// What a search record lacks: it is complete with places, keywords, persons, date and result; a 核查记录 (条例第四十一条) with
    /// whom it was checked in place of the keywords.
    /// </summary>
    /// <param name="search">The record.</param>
    /// <param name="receivedOn">收到之日: a search before it proves nothing for this application.</param>
    /// <param name="today">Today in Asia/Shanghai.</param>
    /// <param name="kind">What the record is for.</param>
    /// <returns>Every mistake; none when it is complete.</returns>
    public static IEnumerable<Refusal> SearchMistakes(SearchRecord? search, DateOnly? receivedOn, DateOnly today, RequestKind kind = RequestKind.Disclosure)
    {
        var (article, what) = kind == RequestKind.Correction ? (CorrectionRules.Article, "核查") : (Law.Article("三十六"), "检索");
        if (search is null)
        {
            yield return new("required", $"请填写{what}记录。", article, "search");
            yield break;
        }

        foreach (var (text, message, field) in new[]
        {
            kind == RequestKind.Correction
                ? (search.Places, "请写明核查了哪些记录、档案和系统。", "search.places")
                : (search.Places, "请写明检索了哪些系统、档案和单位。", "search.places"),
            kind == RequestKind.Correction
                ? (search.AskedOf, "请写明向哪些单位和人员核实。", "search.askedOf")
                : (search.Keywords, "请写明检索词。", "search.keywords"),
            (search.Searchers, $"请写明{what}人。", "search.searchers"),
            (search.Result, $"请写明{what}结果。", "search.result"),
        })
        {
            if (string.IsNullOrWhiteSpace(text))
            {
                yield return new("required", message, article, field);
            }
        }

        if (search.SearchedOn > today)
        {
            yield return new("date", $"{what}日期不能晚于今天。", null, "search.searchedOn");
        }
        else if (receivedOn is { } received && search.SearchedOn < received)
        {
            yield return new("date", $"{what}日期不能早于收到申请之日。", null, "search.searchedOn");
        }
    }

    /// <summary>Every mistake of a draft.</summary>
    /// <param name="draft">The draft.</param>
    /// <param name="facts">What the case has on record.</param>
    /// <param name="today">Today in Asia/Shanghai.</param>
    public static IEnumerable<Refusal> CheckDraft(ReplyDraft draft, DecisionFacts facts, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(draft);
        if (OfOtherKind(draft.Type, facts) is { } foreign)
        {
            yield return foreign;
            yield break;
        }

        if (string.IsNullOrWhiteSpace(draft.Reasoning))
        {
            yield return new("required", "请写明事实和理由，它将印在答复书上。", facts.Kind == RequestKind.Correction ? CorrectionRules.Article : Law.Article("三十六"), "reasoning");
        }

        switch (draft.Type)
        {
            case ReplyType.Disclosed:
                if (draft.AttachmentIds.Count == 0 && string.IsNullOrWhiteSpace(draft.AccessNote))
                {
                    yield return new("required", "予以公开的，请附上所公开的信息，或者写明获取的方式、途径和时间。", Law.Article("三十六"), "accessNote");
                }

                if (CheckRelease(facts.Consultations) is { } withheld)
                {
                    yield return withheld;
                }

                break;
            case ReplyType.Refused:
                if (draft.Ground is null)
                {
                    yield return new("required", "不予公开必须有第十四条至第十六条的法定理由，请选择。", Law.Article("三十六"), "ground");
                }

                if (string.IsNullOrWhiteSpace(draft.SeparableAnswer))
                {
                    yield return new("required", "请说明能否区分处理：能够区分的，应当提供可以公开的部分。", Law.Article("三十七"), "separableAnswer");
                }

                if (draft.Ground == RefusalGround.ThirdPartyRights && CheckThirdParty(facts.Consultations) is { } bad)
                {
                    yield return bad;
                }

                break;
            case ReplyType.NotExisting:
                foreach (var mistake in SearchMistakes(draft.Search, facts.ReceivedOn, today))
                {
                    yield return mistake;
                }

                break;
            case ReplyType.Corrected or ReplyType.NotCorrected or ReplyType.Transferred or ReplyType.Redirected:
                foreach (var mistake in CorrectionReplyRules.Check(draft, facts, today))
                {
                    yield return mistake;
                }

                break;
            case ReplyType.StillUnclear or ReplyType.Excessive when CheckRecord(draft.Type, facts) is { } missing:
                yield return missing;
                break;
            default:
                break;
        }

        if (draft.Type != ReplyType.Refused && draft.Ground is not null)
        {
            yield return new("ground", "只有不予公开才选择法定理由。", null, "ground");
        }
    }

    /// <summary>
    /// Why nothing may be released: whoever objected for a good reason is not passed over but for a grave public interest (article
    /// 32), and without the authority's view nobody knows. Holds for the draft, the signature and the service alike.
    /// </summary>
    /// <param name="consultations">The consultations of the case that went out.</param>
    public static Refusal? CheckRelease(IReadOnlyList<ConsultationRecord> consultations) =>
        consultations.Where(c => c is { Asked: ConsultationKind.ThirdParty, Consent: false }).ToList() switch
        {
            var objecting when objecting.Exists(c => c.ReasonIsGood is null) =>
                new("no-assessment", "第三方不同意公开，请先记录本机关对其理由是否合理、不公开是否会对公共利益造成重大影响的判断，再决定公开。", Law.Article("三十二"), "type"),
            var objecting when objecting.Exists(c => c is { ReasonIsGood: true, PublicInterest: false }) =>
                new("reason-good", "本机关判断第三方的理由合理，且不公开不会对公共利益造成重大影响的，不予公开；判断有变的，请先重新登记判断。", Law.Article("三十二"), "type"),
            _ => null,
        };

    /// <summary>
    /// Neither reply is the first word of an agency: unclear is what is still unclear after a 补正 (article 30), and nobody is
    /// turned away for asking much who was not asked why (article 35). Holds for the draft, the reviews and the signature alike.
    /// </summary>
    /// <param name="type">The reply.</param>
    /// <param name="facts">What the case has on record.</param>
    public static Refusal? CheckRecord(ReplyType type, DecisionFacts facts) => OfOtherKind(type, facts) ?? (type, facts) switch
    {
        (ReplyType.StillUnclear, { Clarified: false }) =>
            new("no-clarification", "须先一次性告知补正并收到补正，补正后仍不明确的，才能作此答复；逾期不补正的，按视为放弃办理。", Law.Article("三十"), "type"),
        (ReplyType.StillUnclear, { AnswersOthers: true }) =>
            new("joint", "补正后仍不明确的答复只能针对要求过补正的本件，并入的件没有补正的记录。请先取消并案。", Law.Article("三十"), "type"),
        (ReplyType.Excessive, { ReasonsAreGood: null }) =>
            new("no-assessment", "须先要求申请人说明理由，并登记本机关对理由是否合理的判断。", Law.Article("三十五"), "type"),
        (ReplyType.Excessive, { ReasonsAreGood: true }) =>
            new("reasons-good", "本机关判断申请理由合理的，应当答复；不能在期限内答复的，可以延迟答复。", Law.Article("三十五"), "type"),
        _ => null,
    };

    /// <summary>The replies of articles 36 to 39 answer a request for disclosure, those of article 41 a correction request; none answers both.</summary>
    /// <param name="type">The reply.</param>
    /// <param name="facts">What the case has on record.</param>
    public static Refusal? OfOtherKind(ReplyType type, DecisionFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        var kind = ReplyCatalogue.KindOf(type);
        return kind == facts.Kind ? null
            : facts.Kind == RequestKind.Correction
                ? new Refusal("kind", "本件是更正申请，只能予以更正、不予更正、转送有权机关处理或者告知向有权机关提出。", CorrectionRules.Article, "type")
                : new Refusal("kind", "本件是政府信息公开申请，更正申请的答复不适用。", CorrectionRules.Article, "type");
    }

    /// <summary>Article 15 stands only on an objection and on the authority's own view that its reason is good (article 32).</summary>
    private static Refusal? CheckThirdParty(IReadOnlyList<ConsultationRecord> consultations)
    {
        // Who agreed to the release has no reason that could stand against it.
        var all = consultations.Where(c => c.Asked == ConsultationKind.ThirdParty).ToList();
        var third = all.FindAll(c => c.Consent != true);
        return third switch
        {
            [] when all.Count > 0 => new("consented", "第三方同意公开，不能以保护第三方权益为由不予公开。", Law.Article("三十二"), "ground"),
            [] => new("no-consultation", "以保护第三方权益为由不予公开，须先书面征求第三方意见；本件没有征求意见记录。", Law.Article("三十二"), "ground"),
            _ when third.TrueForAll(c => !c.Ended) => new("consultation-open", "尚未收到第三方意见，征求意见的期限也未届满，不能以保护第三方权益为由不予公开。", Law.Article("三十二"), "ground"),
            _ when third.TrueForAll(c => c.ReasonIsGood is null) => new("no-assessment", "第三方不同意公开本身不足以不予公开，请先记录本机关对其理由是否合理的判断。", Law.Article("十五"), "ground"),
            _ when !third.Exists(c => c is { ReasonIsGood: true, PublicInterest: false }) =>
                new("reason-not-good", "本机关判断第三方的理由不成立，或者不公开会对公共利益造成重大影响，不能以保护第三方权益为由不予公开。", Law.Article("十五"), "ground"),
            _ => null,
        };
    }
}

/// <summary>A consultation as a decision sees it.</summary>
/// <param name="Asked">Who was asked.</param>
/// <param name="Ended">The opinion is in, or its time is over.</param>
/// <param name="Consent">What they said; null when they were silent or have not answered.</param>
/// <param name="ReasonIsGood">The authority's view of their reason; null until it is on record.</param>
/// <param name="PublicInterest">不公开会对公共利益造成重大影响, in the authority's view.</param>
public sealed record ConsultationRecord(ConsultationKind Asked, bool Ended, bool? Consent, bool? ReasonIsGood, bool PublicInterest);
