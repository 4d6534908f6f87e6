namespace Disclosure.Domain.Deadlines;

/// <summary>What the law makes of a working day of an application.</summary>
public enum ClockPhase
{
    /// <summary>基本期限: one of the 20 working days (条例第三十三条第二款).</summary>
    Base,

    /// <summary>延期: beyond the 20, within what was extended (第三十三条第二款) or deferred (第三十五条).</summary>
    Extension,

    /// <summary>不计入期限: the applicant, a third party or another agency is waited for in time.</summary>
    Excluded,

    /// <summary>超期: after the due date.</summary>
    Overdue,
}

/// <summary>For whom an excluded day is excluded.</summary>
public enum ClockWait
{
    /// <summary>The day is not excluded.</summary>
    None,

    /// <summary>申请人: 补正 or 缴费.</summary>
    Applicant,

    /// <summary>第三方 (条例第三十二条).</summary>
    ThirdParty,

    /// <summary>其他机关, 共同制作机关 included (条例第十一条、第三十四条).</summary>
    OtherAgency,
}

/// <summary>A working day after receipt, as the clock uses it.</summary>
/// <param name="Date">The day.</param>
/// <param name="Phase">What the law makes of it.</param>
/// <param name="WaitsFor">For whom it is excluded.</param>
public sealed record ClockUse(DateOnly Date, ClockPhase Phase, ClockWait WaitsFor);
