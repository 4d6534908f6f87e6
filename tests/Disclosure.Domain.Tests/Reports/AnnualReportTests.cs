using CsCheck;
using Disclosure.Domain.Disputes;
using Disclosure.Domain.Reports;
using Disclosure.Domain.Requests;

namespace Disclosure.Domain.Tests.Reports;

/// <summary>The tables of the annual report against naive counts, over random sets of cases.</summary>
public sealed class AnnualReportTests
{
    private static readonly string[] Results = [.. ReportRow.All.Where(r => r.Kind == ReportRowKind.Result).Select(r => r.Code)];

    private static readonly Gen<ReportFact> Facts = Gen.Select(
        Gen.Int[0, 5 * 365], Gen.Frequency((4, Gen.Int[0, 60]), (1, Gen.Int[61, 900])), Gen.Int[0, Results.Length - 1], Gen.Int[0, 5], Gen.Int[0, 6],
        (start, length, row, category, open) =>
        {
            var received = new DateOnly(2021, 7, 1).AddDays(start);
            return open == 0
                ? new ReportFact(received, (ApplicantCategory)category, null, null)
                : new ReportFact(received, (ApplicantCategory)category, Results[row], received.AddDays(length));
        });

    [Fact]
    public void The_format_has_21_result_rows_under_the_labels_of_the_notice()
    {
        Assert.Equal(21, Results.Length);
        Assert.Equal(25, ReportRow.All.Length);
        Assert.Equal(ReportRow.All.Length, ReportRow.All.Select(r => r.Code).Distinct().Count());
        Assert.Equal("3.危及“三安全一稳定”", ReportRow.Of("3.3.3")!.Label);
        Assert.Equal("（七）总计", ReportRow.Of("3.7")!.Label);
    }

