using System.Text.RegularExpressions;
using Disclosure.Domain.Common;

namespace Disclosure.Domain.Requests;

/// <summary>
/// What an application must contain (条例第二十九条) and nothing more. One place for the web form, the officer's form and the API.
/// </summary>
public static partial class FilingRules
{
    /// <summary>Longest description, in characters.</summary>
    public const int MaxDescription = 2000;

    /// <summary>Longest short text (name, address, title), in characters.</summary>
    public const int MaxShort = 200;

    /// <summary>Names of the ID types offered, first for citizens, then for organisations.</summary>
    public static IReadOnlyList<string> PersonIdTypes { get; } = ["居民身份证", "护照", "港澳居民来往内地通行证", "台湾居民来往大陆通行证", "外国人永久居留身份证", "军官证"];

    /// <summary>Names of the ID types offered to organisations.</summary>
    public static IReadOnlyList<string> OrganizationIdTypes { get; } = ["统一社会信用代码", "其他登记证号"];

    /// <summary>Every mistake, each with its field (<c>applicant.name</c>, <c>information.description</c> …).</summary>
    public static IEnumerable<Refusal> Check(Applicant applicant, InformationSought information, DeliveryPreference delivery)
    {
        ArgumentNullException.ThrowIfNull(applicant);
        ArgumentNullException.ThrowIfNull(information);
        ArgumentNullException.ThrowIfNull(delivery);
        return CheckApplicant(applicant).Concat(CheckInformation(information)).Concat(CheckDelivery(applicant, delivery));
    }

    /// <summary>居民身份证 by its check digit (GB 11643).</summary>
    public static bool IsResidentId(string number)
    {
        if (!ResidentId().IsMatch(number))
        {
            return false;
        }

        int[] weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
        var sum = weights.Select((w, i) => w * (number[i] - '0')).Sum();
        return "10X98765432"[sum % 11] == number[17] && DateOnly.TryParseExact(number[6..14], "yyyyMMdd", out _);
    }

    /// <summary>统一社会信用代码 by its check character (GB 32100).</summary>
    public static bool IsCreditCode(string number)
    {
        const string Characters = "0123456789ABCDEFGHJKLMNPQRTUWXY";
        int[] weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
        if (number.Length != 18 || number.Any(c => !Characters.Contains(c)))
        {
            return false;
        }

        var sum = weights.Select((w, i) => w * Characters.IndexOf(number[i])).Sum();
        return Characters[(31 - (sum % 31)) % 31] == number[17];
    }

    /// <summary>True for what can be an address of mail.</summary>
    public static bool IsEmail(string address) => address is { Length: <= MaxShort } && EmailAddress().IsMatch(address);

    /// <summary>Mistakes of the applicant.</summary>
    internal static IEnumerable<Refusal> CheckApplicant(Applicant a)
    {
        var article = Law.Article("二十九");
        var isPerson = a.Kind == ApplicantKind.Person;
        if (string.IsNullOrWhiteSpace(a.Name))
        {
            yield return new("required", isPerson ? "请填写姓名。" : "请填写单位名称。", article, "applicant.name");
        }
        else if (a.Name.Length > MaxShort)
        {
            yield return TooLong("applicant.name", isPerson ? "姓名" : "单位名称");
        }

        var types = isPerson ? PersonIdTypes : OrganizationIdTypes;
        if (!types.Contains(a.IdType))
        {
            yield return new("required", "请选择证件类型。", article, "applicant.idType");
        }

        if (string.IsNullOrWhiteSpace(a.IdNumber))
        {
            yield return new("required", "请填写证件号码，用于核对申请人身份。", article, "applicant.idNumber");
        }
        else if (a.IdType == "居民身份证" && !IsResidentId(a.IdNumber))
        {
            yield return new("invalid", "居民身份证号码应为18位，且校验位正确。请核对后重新填写。", null, "applicant.idNumber");
        }
        else if (a.IdType == "统一社会信用代码" && !IsCreditCode(a.IdNumber))
        {
            yield return new("invalid", "统一社会信用代码应为18位，且校验位正确。请核对后重新填写。", null, "applicant.idNumber");
        }
        else if (a.IdNumber.Length > 50)
        {
            yield return TooLong("applicant.idNumber", "证件号码", 50);
        }

        if (!a.HasContact)
        {
            yield return new("required", "请至少填写一种联系方式：电话、电子邮箱或者通信地址。", article, "applicant.contact");
        }

        if (a.Phone is { } phone && !PhoneNumbers.IsPlausible(phone))
        {
            yield return new("invalid", "电话号码不完整或者多了数字，请核对。应为11位手机号码，或者带区号的固定电话，例如 0731-88770000；境外号码请以“+”和国家代码开头。", null, "applicant.phone");
        }

        if (a.Email is { } email && (email.Length > MaxShort || !EmailAddress().IsMatch(email)))
        {
            yield return new("invalid", "电子邮箱格式不正确，应类似 name@example.com。", null, "applicant.email");
        }

        if (a.Postcode is { } postcode && !SixDigits().IsMatch(postcode))
        {
            yield return new("invalid", "邮政编码应为6位数字。", null, "applicant.postcode");
        }

        foreach (var (field, label, value) in new[]
        {
            ("applicant.contactName", "联系人", a.ContactName), ("applicant.legalRepresentative", "法定代表人", a.LegalRepresentative),
            ("applicant.employer", "工作单位", a.Employer), ("applicant.address", "通信地址", a.Address), ("applicant.fax", "传真", a.Fax),
        })
        {
            if (value?.Length > MaxShort)
            {
                yield return TooLong(field, label);
            }
        }
    }

