using System.Text;
using Disclosure.Web.Accounts;
using Disclosure.Web.Data;
using Disclosure.Web.Drafts;
using Disclosure.Web.Files;
using Disclosure.Web.Tests.Forms;
using Disclosure.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Disclosure.Web.Tests.Drafts;

public sealed class DraftStoreTests : IDisposable
{
    private readonly Site site = new();
    private readonly CaseDriver driver;

    public DraftStoreTests() => driver = new CaseDriver(site);

    private DraftStore Store => site.Get<DraftStore>();

    public void Dispose() => site.Dispose();

    [Fact]
    public async Task A_draft_is_given_back_to_its_account_and_to_no_other()
    {
        var key = await KeyAsync();
        await SavedAsync(driver.Clerk, key, "{\"note\":\"甲\"}", null);

        Assert.Equal("{\"note\":\"甲\"}", (await Store.LoadAsync(driver.Clerk, key))!.Content);
        Assert.Null(await Store.LoadAsync(driver.Officer, key));
        Assert.Null(await Store.LoadAsync(driver.Clerk, key with { Form = "other" }));
        Assert.Null(await Store.LoadAsync(driver.Clerk with { AuthorityId = Guid.NewGuid() }, key));
    }

    [Fact]
    public async Task What_is_stored_is_encrypted_for_its_case_account_and_form()
    {
        var key = await KeyAsync();
        await SavedAsync(driver.Clerk, key, "{\"note\":\"秘密的话\"}", null);
        await using (var db = site.Db())
        {
            var row = await db.Drafts.SingleAsync();
            Assert.DoesNotContain("秘密的话", Encoding.UTF8.GetString(row.Cipher), StringComparison.Ordinal);

            // Moved to another officer's place it does not open.
            db.Drafts.Add(new DraftRow { Id = key.IdFor(driver.Officer.Id!.Value), CaseId = row.CaseId, AccountId = driver.Officer.Id.Value, Form = row.Form, Cipher = row.Cipher, UpdatedAt = row.UpdatedAt });
            await db.SaveChangesAsync();
        }

        Assert.Null(await Store.LoadAsync(driver.Officer, key));
    }

    [Fact]
    public async Task A_newer_version_of_another_window_is_not_overwritten()
    {
        var key = await KeyAsync();
        var first = await SavedAsync(driver.Clerk, key, "1", null);
        var second = await SavedAsync(driver.Clerk, key, "2", first);
        Assert.True(second > first);

        Assert.Equal(second, Assert.IsType<DraftSave.Overtaken>(await Store.SaveAsync(driver.Clerk, key, "late", first)).At);
        Assert.IsType<DraftSave.Overtaken>(await Store.SaveAsync(driver.Clerk, key, "new window", null));
        Assert.Equal("2", (await Store.LoadAsync(driver.Clerk, key))!.Content);

        await Store.DeleteAsync(driver.Clerk, key);
        Assert.Null(Assert.IsType<DraftSave.Overtaken>(await Store.SaveAsync(driver.Clerk, key, "after submit", second)).At);
    }

    [Fact]
    public async Task Of_windows_that_save_at_once_exactly_one_wins()
    {
        var key = await KeyAsync();
        var results = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Store.SaveAsync(driver.Clerk, key, $"{i}", null)));
        Assert.Single(results, r => r is DraftSave.Saved);
        Assert.Equal(7, results.Count(r => r is DraftSave.Overtaken));
    }

    [Fact]
    public async Task Another_authority_saves_nothing()
    {
        var key = await KeyAsync();
        Assert.IsType<DraftSave.Unavailable>(await Store.SaveAsync(driver.Clerk with { AuthorityId = Guid.NewGuid() }, key, "x", null));
        await using var db = site.Db();
        Assert.Empty(await db.Drafts.ToListAsync());
    }

    [Fact]
    public async Task Uploads_wait_for_their_draft_longer_than_without_one()
    {
        var key = await KeyAsync();
        var staged = await driver.StageAsync(driver.Clerk, key: key.StagingKeyFor(driver.Clerk.Id!.Value));
        var loose = await driver.StageAsync(driver.Officer, key: key.StagingKeyFor(driver.Officer.Id!.Value));
        await SavedAsync(driver.Clerk, key, "x", null);
        var sweep = site.Services.GetServices<Microsoft.Extensions.Hosting.IHostedService>().OfType<OrphanSweep>().Single();

        site.Clock.Advance(TimeSpan.FromDays(5));
        await sweep.SweepAsync(default);
        await using (var db = site.Db())
        {
            Assert.Equal([staged], await db.Files.Where(f => f.CaseId == null).Select(f => f.Id).ToListAsync());
            Assert.DoesNotContain(await db.Files.ToListAsync(), f => f.Id == loose);
        }

        site.Clock.Advance(OrphanSweep.KeepDrafts);
        await sweep.SweepAsync(default);
        await using var after = site.Db();
        Assert.Empty(await after.Drafts.ToListAsync());
        Assert.Empty(await after.Files.Where(f => f.CaseId == null).ToListAsync());
    }

    private async Task<DraftKey> KeyAsync()
    {
        await driver.FileAsync();
        return DraftKey.ForTask(await driver.TaskRowAsync("register"));
    }

    private async Task<DateTimeOffset> SavedAsync(Actor actor, DraftKey key, string content, DateTimeOffset? basedOn) =>
        Assert.IsType<DraftSave.Saved>(await Store.SaveAsync(actor, key, content, basedOn)).At;
}
