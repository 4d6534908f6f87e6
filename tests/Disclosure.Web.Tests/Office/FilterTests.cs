using Disclosure.Domain.Deadlines;
using Disclosure.Domain.Requests;
using Disclosure.Web.Accounts;
using Disclosure.Web.Cases;
using Disclosure.Web.Queues;
using Disclosure.Web.Tests.Support;

namespace Disclosure.Web.Tests.Office;

public sealed class FilterTests : IDisposable
{
    private readonly Site site = new();

    public void Dispose() => site.Dispose();

    private CaseWalk Walk => new(site.Services);

    [Fact]
    public async Task A_text_finds_by_number_subject_and_exactly_by_what_identifies_the_applicant()
    {
        var mine = await Walk.FileAsync(f => f with
        {
            Applicant = f.Applicant with { Name = "欧阳小舟", Phone = "0731-85551234", Email = "Zhou@Example.org" },
            Information = new("衡阳市农村公路养护资金分配方案（2025年）"),
        });
        await Walk.FileAsync(f => f with { Information = new("长沙港某泊位 S12 航道图") });

        foreach (var (text, found) in new[]
        {
            (mine.Number, true),
            ("sq2026-00001", true), // part of the number, however it is typed
            ("ＳＱ２０２６－００００１", true),
            ("农村公路", true),
            ("公路", true), // two characters
            ("路", true), // one
            ("资金分配方案2025", true), // brackets do not matter
            ("公农", false), // order does
            ("欧阳小舟", true),
            ("欧阳 小舟", true),
            ("欧阳小", false), // a part of a name finds nothing
            ("07318555 1234", true),
            ("zhou@example.org", true),
            ("example.org", false),
            ("11010119900307889x", true),
            ("110101199003078", false),
            ("　", true), // nothing typed: everything
            ("，。！", false),
            ("100%", false), // no wildcard
            ("_", false),
            ("\ud800", false),
        })
        {
            var lines = await LedgerAsync(new QueueFilter { Text = text });
            Assert.True(found == lines.Any(l => l.Case.Id == mine.CaseId), text);
        }

        Assert.Single(await LedgerAsync(new QueueFilter { Text = "s12" }));
        Assert.Empty(await LedgerAsync(new QueueFilter { Text = "s1" }));
    }

    [Fact]
    public async Task A_name_finds_for_a_department_only_among_its_own_cases()
    {
        await new CaseWalk(site.Services) { Departments = ("construction", []) }.ToAsync("accept");
        var filter = new QueueFilter { Text = Samples.Citizen.Name };
        Assert.Single((await site.Get<QueueReader>().LedgerAsync(site.Officer("construction", Roles.Handler), filter)).Lines);
        Assert.Empty((await site.Get<QueueReader>().LedgerAsync(site.Officer("finance", Roles.Handler), filter)).Lines);
    }

    [Fact]
    public async Task State_department_channel_and_due_narrow_together()
    {
        var atDraft = await new CaseWalk(site.Services) { Departments = ("finance", ["legal"]) }.ToAsync("draft");
        var atAccept = await Walk.ToAsync("accept", f => f with { Receipt = new(ReceiptChannel.Counter, f.Receipt.SubmittedOn) });
        var unconfirmed = await Walk.ToAsync("register", f => f with { Receipt = new(ReceiptChannel.Fax, f.Receipt.SubmittedOn) });

        Assert.Equal([atDraft], await IdsAsync(new QueueFilter { State = "待拟稿" }));
        Assert.Equal([atDraft], await IdsAsync(new QueueFilter { Department = "legal" })); // 协办 too
        Assert.Equal([atAccept], await IdsAsync(new QueueFilter { Department = "highway" }));
        Assert.Equal([atAccept], await IdsAsync(new QueueFilter { Channel = ReceiptChannel.Counter }));
        Assert.Equal([unconfirmed], await IdsAsync(new QueueFilter { Channel = ReceiptChannel.Fax }));
        Assert.Equal([], await IdsAsync(new QueueFilter { Channel = ReceiptChannel.Fax, State = "待拟稿" }));

        // Both are due on 2026-03-30, 20 working days ahead; the unconfirmed one has no date.
        Assert.Equal([], await IdsAsync(new QueueFilter { Due = "15" }));
        Assert.Equal(2, (await IdsAsync(new QueueFilter { DueFrom = new(2026, 3, 30), DueTo = new(2026, 3, 30) })).Count);
        Assert.Equal([], await IdsAsync(new QueueFilter { DueTo = new(2026, 3, 29) }));
        site.Clock.Set(new(2026, 3, 27));
        Assert.Equal(2, (await IdsAsync(new QueueFilter { Due = "soon" })).Count);
        Assert.Equal([], await IdsAsync(new QueueFilter { Due = "overdue" }));
        site.Clock.Set(new(2026, 3, 31));
        Assert.Equal(2, (await IdsAsync(new QueueFilter { Due = "overdue" })).Count);
    }

    [Fact]
    public async Task In_my_own_queue_the_state_is_that_of_my_step()
    {
        await Walk.ToAsync("accept");
        var receiver = site.Officer("construction", Roles.DepartmentReceiver);
        var queue = QueueCatalogue.Find(QueueCatalogue.Mine)!;
        Assert.Single((await site.Get<QueueReader>().ReadAsync(queue, receiver, new QueueFilter { State = "待签收" })).Lines);
        Assert.Empty((await site.Get<QueueReader>().ReadAsync(queue, receiver, new QueueFilter { State = "承办中" })).Lines);
        Assert.Single((await site.Get<QueueReader>().ReadAsync(queue, receiver, new QueueFilter { Department = "highway", Text = "初步设计" })).Lines);
    }

    [Fact]
    public void The_address_carries_all_of_a_filter_but_the_text_and_survives_nonsense()
    {
        var filter = new QueueFilter { State = "待签收", Department = "legal", Channel = ReceiptChannel.Fax, DueFrom = new(2026, 1, 2), DueTo = new(2026, 3, 4), Kind = Domain.Requests.RequestKind.Correction, Text = "欧阳小舟" };
        var query = filter.ToQuery();
        Assert.DoesNotContain(query.Values, v => v?.ToString()?.Contains("欧阳", StringComparison.Ordinal) == true);
        Assert.Equal(filter with { Text = null }, QueueFilter.Parse(
            (string?)query["state"], (string?)query["department"], (string?)query["channel"], (string?)query["due"], (string?)query["from"], (string?)query["to"], (string?)query["kind"]));
        Assert.True(QueueFilter.Parse("无此状态", new string('x', 999), "Pigeon", "never", "2026-02-30", "9999-99-99", "opinion").IsEmpty);
        Assert.True(QueueFilter.Parse(null, null, "7", null, null, null).IsEmpty);
    }

    private async Task<IReadOnlyList<QueueLine>> LedgerAsync(QueueFilter filter) =>
        (await site.Get<QueueReader>().LedgerAsync(site.Officer("office", Roles.DisclosureOfficer), filter)).Lines;

    private async Task<IReadOnlyList<Guid>> IdsAsync(QueueFilter filter) => [.. (await LedgerAsync(filter)).Select(l => l.Case.Id)];
}
