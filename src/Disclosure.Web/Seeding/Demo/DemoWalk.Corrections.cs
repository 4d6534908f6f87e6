using Disclosure.Domain.Decisions;
using Disclosure.Domain.Requests;

namespace Disclosure.Web.Seeding.Demo;

/// <summary>What a demo case asks to have corrected.</summary>
/// <param name="HeldBy">提供或者保存记录的机关.</param>
/// <param name="Inaccurate">不准确之处.</param>
/// <param name="ShouldRead">应当更正为.</param>
/// <param name="Evidence">证据说明.</param>
/// <param name="DocumentNumber">证号.</param>
public sealed record DemoCorrectionSeed(string HeldBy, string Inaccurate, string ShouldRead, string Evidence, string? DocumentNumber = null);

/// <summary>The parts of a correction request's way that differ from a request for disclosure.</summary>
internal sealed partial class DemoWalk
{
    private static CorrectionSought? CorrectionOf(DemoCaseSeed seed) => seed.Correction is not { } c ? null
        : new CorrectionSought(seed.Title, c.HeldBy, c.Inaccurate, c.ShouldRead, c.DocumentNumber, c.Evidence);

    private static SearchRecord CheckOf(DemoCaseSeed seed, string by, DateOnly on) => new(
        $"{seed.Title}原件、申请人提交的证据材料", string.Empty, null, by, on, seed.Reply == ReplyType.Corrected ? "系统录入有误，申请人所述属实。" : "现有档案与申请人所述不一致，证据不足。", seed.Correction!.HeldBy);

    private static ReplyDraft CorrectionReply(DemoCaseSeed seed, string by, DateOnly on) => new(
        seed.Reply,
        null,
        "经核对档案原件和您提交的证据材料，现就您申请更正的记录答复如下。",
        CorrectionReplyRules.NeedsCheck(seed.Reply) ? CheckOf(seed, by, on) : null,
        null,
        [],
        null,
        new CorrectionOutcome(seed.Correction!.Inaccurate.TrimEnd('。'), seed.Correction.ShouldRead, on));
}
