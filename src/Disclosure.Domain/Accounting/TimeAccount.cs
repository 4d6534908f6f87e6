using Disclosure.Domain.Deadlines;

namespace Disclosure.Domain.Accounting;

/// <summary>环节持有人: with whom a case is. Of any working day exactly one.</summary>
public enum CaseHolder
{
    /// <summary>公开办: registration, assignment, drafting, and whatever nobody else has.</summary>
    Intake,

    /// <summary>承办处室, taken together: at least one of them is at work.</summary>
    Departments,

    /// <summary>审核签发: 核稿, 法制审核, 保密审查, 签发, or the approval of a procedural letter while nobody else is at work.</summary>
    Approval,

    /// <summary>用印送达: from the signature to the day of service, or the same of a procedural letter while nobody else is at work.</summary>
    Service,

    /// <summary>申请人: 补正 or 缴费, on days that do not count.</summary>
    Applicant,

    /// <summary>第三方, on days that do not count.</summary>
    ThirdParty,

    /// <summary>其他机关, 共同制作机关 included, on days that do not count.</summary>
    OtherAgency,
}

/// <summary>期限阶段: what the law makes of a working day. Of any day exactly one.</summary>
public enum TimePhase
{
    /// <summary>基本期限 (for an opinion 答复时限).</summary>
    Base,

    /// <summary>延期.</summary>
    Extension,

    /// <summary>不计入期限.</summary>
    Excluded,

    /// <summary>超期.</summary>
    Overdue,

    /// <summary>无法定期限: a correction request (条例第四十一条).</summary>
    NoTerm,
}

/// <summary>A working day of a case.</summary>
/// <param name="Date">The day.</param>
/// <param name="Holder">Who had the case when the day ended.</param>
/// <param name="Phase">What the day counts as.</param>
/// <param name="Departments">The departments at work on it; none unless <paramref name="Holder"/> is <see cref="CaseHolder.Departments"/>.</param>
public sealed record AccountDay(DateOnly Date, CaseHolder Holder, TimePhase Phase, IReadOnlyList<Guid> Departments);

/// <summary>Working days in a row that are alike on one axis.</summary>
/// <typeparam name="T">The axis.</typeparam>
/// <param name="What">What they are.</param>
/// <param name="From">The first.</param>
/// <param name="Through">The last.</param>
/// <param name="Days">How many.</param>
public sealed record AccountRun<T>(T What, DateOnly From, DateOnly Through, int Days);

/// <summary>
/// 用时: where the working days of a case went, from the first one after receipt up to and including the day of the reply (or
/// of the end, or today). Two axes, each of which gives every day to exactly one and so adds up to <see cref="Span"/>. Counted
/// exactly as the statutory clock counts (条例第三十三条; 《民法典》第二百零一条).
/// </summary>
/// <param name="ReceivedOn">收到之日; not counted itself.</param>
/// <param name="Through">The last day looked at, worked or not.</param>
/// <param name="Ended">True when the case is replied to or ended, so that <paramref name="Through"/> moves no more.</param>
/// <param name="Days">Every working day, in order.</param>
public sealed record TimeAccount(DateOnly ReceivedOn, DateOnly Through, bool Ended, IReadOnlyList<AccountDay> Days)
{
    /// <summary>全程: all working days.</summary>
    public int Span => Days.Count;

    /// <summary>Days on which the agency itself had the case: exactly those that count.</summary>
    public int AgencyDays => Days.Count(d => IsAgency(d.Holder));

    /// <summary>Days of a holder.</summary>
    public int Of(CaseHolder holder) => Days.Count(d => d.Holder == holder);

    /// <summary>Days of a phase.</summary>
    public int Of(TimePhase phase) => Days.Count(d => d.Phase == phase);

    /// <summary>部门用时: the days of each department. They overlap, and are never added to anything.</summary>
    public IReadOnlyDictionary<Guid, int> DepartmentDays => Days.SelectMany(d => d.Departments).CountBy(id => id).ToDictionary();

    /// <summary>The days as runs of holders.</summary>
    public IReadOnlyList<AccountRun<CaseHolder>> HolderRuns => Runs(d => d.Holder);

    /// <summary>The days as runs of phases.</summary>
    public IReadOnlyList<AccountRun<TimePhase>> PhaseRuns => Runs(d => d.Phase);

    /// <summary>True for those inside the agency, whose days the law counts.</summary>
    public static bool IsAgency(CaseHolder holder) => holder is CaseHolder.Intake or CaseHolder.Departments or CaseHolder.Approval or CaseHolder.Service;

    private List<AccountRun<T>> Runs<T>(Func<AccountDay, T> axis)
        where T : struct, Enum
    {
        var runs = new List<AccountRun<T>>();
        foreach (var day in Days)
        {
            var what = axis(day);
            if (runs.Count > 0 && EqualityComparer<T>.Default.Equals(runs[^1].What, what))
            {
                runs[^1] = runs[^1] with { Through = day.Date, Days = runs[^1].Days + 1 };
            }
            else
            {
                runs.Add(new AccountRun<T>(what, day.Date, day.Date, 1));
            }
        }

        return runs;
    }
}

/// <summary>A fact with the day on which it was recorded.</summary>
/// <typeparam name="T">The events of one kind of case.</typeparam>
/// <param name="On">The day in Asia/Shanghai.</param>
/// <param name="Event">The fact.</param>
public sealed record DatedEvent<T>(DateOnly On, T Event);
