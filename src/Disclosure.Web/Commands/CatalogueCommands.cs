using System.CommandLine;
using Disclosure.Web.Catalogue.Import;

namespace Disclosure.Web.Commands;

/// <summary><c>catalogue import FILE…</c>.</summary>
internal static class CatalogueCommands
{
    /// <summary>The group.</summary>
    public static Command Create(CommandSite site)
    {
        var group = new Command("catalogue", "信息公开目录。");
        var files = InputFiles.Argument();
        var import = new Command("import", "导入目录内容：本厅网站页面的纯文本或 HTML，或者本系统的 JSON。全部导入，或者全部不导入；重复导入没有影响。") { files };
        import.SetAction((parsed, ct) => site.RunAsync((services, token) => ImportAsync(services, parsed.GetRequiredValue(files), token), ct));
        group.Subcommands.Add(import);
        return group;
    }

    private static async Task<int> ImportAsync(IServiceProvider services, string[] names, CancellationToken ct)
    {
        var (files, unreadable) = await InputFiles.ReadAsync(names, ct);
        var outcome = unreadable.Count > 0 ? null : await services.GetRequiredService<CatalogueImporter>().ImportAsync(files, ct);
        if (outcome is not { Problems.Count: 0 })
        {
            foreach (var problem in outcome?.Problems ?? unreadable)
            {
                await Console.Error.WriteLineAsync(problem);
            }

            return CommandSite.Fail("什么都没有导入。请改正后把这些文件一起再导入一次。");
        }

        foreach (var entry in outcome.Entries)
        {
            Console.WriteLine(Describe(entry));
        }

        var added = outcome.Entries.Count(e => e.IsNew);
        Console.WriteLine($"{files.Count} 个文件共 {outcome.Entries.Count} 条：新导入 {added} 条，原已有且内容相同 {outcome.Entries.Count - added} 条。");
        return CommandSite.Done;
    }

    private static string Describe(ImportedEntry entry)
    {
        var draft = entry.Entry.Draft;
        var taken = new (string Label, string? Value)[]
        {
            ("文号", draft.DocumentNumber), ("发布单位", draft.Publisher), ("来源", draft.Source), ("生成日期", draft.ProducedOn), ("公开日期", draft.PublishedAt), ("公开方式", draft.Manner),
            ("服务对象", draft.Audience), ("主题分类", draft.Subject), ("公开时限", draft.Duration), ("统一登记号", draft.RegistrationNumber), ("内容概述", draft.Summary),
        }.Where(t => !string.IsNullOrWhiteSpace(t.Value)).Select(t => $"{t.Label} {Short(t.Value!)}");
        string[] lines =
        [
            $"{entry.File}{(entry.Entry.Where.Length > 0 ? " " : null)}{entry.Entry.Where}: {entry.IndexNumber} {(entry.IsNew ? "已导入" : "原已有，内容相同，没有改动")}",
            $"  标题：{Short(draft.Title!)}",
            $"  栏目：{string.Join(" > ", draft.Category.Select(Short))}{(entry.NewCategory ? "（新增的栏目）" : null)}",
            $"  读到：{string.Join("；", taken)}；正文 {draft.Body!.Length} 字；附件 {draft.Attachments.Count} 个",
            $"  没有读到：{(entry.Entry.Missed.Count == 0 ? "无" : string.Join("；", entry.Entry.Missed))}",
        ];
        return string.Join(Environment.NewLine, lines);
    }

    // A terminal obeys control characters; what is shown of a foreign file has none.
    private static string Short(string value)
    {
        var line = Domain.Catalogue.CatalogueText.Line(value) ?? string.Empty;
        return line.Length <= 60 ? line : string.Concat(line.EnumerateRunes().Take(60)) + "…";
    }
}
