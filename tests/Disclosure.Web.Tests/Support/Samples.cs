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

    /// <summary>A complete search record.</summary>
    public static SearchRecord Search(DateOnly day) => new("厅综合档案室、公文系统", "初步设计 批复", "2015年至2026年", "承办人乙", day, "检索到批复文件1份");
}
