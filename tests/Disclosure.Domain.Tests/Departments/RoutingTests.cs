using CsCheck;
using Disclosure.Domain.Departments;

namespace Disclosure.Domain.Tests.Departments;

/// <summary>分办建议: strongest first, and the same order every time.</summary>
public sealed class RoutingTests
{
    private static readonly Guid A = new("00000000-0000-0000-0000-00000000000a");
    private static readonly Guid B = new("00000000-0000-0000-0000-00000000000b");
    private static readonly Guid C = new("00000000-0000-0000-0000-00000000000c");

    [Fact]
    public void The_sum_of_the_words_found_decides()
    {
        var suggestions = Routing.Suggest("农村公路养护资金分配表", [new(A, "资金", 2), new(B, "养护"), new(B, "农村公路", 2), new(C, "港口")]);

        Assert.Equal([(B, 3), (A, 2)], suggestions.Select(s => (s.DepartmentId, s.Score)));
        Assert.Equal(["养护", "农村公路"], suggestions[0].Keywords);
    }

    [Fact]
    public void The_longer_word_breaks_a_tie_and_then_the_identity()
    {
        Assert.Equal([B, A], Suggest("收费公路", [new(A, "公路"), new(B, "收费公路")]));
        Assert.Equal([A, B], Suggest("公路收费", [new(B, "公路"), new(A, "收费")]));
        Assert.Equal([A, B], Suggest("公路收费", [new(A, "收费"), new(B, "公路")]));
    }

    [Fact]
    public void A_word_counts_once_however_often_it_stands_there_and_in_any_case()
    {
        Assert.Equal(1, Assert.Single(Routing.Suggest("ETC 与 etc", [new(A, "Etc")])).Score);
        Assert.Equal(2, Assert.Single(Routing.Suggest("桥梁", [new(A, "桥梁"), new(A, "桥梁")])).Score);
        Assert.Equal(["桥梁"], Assert.Single(Routing.Suggest("桥梁", [new(A, "桥梁"), new(A, "桥梁")])).Keywords);
    }

    [Fact]
    public void Nothing_found_suggests_nothing()
    {
        Assert.Empty(Routing.Suggest("某事项", [new(A, "港口"), new(B, "")]));
        Assert.Empty(Routing.Suggest("", [new(A, "港口")]));
    }

    [Fact]
    public void The_order_of_the_rules_does_not_matter() => Gen.Select(Gen.Int[0, 2], Gen.Int[0, 4], Gen.Int[1, 3]).List[1, 12].Sample(rows =>
    {
        string[] words = ["公路", "收费", "收费公路", "桥梁", "港口"];
        var rules = rows.ConvertAll(r => new RoutingRule(new[] { A, B, C }[r.Item1], words[r.Item2], r.Item3));

        var forward = Suggest("收费公路桥梁", rules);
        rules.Reverse();

        Assert.Equal(forward, Suggest("收费公路桥梁", rules));
    });

    private static IEnumerable<Guid> Suggest(string text, IEnumerable<RoutingRule> rules) => Routing.Suggest(text, rules).Select(s => s.DepartmentId);
}