    /// <summary>Mistakes of what is asked for: also for an application that is completed later (补正).</summary>
    public static IEnumerable<Refusal> CheckInformation(InformationSought i)
    {
        // Any one of name, document number or another description is enough (第二十九条第二款第二项).
        if (string.IsNullOrWhiteSpace(i.Description) && string.IsNullOrWhiteSpace(i.Title) && string.IsNullOrWhiteSpace(i.DocumentNumber) && string.IsNullOrWhiteSpace(i.IndexNumber))
        {
            yield return new("required", "请描述您需要的信息：名称、文号或者其他便于查找的特征，填写其中一项即可。", Law.Article("二十九"), "information.description");
        }
        else if (i.Description.Length > MaxDescription)
        {
            yield return TooLong("information.description", "所需信息描述", MaxDescription);
        }

        foreach (var (field, label, value) in new[]
        {
            ("information.title", "信息名称", i.Title), ("information.documentNumber", "文号", i.DocumentNumber), ("information.indexNumber", "索引号", i.IndexNumber),
        })
        {
            if (value?.Length > MaxShort)
            {
                yield return TooLong(field, label);
            }
        }
    }

    private static IEnumerable<Refusal> CheckDelivery(Applicant a, DeliveryPreference d)
    {
        if (!Enum.IsDefined(d.Form))
        {
            yield return new("required", "请选择提供信息的形式。", Law.Article("二十九"), "delivery.form");
        }

        if (!Enum.IsDefined(d.Method))
        {
            yield return new("required", "请选择获取信息的途径。", Law.Article("二十九"), "delivery.method");
        }
        else if (d.Method == DeliveryMethod.Email && string.IsNullOrWhiteSpace(a.Email))
        {
            yield return new("required", "您选择通过电子邮件获取信息，请填写电子邮箱。", null, "applicant.email");
        }
        else if (d.Method == DeliveryMethod.Post && string.IsNullOrWhiteSpace(a.Address))
        {
            yield return new("required", "您选择通过邮寄获取信息，请填写通信地址。", null, "applicant.address");
        }
        else if (d is { Form: DeliveryForm.Paper, Method: DeliveryMethod.Email or DeliveryMethod.Online })
        {
            yield return new("invalid", "纸质形式只能通过邮寄或者自行领取获得，请更改形式或者途径。", null, "delivery.method");
        }
    }

    private static Refusal TooLong(string field, string label, int max = MaxShort) => new("too-long", $"{label}不能超过{max}个字，请精简。", null, field);

    [GeneratedRegex(@"\A[1-9][0-9]{16}[0-9X]\z")]
    private static partial Regex ResidentId();


    [GeneratedRegex(@"\A[^@\s<>""',;:()\[\]\\\p{C}]+@[A-Za-z0-9]([A-Za-z0-9\-]*[A-Za-z0-9])?(\.[A-Za-z0-9]([A-Za-z0-9\-]*[A-Za-z0-9])?)+\z")]
    private static partial Regex EmailAddress();

    [GeneratedRegex(@"\A[0-9]{6}\z")]
    private static partial Regex SixDigits();
}
