using Disclosure.Web.Accounts;
using Disclosure.Web.Api;
using Disclosure.Web.Components;
using Disclosure.Web.Features;
using Disclosure.Web.Features.AnnualReport;
using Disclosure.Web.Features.Dashboard;
using Disclosure.Web.Features.DevMails;
using Disclosure.Web.Features.Dossier;
using Disclosure.Web.Features.Ledger;
using Disclosure.Web.Features.LetterPreview;
using Disclosure.Web.Features.PastLedger;
using Disclosure.Web.Files;
using Disclosure.Web.Seeding;
using Disclosure.Web.Seeding.Demo;

namespace Disclosure.Web.Hosting;

/// <summary>Builds and runs the site.</summary>
public static class SiteHost
{
    /// <summary>Serves until stopped; the exit code.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        var app = Build(args);
        await app.Services.GetRequiredService<Seeder>().RunAsync();
        await app.Services.GetRequiredService<DemoAccounts>().RunAsync();
        await app.Services.GetRequiredService<DemoCases>().RunAsync();
        await app.Services.GetRequiredService<CatalogueSeed>().SeedDemoAsync();
        await app.RunAsync();
        return 0;
    }

    /// <summary>Builds without starting.</summary>
    public static WebApplication Build(string[] args)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args });
        // Static files run from a build output are found by its manifest, whatever the environment; a published app has none.
        builder.WebHost.UseStaticWebAssets();
        builder.AddDisclosure();
        var app = builder.Build();
        app.UseDisclosure();
        return app;
    }

    /// <summary>The request pipeline and every endpoint.</summary>
    public static void UseDisclosure(this WebApplication app)
    {
        app.UseSecurityHeaders();
        app.UseExceptionHandler("/error", createScopeForErrors: true);
        app.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true);
        // One language, whatever the browser or the machine prefers: date pickers and numbers follow it.
        app.UseRequestLocalization("zh-CN");
        app.UseApi();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseRateLimiter();
        app.UseAntiforgery();
        app.MapStaticAssets();
        app.MapAccountEndpoints();
        app.MapApi();
        app.MapOperations();
        app.MapFiles();
        app.MapDevMails();
        app.MapLetterPreview();
        app.MapPublicPages();
        app.MapLedger();
        app.MapAnnualReport();
        app.MapPastLedger();
        app.MapDashboard();
        app.MapDossier();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode();
    }
}
