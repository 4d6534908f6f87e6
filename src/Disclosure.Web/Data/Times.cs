namespace Disclosure.Web.Data;

/// <summary>How a case came to its end, for figures.</summary>
public enum TimeOutcome
{
    /// <summary>尚未答复.</summary>
    Open,

    /// <summary>已答复.</summary>
    Replied,

    /// <summary>撤回.</summary>
    Withdrawn,

    /// <summary>视为放弃.</summary>
    Abandoned,

    /// <summary>不予受理: opinions only.</summary>
    Declined,

    /// <summary>转为申请: opinions only.</summary>
    Converted,
}

/// <summary>
/// 用时 of a case: what the supervisors' figures are added up from. Everything is derived from events and calendar, written by
/// <see cref="Disclosure.Web.Times.TimeProjection"/> alone and recomputed by <c>derived verify</c>. Days of a case that is open are those
/// up to <see cref="SettledOn"/>; the later ones follow from <see cref="Ahead"/> when they are read.
/// </summary>
public sealed class CaseTimeRow
{
    public Guid CaseId { get; set; }

    public Guid AuthorityId { get; set; }

    /// <summary>One of <see cref="Disclosure.Web.Cases.CaseKinds"/>.</summary>
    public required string Kind { get; set; }

    /// <summary>Null while it waits for confirmation: nothing is counted yet.</summary>
    public DateOnly? ReceivedOn { get; set; }

    /// <summary>Day of the reply or of another end; null while open.</summary>
    public DateOnly? EndedOn { get; set; }

    /// <summary>Year and month of <see cref="EndedOn"/> as yyyyMM; 0 while open.</summary>
    public int EndMonth { get; set; }

    public TimeOutcome Outcome { get; set; }

    /// <summary>答复类型 of a reply to a request.</summary>
    public string? ReplyType { get; set; }

    /// <summary>As <see cref="CaseRow.Channel"/>.</summary>
    public required string Channel { get; set; }

    public Guid? LeadDepartmentId { get; set; }

    /// <summary>Whether a reply was in time; null where none was made or no term runs.</summary>
    public bool? OnTime { get; set; }

    /// <summary>The due date if nobody answers any more; null without one, and once ended.</summary>
    public DateOnly? DueOn { get; set; }

    /// <summary>Working days left on <see cref="SettledOn"/>.</summary>
    public int? Left { get; set; }

    /// <summary>The day up to which the days below are told; null before receipt and once ended.</summary>
    public DateOnly? SettledOn { get; set; }

    /// <summary>What the days after <see cref="SettledOn"/> are, as <see cref="Disclosure.Web.Times.TimeAhead"/> writes it.</summary>
    public string? Ahead { get; set; }

    public int IntakeDays { get; set; }

    public int DepartmentDays { get; set; }

    public int ApprovalDays { get; set; }

    public int ServiceDays { get; set; }

    public int ApplicantDays { get; set; }

    public int ThirdPartyDays { get; set; }

    public int OtherAgencyDays { get; set; }

    public int BaseDays { get; set; }

    public int ExtensionDays { get; set; }

    public int ExcludedDays { get; set; }

    public int OverdueDays { get; set; }

    public int NoTermDays { get; set; }

    /// <summary>How often somebody sent it back: 退回, 退回修改.</summary>
    public int Returned { get; set; }

    public bool Extended { get; set; }

    public bool Clarified { get; set; }

    public bool Consulted { get; set; }

    public bool Reconsidered { get; set; }

    public bool Sued { get; set; }

    /// <summary>Forty bits of a hash of all the above: the sum over a month tells whether anything in it has changed.</summary>
    public long Stamp { get; set; }
}

/// <summary>部门用时 of one department on a case; overlaps with others and is added to nothing.</summary>
public sealed class CaseDepartmentTimeRow
{
    public Guid CaseId { get; set; }

    public Guid DepartmentId { get; set; }

    /// <summary>Days up to <see cref="CaseTimeRow.SettledOn"/>, or to the end.</summary>
    public int Days { get; set; }

    /// <summary>True when it is at work on the days that <see cref="CaseTimeRow.Ahead"/> gives to the departments.</summary>
    public bool AtWork { get; set; }

    /// <summary>How often it gave the case back, or its head sent the answer back.</summary>
    public int Returned { get; set; }
}

/// <summary>督办单, without its text, for lists.</summary>
public sealed class SupervisionRow
{
    public Guid Id { get; set; }

    public Guid CaseId { get; set; }

    public Guid AuthorityId { get; set; }

    /// <summary>Who is to answer; null for the disclosure office.</summary>
    public Guid? DepartmentId { get; set; }

    public DateOnly IssuedOn { get; set; }

    public DateOnly AnswerBy { get; set; }

    public DateOnly? AnsweredOn { get; set; }

    public DateOnly? RevokedOn { get; set; }
}
