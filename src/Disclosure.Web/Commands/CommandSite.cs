using System.Data.Common;
using Disclosure.Web.Hosting;
using Disclosure.Web.Seeding;

namespace Disclosure.Web.Commands;

/// <summary>The site's services for a verb, without serving: migrated and seeded first, so that a verb works on an empty folder and beside a running site.</summary>
/// <param name="settings">Settings as on the site's own command line.</param>
internal sealed class CommandSite(string[] settings)
{
    /// <summary>Done.</summary>
    public const int Done = 0;

    /// <summary>Not done.</summary>
    public const int Failed = 1;

    /// <summary>Runs a verb.</summary>
    /// <returns>What it returned, or <see cref="Failed"/> with the reason on stderr.</returns>
    public async Task<int> RunAsync(Func<IServiceProvider, CancellationToken, Task<int>> work, CancellationToken ct)
    {
        try
        {
            var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = settings });
            // stdout belongs to the verb's answer.
            builder.Logging.ClearProviders();
            builder.Logging.AddSimpleConsole(o => o.SingleLine = true);
            builder.Services.Configure<Microsoft.Extensions.Logging.Console.ConsoleLoggerOptions>(o => o.LogToStandardErrorThreshold = LogLevel.Trace);
            builder.Logging.SetMinimumLevel(LogLevel.Warning);
            builder.Logging.AddFilter((_, level) => level >= LogLevel.Error);
            builder.AddDisclosure();
            await using var app = builder.Build();
            await app.Services.GetRequiredService<Seeder>().RunAsync(ct);
            await using var scope = app.Services.CreateAsyncScope();
            return await work(scope.ServiceProvider, ct);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            return Fail("已中断，命令没有完成。");
        }
        catch (SeedException e)
        {
            return Fail($"随产品提供的文件有误：{e.Message}");
        }
        catch (DbException e)
        {
            return Fail($"数据库不可用：{e.Message}");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Fail($"文件无法读写：{e.Message}");
        }
        catch (InvalidOperationException e)
        {
            return Fail(e.Message);
        }
    }

    /// <summary>Says why on stderr.</summary>
    public static int Fail(string reason)
    {
        Console.Error.WriteLine(reason);
        return Failed;
    }
}
