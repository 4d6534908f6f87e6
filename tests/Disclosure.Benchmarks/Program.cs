using System.Globalization;
using Disclosure.Benchmarks;

// Which benchmarks to run, by name; all by default. A number is the seconds for each measurement; ten by default.
(string Name, Func<TimeSpan, Task> Run)[] benchmarks =
[
    ("site", SiteBenchmark.RunAsync),
    ("catalogue", _ => CatalogueBenchmark.RunAsync()),
    ("engines", length =>
    {
        EngineBenchmark.Run(length);
        return Task.CompletedTask;
    }),
];
var seconds = 10;
List<string> names = [];
foreach (var argument in args)
{
    if (int.TryParse(argument, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0)
    {
        seconds = number;
    }
    else if (Array.Exists(benchmarks, b => b.Name == argument))
    {
        names.Add(argument);
    }
    else
    {
        Console.Error.WriteLine($"No benchmark {argument}. Usage: [{string.Join('|', benchmarks.Select(b => b.Name))}]… [SECONDS]");
        return 1;
    }
}

foreach (var (name, run) in benchmarks)
{
    if (names.Count == 0 || names.Contains(name))
    {
        await run(TimeSpan.FromSeconds(seconds));
    }
}

return 0;
