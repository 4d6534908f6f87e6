using System.Diagnostics;
using System.Text.Json.Nodes;
using Disclosure.Web.Tests.Calendars;

namespace Disclosure.Web.Tests.Commands;

/// <summary>The verbs for supervisors, on the real executable.</summary>
public sealed class ReportCommandTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("disclosure-report-cli-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_ledger_is_imported_and_reported()
    {
        var ledger = await WriteAsync("ledger.json", """[{"number": "A-1", "receivedOn": "2024-05-01", "channel": "online", "category": "business", "outcome": "3.5.2", "repliedOn": "2024-05-20", "title": "重复"}, {"number": "A-2", "receivedOn": "2024-12-20", "channel": "fax", "category": "other", "title": "未结"}]""");
        var (code, output, errors) = await RunAsync("requests", "import", ledger);
        Assert.True(code == 0, output + errors);
        Assert.Contains("已导入 2 件，其中尚未办结 1 件", output, StringComparison.Ordinal);
        (code, output, _) = await RunAsync("requests", "import", ledger);
        Assert.Equal(0, code);
        Assert.Contains("此前已经导入", output, StringComparison.Ordinal);

        (code, output, errors) = await RunAsync("report", "annual", "--year", "2024", "--format", "json");
        Assert.True(code == 0, errors);
        var report = JsonNode.Parse(output)!;
        Assert.Equal(2024, (int)report["year"]!);
        int Cell(string row, string column) => (int)report["table3"]!["rows"]!.AsArray().Single(r => (string)r!["code"]! == row)!["cells"]![column]!;
        Assert.Equal((2, 0, 1, 1, 1), (Cell("1", "total"), Cell("2", "total"), Cell("3.5.2", "business"), Cell("3.7", "total"), Cell("4", "other")));
        Assert.All(report["identities"]!.AsArray(), i => Assert.True((bool)i!["holds"]!));

        var workbook = Path.Combine(folder, "report.xlsx");
        (code, output, errors) = await RunAsync("report", "annual", "--year", "2024", "--format", "xlsx", "--output", workbook);
        Assert.True(code == 0, output + errors);
        Assert.Equal("PK"u8.ToArray(), (await File.ReadAllBytesAsync(workbook))[..2]);

        (code, _, errors) = await RunAsync("report", "annual", "--year", "1999");
        Assert.NotEqual(0, code);
        Assert.Contains("年度应当在", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bad_ledger_is_refused_with_row_and_reason()
    {
        var (code, _, errors) = await RunAsync("requests", "import", await WriteAsync("bad.csv", "number,receivedOn,channel,category,title\nA-1,2024-05-01,online,firm,x\nA-1,2024-05-41,online,other,y\n"));
        Assert.NotEqual(0, code);
        Assert.Contains("第2行：申请人类别“firm”不认识", errors, StringComparison.Ordinal);
        Assert.Contains("第3行：收到日期“2024-05-41”不是日期", errors, StringComparison.Ordinal);
        Assert.Contains("什么都没有导入", errors, StringComparison.Ordinal);
        (code, _, errors) = await RunAsync("requests", "import", Path.Combine(folder, "nowhere.csv"));
        Assert.NotEqual(0, code);
        Assert.Contains("找不到", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_calendar_is_imported_from_the_notice_and_a_bad_one_is_refused()
    {
        var notice = await WriteAsync("notice.txt", CalendarSamples.Notice2027);
        var (code, _, errors) = await RunAsync("calendar", "import", await WriteAsync("bad.txt", CalendarSamples.Notice2027.Replace("1月9日（周六）", "1月9日（周五）", StringComparison.Ordinal)));
        Assert.NotEqual(0, code);
        Assert.Contains("是星期六，通知写作周五", errors, StringComparison.Ordinal);
        (code, var output, errors) = await RunAsync("calendar", "import", notice);
        Assert.True(code == 0, output + errors);
        Assert.Contains("已导入2027年第1版", output, StringComparison.Ordinal);
        (code, output, _) = await RunAsync("calendar", "import", notice);
        Assert.Equal(0, code);
        Assert.Contains("没有改动", output, StringComparison.Ordinal);
        (code, output, errors) = await RunAsync("calendar", "import", await WriteAsync("2028.json", """{"year": 2028, "source": ["https://example.org"], "days": [{"date": "2028-01-01", "name": "元旦", "off": true}]}"""));
        Assert.True(code == 0, output + errors);
        Assert.Contains("没有列为放假", errors, StringComparison.Ordinal);
    }

    private async Task<string> WriteAsync(string name, string text)
    {
        var path = Path.Combine(folder, name);
        await File.WriteAllTextAsync(path, text);
        return path;
    }

    private async Task<(int Code, string Output, string Errors)> RunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "Disclosure.Web.dll"));
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        start.Environment["Data__Directory"] = folder;
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await errors);
    }
}
