using Disclosure.Web.Accounts;
using Disclosure.Web.Cases;
using Disclosure.Web.Features.CasePage;
using Disclosure.Web.Tests.Support;

namespace Disclosure.Web.Tests.CasePage;

public sealed class CasePageQueryTests : IDisposable
{
    private readonly QueryCount queries = new();
    private readonly Site site = new();

    private CaseWalk Walk => new(site.Services);

    public void Dispose()
    {
        site.Dispose();
        queries.Dispose();
    }

    [Fact]
    public async Task Everything_of_a_case_is_there_after_a_long_way()
    {
        var id = await Walk.ToAsync("sign");
        var data = (await site.Get<CasePageQuery>().LoadAsync(id, site.Officer("office", Roles.DisclosureOfficer)))!;

        Assert.Equal("sign", Assert.Single(data.OpenTasks).Form);
        Assert.Equal(3, data.Instances.Count);
        Assert.Equal(data.Case.Events.Count, data.Stamp.Version);
        Assert.Contains(data.Mails, m => m.Row.TemplateKey == "receipt" && m.To == "j**@example.org");
        Assert.Equal("湖南省交通运输厅", data.AuthorityName);
        Assert.All(data.Case.State.Assignments, a => Assert.NotEqual("（已撤销的处室）", data.DepartmentName(a.DepartmentId)));
    }

    [Fact]
    public async Task A_department_sees_only_its_own_cases()
    {
        var id = await Walk.ToAsync("consolidate");
        var query = site.Get<CasePageQuery>();

        Assert.NotNull(await query.LoadAsync(id, site.Officer("highway", Roles.Handler)));
        Assert.Null(await query.LoadAsync(id, site.Officer("finance", Roles.DepartmentHead)));
        Assert.Null(await query.LoadAsync(id, site.Officer("office", Roles.SecurityAuditor)));
    }

    [Fact]
    public async Task A_case_of_another_authority_does_not_exist()
    {
        var id = await Walk.ToAsync("assign");
        var stranger = site.Officer("office", Roles.DisclosureOfficer, Roles.Administrator) with { AuthorityId = Guid.NewGuid() };

        Assert.Null(await site.Get<CasePageQuery>().LoadAsync(id, stranger));
        Assert.Null(await site.Get<CasePageQuery>().LoadAsync(Guid.NewGuid(), site.Officer("office", Roles.DisclosureOfficer)));
    }

    [Fact]
    public async Task The_number_of_queries_does_not_grow_with_the_record()
    {
        var officer = site.Officer("office", Roles.DisclosureOfficer);
        var (young, old) = (await Walk.ToAsync("assign"), await Walk.ToAsync("sign"));
        for (var i = 0; i < 5; i++)
        {
            await site.Get<AddNoteHandler>().HandleAsync(officer, old, $"第{i}条", Guid.NewGuid());
        }

        await site.Get<CasePageQuery>().LoadAsync(young, officer);
        var count = await CountAsync(young, officer);
        Assert.InRange(count, 8, 15);
        Assert.Equal(count, await CountAsync(old, officer));
    }

    [Fact]
    public async Task The_stamp_moves_with_everything_that_the_page_shows()
    {
        var id = await Walk.ToAsync("assign");
        var query = site.Get<CasePageQuery>();
        var first = await query.StampAsync(id);
        Assert.Equal(first, await query.StampAsync(id));

        await site.Get<AddNoteHandler>().HandleAsync(site.Officer("office", Roles.DisclosureOfficer), id, "看一下", Guid.NewGuid());
        var second = await query.StampAsync(id);
        Assert.NotEqual(first, second);

        await Walk.StepAsync(id, "assign");
        Assert.NotEqual(second!.Version, (await query.StampAsync(id))!.Version);
        Assert.Null(await query.StampAsync(Guid.NewGuid()));
    }

    private Task<int> CountAsync(Guid id, Actor actor) => queries.OfAsync(() => site.Get<CasePageQuery>().LoadAsync(id, actor));
}
