using Disclosure.Domain.Catalogue;

namespace Disclosure.Domain.Tests.Catalogue;

public sealed class IndexNumberTests
{
    [Theory]
    [InlineData("430S00017/2011-71623", "430S00017", 2011, "71623")]
    [InlineData("430S00/2020-04005630", "430S00", 2020, "04005630")]
    [InlineData("430S00/2021-999833", "430S00", 2021, "999833")]
    [InlineData(" 430S00/2025-091022 ", "430S00", 2025, "091022")]
    public void Numbers_of_every_era_are_read_and_kept_as_written(string text, string organ, int year, string serial)
    {
        var (number, refusal) = IndexNumber.Parse(text, "430S00");
        Assert.Null(refusal);
        Assert.Equal((text.Trim(), organ, year, serial), (number!.Value, number.Organ, number.Year, number.Serial));
    }

    [Theory]
    [InlineData("430S00/2020-1234")]
    [InlineData("430S00/2020-123456789")]
    [InlineData("430S00/20-123456")]
    [InlineData("430S00-2020-123456")]
    [InlineData("430S00/2020-12345６")]
    [InlineData("430S00/2020-123456\n<script>")]
    [InlineData("430s00/2020-123456")]
    [InlineData("")]
    [InlineData(null)]
    public void Another_shape_is_refused_with_an_example(string? text) => Assert.Contains("430S00/2026-", IndexNumber.Parse(text, "430S00").Refusal!.Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("000000001/2021-00151")]
    [InlineData("430S000001/2021-00151")]
    [InlineData("430S00A/2021-00151")]
    public void The_number_of_another_organ_is_refused(string text) => Assert.Equal("index-number-organ", IndexNumber.Parse(text, "430S00").Refusal!.Code);

    [Fact]
    public void A_refused_number_is_shown_without_what_a_terminal_obeys() =>
        Assert.DoesNotContain("\u001B", IndexNumber.Parse("\u001B[2J430S00", "430S00").Refusal!.Message, StringComparison.Ordinal);

    [Fact]
    public void Zeros_make_another_number() => Assert.NotEqual(IndexNumber.Parse("430S00/2021-0999833", "430S00").Number, IndexNumber.Parse("430S00/2021-999833", "430S00").Number);

    [Fact]
    public void An_issued_number_has_six_digits_and_is_read_back()
    {
        var issued = IndexNumber.Issue("430S00", 2026, 123);
        Assert.Equal("430S00/2026-000123", issued.Value);
        Assert.Equal(issued, IndexNumber.Parse(issued.Value, "430S00").Number);
        Assert.Throws<ArgumentOutOfRangeException>(() => IndexNumber.Issue("430S00", 2026, 1_000_000));
        Assert.Throws<ArgumentOutOfRangeException>(() => IndexNumber.Issue("430S00", 2026, 0));
    }
}
