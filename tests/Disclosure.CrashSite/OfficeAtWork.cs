using Disclosure.Web.Data;
using Disclosure.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Disclosure.CrashSite;

/// <summary>
/// Officers who complete whatever task is open, through the real handlers, and say on stdout what was acknowledged to them:
/// <c>done CASE TASK FORM</c> after the handler's answer, <c>odd …</c> for an answer that an officer should not get.
/// </summary>
/// <param name="services">The site's services.</param>
/// <param name="stopping">When to go home.</param>
internal sealed class OfficeAtWork(IServiceProvider services, CancellationToken stopping)
{
    // More than one, so that commits of tasks meet each other and those of filings.
    private const int Officers = 3;

    private readonly CaseWalk walk = new(services) { Release = ("初步设计批复.pdf", "%PDF-1.7 release"u8.ToArray()) };

    public Task RunAsync() => Task.WhenAll(Enumerable.Range(0, Officers).Select(WorkAsync));

    private async Task WorkAsync(int officer)
    {
        while (!stopping.IsCancellationRequested)
        {
            if (await NextAsync(officer) is not { } task)
            {
                await Task.Delay(20, CancellationToken.None);
                continue;
            }

            try
            {
                await walk.StepAsync(task);
                Say("done", task);
            }
            catch (Exception e)
            {
                Say("odd", task, e.Message.ReplaceLineEndings(" "));
                await Task.Delay(200, CancellationToken.None);
            }
        }
    }

    /// <summary>Each officer has cases of their own, so that no two complete one task; the latest first, so that work does not pile up unseen.</summary>
    private async Task<TaskRow?> NextAsync(int officer)
    {
        await using var db = await services.GetRequiredService<IDbContextFactory<DisclosureDb>>().CreateDbContextAsync(CancellationToken.None);
        var open = await db.Tasks.AsNoTracking().Where(t => t.State == TaskState.Open).OrderByDescending(t => t.CreatedAt).Take(30).ToListAsync(CancellationToken.None);
        var mine = open.FindAll(t => t.CaseId.ToByteArray()[^1] % Officers == officer);
        return mine.Count == 0 ? null : mine[Random.Shared.Next(mine.Count)];
    }

    private static void Say(string what, TaskRow task, string? more = null) => Console.Out.WriteLine($"{what} {task.CaseId:N} {task.Id:N} {task.Form} {more}");
}
