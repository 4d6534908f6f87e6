using System.CommandLine;
using Disclosure.Web.Accounts;

namespace Disclosure.Web.Commands;

/// <summary><c>user add NAME</c>.</summary>
internal static class UserCommands
{
    /// <summary>The group.</summary>
    public static Command Create(CommandSite site)
    {
        var group = new Command("user", "工作人员账号。");
        var name = new Argument<string>("NAME") { Description = "登录用的用户名" };
        var display = new Option<string>("--display-name") { Description = "姓名，用于显示和签名", Required = true, HelpName = "NAME" };
        var department = new Option<string>("--department") { Description = "处室代码，例如 office；不写则不属于任何处室", HelpName = "CODE" };
        var roles = new Option<string[]>("--role")
        {
            Description = $"角色，可以重复或者用逗号分隔：{string.Join("、", Roles.Labels.Select(r => $"{r.Key}（{r.Value}）"))}",
            Required = true,
            HelpName = "ROLE",
            AllowMultipleArgumentsPerToken = true,
        };
        var add = new Command("add", $"新增账号。密码取自环境变量 {PasswordInput.Variable}、标准输入的第一行，或者在终端上提示输入；至少12位，含小写字母和数字。密码不能写在命令行上：命令行会被记录。") { name, display, department, roles };
        add.SetAction((parsed, ct) => site.RunAsync(
            (services, token) => AddAsync(
                services,
                parsed.GetRequiredValue(name),
                parsed.GetRequiredValue(display),
                parsed.GetValue(department),
                [.. parsed.GetRequiredValue(roles).SelectMany(r => r.Split([',', '，'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).Select(KeyOf).Distinct()],
                token), ct));
        group.Subcommands.Add(add);
        return group;
    }

    private static async Task<int> AddAsync(IServiceProvider services, string name, string display, string? department, IReadOnlyList<string> roles, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(name) || name.Length > 100 || name.Any(c => char.IsControl(c) || char.IsWhiteSpace(c)))
        {
            return CommandSite.Fail("用户名不能为空，不能含空白，最长100个字符。");
        }

        if (string.IsNullOrWhiteSpace(display) || display.Length > 100 || display.Any(char.IsControl))
        {
            return CommandSite.Fail("姓名不能为空，最长100个字符。");
        }

        var (password, problem) = PasswordInput.Read();
        if (password is null)
        {
            return CommandSite.Fail(problem!);
        }

        var mistakes = await services.GetRequiredService<AccountDirectory>().AddAsync(new NewAccount(name, display.Trim(), password, department, roles), ct);
        if (mistakes.Count > 0)
        {
            foreach (var mistake in mistakes)
            {
                await Console.Error.WriteLineAsync(mistake);
            }

            return CommandSite.Failed;
        }

        Console.WriteLine($"已新增账号 {name}（{display.Trim()}）：{string.Join("、", roles.Select(Roles.Label))}。");
        return CommandSite.Done;
    }

    /// <summary>A role by its key or by its Chinese name.</summary>
    private static string KeyOf(string typed) => Roles.Labels.FirstOrDefault(r => r.Value == typed).Key ?? typed;
}
