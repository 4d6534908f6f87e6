using Disclosure.Web.Accounts;
using Disclosure.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Seeding.Demo;

/// <summary>What the demonstration adds in Development: <c>Demo:Accounts</c>, <c>Demo:Cases</c>. Nowhere else is it read.</summary>
public sealed class DemoOptions
{
    /// <summary>Accounts for every role, with the published password.</summary>
    public bool Accounts { get; set; } = true;

    /// <summary>Cases in every state.</summary>
    public bool Cases { get; set; } = true;
}

/// <summary>
/// Demo accounts for every role: made in Development only, once. A database that comes to production with them is closed to
/// them at the start, because their password is public.
/// </summary>
public sealed class DemoAccounts(
    IServiceScopeFactory scopes,
    IDbContextFactory<DisclosureDb> factory,
    WriteGate gate,
    SeedFiles files,
    IHostEnvironment environment,
    IConfiguration configuration,
    ILogger<DemoAccounts> logger)
{
    /// <summary>The published password of every demo account.</summary>
    public const string Password = "demo-only-2026";

    /// <summary>Makes them, or outside Development disables those that are there.</summary>
    /// <exception cref="SeedException">The file is refused.</exception>
    public async Task RunAsync(CancellationToken ct = default)
    {
        if (!environment.IsDevelopment())
        {
            await DisableAsync(ct);
            return;
        }

        if (!Options(configuration).Accounts)
        {
            return;
        }

        var seeds = files.Json<DemoAccountsSeed>("demo", "accounts.json").Accounts;
        await using var db = await factory.CreateDbContextAsync(ct);
        var known = await db.Users.Select(u => u.UserName).ToListAsync(ct);
        foreach (var seed in seeds.Where(s => !known.Contains(s.UserName)))
        {
            await using var scope = scopes.CreateAsyncScope();
            var directory = scope.ServiceProvider.GetRequiredService<AccountDirectory>();
            var wrong = await directory.AddAsync(new NewAccount(seed.UserName, seed.DisplayName, Password, seed.Department, seed.Roles, IsDemo: true), ct);
            if (wrong.Count > 0)
            {
                throw new SeedException("demo/accounts.json", $"{seed.UserName}: {string.Join(" ", wrong)}");
            }
        }
    }

    internal static DemoOptions Options(IConfiguration configuration) => configuration.GetSection("Demo").Get<DemoOptions>() ?? new();

    private async Task DisableAsync(CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var open = db.Users.Where(u => u.IsDemo && !u.IsDisabled);
        if (!await open.AnyAsync(ct))
        {
            return;
        }

        int count;
        await using (await gate.EnterAsync(ct))
        {
            count = await open.ExecuteUpdateAsync(s => s.SetProperty(u => u.IsDisabled, true), ct);
        }

        logger.LogWarning("Disabled {Count} demo accounts: their password is public.", count);
    }
}

/// <summary>seeds/demo/accounts.json.</summary>
public sealed record DemoAccountsSeed(int Version, IReadOnlyList<DemoAccountSeed> Accounts);

/// <summary>One demo account.</summary>
public sealed record DemoAccountSeed(string UserName, string DisplayName, string Department, IReadOnlyList<string> Roles);
