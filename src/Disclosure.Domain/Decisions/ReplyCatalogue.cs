using Disclosure.Domain.Common;
using Disclosure.Domain.Requests;

namespace Disclosure.Domain.Decisions;

/// <summary>What the law attaches to a reply: its article, its letter and its row of the annual report.</summary>
/// <param name="Label">中文名称.</param>
/// <param name="Article">法律依据, cited in full.</param>
/// <param name="LetterTitle">文书名称 without the authority's name.</param>
/// <param name="TemplateKey">The letter template under seeds/letters.</param>
/// <param name="ReportRow">Row code of 表三 (国办公开办函〔2021〕30号); null where the report does not count the reply (更正).</param>
public sealed record ReplyBasis(string Label, string Article, string LetterTitle, string TemplateKey, string? ReportRow);

/// <summary>The closed list of replies and their legal consequences.</summary>
public static class ReplyCatalogue
{
    private const string R = Law.Regulation;

    /// <summary>The basis of a reply.</summary>
    /// <param name="type">Type of reply.</param>
    /// <param name="ground">Required for <see cref="ReplyType.Refused"/>, otherwise null.</param>
    /// <exception cref="ArgumentException">A refusal without a ground, or a ground without a refusal.</exception>
    public static ReplyBasis Basis(ReplyType type, RefusalGround? ground)
    {
        if ((type == ReplyType.Refused) != ground.HasValue)
        {
            throw new ArgumentException("A refusal, and only a refusal, has a ground.", nameof(ground));
        }

        return type switch
        {
            ReplyType.AlreadyPublic => new("已主动公开", $"{R}第三十六条第一项", "政府信息公开告知书", "already-public", "3.1"),
            ReplyType.PartlyDisclosed => new("部分公开", $"{R}第三十六条第三项、第三十七条", "政府信息部分公开告知书", "partly-disclosed", "3.2"),
            ReplyType.SpecialQuery => new("行政查询事项", $"{R}第三十六条第七项", "行政查询事项告知书", "special-query", "3.3.8"),
            ReplyType.NotHeld => new("非本机关负责公开", $"{R}第三十六条第五项", "非本机关公开政府信息告知书", "not-held", "3.4.1"),
            ReplyType.NeedsProduction => new("需要另行制作", $"{R}第三十八条", "政府信息需要另行制作告知书", "needs-production", "3.4.2"),
            ReplyType.Petition => new("信访投诉举报类申请", $"{R}第三十九条第一款", "信访投诉举报事项告知书", "petition", "3.5.1"),
            ReplyType.Repeated => new("重复申请", $"{R}第三十六条第六项", "政府信息公开重复申请告知书", "repeated", "3.5.2"),
            ReplyType.Publication => new("公开出版物", $"{R}第三十九条第二款", "公开出版物获取途径告知书", "publication", "3.5.3"),
            ReplyType.Reconfirmation => new("确认或者重新出具", $"{R}第二条、第三十八条", "确认或者重新出具信息申请不予处理告知书", "reconfirmation", "3.5.5"),
            ReplyType.NotGovernmentInformation => new("不属于政府信息", $"{R}第二条", "申请内容不属于政府信息告知书", "not-government-information", "3.6.3"),
            ReplyType.Disclosed => new("予以公开", $"{R}第三十六条第二项", "政府信息公开告知书", "disclosed", "3.1"),
            ReplyType.NotExisting => new("信息不存在", $"{R}第三十六条第四项", "政府信息不存在告知书", "not-existing", "3.4.1"),
            ReplyType.StillUnclear => new("补正后仍不明确", $"{R}第三十条", "政府信息公开申请内容不明确告知书", "still-unclear", "3.4.3"),
            ReplyType.Excessive => new("不予处理（大量反复申请）", $"{R}第三十五条", "政府信息公开申请不予处理告知书", "excessive", "3.5.4"),
            ReplyType.Refused => new("不予公开", $"{R}{Article(ground!.Value)}、第三十六条第三项", "政府信息不予公开告知书", "refused", Row(ground.Value)),
            ReplyType.Corrected => new("予以更正", $"{R}第四十一条", "政府信息更正告知书", "correction-made", null),
            ReplyType.NotCorrected => new("不予更正", $"{R}第四十一条", "政府信息不予更正告知书", "correction-declined", null),
            ReplyType.Transferred => new("转送有权机关处理", $"{R}第四十一条", "政府信息更正申请转送告知书", "correction-transferred", null),
            ReplyType.Redirected => new("告知向有权机关提出", $"{R}第四十一条", "政府信息更正申请提出途径告知书", "correction-redirected", null),
            _ => throw new ArgumentOutOfRangeException(nameof(type), type, null),
        };
    }

