namespace Disclosure.Web.Tests.Public;

/// <summary>Complete forms to start from.</summary>
internal static class Forms
{
    /// <summary>A valid application of an invented citizen.</summary>
    public static Dictionary<string, string?> Person(Action<Dictionary<string, string?>>? change = null) => Changed(change, new()
    {
        ["information.description"] = "某高速公路初步设计批复文件",
        ["delivery.form"] = "Electronic",
        ["delivery.method"] = "Online",
        ["applicant.name"] = "测试甲",
        ["applicant.idType"] = "居民身份证",
        ["applicant.idNumber"] = "11010119900307889X",
        ["applicant.phone"] = "13900000000",
    });

    /// <summary>A valid application of an invented company.</summary>
    public static Dictionary<string, string?> Organization(Action<Dictionary<string, string?>>? change = null) => Changed(change, new()
    {
        ["information.title"] = "农村公路养护资金分配表",
        ["delivery.form"] = "Paper",
        ["delivery.method"] = "Post",
        ["applicant.name"] = "测试有限公司",
        ["applicant.idType"] = "统一社会信用代码",
        ["applicant.idNumber"] = "91350100M000100Y43",
        ["applicant.address"] = "长沙市测试路1号",
        ["applicant.category"] = "Business",
    });

    /// <summary>A small PDF.</summary>
    public static (string Name, byte[] Content) Pdf(string name = "身份证.pdf", string text = "proof") => (name, System.Text.Encoding.UTF8.GetBytes("%PDF-1.7 " + text));

    private static Dictionary<string, string?> Changed(Action<Dictionary<string, string?>>? change, Dictionary<string, string?> form)
    {
        change?.Invoke(form);
        return form;
    }
}
