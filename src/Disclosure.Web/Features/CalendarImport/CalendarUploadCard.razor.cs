using System.Text;
using Disclosure.Web.Accounts;
using Disclosure.Web.Calendars;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;

namespace Disclosure.Web.Features.CalendarImport;

/// <summary>A calendar is handed in, looked at with its consequences, and confirmed.</summary>
public sealed partial class CalendarUploadCard
{
    private const int LargestFile = 256 * 1024;
    private IReadOnlyList<string> problems = [];
    private IReadOnlyList<CalendarEffect> effects = [];
    private CalendarPlan? plan;
    private string text = string.Empty;
    private string? message;
    private bool busy;

    /// <summary>A calendar was stored.</summary>
    [Parameter]
    public EventCallback OnSaved { get; set; }

    [Inject]
    private CalendarPlanner Planner { get; set; } = default!;

    [Inject]
    private CalendarCases Cases { get; set; } = default!;

    [Inject]
    private CalendarImporter Importer { get; set; } = default!;

    [Inject]
    private CalendarRecalculation Recalculation { get; set; } = default!;

    [Inject]
    private OfficeSessions Sessions { get; set; } = default!;

    private async Task ReadFileAsync(InputFileChangeEventArgs e)
    {
        (problems, message) = ([], null);
        if (e.File.Size > LargestFile)
        {
            problems = ["文件过大，不像是一份节假日安排。"];
            return;
        }

        try
        {
            using var reader = new StreamReader(e.File.OpenReadStream(LargestFile), new UTF8Encoding(false, throwOnInvalidBytes: true));
            text = await reader.ReadToEndAsync();
            plan = null;
        }
        catch (Exception x) when (x is IOException or DecoderFallbackException)
        {
            problems = ["文件不是 UTF-8 编码的文本，或者没有传完；请打开文件，复制全文粘贴到上面。"];
        }
    }

    private async Task PreviewAsync()
    {
        (busy, message, plan) = (true, null, null);
        StateHasChanged();
        var (upload, wrong) = CalendarUpload.Read(text);
        problems = wrong;
        if (upload is not null)
        {
            var (planned, why) = await Planner.PlanAsync(upload);
            problems = why is null ? [] : [why];
            if (planned is { IsUnchanged: true })
            {
                message = $"{upload.Year}年的节假日安排已经导入，内容相同，没有需要改动的。";
            }
            else if (planned is not null)
            {
                effects = await Cases.EffectsAsync(planned, (await Sessions.GetAsync()).Actor.AuthorityId);
                plan = planned;
            }
        }

        busy = false;
    }

    private async Task SaveAsync()
    {
        busy = true;
        StateHasChanged();
        if (await Importer.SaveAsync(plan!, (await Sessions.GetAsync()).Actor) is { } why)
        {
            (problems, busy, plan) = ([why], false, null);
            return;
        }

        var done = await Recalculation.RunAsync();
        message = $"已保存{string.Join("、", plan!.Years.OrderBy(y => y.Year).Select(y => $"{y.Year}年第{y.Version}版"))}。期限变化 {done.Changed} 件，其中日期移动并通知申请人 {done.Moved} 件。{(done.Failed > 0 ? $"另有 {done.Failed} 件没有算完，系统会继续处理。" : null)}";
        (plan, text, busy) = (null, string.Empty, false);
        await OnSaved.InvokeAsync();
    }
}
