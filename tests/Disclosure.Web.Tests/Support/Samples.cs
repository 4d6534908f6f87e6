using Disclosure.Domain.Deadlines;
using Disclosure.Domain.Decisions;
using Disclosure.Domain.Requests;
using Disclosure.Web.Cases;

namespace Disclosure.Web.Tests.Support;

/// <summary>Valid values to start from.</summary>
public static class Samples
{
    /// <summary>An invented citizen; the ID number has a valid check digit and belongs to nobody.</summary>
    public static Applicant Citizen { get; } = new()
    {
        Kind = ApplicantKind.Person,
        Name = "测试甲",
        IdType = "居民身份证",
        IdNumber = "11010119900307889X",
        Phone = "13900000000",
        Email = "jia@example.org",
    };

    /// <summary>What is asked.</summary>
    public static InformationSought Information { get; } = new("某高速公路初步设计批复文件", "初步设计批复");

    /// <summary>An online filing of a day.</summary>
    public static Filing Online(Guid authority, DateOnly day) => new(
        authority,
        Citizen,
        Information,
        new DeliveryPreference(DeliveryForm.Electronic, DeliveryMethod.Online),
        new ReceiptFacts(ReceiptChannel.Online, day),
        []);

    /// <summary>What a correction request asks.</summary>
    public static CorrectionSought Record { get; } = new("从业资格证档案", "省道路运输服务中心", "初次领证日期误记为2018年5月", "2016年5月", "4301000012345", "2016年核发的原证件复印件");

    /// <summary>An online filing turned into a correction request (条例第四十一条).</summary>
    public static Filing Correction(Filing filing)
    {
        ArgumentNullException.ThrowIfNull(filing);
        return filing with { Information = Record.AsInformation(), Correction = Record };
    }

    /// <summary>A complete record of a check.</summary>
    public static SearchRecord Check(DateOnly day) => new("从业资格证档案原件", string.Empty, null, "承办人乙", day, "系统录入有误", "省道路运输服务中心");

    /// <summary>A complete reply to a correction request.</summary>
    public static ReplyDraft CorrectionReply(ReplyType type, DateOnly day) => new(
        type, null, "经核查，现答复如下。", CorrectionReplyRules.NeedsCheck(type) ? Check(day) : null, null, [], null,
        type switch
        {
            ReplyType.Corrected => new("初次领证日期一栏", "初次领证日期：2016年5月", day),
            ReplyType.Transferred => new(On: day, Agency: "湖南省公安厅"),
            ReplyType.Redirected => new(Agency: "湖南省公安厅", Contact: "0731-88880000"),
            _ => new CorrectionOutcome(),
        });

    /// <summary>A complete search record.</summary>
    public static SearchRecord Search(DateOnly day) => new("厅综合档案室、公文系统", "初步设计 批复", "2015年至2026年", "承办人乙", day, "检索到批复文件1份");
}
