using System.Net;
using Disclosure.Domain.Decisions;
using Disclosure.Web.Accounts;
using Disclosure.Web.Cases;
using Disclosure.Web.Features.Seal;
using Disclosure.Web.Letters;
using Disclosure.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Tests.Letters;

/// <summary>文书预览: the letter as it would be, for those who may see the case, and never to be mistaken for a reply.</summary>
public sealed class LetterPreviewTests : IDisposable
{
    private readonly Site site = new();

    public void Dispose() => site.Dispose();

    [Fact]
    public async Task The_draft_is_shown_as_a_letter_without_a_number_and_none_is_used()
    {
        var id = await new CaseWalk(site.Services).ToAsync("check");
        var (client, _) = await site.SignInAsync("office", Roles.DisclosureHead);
        var response = await client.GetAsync($"/office/cases/{id}/letter-preview");
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("text/html", response.Content.Headers.ContentType!.MediaType);
        Assert.Contains("no-store", response.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        var html = await response.Content.ReadAsStringAsync();
        Assert.Contains("湘交公开告〔2026〕＿＿号", html, StringComparison.Ordinal);
        Assert.Contains("<title>【预览】湖南省交通运输厅政府信息公开告知书</title>", html, StringComparison.Ordinal);
        Assert.Contains("不作为答复", html, StringComparison.Ordinal);
        // Nobody is recorded as having read it, so it does not name the person.
        var name = (await site.Get<CaseReader>().ForOfficerAsync(id, site.Officer("office", Roles.DisclosureOfficer)))!.State.Filing!.Applicant.Name;
        Assert.DoesNotContain(name, html, StringComparison.Ordinal);
        Assert.Contains($"{Masking.Name(name)}：", html, StringComparison.Ordinal);
        await using var db = site.Db();
        Assert.False(await db.Numbers.AnyAsync(n => n.Series == IssueLetterHandler.Series));
    }

    [Fact]
    public async Task It_is_as_absent_as_the_case_for_those_who_may_not_see_it_and_before_there_is_a_draft()
    {
        var walk = new CaseWalk(site.Services);
        var drafted = await walk.ToAsync("check");
        var undrafted = await walk.ToAsync("draft");
        var (stranger, _) = await site.SignInAsync("finance", Roles.Handler);
        var (auditor, _) = await site.SignInAsync("office", Roles.SecurityAuditor);
        var (lead, _) = await site.SignInAsync("construction", Roles.Handler);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync($"/office/cases/{drafted}/letter-preview")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await auditor.GetAsync($"/office/cases/{drafted}/letter-preview")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await lead.GetAsync($"/office/cases/{drafted}/letter-preview")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await lead.GetAsync($"/office/cases/{undrafted}/letter-preview")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await lead.GetAsync($"/office/cases/{Guid.NewGuid()}/letter-preview")).StatusCode);

        using var nobody = site.CreateClient(new() { AllowAutoRedirect = false });
        Assert.Equal(HttpStatusCode.Redirect, (await nobody.GetAsync($"/office/cases/{drafted}/letter-preview")).StatusCode);
    }

    [Fact]
    public async Task What_is_being_typed_is_shown_without_being_saved_and_other_peoples_files_are_not_named()
    {
        var walk = new CaseWalk(site.Services);
        var id = await walk.ToAsync("draft");
        var officer = site.Officer("office", Roles.DisclosureOfficer);
        var view = (await site.Get<CaseReader>().ForOfficerAsync(id, officer))!;
        var own = await walk.StageAsync("批复原件.pdf", "release", "%PDF-1.7"u8.ToArray(), officer);
        var typed = new ReplyDraft(ReplyType.Disclosed, null, "<b>经查</b>", null, null, [own, Guid.NewGuid()], null);
        var preview = site.Get<LetterPreview>();
        var html = await preview.RenderAsync(view, typed);
        Assert.Contains("&lt;b&gt;经查&lt;/b&gt;", html, StringComparison.Ordinal);
        Assert.Contains("批复原件", html, StringComparison.Ordinal);
        Assert.Null((await site.Get<CaseReader>().ForOfficerAsync(id, officer))!.State.Draft);

        // A refusal without its ground has no article, and so no letter yet.
        Assert.Null(await preview.RenderAsync(view, typed with { Type = ReplyType.Refused }));
        Assert.Contains("第十六条第一款", await preview.RenderAsync(view, typed with { Type = ReplyType.Refused, Ground = RefusalGround.InternalAffairs }), StringComparison.Ordinal);

        // Another case's file stays unnamed, whoever puts its identifier into the draft.
        var other = await new CaseWalk(site.Services) { Release = ("他案文件.pdf", "%PDF-1.7"u8.ToArray()) }.ToAsync("check");
        var foreign = (await site.Get<CaseReader>().ForOfficerAsync(other, officer))!.State.Draft!.AttachmentIds.Single();
        Assert.DoesNotContain("他案文件", await preview.RenderAsync(view, typed with { AttachmentIds = [foreign] }), StringComparison.Ordinal);
    }
}
