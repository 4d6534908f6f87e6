using System.ComponentModel.DataAnnotations;

namespace Disclosure.Web.Reminders;

/// <summary>Settings of the reminders: <c>Reminders:*</c>.</summary>
public sealed class ReminderOptions
{
    /// <summary>Working days before the last day at which the applicant is reminded; 0 reminds on the day itself.</summary>
    [Range(0, 20)]
    public int DaysBefore { get; set; } = 3;

    /// <summary>Working days after which a posted letter without a slip is looked into.</summary>
    [Range(1, 60)]
    public int UnprovedAfter { get; set; } = 10;

    /// <summary>First hour of the day, in Asia/Shanghai, at which reminders go out.</summary>
    [Range(0, 23)]
    public int FromHour { get; set; } = 8;

    /// <summary>Hour of the day from which on they wait for the next morning.</summary>
    [Range(1, 24)]
    public int ToHour { get; set; } = 20;
}
