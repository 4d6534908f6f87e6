using Disclosure.Domain.Catalogue;
using Disclosure.Domain.Common;

namespace Disclosure.Domain.Tests.Catalogue;

/// <summary>Every move of an entry in every state, and what each keeps.</summary>
public sealed class CatalogueEntryTests
{
    private static readonly RecordMoment Now = new("430S00", new DateTime(2026, 3, 2, 10, 0, 0));

    private static readonly CatalogueDraft Good = new()
    {
        Title = "关于印发农村公路养护管理办法的通知",
        Publisher = "湖南省交通运输厅",
        ProducedOn = "2026-02-10",
        Body = "第一段。\n第二段。",
        Category = ["政策法规"],
        Attachments = [new("办法.pdf", "https://example.org/a.pdf")],
    };

    private static readonly Dictionary<string, Func<CatalogueEntry, IReadOnlyList<Refusal>>> Moves = new()
    {
        ["draft"] = e => e.Draft(Good with { Title = "待公开" }, Now),
        ["publish"] = e => e.Publish(Good, true, null, Now, Number),
        ["correct"] = e => e.Correct(Good with { Title = "更正后", PublishedAt = "2026-03-02" }, "名称有误", Now),
        ["withdraw"] = e => e.Withdraw("含有个人信息"),
        ["restore"] = e => e.Restore("已删去个人信息"),
        ["discard"] = e => e.Discard("不属于主动公开范围"),
    };

    private static readonly Dictionary<string, (string[] Way, RecordState? State, string[] Lawful)> Table = new()
    {
        ["new"] = ([], null, ["draft", "publish"]),
        ["waiting"] = (["draft"], RecordState.Draft, ["draft", "publish", "discard"]),
        ["public"] = (["publish"], RecordState.Published, ["correct", "withdraw"]),
        ["taken down"] = (["publish", "withdraw"], RecordState.Withdrawn, ["correct", "restore"]),
        ["put back"] = (["publish", "withdraw", "restore"], RecordState.Published, ["correct", "withdraw"]),
        ["corrected while taken down"] = (["publish", "withdraw", "correct"], RecordState.Withdrawn, ["restore"]),
        ["discarded"] = (["draft", "discard"], RecordState.Discarded, []),
    };

