using System.Globalization;
using Disclosure.Web.Accounts;
using Disclosure.Web.Cases;
using Disclosure.Web.Reports;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Disclosure.Web.Features.AnnualReport;

/// <summary>年度报告: the tables of a year, each figure opening the cases behind it. The year stands in the address.</summary>
public sealed partial class AnnualReportPage
{
    private IReadOnlyList<int> years = [];
    private Domain.Reports.AnnualReport? report;
    private IReadOnlyDictionary<string, decimal> own = new Dictionary<string, decimal>();
    private string? authority;
    private int year;
    private bool allowed = true;
    private bool mayCorrect;
    private bool failed;

    [SupplyParameterFromQuery(Name = "year")]
    private int? Year { get; set; }

    [Inject]
    private ReportReader Reader { get; set; } = default!;

    [Inject]
    private ReportCorrector Corrector { get; set; } = default!;

    [Inject]
    private OfficeSessions Sessions { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private IJSRuntime Js { get; set; } = default!;

    [Inject]
    private TimeProvider Time { get; set; } = default!;

    [Inject]
    private ILogger<AnnualReportPage> Logger { get; set; } = default!;

    /// <inheritdoc />
    protected override async Task OnParametersSetAsync()
    {
        var thisYear = Time.Today().Year;
        var wanted = Year is { } asked && asked >= 2008 && asked <= thisYear ? asked : thisYear;
        if (wanted != year)
        {
            year = wanted;
            await LoadAsync();
        }
    }

    private async Task LoadAsync()
    {
        var session = await Sessions.GetAsync();
        (allowed, mayCorrect, authority) = (ReportCorrector.MayRead(session.Actor), ReportCorrector.MayCorrect(session.Actor), session.Authority);
        if (!allowed)
        {
            return;
        }

        try
        {
            failed = false;
            var id = session.Actor.AuthorityId!.Value;
            years = [.. (await Reader.YearsAsync(id, Time.Today().Year)).Append(year).Distinct().OrderDescending()];
            own = await Corrector.EntriesAsync(id, year);
            report = await Reader.ReadAsync(id, year);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            Logger.LogError(e, "The annual report could not be read.");
            failed = true;
        }
    }

    private void ChooseAsync(ChangeEventArgs e)
    {
        if (int.TryParse($"{e.Value}", NumberStyles.None, CultureInfo.InvariantCulture, out var chosen))
        {
            report = null;
            Navigation.NavigateTo($"/office/report?year={chosen}");
        }
    }

    private async Task PrintAsync() => await Js.InvokeVoidAsync("print");
}
