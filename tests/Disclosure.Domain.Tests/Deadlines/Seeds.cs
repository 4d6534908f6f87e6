using Disclosure.Domain.Deadlines;

namespace Disclosure.Domain.Tests.Deadlines;

/// <summary>Finds the seeds of the repository from wherever the tests run.</summary>
internal static class Seeds
{
    private static readonly Lazy<WorkCalendar> Loaded = new(() =>
    {
        var files = Files().Select(path => CalendarFile.Parse(File.ReadAllText(path)))
            .Select(parse => Assert.IsType<CalendarParse.Valid>(parse).File);
        return Assert.IsType<CalendarJoin.Valid>(CalendarFile.Join(files)).Calendar;
    });

    public static WorkCalendar Calendar => Loaded.Value;

    public static string[] Files() => [.. Directory.GetFiles(Path.Combine(Root(), "seeds", "calendar"), "*.json").Order()];

    public static string Folder => Path.Combine(Root(), "seeds");

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Disclosure.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("Disclosure.sln was not found above the tests.");
        }

        return folder.FullName;
    }
}
