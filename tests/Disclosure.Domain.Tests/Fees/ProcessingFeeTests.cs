using CsCheck;
using Disclosure.Domain.Fees;

namespace Disclosure.Domain.Tests.Fees;

public sealed class ProcessingFeeTests
{
    [Theory]
    [InlineData(1, 0, 0)]
    [InlineData(10, 0, 0)]
    [InlineData(11, 0, 100)]
    [InlineData(30, 0, 2_000)]
    [InlineData(31, 0, 2_200)]
    [InlineData(40, 0, 4_000)]
    [InlineData(41, 0, 4_300)]
    [InlineData(51, 0, 7_400)]
    [InlineData(1, 9, 0)]
    [InlineData(1, 10, 100)]
    [InlineData(1, 29, 100)]
    [InlineData(1, 30, 200)]
    [InlineData(3, 39, 800)]
    public void Items_are_charged_by_the_month(int quantity, int already, long amount) =>
        Assert.Equal(amount, ProcessingFee.Compute(FeeBasis.Items, quantity, already).Fee!.Amount);

    [Theory]
    [InlineData(1, 0)]
    [InlineData(30, 0)]
    [InlineData(31, 10)]
    [InlineData(100, 700)]
    [InlineData(101, 720)]
    [InlineData(200, 2_700)]
    [InlineData(201, 2_740)]
    [InlineData(1_000, 34_700)]
    public void Pages_are_charged_by_the_application(int quantity, long amount) =>
        Assert.Equal(amount, ProcessingFee.Compute(FeeBasis.Pages, quantity).Fee!.Amount);

    [Fact]
    public void The_steps_show_each_bracket_with_its_price()
    {
        var fee = ProcessingFee.Compute(FeeBasis.Items, 33, 9).Fee!;
        Assert.Equal(
            [new FeeStep(1, 10, 0, 1, 0), new FeeStep(11, 30, 100, 20, 2_000), new FeeStep(31, 40, 200, 10, 2_000), new FeeStep(41, 50, 300, 2, 600)],
            fee.Steps);
        Assert.Equal(4_600, fee.Amount);
    }

    [Theory]
    [InlineData(FeeBasis.Items, 0, 0, "quantity")]
    [InlineData(FeeBasis.Items, ProcessingFee.MaxQuantity + 1, 0, "quantity")]
    [InlineData(FeeBasis.Items, 1, -1, "alreadyThisMonth")]
    [InlineData(FeeBasis.Pages, 1, 1, "alreadyThisMonth")]
    [InlineData((FeeBasis)9, 1, 0, "basis")]
    public void What_cannot_be_charged_is_refused_with_its_field(FeeBasis basis, int quantity, int already, string field)
    {
        var (fee, refusal) = ProcessingFee.Compute(basis, quantity, already);
        Assert.Null(fee);
        Assert.Equal(field, refusal!.Field);
    }

    [Fact]
    public void The_amount_is_the_sum_of_what_each_unit_costs_alone() =>
        Gen.Select(Gen.Int[1, 400], Gen.Int[0, 200]).Sample((quantity, already) =>
        {
            var items = ProcessingFee.Compute(FeeBasis.Items, quantity, already).Fee!;
            Assert.Equal(Enumerable.Range(already + 1, quantity).Sum(PriceOfItem), items.Amount);
            Assert.Equal(quantity, items.Steps.Sum(s => s.Count));
            var pages = ProcessingFee.Compute(FeeBasis.Pages, quantity).Fee!;
            Assert.Equal(Enumerable.Range(1, quantity).Sum(PriceOfPage), pages.Amount);
        });

    [Fact]
    public void Filing_one_by_one_costs_what_filing_together_costs() =>
        Gen.Select(Gen.Int[1, 80], Gen.Int[1, 80]).Sample((first, second) =>
            Assert.Equal(
                ProcessingFee.Compute(FeeBasis.Items, first + second).Fee!.Amount,
                ProcessingFee.Compute(FeeBasis.Items, first).Fee!.Amount + ProcessingFee.Compute(FeeBasis.Items, second, first).Fee!.Amount));

    // Written from the text of the tariff, one unit at a time.
    private static long PriceOfItem(int n)
    {
        if (n <= 10)
        {
            return 0;
        }

        if (n <= 30)
        {
            return 100;
        }

        long price = 100;
        for (var start = 31; start <= n; start += 10)
        {
            price += 100;
        }

        return price;
    }

    private static long PriceOfPage(int n) => n <= 30 ? 0 : n <= 100 ? 10 : n <= 200 ? 20 : 40;
}
