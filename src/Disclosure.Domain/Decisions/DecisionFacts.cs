using Disclosure.Domain.Requests;

namespace Disclosure.Domain.Decisions;

/// <summary>What the record of a case says about which replies it may have.</summary>
/// <param name="ReceivedOn">收到之日.</param>
/// <param name="Consultations">The consultations that went out.</param>
/// <param name="Clarified">A 补正 was asked for and answered (条例第三十条).</param>
/// <param name="ReasonsAreGood">本机关对申请理由的判断 (条例第三十五条); null until it is on record.</param>
/// <param name="Kind">申请公开 or 申请更正: each has its own replies.</param>
/// <param name="AnswersOthers">并案答复: the reply answers other cases, too, which have a record of their own.</param>
public sealed record DecisionFacts(DateOnly? ReceivedOn, IReadOnlyList<ConsultationRecord> Consultations, bool Clarified = false, bool? ReasonsAreGood = null, RequestKind Kind = RequestKind.Disclosure, bool AnswersOthers = false);
