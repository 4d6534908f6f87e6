using Microsoft.AspNetCore.Identity;

namespace Disclosure.Web.Data;

/// <summary>机关: every case, department and account belongs to one.</summary>
public sealed class AuthorityRow
{
    public Guid Id { get; set; }

    /// <summary>机构代码, e.g. 430S00.</summary>
    public required string OrganCode { get; set; }

    public required string Name { get; set; }

    /// <summary>Pattern of the 受理编号 with <c>{organ}</c>, <c>{year}</c> and <c>{seq}</c> or <c>{seq:00000}</c>.</summary>
    public required string RequestNumberPattern { get; set; }

    /// <summary>Pattern of the 发文字号 with <c>{year}</c> and <c>{seq}</c>.</summary>
    public required string LetterNumberPattern { get; set; }

    /// <summary>Pattern of the 发文字号 of procedural letters: <c>{kind}</c> is one character for the kind, each with its own series.</summary>
    public string NoticeNumberPattern { get; set; } = DefaultNoticeNumberPattern;

    /// <summary>Where nothing else is set.</summary>
    public const string DefaultNoticeNumberPattern = "公开{kind}〔{year}〕{seq}号";

    /// <summary>Pattern of the numbers of letters to the 意见箱, a series of its own.</summary>
    public string OpinionNumberPattern { get; set; } = DefaultOpinionNumberPattern;

    /// <summary>Where nothing else is set.</summary>
    public const string DefaultOpinionNumberPattern = "{organ}-YJ{year}-{seq:00000}";

    /// <summary>意见箱: target time to accept or decline, in working days. The Regulation sets none.</summary>
    public int OpinionAcceptDays { get; set; } = 5;

    /// <summary>意见箱: target time to answer, in working days from receipt.</summary>
    public int OpinionAnswerDays { get; set; } = 15;

    /// <summary>The 信息公开指南 does not name the 意见箱 as a channel of applications: one that becomes an application is received when that is confirmed.</summary>
    public bool OpinionBoxIsNoChannel { get; set; }

    public required string ReconsiderationBody { get; set; }

    public required string Court { get; set; }

    public string? OnlineReconsideration { get; set; }

    /// <summary>Name of the office that handles disclosure, e.g. 厅办公室（政务公开办公室）.</summary>
    public required string OfficeName { get; set; }

    public required string OfficeAddress { get; set; }

    public required string OfficePostcode { get; set; }

    public required string OfficePhone { get; set; }

    public required string OfficeHours { get; set; }

    public string? OfficeFax { get; set; }

    public string? OfficeEmail { get; set; }
}

/// <summary>处室 or 厅直单位.</summary>
public sealed class DepartmentRow
{
    public Guid Id { get; set; }

    public Guid AuthorityId { get; set; }

    /// <summary>Stable key used by seeds and definitions, e.g. <c>highway</c>.</summary>
    public required string Code { get; set; }

    public required string Name { get; set; }

    /// <summary>True for the one that is the 政府信息公开工作机构 (条例第四条).</summary>
    public bool IsIntake { get; set; }

    public int Order { get; set; }
}

/// <summary>分办规则: suggests a department.</summary>
public sealed class RoutingRuleRow
{
    public Guid Id { get; set; }

    public Guid DepartmentId { get; set; }

    public required string Keyword { get; set; }

    public int Weight { get; set; } = 1;
}

/// <summary>An officer's account.</summary>
public sealed class Account : IdentityUser<Guid>
{
    public Guid AuthorityId { get; set; }

    public Guid? DepartmentId { get; set; }

    /// <summary>Name shown and recorded as the signer.</summary>
    public required string DisplayName { get; set; }

    /// <summary>Role keys separated by blanks; see <see cref="Accounts.Roles"/>.</summary>
    public required string RoleKeys { get; set; }

    public bool IsDisabled { get; set; }

    /// <summary>True for the accounts seeded in Development only.</summary>
    public bool IsDemo { get; set; }
}

/// <summary>The last number given in a series and year. Taken last in a transaction, so that there are no gaps.</summary>
public sealed class NumberRow
{
    public Guid AuthorityId { get; set; }

    public required string Series { get; set; }

    public int Year { get; set; }

    public int Last { get; set; }
}

/// <summary>A day that the State Council's notice changes.</summary>
public sealed class CalendarDayRow
{
    public DateOnly Date { get; set; }

    public required string Name { get; set; }

    public bool IsOff { get; set; }
}

/// <summary>A calendar year that is loaded completely.</summary>
public sealed class CalendarYearRow
{
    public int Year { get; set; }

    public required string Source { get; set; }

    public required string Hash { get; set; }
}

/// <summary>A published version of a letter or mail template. Never changes.</summary>
public sealed class TemplateRow
{
    public Guid Id { get; set; }

    /// <summary><c>letter</c>, <c>mail-text</c> or <c>mail-html</c>.</summary>
    public required string Kind { get; set; }

    public required string Key { get; set; }

    public int Version { get; set; }

    public required string Body { get; set; }

    public required string Hash { get; set; }

    public DateTimeOffset PublishedAt { get; set; }
}

/// <summary>A seed file that was applied, once per (key, version, hash).</summary>
public sealed class SeedRow
{
    public required string Key { get; set; }

    public required string Hash { get; set; }

    public DateTimeOffset AppliedAt { get; set; }
}
