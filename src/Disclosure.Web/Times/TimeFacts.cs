using System.Runtime.CompilerServices;
using Disclosure.Domain.Accounting;
using Disclosure.Web.Data;

namespace Disclosure.Web.Times;

/// <summary>Days by holder, in the order of <see cref="CaseHolder"/>: a value without an allocation, for a million cases in memory.</summary>
[InlineArray(7)]
public struct HolderDays
{
    private short first;

    /// <summary>Days of a holder.</summary>
    public readonly int Of(CaseHolder holder) => this[(int)holder];

    /// <summary>All days.</summary>
    public readonly int Sum()
    {
        var sum = 0;
        foreach (var days in this)
        {
            sum += days;
        }

        return sum;
    }
}

/// <summary>What else happened to a case.</summary>
[Flags]
public enum CaseMarks
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>延期.</summary>
    Extended = 1,

    /// <summary>补正.</summary>
    Clarified = 2,

    /// <summary>征求意见.</summary>
    Consulted = 4,

    /// <summary>行政复议.</summary>
    Reconsidered = 8,

    /// <summary>行政诉讼.</summary>
    Sued = 16,

    /// <summary>Replied in time.</summary>
    OnTime = 32,

    /// <summary>Replied too late.</summary>
    Late = 64,
}

/// <summary>A case that has come to its end, as figures need it.</summary>
/// <param name="Id">The case.</param>
/// <param name="Department">主办处室; empty for none.</param>
/// <param name="Kind">As <see cref="CaseTimeRow.Kind"/>.</param>
/// <param name="Channel">As <see cref="CaseTimeRow.Channel"/>.</param>
/// <param name="ReplyType">As <see cref="CaseTimeRow.ReplyType"/>.</param>
/// <param name="Month">yyyyMM of the end.</param>
/// <param name="EndedOn">The end.</param>
/// <param name="Outcome">How.</param>
/// <param name="Marks">What else.</param>
/// <param name="Returned">How often it was sent back.</param>
/// <param name="OverdueDays">Days after the due date.</param>
/// <param name="Days">Days by holder.</param>
public readonly record struct ClosedCase(
    Guid Id, Guid Department, string Kind, string Channel, string? ReplyType, int Month, DateOnly EndedOn, TimeOutcome Outcome, CaseMarks Marks, short Returned, short OverdueDays, HolderDays Days)
{
    /// <summary>全程: working days from receipt to the end.</summary>
    public int Span => Days.Sum();

    /// <summary>机关用时: the days that count.</summary>
    public int AgencyDays => Days.Of(CaseHolder.Intake) + Days.Of(CaseHolder.Departments) + Days.Of(CaseHolder.Approval) + Days.Of(CaseHolder.Service);

    /// <summary>True with a mark.</summary>
    public bool Has(CaseMarks mark) => (Marks & mark) != 0;
}

/// <summary>部门用时 of one department on a case.</summary>
/// <param name="Case">Place of the case in its month.</param>
/// <param name="Department">The department.</param>
/// <param name="Days">Its days.</param>
/// <param name="Returned">How often it gave back, or was given back.</param>
public readonly record struct DepartmentShare(int Case, Guid Department, short Days, short Returned);

/// <summary>A month of ended cases.</summary>
/// <param name="Month">yyyyMM.</param>
/// <param name="Count">How many rows it was read from.</param>
/// <param name="Stamp">Sum of their stamps.</param>
/// <param name="Cases">The cases.</param>
/// <param name="Shares">Their departments.</param>
public sealed record ClosedMonth(int Month, int Count, long Stamp, ClosedCase[] Cases, DepartmentShare[] Shares);

/// <summary>An open case today.</summary>
/// <param name="Id">The case.</param>
/// <param name="Department">主办处室; empty for none.</param>
/// <param name="Kind">As <see cref="CaseTimeRow.Kind"/>.</param>
/// <param name="Channel">As <see cref="CaseTimeRow.Channel"/>.</param>
/// <param name="ReceivedOn">Null while it waits for confirmation.</param>
/// <param name="Left">Working days left; null where no term runs.</param>
/// <param name="Overdue">Past its due date.</param>
/// <param name="Holder">Who has it; null before receipt is settled.</param>
/// <param name="Excluded">True while its days do not count.</param>
/// <param name="Span">Working days since receipt.</param>
/// <param name="HolderDays">For how many working days in a row the holder of now has had it, as far as no fact has come since.</param>
public sealed record OpenCase(
    Guid Id, Guid Department, string Kind, string Channel, DateOnly? ReceivedOn, int? Left, bool Overdue, CaseHolder? Holder, bool Excluded, int Span, int HolderDays);
