using System.Collections.Concurrent;
using System.Globalization;
using Disclosure.Tests.Support;
using Disclosure.Web.Api;
using Disclosure.Web.Data;
using Disclosure.Web.Tests.Mail;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Tests.Crash;

/// <summary>
/// The site is killed (SIGKILL) at random moments while citizens file, write to the 意见箱, upload and resend, officers work and mails go out to a real
/// SMTP server; some kills fall into its start. Afterwards everything that anybody was told is there once, and nothing else.
/// <c>DISCLOSURE_CRASH_KILLS</c> sets how often; a few by default. A killed process does not lose what the system holds for the
/// disk: that a power cut loses nothing either rests on SQLite's <c>synchronous=FULL</c>, which is not tried here.
/// </summary>
public sealed class CrashTests(ITestOutputHelper output) : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("disclosure-crash-").FullName;
    private readonly ConcurrentQueue<string[]> office = new();

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_kill_at_any_moment_loses_nothing_and_repeats_nothing()
    {
        var kills = int.Parse(Environment.GetEnvironmentVariable("DISCLOSURE_CRASH_KILLS") ?? "6", CultureInfo.InvariantCulture);
        var seed = int.Parse(Environment.GetEnvironmentVariable("DISCLOSURE_CRASH_SEED") ?? Environment.TickCount.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        output.WriteLine($"{kills} kills, seed {seed}");
        var random = new Random(seed);
        using var smtp = FaultySmtp.Start(folder);
        await using var site = await SiteProcess.StartAsync(new SiteOptions
        {
            Environment = "Production",
            Folder = Path.Combine(folder, "data"),
            Application = SiteProcess.Built("tests", "Disclosure.CrashSite"),
            OnLine = Hear,
            Settings = Settings(smtp.Port),
        });
        var citizens = new Citizens(site);
        var filing = citizens.RunAsync(programs: 4, browsers: 2);
        // Killed in the midst of its work, also on a machine on which that takes a while to begin.
        for (var wait = 0; wait < 600 && !office.Any(o => o[0] == "done"); wait++)
        {
            await Task.Delay(200);
        }

        for (var kill = 1; kill <= kills; kill++)
        {
            await Task.Delay(random.Next(50, 2500));
            await site.KillAsync();
            if (random.Next(5) == 0)
            {
                await site.RestartAndKillAsync(TimeSpan.FromMilliseconds(random.Next(1500)));
            }

            await site.RestartAsync();
        }

        citizens.Finish();
        await filing;
        await RestAsync(site, citizens);

        await using var db = new SqliteDb(new DbContextOptionsBuilder<SqliteDb>().UseSqlite($"Data Source={Path.Combine(site.Folder, "disclosure.db")};Pooling=False").Options);
        await CheckFilingsAsync(db, citizens);
        await CheckTasksAsync(db);
        await CheckMailsAsync(db, smtp);
        Assert.Empty(await db.Incidents.AsNoTracking().ToListAsync());
        var (code, report) = await site.CommandAsync("derived", "verify", "--contents");
        Assert.True(code == 0, report);
        output.WriteLine($"{citizens.Acknowledged.Count} requests and letters, {citizens.Resent} tries into the void, {office.Count(o => o[0] == "done")} tasks, {await db.Mails.CountAsync()} mails, {smtp.Accepted.Count} taken by the server");
        output.WriteLine(report);
    }

    private static async Task CheckFilingsAsync(SqliteDb db, Citizens citizens)
    {
        Assert.Empty(citizens.Odd);
        Assert.Equal(citizens.Begun, citizens.Acknowledged.Count);
        var numbers = await db.Cases.AsNoTracking().OrderBy(c => c.Number).Select(c => c.Number).ToListAsync();
        // Each exists once, no other exists, and the numbers of neither series have a gap.
        Assert.Equal(citizens.Acknowledged.Select(a => a.Number).Order(StringComparer.Ordinal), numbers);
        foreach (var series in citizens.Acknowledged.GroupBy(a => a.IsOpinion, a => a.Number))
        {
            Assert.Equal(Enumerable.Range(1, series.Count()), series.Select(n => int.Parse(n.Split('-')[^1], CultureInfo.InvariantCulture)).Order());
            Assert.Single(series.Select(n => n.Split('-')[1]).Distinct());
        }

        Assert.Equal(2, citizens.Acknowledged.Select(a => a.IsOpinion).Distinct().Count());
        var withFile = citizens.Acknowledged.Where(a => a.WithFile).Select(a => a.Number).ToHashSet();
        var attached = await (from f in db.Files where (f.Purpose == "identity" || f.Purpose == "application") && f.CaseId != null join c in db.Cases on f.CaseId equals c.Id select c.Number).ToListAsync();
        Assert.Equal(withFile.Order(), attached.Order());
    }

    private async Task CheckTasksAsync(SqliteDb db)
    {
        Assert.Empty(office.Where(o => o[0] == "odd").Select(o => string.Join(' ', o)));
        var done = office.Where(o => o[0] == "done").Select(o => Guid.Parse(o[2])).ToList();
        Assert.NotEmpty(done);
        Assert.Equal(done.Count, done.Distinct().Count());
        var tasks = await db.Tasks.AsNoTracking().ToListAsync();
        Assert.Empty(done.Except(tasks.Where(t => t.State == TaskState.Completed).Select(t => t.Id)));
        var cases = await db.Cases.AsNoTracking().Select(c => new { c.Id, c.EndedOn }).ToListAsync();
        var open = tasks.Where(t => t.State == TaskState.Open).Select(t => t.CaseId).ToHashSet();
        // Whoever is not through has a next step that somebody can take.
        Assert.All(cases.Where(c => c.EndedOn is null), c => Assert.Contains(c.Id, open));
    }

    private static async Task CheckMailsAsync(SqliteDb db, FaultySmtp smtp)
    {
        var mails = await db.Mails.AsNoTracking().ToListAsync();
        Assert.All(mails, m => Assert.Equal(MailState.Sent, m.State));
        // One receipt for each request and each letter, and no cause that sent two mails.
        Assert.Equal(
            (await db.Cases.Select(c => c.Id).ToListAsync()).Order(),
            mails.Where(m => m.TemplateKey == "receipt" || m.Key.EndsWith("/1/opinion", StringComparison.Ordinal)).Select(m => m.CaseId).Order());
        Assert.Equal(mails.Count, mails.Select(m => (m.CaseId, m.Key)).Distinct().Count());
        // All arrived; a repeat, and only a mail that is on record, carries its own Message-ID and nothing new.
        var arrived = smtp.Accepted.GroupBy(m => m.MessageId).ToList();
        Assert.Equal(mails.Select(m => m.MessageId).Order(StringComparer.Ordinal), arrived.Select(g => g.Key).Order(StringComparer.Ordinal));
        Assert.All(arrived, g => Assert.Single(g.Select(m => (m.Subject, m.TextBody, m.To.ToString())).Distinct()));
    }

    /// <summary>Sends the officers home, asks for what citizens were told, and waits until no mail is on its way.</summary>
    private static async Task RestAsync(SiteProcess site, Citizens citizens)
    {
        await site.KillAsync();
        // The site alone, without its busy office, as any administrator would start it.
        await using var rest = await SiteProcess.StartAsync(new SiteOptions { Environment = "Production", Folder = site.Folder, Settings = site.Settings });
        using var client = rest.Client();
        foreach (var told in citizens.Acknowledged.Where(a => a.Code is not null).OrderBy(a => a.Number, StringComparer.Ordinal).GroupBy(a => a.IsOpinion).SelectMany(g => g.Take(60)))
        {
            // The number and the code that were given open the case.
            using var request = new HttpRequestMessage(HttpMethod.Get, $"api/v1/{(told.IsOpinion ? "opinions" : "requests")}/{told.Number}");
            request.Headers.Add(SecretQuery.CodeHeader, told.Code);
            using var answer = await client.SendAsync(request);
            Assert.True(answer.IsSuccessStatusCode, $"{told.Number}: {answer.StatusCode}");
        }

        // As long as they get fewer: after two hundred kills there are many.
        var fewest = int.MaxValue;
        for (var idle = 0; idle < 600; idle++)
        {
            await using var db = new SqliteDb(new DbContextOptionsBuilder<SqliteDb>().UseSqlite($"Data Source={Path.Combine(site.Folder, "disclosure.db")};Pooling=False").Options);
            var waiting = await db.Mails.CountAsync(m => m.State == MailState.Queued);
            if (waiting == 0)
            {
                return;
            }

            if (waiting < fewest)
            {
                (fewest, idle) = (waiting, 0);
            }
            else if (idle == 599)
            {
                var mail = await db.Mails.AsNoTracking().FirstAsync(m => m.State == MailState.Queued);
                Assert.Fail($"{waiting} mails still wait, none went in two minutes; one of them after {mail.Attempts} attempts until {mail.NextAttemptAt:O}, now {DateTimeOffset.UtcNow:O}: {mail.LastReply}{Environment.NewLine}{rest.Log}");
            }

            await Task.Delay(200);
        }
    }

    private static Dictionary<string, string> Settings(int port) => new()
    {
        ["Filing:PerAddress"] = "0",
        ["Mail:Smtp:Host"] = "127.0.0.1",
        ["Mail:Smtp:Port"] = port.ToString(CultureInfo.InvariantCulture),
        ["Mail:Smtp:Security"] = "None",
        ["Mail:From:Address"] = "gongkai@example.org",
        // A dead sender's claims are free again while the test still looks.
        ["Mail:Outbox:Lease"] = "00:00:06",
        ["Mail:Outbox:AttemptTimeout"] = "00:00:05",
        ["Mail:Outbox:Poll"] = "00:00:01",
        // On a loaded machine an attempt may take longer than its few seconds; it is tried again while the test still looks.
        ["Mail:Outbox:Pauses:0"] = "00:00:02",
        ["Logging:LogLevel:Default"] = "Warning",
    };

    private void Hear(string line)
    {
        // A line may be cut by the kill: then it was not acknowledged.
        var words = line.Split(' ', 5);
        if (words is ["done" or "odd", { Length: 32 }, { Length: 32 }, _, _])
        {
            office.Enqueue(words);
        }
    }
}
