namespace Disclosure.Web.Cases;

/// <summary>The kinds of cases, as stored.</summary>
public static class CaseKinds
{
    /// <summary>依申请公开.</summary>
    public const string Request = "request";

    /// <summary>意见箱来信.</summary>
    public const string Opinion = "opinion";
}
