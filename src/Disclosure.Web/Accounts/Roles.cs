namespace Disclosure.Web.Accounts;

/// <summary>The roles of an office, their stable keys and their Chinese names. One person often holds several.</summary>
public static class Roles
{
    public const string IntakeClerk = "intake-clerk";
    public const string DisclosureOfficer = "disclosure-officer";
    public const string DisclosureHead = "disclosure-head";
    public const string DepartmentReceiver = "department-receiver";
    public const string Handler = "handler";
    public const string DepartmentHead = "department-head";
    public const string LegalReviewer = "legal-reviewer";
    public const string SecrecyReviewer = "secrecy-reviewer";
    public const string SigningLeader = "signing-leader";
    public const string SealOfficer = "seal-officer";
    public const string Supervisor = "supervisor";
    public const string Administrator = "administrator";
    public const string SecurityAuditor = "security-auditor";

    /// <summary>Key to Chinese name, in the order of a case's way.</summary>
    public static IReadOnlyDictionary<string, string> Labels { get; } = new Dictionary<string, string>
    {
        [IntakeClerk] = "窗口登记员",
        [DisclosureOfficer] = "公开经办人",
        [DisclosureHead] = "公开工作机构负责人",
        [DepartmentReceiver] = "处室收发员",
        [Handler] = "承办人",
        [DepartmentHead] = "处室负责人",
        [LegalReviewer] = "法制审核员",
        [SecrecyReviewer] = "保密审查员",
        [SigningLeader] = "签发领导",
        [SealOfficer] = "用印送达员",
        [Supervisor] = "督查员",
        [Administrator] = "系统管理员",
        [SecurityAuditor] = "安全审计员",
    };

    /// <summary>The Chinese name, or the key itself where a definition names a role that is not known.</summary>
    public static string Label(string key) => Labels.GetValueOrDefault(key, key);
}
