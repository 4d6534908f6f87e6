using Disclosure.Web.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Accounts;

/// <summary>What is needed to make an account.</summary>
public sealed record NewAccount(string UserName, string DisplayName, string Password, string? DepartmentCode, IReadOnlyList<string> Roles, bool IsDemo = false);

/// <summary>Makes accounts: from the command line, and the demo ones in Development.</summary>
public sealed class AccountDirectory(UserManager<Account> users, DisclosureDb db, TimeProvider time)
{
    /// <summary>Makes an account in the only, or the named, authority.</summary>
    /// <returns>What is wrong, in Chinese; empty when made.</returns>
    public async Task<IReadOnlyList<string>> AddAsync(NewAccount account, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(account);
        var unknown = account.Roles.Where(r => !Roles.Labels.ContainsKey(r)).ToList();
        if (unknown.Count > 0)
        {
            return [$"没有这样的角色：{string.Join("、", unknown)}。可用的角色：{string.Join("、", Roles.Labels.Select(r => $"{r.Key}（{r.Value}）"))}。"];
        }

        if (account.Roles.Count == 0)
        {
            return ["请至少指定一个角色。"];
        }

        var authority = await db.Authorities.AsNoTracking().OrderBy(a => a.Id).FirstAsync(ct);
        Guid? departmentId = null;
        if (account.DepartmentCode is { } code)
        {
            departmentId = await db.Departments.Where(d => d.AuthorityId == authority.Id && d.Code == code).Select(d => (Guid?)d.Id).SingleOrDefaultAsync(ct);
            if (departmentId is null)
            {
                return [$"没有代码为 {code} 的部门。"];
            }
        }

        var result = await users.CreateAsync(
            new Account
            {
                Id = Guid.CreateVersion7(time.GetUtcNow()),
                UserName = account.UserName,
                AuthorityId = authority.Id,
                DepartmentId = departmentId,
                DisplayName = account.DisplayName,
                RoleKeys = string.Join(' ', account.Roles),
                IsDemo = account.IsDemo,
                LockoutEnabled = true,
            },
            account.Password);
        return result.Succeeded ? [] : [.. result.Errors.Select(Explain)];
    }

    private static string Explain(IdentityError error) => error.Code switch
    {
        "DuplicateUserName" => "该用户名已经存在。",
        "PasswordTooShort" => "密码至少12位。",
        "PasswordRequiresDigit" => "密码须包含数字。",
        "PasswordRequiresLower" => "密码须包含小写字母。",
        "InvalidUserName" => "用户名不能为空。",
        _ => error.Description,
    };
}
