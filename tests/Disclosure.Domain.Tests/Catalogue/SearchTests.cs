using Disclosure.Domain.Catalogue;

namespace Disclosure.Domain.Tests.Catalogue;

public sealed class SearchTests
{
    [Theory]
    [InlineData("农村公路", "农 村 公 路")]
    [InlineData("湘交公路〔2024〕12号", "湘 交 公 路 2024 12 号")]
    [InlineData("430S00/2020-04005630", "430s00 2020 04005630")]
    [InlineData("Ｇ６５高速", "g65 高 速")]
    [InlineData("𫚖鱼é", "u2b696 鱼 ue9")]
    [InlineData("，。 \t", "")]
    public void Characters_stand_alone_and_numbers_stay_whole(string text, string tokens) => Assert.Equal(tokens, string.Join(' ', SearchTokens.Of(text).Select(t => t.Value)));

    [Theory]
    [InlineData("农村公路", "农村 村公 公路 路")]
    [InlineData("湘交〔2024〕12号，公·路", "湘交 交 2024 12 号公 公路 路")]
    [InlineData("G65高速𫚖鱼", "g65 高速 速 u2b696 鱼")]
    [InlineData("", "")]
    public void The_index_holds_pairs(string text, string terms) => Assert.Equal(terms, SearchTokens.Indexed(text));

    [Theory]
    [InlineData("公路", "公路", false)]
    [InlineData("农村公路", "农村 村公 公路", false)]
    [InlineData("路", "路", true)]
    [InlineData("〔2024〕12号", "2024 12 号", true)]
    [InlineData("湘交2024", "湘交 交 2024", false)]
    public void A_phrase_is_found_by_the_terms_that_the_index_holds(string text, string terms, bool beginning)
    {
        var (found, last) = SearchTokens.Terms(SearchQuery.Parse(text)!.Phrases.Single());
        Assert.Equal((terms, beginning), (string.Join(' ', found), last));
    }

    [Fact]
    public void The_index_can_be_cut() => Assert.Equal("农村 村公", SearchTokens.Indexed("农村公路", 2));

    [Fact]
    public void A_token_knows_its_place() =>
        Assert.Equal([("ab", 1, 2), ("中", 5, 1), ("u2b696", 6, 2), ("9", 8, 1)], SearchTokens.Of("《AB》（中𫚖9").Select(t => (t.Value, t.Start, t.Length)));

    [Fact]
    public void Words_of_a_query_are_phrases_longest_first()
    {
        var query = SearchQuery.Parse(" 公路　养护资金，公路 ")!;
        Assert.Equal(["养 护 资 金", "公 路"], query.Phrases.Select(p => string.Join(' ', p)));
        Assert.Null(SearchQuery.Parse(" ，?“” "));
        Assert.Null(SearchQuery.Parse(null));
    }

    [Fact]
    public void Hits_are_found_with_their_places_whatever_the_marks_between()
    {
        var text = "全省公路养护，公·路";
        Assert.Equal(["公路", "公·路"], SearchQuery.Parse("公路")!.FindIn(text).Select(h => text.Substring(h.Start, h.Length)));
        Assert.Empty(SearchQuery.Parse("2024")!.FindIn("120244"));
        Assert.Equal([(2, 2)], SearchQuery.Parse("𫚖")!.FindIn("𫚕𫚖"));
    }

    [Fact]
    public void A_long_query_is_cut_and_never_breaks()
    {
        Assert.Equal(SearchQuery.MaxLength, SearchQuery.Parse(new string('路', 100_000))!.Phrases.Single().Count);
        Assert.NotNull(SearchQuery.Parse(string.Concat(Enumerable.Repeat("𫚖", 5_000)) + "\uD800"));
        Assert.Equal(SearchQuery.MaxWords, SearchQuery.Parse(string.Join(' ', "甲乙丙丁戊己庚辛壬癸".ToCharArray()))!.Phrases.Count);
    }
}
