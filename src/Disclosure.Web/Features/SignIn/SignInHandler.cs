using Disclosure.Web.Accounts;
using Disclosure.Web.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Features.SignIn;

/// <summary>A demo account as offered in Development.</summary>
/// <param name="UserName">Name to sign in with.</param>
/// <param name="DisplayName">Name shown.</param>
/// <param name="Department">处室, if any.</param>
/// <param name="Roles">Chinese names of the roles.</param>
public sealed record DemoAccount(string UserName, string DisplayName, string? Department, IReadOnlyList<string> Roles);

/// <summary>Signs an officer in by name and password; in Development also by one click as a demo account.</summary>
public sealed class SignInHandler(SignInManager<Account> signIn, UserManager<Account> users, DisclosureDb db, IHostEnvironment environment)
{
    private const string Wrong = "用户名或者密码不正确。请检查大小写和输入法后重试；忘记密码请联系系统管理员。";
    private static readonly Account Nobody = new() { DisplayName = string.Empty, RoleKeys = string.Empty };
    private static readonly Lazy<string> NobodysHash = new(() => new PasswordHasher<Account>().HashPassword(Nobody, Guid.NewGuid().ToString()));

    /// <summary>Signs in; sets the cookie of the present response.</summary>
    /// <returns>Null when signed in, otherwise what to tell the user.</returns>
    public async Task<string?> SignInAsync(string? userName, string? password)
    {
        if (string.IsNullOrWhiteSpace(userName) || string.IsNullOrEmpty(password))
        {
            return "请填写用户名和密码。";
        }

        var account = await users.FindByNameAsync(userName.Trim());
        if (account is null)
        {
            // The same work as for an account that exists, so that the time taken does not tell which names do.
            users.PasswordHasher.VerifyHashedPassword(Nobody, NobodysHash.Value, password);
            return Wrong;
        }

        if (account.IsDisabled)
        {
            // Only to whoever knows the password: a guesser learns nothing.
            return await users.CheckPasswordAsync(account, password) ? "该账号已停用。如需恢复，请联系系统管理员。" : Wrong;
        }

        var result = await signIn.PasswordSignInAsync(account, password, isPersistent: false, lockoutOnFailure: true);
        return result switch
        {
            { Succeeded: true } => null,
            { IsLockedOut: true } => Locked(),
            _ => await WrongAsync(account),
        };
    }

    /// <summary>Signs in as a demo account without a password. In Development alone.</summary>
    /// <returns>Null when signed in, otherwise what to tell the user.</returns>
    public async Task<string?> SignInAsDemoAsync(string userName)
    {
        if (!environment.IsDevelopment() || await users.FindByNameAsync(userName) is not { IsDemo: true, IsDisabled: false } account)
        {
            return Wrong;
        }

        await signIn.SignInAsync(account, isPersistent: false);
        return null;
    }

    /// <summary>The demo accounts in the order of a case's way; empty outside Development.</summary>
    public async Task<IReadOnlyList<DemoAccount>> DemoAccountsAsync(CancellationToken ct = default)
    {
        if (!environment.IsDevelopment())
        {
            return [];
        }

        var rows = await (from a in db.Users.AsNoTracking()
                          where a.IsDemo && !a.IsDisabled
                          join d in db.Departments on a.DepartmentId equals d.Id into departments
                          from d in departments.DefaultIfEmpty()
                          select new { a.UserName, a.DisplayName, a.RoleKeys, Department = (string?)d!.Name }).ToListAsync(ct);
        var order = Roles.Labels.Keys.ToList();
        return
        [
            .. from row in rows
               let keys = row.RoleKeys.Split(' ', StringSplitOptions.RemoveEmptyEntries)
               orderby keys.Min(k => order.IndexOf(k)), row.Department, row.UserName
               select new DemoAccount(row.UserName!, row.DisplayName, row.Department, [.. keys.Select(Roles.Label)]),
        ];
    }

    private string Locked()
    {
        var options = users.Options.Lockout;
        return $"密码连续输错{options.MaxFailedAccessAttempts}次，账号已锁定。请{options.DefaultLockoutTimeSpan.TotalMinutes:0}分钟后再试，或者联系系统管理员。";
    }

    private async Task<string> WrongAsync(Account account)
    {
        var left = users.Options.Lockout.MaxFailedAccessAttempts - await users.GetAccessFailedCountAsync(account);
        return left <= 2 ? $"{Wrong}再输错{left}次，账号将锁定{users.Options.Lockout.DefaultLockoutTimeSpan.TotalMinutes:0}分钟。" : Wrong;
    }
}
