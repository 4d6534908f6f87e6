using Disclosure.Web.Accounts;
using Disclosure.Web.Cases;
using Disclosure.Web.Data;
using Disclosure.Web.Processes;
using Microsoft.AspNetCore.Components;

namespace Disclosure.Web.Features.CasePage;

/// <summary>流程异常 that nobody has dealt with, on top of the case: 重试, or 跳过 with a reason.</summary>
public sealed partial class IncidentPanel
{
    private Guid? skipping;
    private Guid? failed;
    private string? reason;
    private string? error;
    private bool busy;

    /// <summary>The page.</summary>
    [Parameter, EditorRequired]
    public required CasePageData Data { get; set; }

    /// <summary>Who looks.</summary>
    [Parameter, EditorRequired]
    public required Actor Actor { get; set; }

    /// <summary>Something was done about one.</summary>
    [Parameter]
    public EventCallback<string> OnDone { get; set; }

    [Inject]
    private IncidentDesk Desk { get; set; } = default!;

    private string Where(IncidentRow incident)
    {
        var instance = Data.Instances.FirstOrDefault(i => i.Id == incident.InstanceId);
        var task = Data.Tasks.FirstOrDefault(t => t.InstanceId == incident.InstanceId && t.NodeId == incident.NodeId);
        var place = instance?.DepartmentId is { } department ? $"{Data.DepartmentName(department)}的流程" : "主流程";
        return task is null ? place : $"{place}，“{task.Title}”一步";
    }

    private async Task StartSkipAsync(IncidentRow incident)
    {
        var why = await Desk.CheckSkipAsync(Data.Case.Row.Id, incident.Id);
        (skipping, reason, error) = (why is null ? incident.Id : null, null, why?.Message);
        failed = incident.Id;
    }

    private Task RetryAsync(IncidentRow incident) => DoAsync(incident, () => Desk.RetryAsync(Data.Case.Row.Id, incident.Id, Actor), "重试流程");

    private Task SkipAsync(IncidentRow incident) => DoAsync(incident, () => Desk.SkipAsync(Data.Case.Row.Id, incident.Id, reason ?? string.Empty, Actor), "跳过流程异常");

    private async Task DoAsync(IncidentRow incident, Func<Task<Outcome>> work, string what)
    {
        (busy, error, failed) = (true, null, incident.Id);
        var outcome = await work();
        busy = false;
        if (outcome.Succeeded)
        {
            skipping = null;
            await OnDone.InvokeAsync(what);
        }
        else
        {
            error = outcome.Message;
        }
    }
}
