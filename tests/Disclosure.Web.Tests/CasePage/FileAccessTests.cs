using System.Net;
using Disclosure.Web.Accounts;
using Disclosure.Web.Cases;
using Disclosure.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Tests.CasePage;

public sealed class FileAccessTests : IDisposable
{
    private readonly Site site = new();

    public void Dispose() => site.Dispose();

    [Fact]
    public async Task A_file_of_a_case_that_is_not_mine_is_not_there()
    {
        var (_, found, _) = await CaseWithFilesAsync();
        foreach (var (department, role, expected) in new[]
        {
            ("highway", Roles.Handler, HttpStatusCode.OK),
            ("finance", Roles.Handler, HttpStatusCode.NotFound),
            ("office", Roles.SecurityAuditor, HttpStatusCode.NotFound),
            ("office", Roles.DisclosureOfficer, HttpStatusCode.OK),
        })
        {
            var (client, _) = await site.SignInAsync(department, role);
            Assert.Equal(expected, (await client.GetAsync($"/office/files/{found}")).StatusCode);
        }
    }

    [Fact]
    public async Task Nobody_who_is_not_signed_in_gets_a_file()
    {
        var (_, found, _) = await CaseWithFilesAsync();
        using var client = site.CreateClient(new() { AllowAutoRedirect = false, BaseAddress = new("https://localhost") });
        var answer = await client.GetAsync($"/office/files/{found}");
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal("/office/sign-in", answer.Headers.Location!.AbsolutePath);
    }

    [Fact]
    public async Task A_download_has_its_name_and_is_on_record()
    {
        var (caseId, found, _) = await CaseWithFilesAsync();
        var (client, actor) = await site.SignInAsync("construction", Roles.Handler);
        var answer = await client.GetAsync($"/office/files/{found}");

        Assert.Equal("批复.pdf", answer.Content.Headers.ContentDisposition!.FileNameStar);
        await using var db = site.Db();
        var row = await db.Reveals.SingleAsync();
        Assert.Equal((caseId, (Guid?)row.AccountId, $"file:{found:N}"), (row.CaseId, actor.Id, row.Field));
    }

    [Fact]
    public async Task The_identity_proof_asks_for_a_reason_and_opens_for_a_while_after_it()
    {
        var (caseId, _, identity) = await CaseWithFilesAsync();
        var (client, actor) = await site.SignInAsync("office", Roles.DisclosureOfficer);
        var asked = await client.GetAsync($"/office/files/{identity}");
        Assert.Equal($"/office/cases/{caseId}#files", asked.Headers.Location!.OriginalString);

        Assert.IsType<RevealOutcome.Revealed>(await site.Get<RevealDesk>().RevealAsync(actor, caseId, [PersonalAccessRules.FileField(identity)], "核对身份"));
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync($"/office/files/{identity}")).StatusCode);

        site.Clock.Advance(RevealDesk.FileGrace + TimeSpan.FromSeconds(1));
        Assert.Equal(HttpStatusCode.Redirect, (await client.GetAsync($"/office/files/{identity}")).StatusCode);
    }

    [Fact]
    public async Task The_identity_proof_opens_for_the_handler_and_never_for_an_administrator()
    {
        var (_, _, identity) = await CaseWithFilesAsync();
        var (handler, _) = await site.SignInAsync("construction", Roles.Handler);
        Assert.Equal(HttpStatusCode.OK, (await handler.GetAsync($"/office/files/{identity}")).StatusCode);

        var (administrator, _) = await site.SignInAsync("construction", Roles.Administrator, Roles.Handler);
        Assert.Equal(HttpStatusCode.Redirect, (await administrator.GetAsync($"/office/files/{identity}")).StatusCode);
    }

    private async Task<(Guid CaseId, Guid Found, Guid Identity)> CaseWithFilesAsync()
    {
        var walk = new CaseWalk(site.Services);
        var identity = await walk.StageAsync("身份证.pdf", "identity", "%PDF-1.7 id"u8.ToArray(), Actor.Citizen);
        var caseId = await walk.ToAsync("consolidate", f => f with { FileIds = [identity] });
        var found = await walk.StageAsync("批复.pdf", "found", "%PDF-1.7 found"u8.ToArray(), Actor.Citizen);
        await using var db = site.Db();
        var row = await db.Files.SingleAsync(f => f.Id == found);
        var view = await site.Get<CaseReader>().ForOfficerAsync(caseId, site.Officer("office", Roles.DisclosureOfficer));
        site.Get<Files.FileStore>().Attach(row, caseId, view!.Cipher);
        await db.SaveChangesAsync();
        return (caseId, found, identity);
    }
}
