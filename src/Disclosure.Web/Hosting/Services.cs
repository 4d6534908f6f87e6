using System.Text.Encodings.Web;
using System.Text.Unicode;
using Disclosure.Web.Accounts;
using Disclosure.Web.Api;
using Disclosure.Web.Calendars;
using Disclosure.Web.Cases;
using Disclosure.Web.Catalogue;
using Disclosure.Web.Components.Layout;
using Disclosure.Web.Components.Public;
using Disclosure.Web.Crypto;
using Disclosure.Web.Data;
using Disclosure.Web.Drafts;
using Disclosure.Web.Features;
using Disclosure.Web.Files;
using Disclosure.Web.Letters;
using Disclosure.Web.Mail;
using Disclosure.Web.Opinions;
using Disclosure.Web.Outbox;
using Disclosure.Web.Processes;
using Disclosure.Web.Reminders;
using Disclosure.Web.Reports;
using Disclosure.Web.Seeding;
using Disclosure.Web.Seeding.Demo;
using Disclosure.Web.SitePages;
using Disclosure.Web.Times;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.WebEncoders;

namespace Disclosure.Web.Hosting;

/// <summary>What the site and the command line share.</summary>
public static class Services
{
    /// <summary>Registers everything.</summary>
    public static void AddDisclosure(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        var directory = new DataDirectory(Path.GetFullPath(builder.Configuration["Data:Directory"] ?? "data", builder.Environment.ContentRootPath));
        Directory.CreateDirectory(directory.Path);

        // A query code may stand in the address of one request; the framework's request log must not keep it.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.Warning);
        builder.Logging.AddFilter("Microsoft.AspNetCore.Routing", LogLevel.Warning);

        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(directory);
        services.AddDisclosureDatabase(builder.Configuration, directory);
        // Before the database is made: a ring that is missing beside an existing database must never be replaced by a new one.
        services.AddSingleton(KeyRing.Load(
            builder.Configuration["Keys:Ring"] ?? directory.File("keys", "ring.json"),
            mayCreate: !File.Exists(directory.File("disclosure.db"))));
        services.AddSingleton<CaseKeys>();
        services.AddSingleton<FileStore>();
        services.AddHostedService<OrphanSweep>();
        services.AddReminders();
        services.AddCalendars();
        services.AddAnnualReport();
        services.AddTimes();
        services.AddSingleton<CaseWriter>();
        services.AddSingleton<CaseBell>();
        services.AddSingleton<FilingWriter>();
        services.AddSingleton<CaseReader>();
        services.AddSingleton<OpinionFiler>();
        services.AddSingleton<OpinionReader>();
        services.AddSingleton<OpinionConverter>();
        services.AddSingleton<OfficerCases>();
        services.AddSingleton<AddNoteHandler>();
        services.AddSingleton<ResendMailHandler>();
        services.AddSingleton<CitizenProofs>();
        services.AddSingleton<PublishedOpinions>();
        services.AddOptions<LookupOptions>().BindConfiguration(LookupOptions.Section).Validate(o => o.IsValid, "Lookup: 时间与次数都应大于零。").ValidateOnStart();
        services.AddSingleton<LookupThrottle>();
        services.AddOptions<FilingOptions>().BindConfiguration(FilingOptions.Section).Validate(o => o.IsValid, "Filing: 时间应大于零，次数不能为负。").ValidateOnStart();
        services.AddSingleton<FilingThrottle>();
        services.AddSingleton<RevealDesk>();
        services.AddWorkflow();
        services.AddMail(builder.Configuration, builder.Environment);
        services.AddOutbox(builder.Configuration);
        services.AddSingleton(SeedFiles.Find());
        services.AddSingleton<TemplatePublisher>();
        services.AddSingleton<LetterPreview>();
        services.AddSingleton<NoticePreview>();
        services.AddSingleton<Letters.Editing.WordingDesk>();
        services.AddSingleton<Seeder>();
        services.AddCatalogue();
        services.AddSitePages();
        services.AddSingleton<DemoAccounts>();
        services.AddSingleton<DemoCases>();
        services.AddAccounts(builder.Environment);
        services.AddPublicPages();
        services.AddDrafts();
        services.AddFeatures();
        services.AddApi();
        services.AddOperations();
        services.AddDataProtection().PersistKeysToFileSystem(new DirectoryInfo(directory.File("keys", "protection"))).SetApplicationName("Disclosure");
        services.Configure<WebEncoderOptions>(o => o.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        services.AddOffice();
        // Whole text boxes travel in one message; the default of 32 KB would end the circuit of an officer who pastes a long one.
        services.AddRazorComponents().AddInteractiveServerComponents().AddHubOptions(o => o.MaximumReceiveMessageSize = 1536 * 1024);
    }
}
