using System.Text.Json.Nodes;
using Disclosure.Web.Cases;
using Disclosure.Web.Crypto;
using Disclosure.Web.Data;
using Disclosure.Web.Files;
using Disclosure.Web.Mail;
using Disclosure.Web.Outbox;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Disclosure.Web.Tests.Outbox;

/// <summary>A queue on a real SQLite file with the real templates, and dispatchers made to order.</summary>
internal sealed class OutboxFixture : IAsyncDisposable
{
    private static readonly Guid Authority = Guid.Parse("0197f0c0-0000-7000-8000-00000000000a");

    private readonly ServiceProvider services;

    private OutboxFixture(string path, ServiceProvider services)
    {
        Path = path;
        this.services = services;
    }

    public string Path { get; }

    public OutboxStore Store => services.GetRequiredService<OutboxStore>();

    public OutboxMonitor Monitor => services.GetRequiredService<OutboxMonitor>();

    public IDbContextFactory<DisclosureDb> Factory => services.GetRequiredService<IDbContextFactory<DisclosureDb>>();

    public MailOptions Mail => services.GetRequiredService<IOptions<MailOptions>>().Value;

    public OutboxOptions Options => services.GetRequiredService<IOptions<OutboxOptions>>().Value;

    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    public static async Task<OutboxFixture> CreateAsync(TimeProvider? time = null)
    {
        var path = Directory.CreateTempSubdirectory("outbox-").FullName;
        var directory = new DataDirectory(path);
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Mail:From:Address"] = "gongkai@example.gov.cn",
        }).Build();
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton(time ?? TimeProvider.System);
        services.AddSingleton(directory);
        services.AddSingleton(KeyRing.Load(directory.File("keys", "ring.json"), mayCreate: true));
        services.AddSingleton<CaseKeys>();
        services.AddSingleton<FileStore>();
        services.AddDisclosureDatabase(configuration, directory);
        services.AddMail(configuration, new HostingEnvironment());
        services.AddOutbox(configuration);
        services.Configure<OutboxOptions>(o =>
        {
            o.Poll = TimeSpan.FromMilliseconds(50);
            o.ServerPause = TimeSpan.FromMilliseconds(50);
            o.ServerPauseLimit = TimeSpan.FromMilliseconds(100);
            o.Pauses.Add(TimeSpan.FromMilliseconds(50));
        });
        var fixture = new OutboxFixture(path, services.BuildServiceProvider());
        await fixture.SeedAsync();
        return fixture;
    }

    /// <summary>A sender through the given transport.</summary>
    public OutboxDispatcher Dispatcher(IMailTransport transport) => new(
        Store,
        services.GetRequiredService<MailRenderer>(),
        transport,
        services.GetRequiredService<OutboxSignal>(),
        Monitor,
        services.GetRequiredService<IOptions<OutboxOptions>>(),
        services.GetRequiredService<TimeProvider>(),
        NullLogger<OutboxDispatcher>.Instance);

    /// <summary>Queues a mail about a case of its own.</summary>
    public async Task<MailRow> QueueAsync(string template = "closed", string to = "zhang.san@example.com", Action<JsonObject>? change = null, params FileToSend[] files)
    {
        var keys = services.GetRequiredService<CaseKeys>();
        var store = services.GetRequiredService<FileStore>();
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        var (caseId, id) = (Guid.CreateVersion7(now), Guid.CreateVersion7(now));
        var (cipher, key) = keys.Create(caseId);
        var model = MailModels.Sample(template)!;
        await using var db = await Factory.CreateDbContextAsync();
        if (files.Length > 0)
        {
            model["attachments"] = new JsonArray();
            foreach (var file in files)
            {
                var stored = await store.StageAsync(file.Content, file.Name, file.ContentType, "sealed", null, null, default);
                store.Attach(stored, caseId, cipher);
                db.Files.Add(stored);
                model["attachments"]!.AsArray().Add(stored.Id.ToString("N"));
            }
        }

        change?.Invoke(model);
        var row = new MailRow
        {
            Id = id,
            CaseId = caseId,
            Key = $"{caseId:N}/1/{template}",
            MessageId = $"{id:N}@disclosure.example",
            TemplateKey = template,
            TemplateVersion = 1,
            Subject = "【湖南省交通运输厅】政府信息公开申请 430S00-SQ2026-00012 已办结",
            Cipher = cipher.SealText(new JsonObject { ["to"] = to, ["model"] = model }.ToJsonString(EventCodec.Json), MailComposer.Context(id)),
            State = MailState.Queued,
            QueuedAt = now,
            NextAttemptAt = now,
        };
        db.Cases.Add(new CaseRow
        {
            Id = caseId,
            AuthorityId = Authority,
            Kind = "request",
            Number = $"430S00-SQ2026-{caseId:N}",
            QueryCodeHash = caseId.ToByteArray(),
            StaffState = string.Empty,
            Subject = string.Empty,
            SubjectTokens = string.Empty,
            Channel = "Online",
            FiledAt = now,
        });
        db.CaseKeys.Add(key);
        db.Mails.Add(row);
        await db.SaveChangesAsync();
        return row;
    }

    public async Task<MailRow> ReadAsync(Guid id)
    {
        await using var db = await Factory.CreateDbContextAsync();
        return await db.Mails.AsNoTracking().SingleAsync(m => m.Id == id);
    }

    public async Task<IReadOnlyList<MailAttemptRow>> AttemptsAsync(Guid id)
    {
        await using var db = await Factory.CreateDbContextAsync();
        return await db.MailAttempts.AsNoTracking().Where(a => a.MailId == id).OrderBy(a => a.Attempt).ToListAsync();
    }

    public async Task<IReadOnlyList<NoticeRow>> NoticesAsync()
    {
        await using var db = await Factory.CreateDbContextAsync();
        return await db.Notices.AsNoTracking().ToListAsync();
    }

    public async Task ChangeAsync(Func<DisclosureDb, Task> change)
    {
        await using var db = await Factory.CreateDbContextAsync();
        await change(db);
        await db.SaveChangesAsync();
    }

    /// <summary>Waits until every mail has reached one of the states.</summary>
    public async Task SettledAsync(params MailState[] states)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (true)
        {
            await using (var db = await Factory.CreateDbContextAsync(limit.Token))
            {
                if (!await db.Mails.AnyAsync(m => !states.Contains(m.State), limit.Token))
                {
                    return;
                }
            }

            await Task.Delay(50, limit.Token);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(Path, recursive: true);
    }

    private async Task SeedAsync()
    {
        await using var db = await Factory.CreateDbContextAsync();
        await db.Database.MigrateAsync();
        db.Authorities.Add(new AuthorityRow
        {
            Id = Authority,
            OrganCode = "430S00",
            Name = "湖南省交通运输厅",
            RequestNumberPattern = "{organ}-SQ{year}-{seq:00000}",
            LetterNumberPattern = "湘交公开告〔{year}〕{seq}号",
            ReconsiderationBody = "湖南省人民政府",
            Court = "有管辖权的人民法院",
            OfficeName = "政务公开办公室",
            OfficeAddress = "长沙市",
            OfficePostcode = "410004",
            OfficePhone = "0731-88770000",
            OfficeHours = "工作日",
        });
        foreach (var file in MailSeeds.All)
        {
            db.Templates.Add(new TemplateRow
            {
                Id = Guid.NewGuid(),
                Kind = file.Kind,
                Key = file.Key,
                Version = 1,
                Body = file.Body,
                Hash = "test",
                PublishedAt = DateTimeOffset.UnixEpoch,
            });
        }

        await db.SaveChangesAsync();
    }

    private sealed class HostingEnvironment : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = Environments.Production;

        public string ApplicationName { get; set; } = "test";

        public string ContentRootPath { get; set; } = AppContext.BaseDirectory;

        public Microsoft.Extensions.FileProviders.IFileProvider ContentRootFileProvider { get; set; } = new Microsoft.Extensions.FileProviders.NullFileProvider();
    }
}

internal sealed record FileToSend(string Name, string ContentType, byte[] Content);

/// <summary>The templates of the seed folder.</summary>
internal static class MailSeeds
{
    public static IReadOnlyList<(string Kind, string Key, string Body)> All { get; } =
    [
        .. Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "seeds", "mail"), "*.liquid").Order(StringComparer.Ordinal)
            .Select(p => (Path.GetFileName(p).Contains(".html.", StringComparison.Ordinal) ? MailTemplates.HtmlKind : MailTemplates.TextKind, Path.GetFileName(p).Split('.')[0], File.ReadAllText(p))),
    ];
}