    public static TheoryData<string, string> Pairs
    {
        get
        {
            var pairs = new TheoryData<string, string>();
            foreach (var state in Table.Keys)
            {
                foreach (var move in Moves.Keys)
                {
                    pairs.Add(state, move);
                }
            }

            return pairs;
        }
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void A_move_is_lawful_in_its_states_and_changes_nothing_elsewhere(string state, string move)
    {
        var (way, expected, lawful) = Table[state];
        var entry = CatalogueEntry.Rebuild([]);
        Assert.All(way, m => Assert.Empty(Moves[m](entry)));
        Assert.Equal(expected, entry.State);
        var (version, content) = (entry.Version, entry.Content);

        var refusals = Moves[move](entry);

        Assert.Equal(lawful.Contains(move), refusals.Count == 0);
        Assert.Equal(version + (refusals.Count == 0 ? 1 : 0), entry.Version);
        Assert.All(refusals, r => Assert.EndsWith("。", r.Message, StringComparison.Ordinal));
        if (refusals.Count > 0)
        {
            Assert.Equal((expected, content), (entry.State, entry.Content));
        }

        // The entry is the fold of its changes, and nothing else.
        var again = CatalogueEntry.Rebuild(entry.Raised);
        Assert.Equal((entry.State, entry.Version, entry.IndexNumber, entry.Content), (again.State, again.Version, again.IndexNumber, again.Content));
        Assert.Empty(again.Raised);
    }

    [Fact]
    public void Publishing_dates_the_entry_of_the_moment_and_takes_a_number_only_when_all_is_well()
    {
        var asked = 0;
        var entry = CatalogueEntry.Rebuild([]);
        var refusals = entry.Publish(Good with { Title = null, Body = " " }, false, null, Now, () => Counted(ref asked));
        Assert.Equal(["title", "body", "reviewed"], refusals.Select(r => r.Field));
        Assert.Equal((0, null), (asked, entry.State));

        Assert.Empty(entry.Publish(Good with { IndexNumber = "430S00/1999-000009" }, true, null, Now, () => Counted(ref asked)));
        Assert.Equal(("2026-03-02 10:00", "430S00/2026-000001", 1), (entry.Content.PublishedAt, entry.IndexNumber, asked));
        Assert.Equal("430S00/2026-000001", entry.Content.IndexNumber);
    }

    [Fact]
    public void An_earlier_day_of_publication_needs_the_place_where_it_was_public_and_a_later_one_is_refused()
    {
        Assert.Equal("earlier", Assert.Single(New().Publish(Good with { PublishedAt = "2026-02-27" }, true, " ", Now, Number)).Field);
        var entry = New();
        Assert.Empty(entry.Publish(Good with { PublishedAt = "2026-02-27" }, true, "政府公报2026年第3期", Now, Number));
        Assert.Equal("政府公报2026年第3期", Assert.Single(entry.Raised).Reason);
        Assert.Equal("publishedAt", Assert.Single(New().Publish(Good with { PublishedAt = "2026-03-03" }, true, null, Now, Number)).Field);
        Assert.Equal("publishedAt", Assert.Single(New().Publish(Good with { PublishedAt = "2026-03-02 10:30" }, true, null, Now, Number)).Field);
        Assert.Equal("producedOn", Assert.Single(New().Draft(Good with { ProducedOn = "2026-03-03" }, Now)).Field);
    }

    [Fact]
    public void What_waits_needs_title_and_day_and_may_lack_the_rest_but_what_is_there_must_be_right()
    {
        var entry = New();
        Assert.Empty(entry.Draft(new CatalogueDraft { Title = "题", ProducedOn = "2026-02-10" }, Now));
        Assert.Equal(["title", "producedOn"], New().Draft(new CatalogueDraft(), Now).Select(r => r.Field));
        Assert.Equal(["documentNumber", "producedOn", "legalBasis"], New().Draft(new CatalogueDraft { Title = "题", ProducedOn = "2026-02-30", DocumentNumber = new string('号', 201), LegalDueOn = "2026-04-01" }, Now).Select(r => r.Field));
        Assert.Equal("required", Assert.Single(New().Publish(Good with { ProducedOn = null }, true, null, Now, Number)).Code);
        // What came out of an archive by an application may have no known day.
        Assert.Empty(New().Publish(Good with { ProducedOn = null }, true, null, Now, Number, new RecordOrigin(Guid.NewGuid(), "SQ-1")));
    }

    [Fact]
    public void A_correction_keeps_the_number_tells_what_changed_and_is_refused_when_nothing_does()
    {
        var entry = New();
        Assert.Empty(entry.Publish(Good, true, null, Now, Number));
        var before = entry.Content;
        Assert.Equal("unchanged", Assert.Single(entry.Correct(before with { Title = $" {before.Title}\u200B " }, "无", Now)).Code);
        Assert.Equal("reason", Assert.Single(entry.Correct(before with { Title = "新" }, " ", Now)).Field);
        Assert.Equal("reason", Assert.Single(entry.Correct(before with { Title = "新" }, new string('长', 1001), Now)).Field);
        Assert.Equal("body", Assert.Single(entry.Correct(before with { Body = null }, "删正文", Now)).Field);

        Assert.Empty(entry.Correct(before with { Title = "新", Summary = "述", IndexNumber = "430S00/2026-777777", Attachments = [] }, "名称有误", Now));
        Assert.Equal("430S00/2026-000001", entry.IndexNumber);
        Assert.Equal("430S00/2026-000001", entry.Content.IndexNumber);
        Assert.Equal([("名称", before.Title, "新"), ("内容概述", null, "述"), ("附件", "办法.pdf（https://example.org/a.pdf）", null)], RecordDifference.Between(before, entry.Content).Select(d => (d.Field, d.Was, d.Now)));
    }

    [Fact]
    public void An_imported_entry_is_taken_over_once_with_its_number_verbatim()
    {
        var entry = New();
        entry.TakeOver(Good with { IndexNumber = "430S00/2019-03004411", PublishedAt = "2019-12-14" });
        Assert.Equal((RecordState.Published, "430S00/2019-03004411", 1), (entry.State, entry.IndexNumber, entry.Version));
        Assert.Throws<InvalidOperationException>(() => entry.TakeOver(Good with { IndexNumber = "430S00/2019-03004412" }));
        Assert.Throws<InvalidOperationException>(() => New().TakeOver(Good));
    }

    [Theory]
    [InlineData("关于某路段超限治理的批复", "张伟", "关于某路段超限治理的批复")]
    [InlineData("张伟承包路段的批复", "张伟", null)]
    [InlineData("张 伟承包路段的批复", "张伟", null)]
    [InlineData("买买提·艾力的线路牌", "买买提艾力", null)]
    [InlineData("本人房屋拆迁的批复", "张伟", null)]
    [InlineData("430103199001011234号证件的档案", "张伟", null)]
    [InlineData("１３８００１３８０００的来电记录", "张伟", null)]
    [InlineData("湘交公路〔2025〕44号批复", "张伟", "湘交公路〔2025〕44号批复")]
    [InlineData("", "张伟", null)]
    public void Only_words_that_cannot_name_the_applicant_are_proposed(string asked, string name, string? proposed)
    {
        Assert.Equal(proposed, SafePrefill.Title(asked, [], [name, null, "13800138000"]));
        Assert.Equal("收费站设站批文", SafePrefill.Title(asked, ["收费站设站批文.pdf"], [name]));
        Assert.Equal(proposed, SafePrefill.Title(asked, [$"{name}申请的批文.pdf"], [name]));
        Assert.Equal(proposed, SafePrefill.Title(asked, ["甲.pdf", "乙.pdf"], [name]));
    }

    private static CatalogueEntry New() => CatalogueEntry.Rebuild([]);

    private static IndexNumber Number() => IndexNumber.Issue("430S00", 2026, 1);

    private static IndexNumber Counted(ref int asked)
    {
        asked++;
        return Number();
    }
}
