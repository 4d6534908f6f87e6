using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Disclosure.Domain.Requests;

namespace Disclosure.Web.Api.Contract;

/// <summary>The body of <c>POST /api/v1/requests</c>: what article 29 asks for, and nothing more; for a correction what article 41 does.</summary>
[Description("政府信息公开申请，或者更正申请（kind 为 correction）。只要求《政府信息公开条例》第二十九条、第四十一条规定的内容；不得要求说明用途。")]
public sealed record FileRequest
{
    [Description("disclosure：申请公开，可以不填；correction：申请更正与申请人自身相关的记录（条例第四十一条），没有法定答复期限。")]
    public RequestKind? Kind { get; init; }

    [Description("机关的机构代码，例如 430S00。本站只有一个机关时可以不填。")]
    public string? Authority { get; init; }

    [Description("申请人。电话、电子邮箱、通信地址至少填写一项。")]
    public required FileApplicant Applicant { get; init; }

    [Description("需要的政府信息。描述、名称、文号至少填写一项。申请更正的，写明是哪一份记录：名称必填，文号或者证号可以不填。")]
    public required FileInformation Information { get; init; }

    [Description("更正的内容；kind 为 correction 时必填，否则不填。")]
    public FileCorrection? Correction { get; init; }

    [Description("提供信息的形式和途径；申请更正的，为接收答复的形式和途径。")]
    public required FileDelivery Delivery { get; init; }
}

/// <summary>The applicant.</summary>
public sealed record FileApplicant
{
    [Description("person：公民；organization：法人或者其他组织。")]
    public required ApplicantKind Kind { get; init; }

    [Required]
    [MaxLength(FilingRules.MaxShort)]
    [Description("姓名，或者单位名称。")]
    public string? Name { get; init; }

    [Required]
    [Description("证件类型，名称或者代码。公民：居民身份证（resident-id）、护照（passport）、港澳居民来往内地通行证（hk-macao-permit）、台湾居民来往大陆通行证（taiwan-permit）、外国人永久居留身份证（permanent-resident-id）、军官证（military-id）。单位：统一社会信用代码（credit-code）、其他登记证号（other-registration）。")]
    public string? IdType { get; init; }

    [Required]
    [MaxLength(50)]
    [Description("证件号码。居民身份证和统一社会信用代码核对校验位。")]
    public string? IdNumber { get; init; }

    [JsonConverter(typeof(KebabEnum<ApplicantCategory>))]
    [Description("年度报告中的申请人类别；可以不填，由本机关核定。公民只能是 natural-person。")]
    public ApplicantCategory? Category { get; init; }

    [MaxLength(FilingRules.MaxShort)]
    [Description("单位的联系人。")]
    public string? ContactName { get; init; }

    [Description("手机号码，或者“区号-号码”。")]
    public string? Phone { get; init; }

    [MaxLength(FilingRules.MaxShort)]
    [Description("电子邮箱，例如 name@example.com。填写后，每次状态变化都会发送邮件。")]
    public string? Email { get; init; }

    [MaxLength(FilingRules.MaxShort)]
    [Description("通信地址。")]
    public string? Address { get; init; }

    [Description("邮政编码，6 位数字。")]
    public string? Postcode { get; init; }
}

/// <summary>What is asked for.</summary>
public sealed record FileInformation
{
    [MaxLength(FilingRules.MaxDescription)]
    [Description("便于查询的特征性描述。")]
    public string? Description { get; init; }

    [MaxLength(FilingRules.MaxShort)]
    [Description("信息的名称。")]
    public string? Title { get; init; }

    [MaxLength(FilingRules.MaxShort)]
    [Description("信息的文号。")]
    public string? DocumentNumber { get; init; }
}

/// <summary>What is to be corrected (条例第四十一条); the record itself is named by the information.</summary>
public sealed record FileCorrection
{
    [Required]
    [MaxLength(FilingRules.MaxShort)]
    [Description("提供该记录的行政机关，或者在哪里查到。")]
    public string? HeldBy { get; init; }

    [Required]
    [MaxLength(CorrectionRules.MaxText)]
    [Description("哪些内容不准确。")]
    public string? Inaccurate { get; init; }

    [Required]
    [MaxLength(CorrectionRules.MaxText)]
    [Description("应当更正为什么。")]
    public string? ShouldRead { get; init; }

    [Required]
    [MaxLength(CorrectionRules.MaxText)]
    [Description("证据说明。本接口不收文件，证据以文字说明，材料可以另行提交。")]
    public string? Evidence { get; init; }
}

/// <summary>How it is to be given.</summary>
public sealed record FileDelivery
{
    [Description("electronic：电子；paper：纸质。")]
    public required DeliveryForm Form { get; init; }

    [Description("email：电子邮件；online：网上获取；post：邮寄；pickup：自行领取。纸质只能邮寄或者自行领取。")]
    public required DeliveryMethod Method { get; init; }
}

/// <summary>The receipt.</summary>
[Description("申请回执。请妥善保存受理编号和查询码。")]
public sealed record FileReceipt
{
    [Description("受理编号。")]
    public required string Number { get; init; }

    [Description("查询码，12 位，不含 0、O、1、I；相当于密码。")]
    public required string QueryCode { get; init; }

    [Description("收到申请之日（条例第三十一条）。")]
    public required DateOnly? ReceivedOn { get; init; }

    [Description("答复期限（条例第三十三条）。更正申请没有法定答复期限，为 null。")]
    public required DateOnly? DueOn { get; init; }

    [Description("暂定：期限所在年度的节假日安排尚未公布，公布后可能调整。")]
    public required bool Provisional { get; init; }

    [Description("查询页面的地址；不含查询码。")]
    public required string TrackUrl { get; init; }
}
