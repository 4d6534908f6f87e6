using Disclosure.Domain.Requests;
using Disclosure.Tests.Support;
using Disclosure.Web.Accounts;
using Disclosure.Web.Cases;
using Disclosure.Web.Data;
using Disclosure.Web.Hosting;
using Disclosure.Web.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Disclosure.Browser.Tests.Support;

/// <summary>
/// The real handlers on the folder of a running site, in this process: they take a case to where a journey begins. The site is
/// another process and hears nothing of it, as if another node had worked; its pages read the case when they are opened.
/// </summary>
public sealed class BackOffice : IAsyncDisposable
{
    private readonly WebApplication app;

    private BackOffice(WebApplication app) => this.app = app;

    /// <summary>Opens the office behind a site.</summary>
    /// <param name="site">The running site.</param>
    /// <param name="clock">A clock of its own: what happened before the journey began happened when it says. Absent, the real one.</param>
    public static BackOffice On(SiteProcess site, TimeProvider? clock = null)
    {
        ArgumentNullException.ThrowIfNull(site);
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = ["--applicationName", "Disclosure.Web", "--environment", "Development", "--Data:Directory", site.Folder, "--Site:BaseUrl", site.BaseUrl, "--Logging:LogLevel:Default", "Warning"],
        });
        builder.AddDisclosure();
        if (clock is not null)
        {
            builder.Services.AddSingleton(clock);
        }

        return new(builder.Build());
    }

    /// <summary>A walk with departments and a reply of its own.</summary>
    public CaseWalk Walk => new(app.Services);

    /// <summary>The services.</summary>
    public IServiceProvider Services => app.Services;

    /// <summary>The database, for looking and for what only the outside world could do.</summary>
    public DisclosureDb Db() => app.Services.GetRequiredService<IDbContextFactory<DisclosureDb>>().CreateDbContext();

    /// <summary>Files a case and walks it until a task with this form is open.</summary>
    public async Task<OfficeCase> ToAsync(string? form, Func<Filing, Filing>? change = null, CaseWalk? walk = null)
    {
        var id = await (walk ?? Walk).ToAsync(form, change);
        await using var db = Db();
        return new(id, await db.Cases.Where(c => c.Id == id).Select(c => c.Number).SingleAsync());
    }

    /// <summary>Makes an account with a name of its own and the published password.</summary>
    /// <returns>Its user name.</returns>
    public async Task<string> AddOfficerAsync(string name, string department, params string[] roles)
    {
        var user = $"u{Guid.NewGuid():N}"[..12];
        await using var scope = app.Services.CreateAsyncScope();
        var wrong = await scope.ServiceProvider.GetRequiredService<AccountDirectory>().AddAsync(new(user, name, Web.Seeding.Demo.DemoAccounts.Password, department, roles, IsDemo: true));
        Assert.Empty(wrong);
        return user;
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => app.DisposeAsync();
}

/// <summary>A case on which a journey starts.</summary>
/// <param name="Id">The case.</param>
/// <param name="Number">受理编号.</param>
public sealed record OfficeCase(Guid Id, string Number)
{
    /// <summary>Its page.</summary>
    public string Path => $"/office/cases/{Id}";
}