    [Fact]
    public void Every_identity_holds_and_every_figure_equals_a_naive_count()
    {
        var nonTrivial = 0;
        Gen.Select(Facts.Array[0, 60], Gen.Int[2021, 2027]).Sample(
            (facts, year) =>
            {
                var report = Compute(year, facts);
                Assert.All(report.Identities, i => Assert.True(i.Holds, $"{i.Name}: {string.Join('；', i.Failures)}"));
                var (first, last) = (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
                foreach (var category in ReportColumns.Categories.Select(c => (ApplicantCategory?)c).Append(null))
                {
                    var own = facts.Where(f => category is null || f.Category == category).ToList();
                    Assert.Equal(own.Count(f => f.ReceivedOn >= first && f.ReceivedOn <= last), report.Cell("1", category).Value);
                    Assert.Equal(own.Count(f => f.ReceivedOn < first && (f.ResultOn is null || f.ResultOn >= first)), report.Cell("2", category).Value);
                    Assert.Equal(own.Count(f => f.ReceivedOn <= last && (f.ResultOn is null || f.ResultOn > last)), report.Cell("4", category).Value);
                    Assert.Equal(own.Count(f => f.ResultOn >= first && f.ResultOn <= last), report.Cell("3.7", category).Value);
                    foreach (var row in Results)
                    {
                        Assert.Equal(own.Count(f => f.Row == row && f.ResultOn >= first && f.ResultOn <= last), report.Cell(row, category).Value);
                    }
                }

                Interlocked.Add(ref nonTrivial, report.Cell("2", null).Value > 0 && report.Cell("4", null).Value > 0 ? 1 : 0);
            },
            iter: 400);
        Assert.True(nonTrivial > 100, $"{nonTrivial}");
    }

    [Fact]
    public void A_case_is_in_exactly_one_result_row_or_in_row_four_in_every_year_that_concerns_it() =>
        Facts.Sample(
            fact =>
            {
                var count = ReportCount.Of(fact);
                var last = fact.ResultOn?.Year ?? 2030;
                foreach (var year in Enumerable.Range(2020, 12))
                {
                    var rows = AnnualReport.RowsOf(count, year).ToList();
                    Assert.Equal(year >= fact.ReceivedOn.Year && (fact.ResultOn is null || year <= last) ? 2 : 0, rows.Count);
                    Assert.Equal(rows.Count / 2, rows.Count(r => r is "1" or "2"));
                    Assert.Equal(rows.Count / 2, rows.Count(r => r == "4" || ReportRow.IsResult(r)));
                }

                // Over all years it has one result at most.
                Assert.Equal(fact.Row is null ? 0 : 1, Enumerable.Range(2020, 20).SelectMany(y => AnnualReport.RowsOf(count, y)).Count(ReportRow.IsResult));
            },
            iter: 2000);

    [Fact]
    public void A_correction_stands_beside_the_computed_figure_and_a_broken_identity_is_shown()
    {
        ReportFact[] facts = [new(new(2025, 3, 1), ApplicantCategory.Business, "3.1", new(2025, 4, 1)), new(new(2025, 12, 20), ApplicantCategory.NaturalPerson, null, null)];
        var correction = new ReportCorrection(Guid.NewGuid(), ReportTable.Requests, "3.1", "business", 2, "漏登两件", "督查员", DateTimeOffset.UnixEpoch, null);
        var report = Compute(2025, facts, (2025, correction));
        Assert.Equal(new ReportCell(1, 2), report.Cell("3.1", ApplicantCategory.Business));
        Assert.Equal(3, report.Cell("3.7", null).Value);
        var broken = report.Identities.Single(i => !i.Holds);
        Assert.Equal("in-equals-out", broken.Name);
        Assert.Equal(["商业企业：1 与 3 不等", "总计：2 与 4 不等"], broken.Failures);

        var mended = Compute(2025, facts, (2025, correction), (2025, correction with { Id = Guid.NewGuid(), Row = "1" }));
        Assert.All(mended.Identities, i => Assert.True(i.Holds, i.Name));

        // Taken back, the figure is the computed one again and both stay on record.
        var taken = Compute(2025, facts, (2025, correction), (2025, correction with { Id = Guid.NewGuid(), Amount = -2, Withdraws = correction.Id }));
        Assert.Equal(new ReportCell(1, 0), taken.Cell("3.1", ApplicantCategory.Business));
        Assert.Equal(2, taken.Corrections.Length);
    }

    [Fact]
    public void A_correction_of_last_years_row_four_must_be_followed_in_row_two()
    {
        ReportFact[] facts = [new(new(2025, 12, 20), ApplicantCategory.NaturalPerson, "3.1", new(2026, 1, 5))];
        var correction = new ReportCorrection(Guid.NewGuid(), ReportTable.Requests, "4", "natural-person", 1, "漏登", "督查员", DateTimeOffset.UnixEpoch, null);
        var broken = Assert.Single(Compute(2026, facts, (2025, correction)).Identities, i => !i.Holds);
        Assert.Equal(("carried-over", 2), (broken.Name, broken.Failures.Length));
    }

    [Theory]
    [InlineData("3.7", "business", "1", "理由", "cell")]
    [InlineData("3.1", "total", "1", "理由", "cell")]
    [InlineData("9", "business", "1", "理由", "cell")]
    [InlineData("3.1", "business", "0", "理由", "amount")]
    [InlineData("3.1", "business", "x", "理由", "amount")]
    [InlineData("3.1", "business", "-1", "理由", "amount")]
    [InlineData("3.1", "business", "-2147483648", "理由", "amount")]
    [InlineData("3.1", "business", "2", " ", "reason")]
    [InlineData("3.1", "business", "2", "理由", null)]
    public void A_correction_needs_a_cell_an_amount_and_a_reason(string row, string column, string amount, string reason, string? refused) =>
        Assert.Equal(
            refused is null ? [] : [refused],
            ReportCorrection.Check(Compute(2025, []), ReportTable.Requests, row, column, int.TryParse(amount, out var n) ? n : null, reason).Select(r => r.Code));

    [Fact]
    public void Disputes_stand_where_they_stood_at_the_end_of_the_year()
    {
        var (a, b, c) = (Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid());
        DisputeFact[] facts =
        [
            new(a, DisputeKind.Reconsideration, false, new(2025, 11, 1), new(2026, 1, 10), DisputeResult.Corrected),
            new(b, DisputeKind.Litigation, false, new(2025, 2, 1), new(2025, 8, 1), DisputeResult.Upheld),
            new(b, DisputeKind.Appeal, false, new(2025, 9, 1), new(2026, 2, 1), DisputeResult.Other),
            new(c, DisputeKind.Litigation, true, new(2025, 3, 1), new(2025, 6, 1), DisputeResult.Upheld),
        ];
        var before = AnnualReport.Compute(2025, [], facts, None);
        Assert.Equal((1, 0, 1), (Of(before, DisputeBlock.Reconsideration, DisputeCell.Pending), Of(before, DisputeBlock.Direct, DisputeCell.Upheld), Of(before, DisputeBlock.Direct, DisputeCell.Pending)));
        Assert.Equal(1, Of(before, DisputeBlock.AfterReconsideration, DisputeCell.Upheld));
        Assert.Equal(1, before.Cell(DisputeBlock.Direct, null).Value);
        var after = AnnualReport.Compute(2026, [], facts, None);
        Assert.Equal((1, 1), (Of(after, DisputeBlock.Reconsideration, DisputeCell.Corrected), Of(after, DisputeBlock.Direct, DisputeCell.Other)));
        Assert.Equal(0, after.Cell(DisputeBlock.AfterReconsideration, null).Value);
        Assert.All(before.Identities.Concat(after.Identities), i => Assert.True(i.Holds));

        static int Of(AnnualReport report, DisputeBlock block, DisputeCell cell) => report.Cell(block, cell).Value;
    }

    private static ILookup<int, ReportCorrection> None { get; } = Array.Empty<ReportCorrection>().ToLookup(_ => 0);

    private static AnnualReport Compute(int year, IReadOnlyCollection<ReportFact> facts, params (int Year, ReportCorrection Correction)[] corrections) =>
        AnnualReport.Compute(
            year,
            [.. facts.Select(ReportCount.Of).GroupBy(c => c with { Count = 0 }).Select(g => g.Key with { Count = g.Count() })],
            [],
            corrections.ToLookup(c => c.Year, c => c.Correction));
}
