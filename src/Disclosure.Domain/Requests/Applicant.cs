namespace Disclosure.Domain.Requests;

/// <summary>公民, or 法人或者其他组织 (条例第二十七条).</summary>
public enum ApplicantKind
{
    /// <summary>公民.</summary>
    Person,

    /// <summary>法人或者其他组织.</summary>
    Organization,
}

/// <summary>The applicant columns of 表三 of the annual report (国办公开办函〔2021〕30号).</summary>
public enum ApplicantCategory
{
    /// <summary>自然人.</summary>
    NaturalPerson,

    /// <summary>商业企业.</summary>
    Business,

    /// <summary>科研机构.</summary>
    Research,

    /// <summary>社会公益组织.</summary>
    Welfare,

    /// <summary>法律服务机构.</summary>
    LegalService,

    /// <summary>其他.</summary>
    Other,
}

/// <summary>
/// Who asks. Article 29 (1) requires name, proof of identity and a way to be reached, and nothing more:
/// every other member is optional and none may be made a condition.
/// </summary>
public sealed record Applicant
{
    /// <summary>公民 or 法人/其他组织.</summary>
    public required ApplicantKind Kind { get; init; }

    /// <summary>姓名 or 名称.</summary>
    public required string Name { get; init; }

    /// <summary>证件类型, e.g. 居民身份证 or 统一社会信用代码.</summary>
    public required string IdType { get; init; }

    /// <summary>证件号码, normalised to upper case without blanks.</summary>
    public required string IdNumber { get; init; }

    /// <summary>Column of the annual report; null until an officer settles it for an organisation.</summary>
    public ApplicantCategory? Category { get; init; }

    /// <summary>联系人 of an organisation.</summary>
    public string? ContactName { get; init; }

    /// <summary>法定代表人 of an organisation.</summary>
    public string? LegalRepresentative { get; init; }

    /// <summary>工作单位 of a citizen.</summary>
    public string? Employer { get; init; }

    /// <summary>联系电话.</summary>
    public string? Phone { get; init; }

    /// <summary>电子邮箱.</summary>
    public string? Email { get; init; }

    /// <summary>通信地址.</summary>
    public string? Address { get; init; }

    /// <summary>邮政编码, six digits.</summary>
    public string? Postcode { get; init; }

    /// <summary>传真.</summary>
    public string? Fax { get; init; }

    /// <summary>True when at least one way to be reached is given: any one is enough (条例第二十九条第二款第一项).</summary>
    public bool HasContact => new[] { Phone, Email, Address, Fax }.Any(way => !string.IsNullOrWhiteSpace(way));
}
