using System.Globalization;
using Disclosure.Web.Accounts;
using Disclosure.Web.Cases;
using Disclosure.Web.Crypto;
using Disclosure.Web.Data;
using Microsoft.AspNetCore.Components;

namespace Disclosure.Web.Features.OpinionDesk;

/// <summary>The officer's page of one letter to the 意见箱: what can be done now, and everything on record.</summary>
public sealed partial class OpinionPage
{
    private OpinionPageData? data;
    private Actor? actor;
    private bool loading = true;
    private bool erased;
    private string? action;
    private string? report;
    private bool failed;

    /// <summary>The opinion.</summary>
    [Parameter]
    public Guid Id { get; set; }

    [Inject]
    private OpinionPageQuery Query { get; set; } = default!;

    [Inject]
    private ActorAccessor Actors { get; set; } = default!;

    private IReadOnlyList<TaskRow> Forms => [.. data!.OpenTasks.Where(t => OpinionForms.Steps.ContainsKey(t.Form) && TaskAccess.Check(t, actor!) is null)];

    private IReadOnlyList<(string Key, string Label, Type Component)> Actions => [.. OpinionForms.ActionsFor(data!.View, actor!, data.OpenTasks)];

    /// <inheritdoc />
    protected override async Task OnParametersSetAsync()
    {
        actor = await Actors.OfficerAsync();
        (action, report) = (null, null);
        await ReloadAsync();
        loading = false;
    }

    private static string Short(DateOnly on) => $"{on.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)} 周{"日一二三四五六"[(int)on.DayOfWeek]}";

    private async Task ReloadAsync()
    {
        try
        {
            data = await Query.LoadAsync(Id, actor!);
        }
        catch (CaseErasedException)
        {
            (data, erased) = (null, true);
        }
    }

    private string? Now() => data is null ? null : $"本件{data.View.Row.StaffState}{(data.View.Row.HeldBy is { } holder ? $"，由{holder}办理" : null)}。";

    private async Task ResentAsync(string what)
    {
        (failed, report) = (false, $"{what}。");
        await ReloadAsync();
    }

    private Dictionary<string, object> ParametersOf(TaskRow? task, string? key, string what) => new()
    {
        [nameof(OpinionFormBase.Context)] = new OpinionFormContext(data!.View, task, key, actor!, data.Departments, data.TellsCode),
        [nameof(OpinionFormBase.OnOutcome)] = EventCallback.Factory.Create<Outcome>(this, outcome => SettleAsync(what, outcome)),
        [nameof(OpinionFormBase.OnCancel)] = task is null ? EventCallback.Factory.Create(this, () => action = null) : default,
    };

    private async Task SettleAsync(string what, Outcome outcome)
    {
        if (outcome is Outcome.Refused)
        {
            // The form says it, beside its fields.
            return;
        }

        failed = !outcome.Succeeded;
        action = failed ? action : null;
        await ReloadAsync();
        report = failed ? outcome.Message : $"已完成：{what}。{Now()}";
        StateHasChanged();
    }
}
