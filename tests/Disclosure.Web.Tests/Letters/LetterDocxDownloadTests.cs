using System.Net;
using Disclosure.Web.Accounts;
using Disclosure.Web.Cases;
using Disclosure.Web.Tests.Support;
using DocumentFormat.OpenXml.Packaging;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Tests.Letters;

/// <summary>下载 DOCX: for the same readers as the letter itself, masked where the preview masks, on record where the letter is.</summary>
public sealed class LetterDocxDownloadTests : IDisposable
{
    private readonly Site site = new();

    public void Dispose() => site.Dispose();

    [Fact]
    public async Task A_draft_comes_as_a_preview_that_names_nobody_and_is_not_kept()
    {
        var id = await new CaseWalk(site.Services).ToAsync("check");
        var (client, _) = await site.SignInAsync("office", Roles.DisclosureHead);
        var answer = await client.GetAsync($"/office/cases/{id}/letter-preview/docx");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("application/vnd.openxmlformats-officedocument.wordprocessingml.document", answer.Content.Headers.ContentType!.MediaType);
        Assert.Contains("no-store", answer.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition!.DispositionType);
        Assert.EndsWith("未编号）.docx", answer.Content.Headers.ContentDisposition.FileNameStar, StringComparison.Ordinal);
        var text = await TextAsync(answer);
        var name = (await StateAsync(id)).Filing!.Applicant.Name;
        Assert.DoesNotContain(name, text, StringComparison.Ordinal);
        Assert.Contains($"{Masking.Name(name)}：", text, StringComparison.Ordinal);
        Assert.Contains("湘交公开告〔2026〕＿＿号", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_as_absent_as_the_case_for_those_who_may_not_see_it()
    {
        var walk = new CaseWalk(site.Services);
        var (drafted, undrafted) = (await walk.ToAsync("check"), await walk.ToAsync("draft"));
        foreach (var (department, role, id, expected) in new[]
        {
            ("finance", Roles.Handler, drafted, HttpStatusCode.NotFound),
            ("office", Roles.SecurityAuditor, drafted, HttpStatusCode.NotFound),
            ("construction", Roles.Handler, drafted, HttpStatusCode.OK),
            ("construction", Roles.Handler, undrafted, HttpStatusCode.NotFound),
            ("construction", Roles.Handler, Guid.NewGuid(), HttpStatusCode.NotFound),
        })
        {
            var (client, _) = await site.SignInAsync(department, role);
            Assert.Equal(expected, (await client.GetAsync($"/office/cases/{id}/letter-preview/docx")).StatusCode);
        }

        using var nobody = site.CreateClient(new() { AllowAutoRedirect = false });
        Assert.Equal(HttpStatusCode.Redirect, (await nobody.GetAsync($"/office/cases/{drafted}/letter-preview/docx")).StatusCode);
    }

    [Fact]
    public async Task An_issued_letter_names_the_applicant_and_is_for_those_who_read_letters_or_give_a_reason_on_record()
    {
        var id = await new CaseWalk(site.Services).ToAsync("serve");
        var letter = (await StateAsync(id)).ReplyLetter!;
        foreach (var file in new[] { letter.Issued.FileId, letter.SealedFileId!.Value })
        {
            foreach (var role in new[] { Roles.Administrator, Roles.Supervisor, Roles.IntakeClerk })
            {
                var (client, actor) = await site.SignInAsync("office", role);
                foreach (var path in file == letter.Issued.FileId ? new[] { $"/office/files/{file}", $"/office/files/{file}/docx" } : [$"/office/files/{file}"])
                {
                    var turned = await client.GetAsync(path);
                    Assert.Equal(HttpStatusCode.Redirect, turned.StatusCode);
                    Assert.Equal($"/office/cases/{id}#files", turned.Headers.Location!.OriginalString);
                }

                var reveal = await site.Get<RevealDesk>().RevealAsync(actor, id, [PersonalAccessRules.FileField(file)], "核查办理情况");
                Assert.Equal(role == Roles.Administrator, reveal is RevealOutcome.Refused);
                Assert.Equal(role == Roles.Administrator ? HttpStatusCode.Redirect : HttpStatusCode.OK, (await client.GetAsync($"/office/files/{file}")).StatusCode);
            }

            var (reader, _) = await site.SignInAsync("office", Roles.SealOfficer);
            Assert.Equal(HttpStatusCode.OK, (await reader.GetAsync($"/office/files/{file}")).StatusCode);
        }
    }

    [Fact]
    public async Task A_numbered_letter_comes_from_its_file_and_what_is_no_letter_does_not_come()
    {
        var walk = new CaseWalk(site.Services);
        var id = await walk.ToAsync("serve");
        var issued = (await StateAsync(id)).ReplyLetter!;
        var (client, actor) = await site.SignInAsync("office", Roles.DisclosureOfficer);
        var led = await client.GetAsync($"/office/cases/{id}/letter-preview/docx");
        Assert.Equal($"/office/files/{issued.Issued.FileId}/docx", led.Headers.Location!.OriginalString);
        var answer = await client.GetAsync(led.Headers.Location);
        Assert.Contains(issued.Issued.Number, answer.Content.Headers.ContentDisposition!.FileNameStar!, StringComparison.Ordinal);
        Assert.Contains(issued.Issued.Number, await TextAsync(answer), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync($"/office/files/{issued.SealedFileId}/docx")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync($"/office/files/{Guid.NewGuid()}/docx")).StatusCode);
        await using var db = site.Db();
        Assert.True(await db.Reveals.AnyAsync(r => r.CaseId == id && r.AccountId == actor.Id));
        var (stranger, _) = await site.SignInAsync("finance", Roles.Handler);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync($"/office/files/{issued.Issued.FileId}/docx")).StatusCode);
    }

    private async Task<Domain.Requests.RequestState> StateAsync(Guid id) => (await site.Get<CaseReader>().ForOfficerAsync(id, site.Officer("office", Roles.DisclosureOfficer)))!.State;

    private static async Task<string> TextAsync(HttpResponseMessage answer)
    {
        using var content = new MemoryStream(await answer.Content.ReadAsByteArrayAsync());
        using var document = WordprocessingDocument.Open(content, isEditable: false);
        return document.MainDocumentPart!.Document!.Body!.InnerText;
    }
}
