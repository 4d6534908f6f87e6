using CsCheck;
using Disclosure.Domain.Correspondence;

namespace Disclosure.Domain.Tests.Correspondence;

/// <summary>查询码: read aloud, typed on any keyboard, and not to be guessed.</summary>
public sealed class QueryCodeTests
{
    [Fact]
    public void The_alphabet_has_no_characters_that_look_alike()
    {
        Assert.Equal(32, QueryCode.Alphabet.Distinct().Count());
        Assert.Equal(QueryCode.Alphabet.Length, QueryCode.Alphabet.Distinct().Count());
        Assert.All("0O1I", c => Assert.DoesNotContain(c, QueryCode.Alphabet));
        Assert.All(QueryCode.Alphabet, c => Assert.True(char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c)));
    }

    [Fact]
    public void A_code_holds_sixty_bits_and_uses_them_evenly()
    {
        Assert.Equal(60, QueryCode.Length * Math.Log2(QueryCode.Alphabet.Length));
        var codes = Enumerable.Range(0, 20_000).Select(_ => QueryCode.New()).ToList();

        Assert.Equal(codes.Count, codes.Distinct().Count());
        // Chi-squared per place, 31 degrees of freedom: above 80 happens to a fair source less than once in 100,000 places.
        for (var place = 0; place < QueryCode.Length; place++)
        {
            var counts = codes.GroupBy(c => c[place]).ToDictionary(g => g.Key, g => g.Count());
            var expected = codes.Count / 32.0;
            var chi = QueryCode.Alphabet.Sum(c => Math.Pow(counts.GetValueOrDefault(c) - expected, 2) / expected);
            Assert.True(chi < 80, $"Place {place}: {chi}");
        }
    }

    [Fact]
    public void A_new_code_is_its_own_normal_form_however_it_is_typed() => Gen.Select(Gen.Int[0, 1000], Gen.Int[0, 4]).Sample((_, way) =>
    {
        var code = QueryCode.New();
        var typed = way switch
        {
            0 => code,
            1 => QueryCode.Group(code),
            2 => QueryCode.Group(code).ToLowerInvariant().Replace('-', ' '),
            3 => string.Concat(code.Select(c => (char)(c + 0xFEE0))),
            _ => $"  {QueryCode.Group(code)}　。",
        };

        Assert.Equal(code, QueryCode.Normalise(typed));
    });

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("ABCDEFGHJKL")]
    [InlineData("ABCDEFGHJKLMN")]
    [InlineData("ABCDEFGHJKL0")]
    [InlineData("ABCDEFGHJKLI")]
    [InlineData("ABCDEFGHJK\ud800M")]
    public void What_cannot_be_a_code_is_none(string? typed) => Assert.Null(QueryCode.Normalise(typed));

    [Fact]
    public void A_very_long_text_is_not_even_looked_at() => Assert.Null(QueryCode.Normalise("ABCDEFGHJKLM" + new string(' ', 100)));

    [Fact]
    public void Fours_are_read_aloud() => Assert.Equal("ABCD-EFGH-JKLM", QueryCode.Group("ABCDEFGHJKLM"));

    [Fact]
    public void Any_text_normalises_to_a_code_or_to_nothing() => Gen.String.Sample(text =>
    {
        var code = QueryCode.Normalise(text);
        Assert.True(code is null || (code.Length == QueryCode.Length && code.All(QueryCode.Alphabet.Contains)));
    });
}
