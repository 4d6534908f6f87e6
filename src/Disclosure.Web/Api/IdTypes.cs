using Disclosure.Domain.Requests;

namespace Disclosure.Web.Api;

/// <summary>Kinds of identity document: programs write a code, people the name.</summary>
public static class IdTypes
{
    private static readonly Dictionary<string, string> Codes = new(StringComparer.OrdinalIgnoreCase)
    {
        ["resident-id"] = "居民身份证",
        ["passport"] = "护照",
        ["hk-macao-permit"] = "港澳居民来往内地通行证",
        ["taiwan-permit"] = "台湾居民来往大陆通行证",
        ["permanent-resident-id"] = "外国人永久居留身份证",
        ["military-id"] = "军官证",
        ["credit-code"] = "统一社会信用代码",
        ["other-registration"] = "其他登记证号",
        // What everybody says.
        ["身份证"] = "居民身份证",
    };

    /// <summary>The codes.</summary>
    public static IReadOnlyCollection<string> All => [.. Codes.Keys.Where(IsAscii)];

    /// <summary>The name of a code; a name, or something unknown, as it is.</summary>
    public static string NameOf(string? typed) => typed is null ? string.Empty : Codes.GetValueOrDefault(typed.Trim(), typed);

    /// <summary>What an applicant of a kind may give, for a message.</summary>
    public static string Allowed(ApplicantKind kind) => string.Join("、", (kind == ApplicantKind.Person ? FilingRules.PersonIdTypes : FilingRules.OrganizationIdTypes)
        .Select(name => $"{name}（{Codes.First(c => c.Value == name).Key}）"));

    private static bool IsAscii(string text) => text.All(char.IsAscii);
}
