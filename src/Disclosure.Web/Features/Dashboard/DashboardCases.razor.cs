using System.Globalization;
using Disclosure.Domain.Decisions;
using Disclosure.Web.Accounts;
using Disclosure.Web.Cases;
using Disclosure.Web.Components.Work;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.WebUtilities;

namespace Disclosure.Web.Features.Dashboard;

/// <summary>The cases behind a figure: the second of three clicks from the whole to the single case.</summary>
public partial class DashboardCases
{
    private DashboardFilter filter = DashboardFilter.Default(DateOnly.MaxValue);
    private DashboardMeasure measure = DashboardMeasures.All["replied"];
    private FigureList? list;
    private IReadOnlyList<DepartmentName> departments = [];
    private string? part;
    private bool allowed = true;
    private bool failed;
    private string? shown;

    [SupplyParameterFromQuery(Name = "measure")] private string? Measure { get; set; }

    [SupplyParameterFromQuery(Name = "page")] private int? PageNumber { get; set; }

    [Inject] private DashboardQuery Query { get; set; } = default!;

    [Inject] private OfficeSessions Sessions { get; set; } = default!;

    [Inject] private NavigationManager Navigation { get; set; } = default!;

    [Inject] private TimeProvider Time { get; set; } = default!;

    [Inject] private ILogger<DashboardCases> Logger { get; set; } = default!;

    private int Number => Math.Clamp(PageNumber ?? 1, 1, 1_000_000);

    private string Title => part is null ? measure.Title : $"{NameOf(part)}的部门用时";

    private string Narrowed
    {
        get
        {
            var words = new List<string> { measure.Open is null ? filter.PeriodText : "截至今天" };
            words.AddRange(filter.Kind switch { CaseKinds.Correction => ["更正申请"], CaseKinds.Opinion => ["意见箱"], _ => [] });
            words.AddRange(filter.Department is { } code ? [code == DashboardFilter.NoDepartment ? "未分办" : $"主办 {NameOf(code)}"] : []);
            words.AddRange(filter.Channel is { } channel ? [DashboardFilter.ChannelWords(filter.Kind, channel)] : []);
            words.AddRange(filter.Type is { } type && measure.Open is null ? [ReplyOptions.Label(Enum.Parse<ReplyType>(type))] : []);
            return string.Join("，", words);
        }
    }

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
        (departments, allowed) = (session.Departments, DashboardAccess.MaySee(session.Actor));
        var query = QueryHelpers.ParseQuery(new Uri(Navigation.Uri).Query);
        filter = DashboardFilter.Parse(name => query.TryGetValue(name, out var value) ? value.ToString() : null, Time.Today());
        measure = DashboardMeasures.All.GetValueOrDefault(Measure ?? string.Empty, DashboardMeasures.All["replied"]);
        part = measure.Key == DashboardMeasures.Part ? query[DashboardMeasures.Part].ToString() : null;
        if (!allowed)
        {
            return;
        }

        try
        {
            failed = false;
            list = await Query.ListAsync(session.Actor, filter, measure, part, (Number - 1) * DashboardQuery.PageSize, DashboardQuery.PageSize);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            Logger.LogError(e, "The cases behind a figure could not be read.");
            failed = true;
        }
    }

    private static string CaseHref(FigureCase c) => c.Kind == CaseKinds.Opinion ? $"/office/opinions/{c.CaseId}" : $"/office/cases/{c.CaseId}#time";

    private static string Day(DateOnly? date) => date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "—";

    private string NameOf(string code) => departments.FirstOrDefault(d => d.Code == code)?.Name ?? code;

    private string Address(string path, int page = 1) =>
        filter.Href(path, ("measure", measure.Key), (DashboardMeasures.Part, part), ("page", page > 1 ? page.ToString(CultureInfo.InvariantCulture) : null));
}
