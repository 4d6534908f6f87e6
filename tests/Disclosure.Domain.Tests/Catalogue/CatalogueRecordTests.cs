using Disclosure.Domain.Catalogue;

namespace Disclosure.Domain.Tests.Catalogue;

public sealed class CatalogueRecordTests
{
    private static readonly CatalogueDraft Good = new()
    {
        IndexNumber = "430S00/2024-001234",
        Title = "关于印发农村公路养护管理办法的通知",
        Publisher = "湖南省交通运输厅",
        ProducedOn = "2024-05-06",
        PublishedAt = "2024-05-10 09:30",
        Body = "第一段。\n第二段。",
        Category = ["政策法规"],
        Attachments = [new("办法.pdf", "https://example.org/a.pdf")],
    };

    [Fact]
    public void A_complete_draft_becomes_a_record_and_blanks_stay_blank()
    {
        var (record, refusals) = CatalogueRecord.Create(Good with { Audience = "  ", Summary = "\n" }, "430S00");
        Assert.Empty(refusals);
        Assert.Equal(new DateTime(2024, 5, 10, 9, 30, 0), record!.PublishedAt);
        Assert.Equal(new DateOnly(2024, 5, 6), record.ProducedOn);
        Assert.Null(record.Audience);
        Assert.Null(record.Summary);
    }

    [Fact]
    public void All_that_is_wrong_is_told_at_once_by_field()
    {
        var (record, refusals) = CatalogueRecord.Create(
            Good with { IndexNumber = "x", Title = new string('长', 301), Publisher = null, PublishedAt = "2024-02-30", Category = [], Attachments = [new("a", "javascript:alert(1)")] }, "430S00");
        Assert.Null(record);
        Assert.Equal(["indexNumber", "title", "publisher", "publishedAt", "category", "attachments"], refusals.Select(r => r.Field));
    }

    [Fact]
    public void Nothing_is_published_before_it_was_made()
    {
        Assert.Equal("publishedAt", Assert.Single(CatalogueRecord.Create(Good with { ProducedOn = "2024-05-11" }, "430S00").Refusals).Field);
        Assert.Empty(CatalogueRecord.Create(Good with { ProducedOn = "2024-05-10" }, "430S00").Refusals);
    }

    [Fact]
    public void What_cannot_be_seen_is_taken_out_and_what_can_stays()
    {
        var (record, _) = CatalogueRecord.Create(Good with { Title = "\u202E标\u0000题\u200B <script>\uD800𫚖\r\n续", Body = "一\u0001\r\n\r\n  二\u2028三" }, "430S00");
        Assert.Equal("标题 <script>\uFFFD𫚖 续", record!.Title);
        Assert.Equal("一\n二\n三", record.Body);
        Assert.True(CatalogueText.HasHidden("\u202E"));
        Assert.False(CatalogueText.HasHidden("正 常\n<b>"));
    }

    [Fact]
    public void A_number_is_issued_once()
    {
        var (record, _) = CatalogueRecord.Create(Good with { IndexNumber = null }, "430S00");
        var numbered = record!.Numbered(IndexNumber.Issue("430S00", 2026, 1));
        Assert.Equal("430S00/2026-000001", numbered.IndexNumber!.Value);
        Assert.Throws<InvalidOperationException>(() => numbered.Numbered(IndexNumber.Issue("430S00", 2026, 2)));
    }
}