    /// <summary>The kind of request that a reply answers; no reply answers both.</summary>
    public static RequestKind KindOf(ReplyType type) => type is ReplyType.Corrected or ReplyType.NotCorrected or ReplyType.Transferred or ReplyType.Redirected
        ? RequestKind.Correction
        : RequestKind.Disclosure;

    /// <summary>True when the reply gives information out of the house: what guards a release holds for it.</summary>
    public static bool Releases(ReplyType type) => type is ReplyType.Disclosed or ReplyType.PartlyDisclosed;

    /// <summary>The group of 表三 that a reply is counted in, as forms group them.</summary>
    public static string GroupOf(ReplyType type) => Basis(type, type == ReplyType.Refused ? RefusalGround.StateSecret : null).ReportRow switch
    {
        null => "更正",
        "3.1" or "3.2" => "公开",
        { } row when row.StartsWith("3.3", StringComparison.Ordinal) => "不予公开",
        { } row when row.StartsWith("3.4", StringComparison.Ordinal) => "无法提供",
        { } row when row.StartsWith("3.5", StringComparison.Ordinal) => "不予处理",
        _ => "其他处理",
    };

    /// <summary>The wording of what is no government information, as the predicate of a letter.</summary>
    public static string Wording(OutsideKind kind) => kind switch
    {
        OutsideKind.Consultation => "实质是就有关问题进行咨询",
        OutsideKind.PartyAffairs => "属于党务信息，依照党务公开的有关规定办理",
        OutsideKind.Other => "不是行政机关在履行行政管理职能过程中制作或者获取的、以一定形式记录保存的信息",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    /// <summary>The wording of a ground as the annual report labels it.</summary>
    public static string Label(RefusalGround ground) => ground switch
    {
        RefusalGround.StateSecret => "属于国家秘密",
        RefusalGround.ForbiddenByLaw => "其他法律行政法规禁止公开",
        RefusalGround.SecurityAndStability => "危及“三安全一稳定”",
        RefusalGround.ThirdPartyRights => "保护第三方合法权益",
        RefusalGround.InternalAffairs => "属于三类内部事务信息",
        RefusalGround.Deliberative => "属于四类过程性信息",
        RefusalGround.EnforcementFile => "属于行政执法案卷",
        _ => throw new ArgumentOutOfRangeException(nameof(ground), ground, null),
    };

    /// <summary>The ground in the words of the Regulation, as the predicate of “您申请公开的信息……” in a letter.</summary>
    public static string Wording(RefusalGround ground) => ground switch
    {
        RefusalGround.StateSecret => "属于依法确定为国家秘密的政府信息",
        RefusalGround.ForbiddenByLaw => "属于法律、行政法规禁止公开的政府信息",
        RefusalGround.SecurityAndStability => "公开后可能危及国家安全、公共安全、经济安全、社会稳定",
        RefusalGround.ThirdPartyRights => "涉及商业秘密、个人隐私等，公开会对第三方合法权益造成损害",
        RefusalGround.InternalAffairs => "属于人事管理、后勤管理、内部工作流程等方面的行政机关内部事务信息",
        RefusalGround.Deliberative => "属于行政机关在履行行政管理职能过程中形成的讨论记录、过程稿、磋商信函、请示报告等过程性信息",
        RefusalGround.EnforcementFile => "属于行政执法案卷信息",
        _ => throw new ArgumentOutOfRangeException(nameof(ground), ground, null),
    };

    /// <summary>The article and paragraph of a ground.</summary>
    public static string Article(RefusalGround ground) => ground switch
    {
        RefusalGround.StateSecret or RefusalGround.ForbiddenByLaw or RefusalGround.SecurityAndStability => "第十四条",
        RefusalGround.ThirdPartyRights => "第十五条",
        RefusalGround.InternalAffairs => "第十六条第一款",
        RefusalGround.Deliberative or RefusalGround.EnforcementFile => "第十六条第二款",
        _ => throw new ArgumentOutOfRangeException(nameof(ground), ground, null),
    };

    private static string Row(RefusalGround ground) => ground switch
    {
        RefusalGround.StateSecret => "3.3.1",
        RefusalGround.ForbiddenByLaw => "3.3.2",
        RefusalGround.SecurityAndStability => "3.3.3",
        RefusalGround.ThirdPartyRights => "3.3.4",
        RefusalGround.InternalAffairs => "3.3.5",
        RefusalGround.Deliberative => "3.3.6",
        RefusalGround.EnforcementFile => "3.3.7",
        _ => throw new ArgumentOutOfRangeException(nameof(ground), ground, null),
    };
}
