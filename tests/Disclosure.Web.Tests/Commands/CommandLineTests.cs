using System.Diagnostics;
using Disclosure.Web.Tests.Support;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Tests.Commands;

/// <summary>The real executable, as an administrator calls it.</summary>
public sealed class CommandLineTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("disclosure-cli-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task The_first_administrator_is_made_outside_Development()
    {
        var (code, output, errors) = await RunAsync("long-enough-2026\n", "user", "add", "admin", "--display-name", "管理员", "--department", "office", "--role", "administrator");
        Assert.True(code == 0, output + errors);
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "disclosure.db")};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "select count(*) from AspNetUsers where UserName = 'admin' and IsDemo = 0";
        Assert.Equal(1L, await command.ExecuteScalarAsync());
    }

    [Fact]
    public async Task An_unknown_verb_fails_with_its_usage()
    {
        var (code, _, errors) = await RunAsync(null, "frobnicate");
        Assert.NotEqual(0, code);
        Assert.NotEmpty(errors);
    }

    [Fact]
    public async Task A_definition_is_checked_with_the_place_of_every_mistake_and_published_as_a_new_version()
    {
        var shipped = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "workflows", "department-review.v1.json"));
        var broken = Path.Combine(folder, "broken.json");
        await File.WriteAllTextAsync(broken, shipped.Replace("\"department-receiver\"", "\"no-such-role\"", StringComparison.Ordinal).Replace("\"version\": 1,\n  \"toolVersion\"", "\"version\": 2,\n  \"toolVersion\"", StringComparison.Ordinal));
        var (bad, _, errors) = await RunAsync(null, "workflow", "check", broken);
        Assert.NotEqual(0, bad);
        Assert.Contains("no-such-role", errors, StringComparison.Ordinal);
        Assert.Matches(@"broken\.json:\d+", errors);

        var next = Path.Combine(folder, "next.json");
        await File.WriteAllTextAsync(next, shipped.Replace("\"version\": 1,\n  \"toolVersion\"", "\"version\": 2,\n  \"toolVersion\"", StringComparison.Ordinal));
        var (good, output, why) = await RunAsync(null, "workflow", "import", next);
        Assert.True(good == 0, output + why);
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "disclosure.db")};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "select max(Version) from Definitions where DefinitionId = 'department-review'";
        Assert.Equal(2L, await command.ExecuteScalarAsync());
    }

    [Fact]
    public async Task Derived_columns_are_verified_over_cases_in_every_state_and_a_false_one_is_named()
    {
        await using (var site = new Site { Environment = "Development" }.With("ConnectionStrings:Disclosure", $"Data Source={Path.Combine(folder, "disclosure.db")};Pooling=False").With("Keys:Ring", Path.Combine(folder, "keys", "ring.json")))
        {
            site.Clock.Set(new(2026, 11, 25), hour: 14);
            await using var db = site.Db();
            Assert.Equal(51, await db.Cases.CountAsync());
            // The files stand in the site's own folder; the command looks beside its database.
            Copy(Path.Combine(site.Folder, "files"), Path.Combine(folder, "files"));
        }

        var (clean, output, errors) = await RunAsync(null, "derived", "verify");
        Assert.True(clean == 0, output + errors);

        await using var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "disclosure.db")};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "update Cases set DueOn = '2030-01-01' where Number like '%-SQ%00005'";
        Assert.Equal(1, await command.ExecuteNonQueryAsync());
        var (code, _, why) = await RunAsync(null, "derived", "verify");
        Assert.NotEqual(0, code);
        Assert.Contains("00005", why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_definition_with_nothing_but_warnings_is_not_called_flawless()
    {
        var shipped = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "workflows", "department-review.v1.json"));
        var (code, output, errors) = await RunAsync(null, "workflow", "check", await WriteAsync("clean.json", shipped));
        Assert.True(code == 0, output + errors);
        Assert.Contains("没有发现问题", output, StringComparison.Ordinal);

        var variable = """{ "id": "v1", "name": "urgent", "typeName": "Boolean", "isArray": false, "value": "false", "storageDriverTypeName": "Elsa.Workflows.WorkflowInstanceStorageDriver, Elsa.Workflows.Core" }""";
        var spare = await WriteAsync("spare.json", shipped.Replace("\n  \"variables\": []", $"\n  \"variables\": [{variable}]", StringComparison.Ordinal));
        (code, output, errors) = await RunAsync(null, "workflow", "check", spare);
        Assert.True(code == 0, output + errors);
        Assert.Contains("提示：没有任何表达式读取变量“urgent”", output, StringComparison.Ordinal);
        Assert.Contains("没有错误，可以发布；有 1 条提示", output, StringComparison.Ordinal);
        Assert.DoesNotContain("没有发现问题", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_case_to_try_a_definition_on_is_found_however_its_number_is_typed()
    {
        string number;
        await using (var site = new Site().With("ConnectionStrings:Disclosure", $"Data Source={Path.Combine(folder, "disclosure.db")};Pooling=False").With("Keys:Ring", Path.Combine(folder, "keys", "ring.json")))
        {
            number = (await new CaseWalk(site.Services).FileAsync()).Number;
        }

        var typed = $"　{string.Concat(number.ToLowerInvariant().Select(c => (char)(c + 0xFEE0)))} ";
        Assert.NotEqual(number, typed);
        var file = Path.Combine(AppContext.BaseDirectory, "workflows", "disclosure-request.v1.json");
        var (code, output, errors) = await RunAsync(null, "workflow", "try", file, "--cases", typed);
        Assert.True(code == 0, output + errors);
        Assert.Contains($"{number}：", output, StringComparison.Ordinal);

        (code, _, errors) = await RunAsync(null, "workflow", "try", file, "--cases", $"{typed}，Nowhere-1");
        Assert.NotEqual(0, code);
        Assert.Contains("Nowhere-1：没有这一件", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Saved_pages_are_imported_whole_or_not_at_all_and_each_file_is_accounted_for()
    {
        var page = await WriteAsync("page.txt", Catalogue.CatalogueSamples.Text);
        var html = await WriteAsync("page.html", Catalogue.CatalogueSamples.Html);
        var bad = await WriteAsync("bad.txt", "没有元数据的一页");

        var (code, output, errors) = await RunAsync(null, "catalogue", "import", page, bad);
        Assert.NotEqual(0, code);
        Assert.Contains("bad.txt", errors, StringComparison.Ordinal);
        Assert.Contains("什么都没有导入", errors, StringComparison.Ordinal);
        Assert.Empty(output);

        (code, output, errors) = await RunAsync(null, "catalogue", "import", page, html);
        Assert.True(code == 0, output + errors);
        Assert.Contains("430S00/2019-03004411 已导入", output, StringComparison.Ordinal);
        Assert.Contains("栏目：机构职能 > 厅领导 > 张三 > 领导动态（新增的栏目）", output, StringComparison.Ordinal);
        Assert.Contains("没有读到：服务对象为空；主题分类为空；统一登记号为空；内容概述为空", output, StringComparison.Ordinal);
        Assert.Contains("新导入 2 条", output, StringComparison.Ordinal);

        (code, output, errors) = await RunAsync(null, "catalogue", "import", page);
        Assert.True(code == 0, output + errors);
        Assert.Contains("新导入 0 条，原已有且内容相同 1 条", output, StringComparison.Ordinal);
    }

    private async Task<string> WriteAsync(string name, string text)
    {
        var path = Path.Combine(folder, name);
        await File.WriteAllTextAsync(path, text);
        return path;
    }

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    private async Task<(int Code, string Output, string Errors)> RunAsync(string? input, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "Disclosure.Web.dll"));
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        start.Environment["Data__Directory"] = folder;
        using var process = Process.Start(start)!;
        await process.StandardInput.WriteAsync(input ?? string.Empty);
        process.StandardInput.Close();
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await errors);
    }
}
