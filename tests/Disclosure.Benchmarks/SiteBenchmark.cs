using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using Disclosure.Tests.Support;
using Microsoft.Data.Sqlite;

namespace Disclosure.Benchmarks;

/// <summary>
/// Filings over HTTP on the real site, beside what the disk and SQLite alone can do in the same run: only the ratio means
/// something on a machine that others use. Then the start on an existing database, and the memory at rest.
/// </summary>
internal static class SiteBenchmark
{
    // Few show what one citizen waits, many what the site can carry: with those it is the queue that is measured.
    private static readonly int[] Clients = [8, 16, 32];

    /// <summary>Prints the figures.</summary>
    /// <param name="length">How long each measurement runs.</param>
    public static async Task RunAsync(TimeSpan length)
    {
        var folder = Directory.CreateTempSubdirectory("disclosure-benchmark-").FullName;
        try
        {
            var (fsyncs, fsync50, fsync99) = Fsyncs(folder, length / 2);
            Console.WriteLine($"bare fsync: {fsyncs:0}/s, p50 {fsync50:0.0} ms, p99 {fsync99:0.0} ms");
            var commits = Commits(folder, length / 2);
            Console.WriteLine($"bare SQLite commits (WAL, synchronous=FULL, one row): {commits:0}/s");

            await using (var site = await SiteProcess.StartAsync(Options(folder)))
            {
                // Long enough for the compiler's last tier: a site runs for months.
                await FileAsync(site, Clients[^1], TimeSpan.FromSeconds(15));
                foreach (var clients in Clients)
                {
                    using var process = Process.GetProcessById(site.ProcessId);
                    var before = process.TotalProcessorTime;
                    var latencies = await FileAsync(site, clients, length);
                    process.Refresh();
                    var processor = (process.TotalProcessorTime - before).TotalMilliseconds / latencies.Count;
                    var rate = latencies.Count / length.TotalSeconds;
                    Console.WriteLine($"filings over HTTP, {clients} clients: {rate:0}/s, p50 {At(latencies, 50):0} ms, p95 {At(latencies, 95):0} ms, p99 {At(latencies, 99):0} ms ({rate / commits:0.00} of the bare commit rate; {processor:0.0} ms of processor each)");
                }
            }

            await using (var again = await SiteProcess.StartAsync(Options(folder)))
            {
                Console.WriteLine($"start to first answer on the existing database: {again.StartupTime.TotalSeconds:0.0} s");
                using var client = again.Client();
                await client.GetStringAsync("");
                await Task.Delay(TimeSpan.FromSeconds(5));
                Console.WriteLine($"memory at rest: {Resident(again.ProcessId) / 1024.0:0} MiB resident");
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static SiteOptions Options(string folder) => new()
    {
        Environment = "Production",
        Folder = Path.Combine(folder, "data"),
        // The published app, where one is to be measured.
        Application = Environment.GetEnvironmentVariable("DISCLOSURE_APP"),
        Settings = new Dictionary<string, string> { ["Filing:PerAddress"] = "0" },
    };

    private static async Task<List<double>> FileAsync(SiteProcess site, int clients, TimeSpan length)
    {
        using var client = site.Client();
        var watch = Stopwatch.StartNew();
        var all = await Task.WhenAll(Enumerable.Range(0, clients).Select(async _ =>
        {
            var own = new List<double>();
            while (watch.Elapsed < length)
            {
                var started = watch.Elapsed;
                using var response = await client.PostAsJsonAsync("api/v1/requests", Form);
                response.EnsureSuccessStatusCode();
                own.Add((watch.Elapsed - started).TotalMilliseconds);
            }

            return own;
        }));
        return [.. all.SelectMany(l => l).Order()];
    }

    private static object Form => new
    {
        applicant = new { kind = "person", name = "测试甲", idType = "护照", idNumber = "E00000000", email = "jia@example.org" },
        information = new { description = "某高速公路初步设计批复文件" },
        delivery = new { form = "electronic", method = "online" },
    };

    private static (double Rate, double P50, double P99) Fsyncs(string folder, TimeSpan length)
    {
        using var file = new FileStream(Path.Combine(folder, "fsync"), FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        var page = new byte[4096];
        var times = new List<double>();
        var watch = Stopwatch.StartNew();
        while (watch.Elapsed < length)
        {
            var started = watch.Elapsed;
            file.Write(page);
            file.Flush(flushToDisk: true);
            times.Add((watch.Elapsed - started).TotalMilliseconds);
        }

        times.Sort();
        return (times.Count / length.TotalSeconds, At(times, 50), At(times, 99));
    }

    private static double Commits(string folder, TimeSpan length)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "bare.db")};Pooling=False");
        connection.Open();
        Execute(connection, "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; CREATE TABLE t(id INTEGER PRIMARY KEY, body BLOB);");
        var count = 0;
        var watch = Stopwatch.StartNew();
        while (watch.Elapsed < length)
        {
            Execute(connection, "INSERT INTO t(body) VALUES (randomblob(1000));");
            count++;
        }

        return count / length.TotalSeconds;
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static double At(List<double> sorted, int percent) => sorted.Count == 0 ? double.NaN : sorted[Math.Min(sorted.Count - 1, sorted.Count * percent / 100)];

    private static int Resident(int pid) => int.Parse(
        File.ReadLines($"/proc/{pid}/status").First(l => l.StartsWith("VmRSS:", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1],
        CultureInfo.InvariantCulture);
}
