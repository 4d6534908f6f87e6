using Disclosure.Domain.Deadlines;

namespace Disclosure.Web.Calendars;

/// <summary>A year's calendar as an import would leave it.</summary>
/// <param name="Year">The year.</param>
/// <param name="Version">Its next version.</param>
/// <param name="Days">The days then.</param>
/// <param name="Previous">The days now; null for a year that is not loaded.</param>
public sealed record PlannedYear(int Year, int Version, IReadOnlyList<CalendarDay> Days, IReadOnlyList<CalendarDay>? Previous);

/// <summary>What an import would do; nothing is stored yet.</summary>
/// <param name="Upload">What was handed in.</param>
/// <param name="Years">The years that change; none when everything is there already.</param>
/// <param name="Before">The calendar now.</param>
/// <param name="After">The calendar then.</param>
/// <param name="From">The first day that differs; null when none does.</param>
/// <param name="MissingStatutory">Statutory holidays that it does not give as off.</param>
public sealed record CalendarPlan(CalendarUpload Upload, IReadOnlyList<PlannedYear> Years, WorkCalendar Before, WorkCalendar After, DateOnly? From, IReadOnlyList<CalendarDay> MissingStatutory)
{
    /// <summary>True when it is loaded already.</summary>
    public bool IsUnchanged => Years.Count == 0;

    /// <summary>The year of the notice as it will be.</summary>
    public PlannedYear? Main => Years.FirstOrDefault(y => y.Year == Upload.Year) ?? Years.FirstOrDefault();
}

/// <summary>An open case whose due date another calendar changes.</summary>
/// <param name="CaseId">The case.</param>
/// <param name="Number">受理编号.</param>
/// <param name="Subject">所需信息, masked.</param>
/// <param name="From">法定期限 now.</param>
/// <param name="To">法定期限 then.</param>
/// <param name="WasProvisional">暂定 now.</param>
/// <param name="IsProvisional">暂定 then.</param>
/// <param name="HasAddress">True when a mail reaches the applicant; otherwise they are phoned.</param>
public sealed record CalendarEffect(Guid CaseId, string Number, string Subject, DateOnly From, DateOnly To, bool WasProvisional, bool IsProvisional, bool HasAddress)
{
    /// <summary>True when the applicant is told.</summary>
    public bool Moves => From != To;
}
