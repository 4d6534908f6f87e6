using Disclosure.Domain.Common;

namespace Disclosure.Domain.Tests.Common;

public sealed class PlainTextTests
{
    [Theory]
    [InlineData("126件\u202E倒过来", "126件倒过来")]
    [InlineData("\u2066甲\u2069乙\u200F丙\uFEFF", "甲乙丙")]
    [InlineData("甲\u0001\u0007乙", "甲乙")]
    [InlineData("甲\r\n乙\t丙", "甲\n乙\t丙")]
    [InlineData("𠮷野\u200D家", "𠮷野\u200D家")]
    [InlineData(null, "")]
    public void What_cannot_be_seen_is_taken_out_and_the_rest_stays(string? typed, string kept) => Assert.Equal(kept, PlainText.Visible(typed));

    [Fact]
    public void Half_a_character_becomes_the_sign_for_one() => Assert.Equal("甲\uFFFD", PlainText.Visible("甲\uD800"));

    [Theory]
    [InlineData(" 甲 \n 乙　丙 ", "甲 乙 丙")]
    [InlineData(" \n ", null)]
    public void One_line_has_one_blank_between_words(string text, string? line) => Assert.Equal(line, PlainText.OneLine(text));
}
