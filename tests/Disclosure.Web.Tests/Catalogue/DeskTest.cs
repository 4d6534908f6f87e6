using Disclosure.Domain.Catalogue;
using Disclosure.Web.Accounts;
using Disclosure.Web.Cases;
using Disclosure.Web.Catalogue.Desk;
using Disclosure.Web.Features.CatalogueDesk;
using Disclosure.Web.Tests.Public;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Tests.Catalogue;

/// <summary>An officer at the catalogue, and a visitor of the public pages.</summary>
public abstract class DeskTest(bool postgres) : CatalogueTest(postgres)
{
    /// <summary>What an officer types; good as it is.</summary>
    protected static readonly CatalogueDraft Good = new()
    {
        Title = "关于普通国省道桥梁检查结果的通报",
        DocumentNumber = "湘交公路〔2026〕9号",
        Publisher = "湖南省交通运输厅",
        ProducedOn = "2026-02-10",
        Manner = "主动公开",
        Duration = "长期公开",
        Summary = "通报桥梁检查结果。",
        Body = "各市州交通运输局：\n现将检查结果通报如下。",
        Category = ["政策法规", "规范性文件"],
    };

    protected Actor Officer => field ??= Site.Officer("office", Roles.DisclosureOfficer);

    protected RecordHandler Handler => Site.Get<RecordHandler>();

    /// <summary>Publishes and gives the entry.</summary>
    protected async Task<Guid> PublishAsync(CatalogueDraft? content = null, Actor? by = null)
    {
        var id = Guid.NewGuid();
        var outcome = await Handler.PublishAsync(by ?? Officer, new RecordCommand(id, 0, true, content ?? Good), reviewed: true, earlier: null);
        Assert.True(outcome.Succeeded, outcome.Message);
        return id;
    }

    /// <summary>The entry as officers see it.</summary>
    protected async Task<DeskRecord> RecordAsync(Guid id) => (await Site.Get<DeskQuery>().FindAsync(Officer, id))!;

    /// <summary>A public page.</summary>
    protected async Task<Answer> VisitAsync(string path)
    {
        using var visitor = new Visitor(Site);
        return await visitor.GetAsync(path);
    }

    /// <summary>What the verifier finds.</summary>
    protected async Task<List<string>> DifferencesAsync()
    {
        var found = new List<string>();
        await Site.Get<RecordVerifier>().RunAsync((number, what) => found.Add($"{number}: {what}"), CancellationToken.None);
        return found;
    }

    /// <summary>Fields of the refusals.</summary>
    protected static IReadOnlyList<string?> FieldsOf(Outcome outcome) => [.. Assert.IsType<Outcome.Refused>(outcome).Refusals.Select(r => r.Field)];

    /// <summary>Numbers in the order of issue.</summary>
    protected async Task<List<string>> NumbersAsync()
    {
        await using var db = Site.Db();
        return await db.CatalogueRecords.OrderBy(r => r.IndexNumber).Select(r => r.IndexNumber).ToListAsync();
    }
}
