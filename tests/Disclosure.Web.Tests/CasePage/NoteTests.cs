using System.Security.Cryptography;
using System.Text;
using Disclosure.Web.Accounts;
using Disclosure.Web.Cases;
using Disclosure.Web.Features.CasePage;
using Disclosure.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Tests.CasePage;

public sealed class NoteTests : IDisposable
{
    private readonly Site site = new();

    public void Dispose() => site.Dispose();

    [Fact]
    public async Task A_note_is_sealed_with_the_key_of_its_case()
    {
        var walk = new CaseWalk(site.Services);
        var (id, other) = (await walk.ToAsync("assign"), await walk.ToAsync("assign"));
        var officer = site.Officer("office", Roles.DisclosureOfficer);
        Assert.True((await site.Get<AddNoteHandler>().HandleAsync(officer, id, " 申请人来电催问 ", Guid.NewGuid())).Succeeded);

        await using var db = site.Db();
        var row = await db.Notes.SingleAsync();
        Assert.DoesNotContain("申请人来电催问", Encoding.UTF8.GetString(row.Cipher), StringComparison.Ordinal);
        var note = Assert.Single((await site.Get<CasePageQuery>().LoadAsync(id, officer))!.Notes);
        Assert.Equal(("申请人来电催问", officer.Name), (note.Text, note.AuthorName));

        // The same bytes moved to another case, or to another note, do not open.
        var elsewhere = (await site.Get<CaseReader>().ForOfficerAsync(other, officer))!.Cipher;
        Assert.ThrowsAny<CryptographicException>(() => elsewhere.OpenText(row.Cipher, AddNoteHandler.Context(row.Id)));
        var own = (await site.Get<CaseReader>().ForOfficerAsync(id, officer))!.Cipher;
        Assert.ThrowsAny<CryptographicException>(() => own.OpenText(row.Cipher, AddNoteHandler.Context(Guid.NewGuid())));
    }

    [Fact]
    public async Task A_second_click_adds_nothing()
    {
        var id = await new CaseWalk(site.Services).ToAsync("assign");
        var (officer, note) = (site.Officer("office", Roles.DisclosureOfficer), Guid.NewGuid());
        await site.Get<AddNoteHandler>().HandleAsync(officer, id, "一次", note);
        Assert.True((await site.Get<AddNoteHandler>().HandleAsync(officer, id, "一次", note)).Succeeded);

        await using var db = site.Db();
        Assert.Equal(1, await db.Notes.CountAsync());
    }

    [Fact]
    public async Task A_note_without_words_or_with_too_many_is_refused_and_says_so()
    {
        var id = await new CaseWalk(site.Services).ToAsync("assign");
        var officer = site.Officer("office", Roles.DisclosureOfficer);
        foreach (var text in new[] { null, "  ", new string('字', AddNoteHandler.MaxLength + 1) })
        {
            var refused = Assert.IsType<Outcome.Refused>(await site.Get<AddNoteHandler>().HandleAsync(officer, id, text, Guid.NewGuid()));
            Assert.Equal("text", Assert.Single(refused.Refusals).Field);
        }

        Assert.True((await site.Get<AddNoteHandler>().HandleAsync(officer, id, new string('字', AddNoteHandler.MaxLength), Guid.NewGuid())).Succeeded);
    }

    [Fact]
    public async Task Nobody_writes_into_a_case_that_is_not_theirs()
    {
        var id = await new CaseWalk(site.Services).ToAsync("consolidate");
        Assert.IsType<Outcome.NotFound>(await site.Get<AddNoteHandler>().HandleAsync(site.Officer("finance", Roles.Handler), id, "你好", Guid.NewGuid()));
        Assert.True((await site.Get<AddNoteHandler>().HandleAsync(site.Officer("highway", Roles.Handler), id, "你好", Guid.NewGuid())).Succeeded);
    }
}
