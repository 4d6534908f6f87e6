using System.Globalization;
using Disclosure.Domain.Common;
using Disclosure.Domain.Reports;
using Disclosure.Web.Accounts;
using Disclosure.Web.Reports;
using Microsoft.AspNetCore.Components;

namespace Disclosure.Web.Features.AnnualReport;

/// <summary>The cases behind one figure of the annual report, and its correction.</summary>
public sealed partial class ReportCellPage
{
    private ReportTable table;
    private ReportCasePage? page;
    private ReportCell cell;
    private Domain.Reports.AnnualReport? report;
    private IReadOnlyList<Refusal> refusals = [];
    private string place = string.Empty;
    private string? amount;
    private string? reason;
    private string? message;
    private int number = 1;
    private bool mayCorrect;
    private bool missing;
    private bool confirming;
    private bool busy;
    private string? shown;

    /// <summary>The year.</summary>
    [Parameter]
    public int Year { get; set; }

    /// <summary>3 or 4.</summary>
    [Parameter]
    public string Table { get; set; } = string.Empty;

    /// <summary>Row or block.</summary>
    [Parameter]
    public string Row { get; set; } = string.Empty;

    /// <summary>Category, cell or total.</summary>
    [Parameter]
    public string Column { get; set; } = string.Empty;

    [SupplyParameterFromQuery(Name = "page")]
    private int? Number { get; set; }

    [Inject]
    private ReportReader Reader { get; set; } = default!;

    [Inject]
    private ReportCases Cases { get; set; } = default!;

    [Inject]
    private ReportCorrector Corrector { get; set; } = default!;

    [Inject]
    private OfficeSessions Sessions { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    private int? Signed => int.TryParse(amount?.Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var signed) ? signed : null;

    /// <inheritdoc />
    protected override async Task OnParametersSetAsync()
    {
        if (shown != Navigation.Uri)
        {
            shown = Navigation.Uri;
            number = Math.Clamp(Number ?? 1, 1, 100_000);
            await LoadAsync();
        }
    }

    private async Task LoadAsync()
    {
        var actor = (await Sessions.GetAsync()).Actor;
        (mayCorrect, table) = (ReportCorrector.MayCorrect(actor), Table == "4" ? ReportTable.Disputes : ReportTable.Requests);
        missing = !ReportCorrector.MayRead(actor) || Table is not ("3" or "4") || Year is < 2008 or > 2099;
        if (missing)
        {
            return;
        }

        page = await Cases.ReadAsync(actor.AuthorityId!.Value, Year, table, Row, Column, number);
        missing = page is null;
        if (!missing)
        {
            report = await Reader.ReadAsync(actor.AuthorityId.Value, Year);
            (cell, place) = (report.Cell(table, Row, Column), ReportWords.Place(table, Row, Column));
        }
    }

    private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "—";

    private string? ErrorOf(string field) => refusals.FirstOrDefault(r => r.Field == field)?.Message;

    private void Turn(int by) => Navigation.NavigateTo(Navigation.GetUriWithQueryParameter("page", number + by));

    private void ConfirmAsync()
    {
        (message, refusals) = (null, ReportCorrection.Check(report!, table, Row, Column, Signed, reason));
        confirming = refusals.Count == 0;
    }

    private async Task SaveAsync()
    {
        busy = true;
        refusals = await Corrector.CorrectAsync((await Sessions.GetAsync()).Actor, Year, table, Row, Column, Signed, reason);
        (busy, confirming) = (false, false);
        if (refusals.Count == 0)
        {
            (amount, reason, message) = (null, null, "已更正。");
            await LoadAsync();
        }
    }
}
