using System.CommandLine;
using System.Text;
using Disclosure.Web.Accounts;
using Disclosure.Web.Cases;
using Disclosure.Web.Data;
using Disclosure.Web.PastLedger;
using Disclosure.Web.Reports;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Commands;

/// <summary><c>report annual --year Y --format json|xlsx</c> and <c>requests import FILE</c>.</summary>
internal static class ReportCommands
{
    private const string Json = "json";
    private const string Xlsx = "xlsx";

    /// <summary>The report.</summary>
    public static Command Report(CommandSite site)
    {
        var group = new Command("report", "统计报表。");
        var year = new Option<int>("--year") { Description = "年度，例如 2026", Required = true, HelpName = "Y" };
        var format = new Option<string>("--format") { Description = "json 或者 xlsx", DefaultValueFactory = _ => Json, HelpName = "FORMAT" };
        format.AcceptOnlyFromAmong(Json, Xlsx);
        var output = new Option<string>("--output") { Description = "写入这个文件；不写则写到标准输出", HelpName = "FILE" };
        var authority = Authority();
        var annual = new Command("annual", "政府信息公开工作年度报告的统计表（国办公开办函〔2021〕30号）。") { year, format, output, authority };
        annual.SetAction((parsed, ct) => site.RunAsync((services, token) => AnnualAsync(services, parsed.GetValue(year), parsed.GetValue(format)!, parsed.GetValue(output), parsed.GetValue(authority), token), ct));
        group.Subcommands.Add(annual);
        return group;
    }

    /// <summary>The ledger of earlier years.</summary>
    public static Command Requests(CommandSite site)
    {
        var group = new Command("requests", "依申请公开件。");
        var file = new Argument<string>("FILE") { Description = "JSON 数组、CSV 或者 XLSX" };
        var authority = Authority();
        var import = new Command("import", "导入以前年度的台账：全部导入，或者全部不导入；计入年度报告。重复导入同一文件没有影响。") { file, authority };
        import.SetAction((parsed, ct) => site.RunAsync((services, token) => ImportAsync(services, parsed.GetRequiredValue(file), parsed.GetValue(authority), token), ct));
        group.Subcommands.Add(import);
        return group;
    }

    private static Option<string?> Authority() => new("--authority") { Description = "机关代码；只有一个机关时不用写", HelpName = "CODE" };

    private static async Task<int> AnnualAsync(IServiceProvider services, int year, string format, string? output, string? code, CancellationToken ct)
    {
        if (year < 2008 || year > services.GetRequiredService<TimeProvider>().Today().Year)
        {
            return CommandSite.Fail($"年度应当在 2008 至 {services.GetRequiredService<TimeProvider>().Today().Year} 之间。");
        }

        if (await FindAsync(services, code, ct) is not { } authority)
        {
            return CommandSite.Failed;
        }

        var report = await services.GetRequiredService<ReportReader>().ReadAsync(authority.Id, year, ct);
        var own = await services.GetRequiredService<ReportCorrector>().EntriesAsync(authority.Id, year, ct);
        var bytes = format == Xlsx ? ReportWorkbook.Write(authority.Name, report, own) : Encoding.UTF8.GetBytes(ReportJson.Write(report, own) + "\n");
        if (output is not null)
        {
            await File.WriteAllBytesAsync(InputFiles.Beside(output), bytes, ct);
            Console.WriteLine($"已写入 {output}。");
            return CommandSite.Done;
        }

        await using var stdout = Console.OpenStandardOutput();
        await stdout.WriteAsync(bytes, ct);
        return CommandSite.Done;
    }

    private static async Task<int> ImportAsync(IServiceProvider services, string name, string? code, CancellationToken ct)
    {
        if (await FindAsync(services, code, ct) is not { } authority)
        {
            return CommandSite.Failed;
        }

        var path = InputFiles.Locate(name);
        if (!File.Exists(path))
        {
            return CommandSite.Fail($"{name}: 找不到这个文件。");
        }

        var importer = services.GetRequiredService<PastLedgerImporter>();
        var preview = await importer.PreviewAsync(authority.Id, await File.ReadAllBytesAsync(path, ct), ct);
        foreach (var problem in preview.Problems.Concat(preview.Remarks))
        {
            await Console.Error.WriteLineAsync(problem);
        }

        if (preview.Problems.Count > 0)
        {
            return CommandSite.Fail("什么都没有导入。请改正后再导入一次。");
        }

        if (await importer.ImportAsync(Actor.System, authority.Id, name, preview, ct) is { } why)
        {
            return CommandSite.Fail(why);
        }

        Console.WriteLine(preview.IsKnown ? "这个文件此前已经导入，没有改动。" : $"已导入 {preview.Lines.Count} 件，其中尚未办结 {preview.Lines.Count(l => l.Outcome is null)} 件。");
        return CommandSite.Done;
    }

    private static async Task<AuthorityRow?> FindAsync(IServiceProvider services, string? code, CancellationToken ct)
    {
        await using var db = await services.GetRequiredService<IDbContextFactory<DisclosureDb>>().CreateDbContextAsync(ct);
        var all = await db.Authorities.AsNoTracking().OrderBy(a => a.OrganCode).ToListAsync(ct);
        var found = code is null ? all : all.FindAll(a => a.OrganCode == code);
        if (found.Count == 1)
        {
            return found[0];
        }

        await Console.Error.WriteLineAsync($"请用 --authority 写明机关代码：{string.Join("、", all.Select(a => $"{a.OrganCode}（{a.Name}）"))}。");
        return null;
    }
}
