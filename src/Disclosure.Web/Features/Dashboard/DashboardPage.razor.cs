using Disclosure.Domain.Accounting;
using Disclosure.Web.Accounts;
using Disclosure.Web.Cases;
using Disclosure.Web.Components.Times;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.JSInterop;

namespace Disclosure.Web.Features.Dashboard;

/// <summary>效能统计: figures for supervisors. What they are narrowed to stands in the address.</summary>
public partial class DashboardPage
{
    private DashboardFilter filter = DashboardFilter.Default(DateOnly.MaxValue);
    private DashboardFigures? figures;
    private IReadOnlyList<DepartmentName> departments = [];
    private DateOnly today;
    private bool allowed = true;
    private bool failed;
    private string? shown;

    /// <summary>Set by the router, so that the page is asked again whenever the address changes.</summary>
    [SupplyParameterFromQuery(Name = "from")] private string? From { get; set; }

    [SupplyParameterFromQuery(Name = "to")] private string? To { get; set; }

    [SupplyParameterFromQuery(Name = "kind")] private string? Kind { get; set; }

    [SupplyParameterFromQuery(Name = "department")] private string? Department { get; set; }

    [SupplyParameterFromQuery(Name = "channel")] private string? Channel { get; set; }

    [SupplyParameterFromQuery(Name = "type")] private string? Type { get; set; }

    [Inject] private DashboardQuery Query { get; set; } = default!;

    [Inject] private OfficeSessions Sessions { get; set; } = default!;

    [Inject] private NavigationManager Navigation { get; set; } = default!;

    [Inject] private IJSRuntime Js { get; set; } = default!;

    [Inject] private TimeProvider Time { get; set; } = default!;

    [Inject] private ILogger<DashboardPage> Logger { get; set; } = default!;

    private string KindWords => filter.Kind switch { CaseKinds.Correction => "更正申请", CaseKinds.Opinion => "意见箱来信", _ => "政府信息公开申请" };

    private string BoxHref => (filter with { Kind = CaseKinds.Opinion, Channel = null, Type = null }).Href("/office/dashboard");

    private IReadOnlyList<TimeSegment> StageSegments =>
    [
        .. Enum.GetValues<CaseHolder>().Where(h => figures!.StageDays[(int)h] > 0)
            .Select(h => new TimeSegment(Words.Of(h), figures!.StageDays[(int)h], TimeSegment.PatternOf(h), $"{Words.Of(h)}：{figures!.StageDays[(int)h]}个工作日")),
    ];

    /// <inheritdoc />
    protected override async Task OnParametersSetAsync()
    {
        if (shown != Navigation.Uri)
        {
            shown = Navigation.Uri;
            await LoadAsync();
        }
    }

    private async Task LoadAsync()
    {
        var session = await Sessions.GetAsync();
        (departments, today, allowed) = (session.Departments, Time.Today(), DashboardAccess.MaySee(session.Actor));
        var query = QueryHelpers.ParseQuery(new Uri(Navigation.Uri).Query);
        filter = DashboardFilter.Parse(name => query.TryGetValue(name, out var value) ? value.ToString() : null, today);
        if (!allowed)
        {
            return;
        }

        try
        {
            failed = false;
            figures = await Query.ReadAsync(session.Actor, filter);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            Logger.LogError(e, "The figures could not be read.");
            failed = true;
        }
    }

    private void Narrow(DashboardFilter wanted) => Navigation.NavigateTo(wanted.Href("/office/dashboard"));

    private Task PrintAsync() => Js.InvokeVoidAsync("print").AsTask();

    private string Export(string table) => filter.Href("/office/dashboard/export", ("table", table));
}
