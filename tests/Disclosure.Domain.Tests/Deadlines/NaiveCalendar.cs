using System.Globalization;
using System.Text.Json;

namespace Disclosure.Domain.Tests.Deadlines;

/// <summary>
/// Says whether a day is worked, straight from the text of the seeds and by other means than the product: no tables, no
/// counting ahead, one day at a time.
/// </summary>
internal static class NaiveCalendar
{
    public static readonly IReadOnlyDictionary<string, (bool Off, string Name)> Listed = Load();

    // Known by name, not computed: what stands in a printed calendar of 2027.
    private static readonly HashSet<string> Fixed2027 =
    [
        "2027-01-01", "2027-02-05", "2027-02-06", "2027-02-07", "2027-02-08", "2027-04-05",
        "2027-05-01", "2027-05-02", "2027-06-09", "2027-09-15", "2027-10-01", "2027-10-02", "2027-10-03",
    ];

    public static bool IsWorked(DateOnly date)
    {
        var key = date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        if (Listed.TryGetValue(key, out var listed))
        {
            return !listed.Off;
        }

        return date.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !Fixed2027.Contains(key);
    }

    public static DateOnly Walk(DateOnly from, int workingDays)
    {
        while (workingDays > 0)
        {
            from = from.AddDays(1);
            workingDays -= IsWorked(from) ? 1 : 0;
        }

        return from;
    }

    private static Dictionary<string, (bool, string)> Load()
    {
        var days = new Dictionary<string, (bool, string)>();
        foreach (var path in Seeds.Files())
        {
            using var file = JsonDocument.Parse(File.ReadAllText(path));
            foreach (var day in file.RootElement.GetProperty("days").EnumerateArray())
            {
                days.Add(
                    day.GetProperty("date").GetString()!,
                    (day.GetProperty("off").GetBoolean(), day.GetProperty("name").GetString()!));
            }
        }

        return days;
    }
}
