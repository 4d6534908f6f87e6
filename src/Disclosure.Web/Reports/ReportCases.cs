using Disclosure.Domain.Reports;
using Disclosure.Domain.Requests;
using Disclosure.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Reports;

/// <summary>A case behind a figure.</summary>
/// <param name="CaseId">The case; null for a line of the ledger of earlier years.</param>
/// <param name="Number">受理编号.</param>
/// <param name="Title">所需信息, masked.</param>
/// <param name="ReceivedOn">收到日期.</param>
/// <param name="RepliedOn">答复日期.</param>
/// <param name="Row">Result row; null while there is none.</param>
/// <param name="Note">What else is to be said, e.g. of its dispute.</param>
public sealed record ReportCase(Guid? CaseId, string Number, string Title, DateOnly? ReceivedOn, DateOnly? RepliedOn, string? Row, string? Note = null);

/// <summary>A page of them.</summary>
/// <param name="Cases">In the order of receipt.</param>
/// <param name="Total">How many there are in all.</param>
public sealed record ReportCasePage(IReadOnlyList<ReportCase> Cases, int Total);

/// <summary>The cases behind a figure of the annual report.</summary>
public sealed class ReportCases(IDbContextFactory<DisclosureDb> factory)
{
    /// <summary>Cases on a page.</summary>
    public const int PageSize = 100;

    /// <summary>Lists them.</summary>
    /// <param name="authorityId">The authority.</param>
    /// <param name="year">The year.</param>
    /// <param name="table">The table.</param>
    /// <param name="row">Row of 表三, or block of 表四.</param>
    /// <param name="column">Category or cell, or <see cref="ReportColumns.Total"/>.</param>
    /// <param name="page">From 1.</param>
    /// <param name="ct">Cancellation.</param>
    /// <returns>Null for a figure that the report does not have.</returns>
    public async Task<ReportCasePage?> ReadAsync(Guid authorityId, int year, ReportTable table, string row, string column, int page, CancellationToken ct = default)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        if (table == ReportTable.Disputes)
        {
            return await DisputesAsync(db, authorityId, year, row, column, page, ct);
        }

        if (ReportRow.Of(row) is not { } asked || (column != ReportColumns.Total && ReportColumns.Category(column) is null))
        {
            return null;
        }

        var category = ReportColumns.Category(column);
        var lines = Cases(db, authorityId, year, asked, category).Concat(Past(db, authorityId, year, asked, category));
        var found = await lines.OrderBy(l => l.ReceivedOn).ThenBy(l => l.Number).Skip((page - 1) * PageSize).Take(PageSize).ToListAsync(ct);
        return new ReportCasePage([.. found.Select(l => new ReportCase(l.IsPast ? null : l.Id, l.Number, l.Title, l.ReceivedOn, l.RepliedOn, l.Row))], await lines.CountAsync(ct));
    }

    private static IQueryable<Line> Cases(DisclosureDb db, Guid authorityId, int year, ReportRow row, ApplicantCategory? category)
    {
        var cases = db.Cases.AsNoTracking().Where(c => c.AuthorityId == authorityId && c.ReportReceivedYear <= year && (category == null || c.ReportCategory == category));
        cases = row.Kind switch
        {
            ReportRowKind.Received => cases.Where(c => c.ReportReceivedYear == year),
            ReportRowKind.CarriedIn => cases.Where(c => c.ReportReceivedYear < year && (c.ReportResultYear == null || c.ReportResultYear >= year)),
            ReportRowKind.CarriedOut => cases.Where(c => c.ReportResultYear == null || c.ReportResultYear > year),
            ReportRowKind.Sum => cases.Where(c => c.ReportResultYear == year),
            _ => cases.Where(c => c.ReportResultYear == year && c.ReportRow == row.Code),
        };
        return cases.Select(c => new Line { Id = c.Id, IsPast = false, Number = c.Number, Title = c.Subject, ReceivedOn = c.ReceivedOn, RepliedOn = c.RepliedOn, Row = c.ReportRow });
    }

    private static IQueryable<Line> Past(DisclosureDb db, Guid authorityId, int year, ReportRow row, ApplicantCategory? category)
    {
        var past = db.PastRequests.AsNoTracking().Where(c => c.AuthorityId == authorityId && c.ReceivedYear <= year && (category == null || c.Category == category));
        past = row.Kind switch
        {
            ReportRowKind.Received => past.Where(c => c.ReceivedYear == year),
            ReportRowKind.CarriedIn => past.Where(c => c.ReceivedYear < year && (c.ResultYear == null || c.ResultYear >= year)),
            ReportRowKind.CarriedOut => past.Where(c => c.ResultYear == null || c.ResultYear > year),
            ReportRowKind.Sum => past.Where(c => c.ResultYear == year),
            _ => past.Where(c => c.ResultYear == year && c.Outcome == row.Code),
        };
        return past.Select(c => new Line { Id = c.Id, IsPast = true, Number = c.Number, Title = c.Title, ReceivedOn = c.ReceivedOn, RepliedOn = c.RepliedOn, Row = c.Outcome });
    }

    private static async Task<ReportCasePage?> DisputesAsync(DisclosureDb db, Guid authorityId, int year, string row, string column, int page, CancellationToken ct)
    {
        if (!Enum.TryParse<DisputeBlock>(row, out var block) || !Enum.IsDefined(block) || (column != ReportColumns.Total && !Enum.TryParse<DisputeCell>(column, out _)))
        {
            return null;
        }

        var counted = DisputeFact.OfYear(await ReportReader.DisputesAsync(db, authorityId, year, ct), year)
            .Where(d => d.Fact.Block == block && (column == ReportColumns.Total || $"{d.Cell}" == column)).ToList();
        var shown = counted.Skip((page - 1) * PageSize).Take(PageSize).ToList();
        var ids = shown.Select(d => d.Fact.CaseId).Distinct().ToList();
        var cases = await db.Cases.AsNoTracking().Where(c => ids.Contains(c.Id)).ToDictionaryAsync(c => c.Id, ct);
        return new ReportCasePage(
            [
                .. shown.Select(d => cases[d.Fact.CaseId]).Zip(shown, (c, d) => new ReportCase(
                    c.Id, c.Number, c.Subject, c.ReceivedOn, c.RepliedOn, c.ReportRow,
                    $"{d.Fact.ReceivedOn:yyyy-MM-dd}收到{Disclosure.Web.Cases.Words.Of(d.Fact.Kind)}材料，{ReportWords.Of(d.Cell)}{(d.Cell == DisputeCell.Pending ? null : $"（{d.Fact.DecidedOn:yyyy-MM-dd}）")}")),
            ],
            counted.Count);
    }

    private sealed class Line
    {
        public Guid Id { get; set; }

        public bool IsPast { get; set; }

        public string Number { get; set; } = string.Empty;

        public string Title { get; set; } = string.Empty;

        public DateOnly? ReceivedOn { get; set; }

        public DateOnly? RepliedOn { get; set; }

        public string? Row { get; set; }
    }
}
