using System.CommandLine;
using Disclosure.Web.Accounts;
using Disclosure.Web.Calendars;
using Disclosure.Web.Cases;

namespace Disclosure.Web.Commands;

/// <summary><c>calendar import FILE</c>.</summary>
internal static class CalendarCommands
{
    /// <summary>The group.</summary>
    public static Command Create(CommandSite site)
    {
        var group = new Command("calendar", "工作日历。");
        var file = new Argument<string>("FILE") { Description = "节假日安排：与 seeds/calendar 相同的 JSON，或者国务院办公厅通知全文的文本（UTF-8）" };
        var import = new Command("import", "导入一个年度的节假日安排，并重新计算受影响的期限：列出期限变化的件，通知日期移动的申请人。重复导入没有影响；中途中断的，再次执行即可继续。") { file };
        import.SetAction((parsed, ct) => site.RunAsync((services, token) => ImportAsync(services, parsed.GetRequiredValue(file), token), ct));
        group.Subcommands.Add(import);
        return group;
    }

    private static async Task<int> ImportAsync(IServiceProvider services, string name, CancellationToken ct)
    {
        var (files, unreadable) = await InputFiles.ReadAsync([name], ct);
        var (upload, problems) = unreadable.Count > 0 ? (null, unreadable) : CalendarUpload.Read(files[0].Text);
        if (upload is null)
        {
            foreach (var problem in problems)
            {
                await Console.Error.WriteLineAsync(problem);
            }

            return CommandSite.Fail("工作日历没有改动。");
        }

        var (plan, why) = await services.GetRequiredService<CalendarPlanner>().PlanAsync(upload, ct);
        if (plan is null)
        {
            return CommandSite.Fail(why!);
        }

        foreach (var day in plan.MissingStatutory)
        {
            await Console.Error.WriteLineAsync($"请注意：法定节假日{day.Name}（{day.Date:yyyy-MM-dd}）没有列为放假。");
        }

        var effects = await services.GetRequiredService<CalendarCases>().EffectsAsync(plan, authorityId: null, ct);
        if (await services.GetRequiredService<CalendarImporter>().SaveAsync(plan, Actor.System, ct) is { } refused)
        {
            return CommandSite.Fail(refused);
        }

        foreach (var effect in effects)
        {
            Console.WriteLine($"{effect.Number}：{LegalTime.Show(effect.From)}{(effect.WasProvisional ? "（暂定）" : null)} → {LegalTime.Show(effect.To)}{(effect.IsProvisional ? "（暂定）" : null)}");
        }

        var done = await services.GetRequiredService<CalendarRecalculation>().RunAsync(ct);
        Console.WriteLine(plan.IsUnchanged
            ? $"{upload.Year}年的节假日安排此前已经导入，内容相同，没有改动。"
            : $"已导入{string.Join("、", plan.Years.Select(y => $"{y.Year}年第{y.Version}版"))}：期限变化 {done.Changed} 件，其中日期移动并通知申请人 {done.Moved} 件。");
        return done.Failed == 0 ? CommandSite.Done : CommandSite.Fail($"有 {done.Failed} 件没有重新计算，网站运行时会继续处理；请查看日志。");
    }
}
