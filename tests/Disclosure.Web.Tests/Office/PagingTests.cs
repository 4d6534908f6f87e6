using Disclosure.Web.Accounts;
using Disclosure.Web.Queues;
using Disclosure.Web.Tests.Support;

namespace Disclosure.Web.Tests.Office;

public sealed class PagingTests : IDisposable
{
    private readonly Site site = new();

    public void Dispose() => site.Dispose();

    private QueueReader Reader => site.Get<QueueReader>();

    [Fact]
    public async Task Pages_hold_each_line_once_in_order_and_lead_back_the_same_way()
    {
        // Many share a due date, some have none: the id keeps the order total.
        var rows = Enumerable.Range(0, 130).Select(i => Plain.Case(site.AuthorityId, i, i % 7 == 0 ? null : new DateOnly(2026, 3, 10).AddDays(i % 5), Now.AddMinutes(i))).ToList();
        await site.AddAsync(rows);
        await site.AddAsync(rows.Select(r => Plain.Task(r, "assign", Roles.DisclosureOfficer, null, Now)));
        var officer = site.Officer("office", Roles.DisclosureOfficer);
        var queue = QueueCatalogue.Find(QueueCatalogue.Mine)!;

        var first = await Reader.ReadAsync(queue, officer, QueueFilter.None);
        var second = await Reader.ReadAsync(queue, officer, QueueFilter.None, first.After);
        var third = await Reader.ReadAsync(queue, officer, QueueFilter.None, second.After);
        Assert.Equal([50, 50, 30], [first.Lines.Count, second.Lines.Count, third.Lines.Count]);
        Assert.Null(first.Before);
        Assert.Null(third.After);

        var all = first.Lines.Concat(second.Lines).Concat(third.Lines).ToList();
        Assert.Equal(130, all.Select(l => l.Id).Distinct().Count());
        var keys = all.Select(l => l.Time.DueOn ?? DateOnly.MaxValue).ToList();
        Assert.Equal(keys.Order(), keys);

        var back = await Reader.ReadAsync(queue, officer, QueueFilter.None, third.Before);
        Assert.Equal(second.Lines.Select(l => l.Id), back.Lines.Select(l => l.Id));
        var start = await Reader.ReadAsync(queue, officer, QueueFilter.None, back.Before);
        Assert.Equal(first.Lines.Select(l => l.Id), start.Lines.Select(l => l.Id));
        Assert.Null(start.Before);
    }

    [Fact]
    public async Task What_arrives_meanwhile_neither_repeats_nor_hides_a_line()
    {
        var rows = Enumerable.Range(0, 120).Select(i => Plain.Case(site.AuthorityId, i, new(2026, 3, 10), Now.AddMinutes(i))).ToList();
        await site.AddAsync(rows);
        var officer = site.Officer("office", Roles.DisclosureOfficer);
        var first = await Reader.LedgerAsync(officer, QueueFilter.None);

        // Newer ones come before the page that is shown, one comes between lines shown later, and one is taken away.
        await site.AddAsync(Enumerable.Range(0, 60).Select(i => Plain.Case(site.AuthorityId, 1000 + i, null, Now.AddHours(5).AddMinutes(i))));
        await site.AddAsync(Plain.Case(site.AuthorityId, 2000, null, Now.AddMinutes(20.5)));
        await using (var db = site.Db())
        {
            db.Remove(rows[60]);
            await db.SaveChangesAsync();
        }

        var second = await Reader.LedgerAsync(officer, QueueFilter.None, first.After);
        var third = await Reader.LedgerAsync(officer, QueueFilter.None, second.After);
        var numbers = first.Lines.Concat(second.Lines).Concat(third.Lines).Select(l => l.Case.Number).ToList();
        var expected = rows.Where((_, i) => i != 60).Select(r => r.Number).Append("430S00-SQ2026-02000").Order().ToList();
        Assert.Equal(expected, numbers.Order());
    }

    [Fact]
    public async Task Going_back_past_new_lines_ends_on_a_full_first_page()
    {
        var rows = Enumerable.Range(0, 60).Select(i => Plain.Case(site.AuthorityId, i, null, Now.AddMinutes(i))).ToList();
        await site.AddAsync(rows);
        var officer = site.Officer("office", Roles.DisclosureOfficer);
        var second = await Reader.LedgerAsync(officer, QueueFilter.None, (await Reader.LedgerAsync(officer, QueueFilter.None)).After);
        Assert.Equal(10, second.Lines.Count);
        await site.AddAsync(Plain.Case(site.AuthorityId, 99, null, Now.AddHours(9)));

        // 51 lines lie before: one page, and one more before it.
        var back = await Reader.LedgerAsync(officer, QueueFilter.None, second.Before);
        Assert.Equal(50, back.Lines.Count);
        Assert.NotNull(back.Before);
        var start = await Reader.LedgerAsync(officer, QueueFilter.None, back.Before);
        Assert.Equal(50, start.Lines.Count);
        Assert.Equal("430S00-SQ2026-00099", start.Lines[0].Case.Number);
        Assert.Null(start.Before);
    }

    [Theory]
    [InlineData("")]
    [InlineData("x-y")]
    [InlineData("-1-00000000000000000000000000000000")]
    [InlineData("99999999999999999999-00000000000000000000000000000000")]
    [InlineData("5-zz")]
    public void A_place_that_is_none_is_the_beginning(string text) => Assert.Null(Cursor.Parse(text, backwards: false));

    [Fact]
    public async Task A_place_from_another_list_does_not_break_a_page()
    {
        await site.AddAsync(Plain.Case(site.AuthorityId, 1, new(2026, 3, 10), Now));
        var officer = site.Officer("office", Roles.DisclosureOfficer);
        var foreign = new Cursor(Now.UtcTicks, Guid.NewGuid(), Backwards: false);
        Assert.Empty((await Reader.ReadAsync(QueueCatalogue.Find(QueueCatalogue.Overdue)!, officer, QueueFilter.None, foreign)).Lines);
        Assert.Single((await Reader.LedgerAsync(officer, QueueFilter.None, new Cursor(DateTime.MaxValue.Ticks, Guid.Empty, Backwards: false))).Lines);
    }

    private DateTimeOffset Now => site.Clock.GetUtcNow();
}
