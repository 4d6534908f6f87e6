using System.Net;
using System.Text.Json;
using Disclosure.Web.Accounts;
using Disclosure.Web.Cases;
using Disclosure.Web.Features.CasePage;
using Disclosure.Web.Features.Dossier;
using Disclosure.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Tests.Dossiers;

/// <summary>Who gets a 案卷, what is recorded of it, and what happens to a file that is not what it was.</summary>
public sealed class DossierAccessTests : DossierTest
{
    [Theory]
    [InlineData(Roles.IntakeClerk)]
    [InlineData(Roles.DisclosureOfficer)]
    [InlineData(Roles.DisclosureHead)]
    [InlineData(Roles.Supervisor)]
    public async Task It_is_streamed_to_whoever_may_have_it_and_is_on_record(string role)
    {
        var id = await Walk.ToAsync("accept");
        var (client, actor) = await Site.SignInAsync("office", role);
        var answer = await PostAsync(client, id, "行政诉讼举证");

        Assert.Equal((HttpStatusCode.OK, "application/zip"), (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType));
        Assert.Equal("案卷-430S00-SQ2026-00001-202603021000.zip", answer.Content.Headers.ContentDisposition!.FileNameStar);
        Assert.False(answer.Headers.Contains(DossierEndpoints.FaultsHeader));
        var unpacked = Unpacked.From(await answer.Content.ReadAsStreamAsync(), Path.Combine(Site.Folder, "sent"));
        Assert.Equal(0, unpacked.Check().Code);
        Assert.Contains($"制作人：{actor.Name}，用途：行政诉讼举证", Text(unpacked.Index), StringComparison.Ordinal);

        await using var db = Site.Db();
        var row = await db.Reveals.SingleAsync();
        Assert.Equal((id, actor.Id, PersonalAccessRules.DossierField, "行政诉讼举证"), (row.CaseId, (Guid?)row.AccountId, row.Field, row.Reason));
        var shown = (await Site.Get<CasePageQuery>().LoadAsync(id, actor))!.Reveals[0];
        Assert.Equal(("整个案卷（下载）", "行政诉讼举证"), (shown.What, shown.Reason));
    }

    [Theory]
    [InlineData("construction", HttpStatusCode.Forbidden, "由公开办的经办人、负责人、登记员或者督查员下载", Roles.Handler)]
    [InlineData("highway", HttpStatusCode.Forbidden, "由公开办的经办人、负责人、登记员或者督查员下载", Roles.DepartmentHead)]
    [InlineData("office", HttpStatusCode.Forbidden, "由公开办的经办人、负责人、登记员或者督查员下载", Roles.SigningLeader)]
    [InlineData("office", HttpStatusCode.Forbidden, "系统管理员负责系统运行", Roles.Administrator, Roles.DisclosureOfficer)]
    [InlineData("finance", HttpStatusCode.NotFound, "没有找到该件，或者您无权查看", Roles.Handler)]
    [InlineData("office", HttpStatusCode.NotFound, "没有找到该件，或者您无权查看", Roles.SecurityAuditor)]
    public async Task Whoever_may_not_is_told_why_and_nothing_is_recorded(string department, HttpStatusCode status, string why, params string[] roles)
    {
        var id = await Walk.ToAsync("draft");
        var (client, _) = await Site.SignInAsync(department, roles);
        var answer = await PostAsync(client, id, "归档");
        Assert.Equal(status, answer.StatusCode);
        Assert.Contains(why, await DetailAsync(answer), StringComparison.Ordinal);
        await using var db = Site.Db();
        Assert.False(await db.Reveals.AnyAsync());
    }

    [Fact]
    public async Task Without_a_purpose_there_is_none_because_the_applicant_is_in_it_unmasked()
    {
        var id = await Walk.ToAsync("accept");
        var (client, _) = await Site.SignInAsync("office", Roles.DisclosureOfficer);
        foreach (var (reason, says) in new[] { (" 　\u202e", "请填写案卷的用途"), (new string('甲', 201), "不能超过200个字") })
        {
            var answer = await PostAsync(client, id, reason);
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
            Assert.Contains(says, await DetailAsync(answer), StringComparison.Ordinal);
        }

        await using var db = Site.Db();
        Assert.False(await db.Reveals.AnyAsync());
    }

    [Fact]
    public async Task Nobody_who_is_not_signed_in_gets_it()
    {
        var id = await Walk.ToAsync("accept");
        using var client = Site.CreateClient(new() { AllowAutoRedirect = false, BaseAddress = new("https://localhost") });
        Assert.Equal(HttpStatusCode.Redirect, (await PostAsync(client, id, "归档")).StatusCode);
    }

    [Fact]
    public async Task A_case_whose_data_were_erased_has_none()
    {
        var id = await Walk.ToAsync("accept");
        await using (var db = Site.Db())
        {
            await db.CaseKeys.Where(k => k.CaseId == id).ExecuteUpdateAsync(s => s.SetProperty(k => k.Wrapped, (byte[]?)null).SetProperty(k => k.DestroyedAt, Site.Clock.GetUtcNow()));
        }

        var outcome = Assert.IsType<DossierOutcome.Refused>(await Site.Get<DossierHandler>().PrepareAsync(Officer, id, "归档"));
        Assert.Equal("erased", outcome.Refusal.Code);
    }

    [Fact]
    public async Task A_missing_and_a_damaged_file_are_named_and_the_rest_is_whole()
    {
        var id = await WholeCaseAsync();
        await using var db = Site.Db();
        var given = (await StateAsync(id)).Draft!.AttachmentIds[0];
        var (gone, altered) = (await db.Files.SingleAsync(f => f.Id == given), await db.Files.SingleAsync(f => f.CaseId == id && f.Purpose == "identity"));
        File.Delete(StoredAt(gone.Id));
        var bytes = await File.ReadAllBytesAsync(StoredAt(altered.Id));
        bytes[^1] ^= 1;
        await File.WriteAllBytesAsync(StoredAt(altered.Id), bytes);

        var (client, _) = await Site.SignInAsync("office", Roles.DisclosureOfficer);
        var answer = await PostAsync(client, id, "行政复议答复");
        var faults = Uri.UnescapeDataString(Assert.Single(answer.Headers.GetValues(DossierEndpoints.FaultsHeader))).Split('\n');
        Assert.Equal(2, faults.Length);
        Assert.Contains("身份证明：身份证.pdf：存储的内容被改动或者损坏。", faults[0], StringComparison.Ordinal);
        Assert.Contains("随答复提供的文件：初步设计批复.pdf：存储中没有这个文件。", faults[1], StringComparison.Ordinal);

        var unpacked = Unpacked.From(await answer.Content.ReadAsStreamAsync(), Path.Combine(Site.Folder, "sent"));
        Assert.Equal(0, unpacked.Check().Code);
        Assert.DoesNotContain(unpacked.Entries, e => e.EndsWith("身份证.pdf", StringComparison.Ordinal));
        foreach (var html in new[] { Text(unpacked.Index), Text(unpacked.Page) })
        {
            Assert.Contains("缺失：存储的内容被改动或者损坏。", html, StringComparison.Ordinal);
            Assert.Contains("缺失：存储中没有这个文件。", html, StringComparison.Ordinal);
            Assert.Contains("缺失或者损坏 2 份", html, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_file_that_goes_missing_while_it_is_sent_ends_in_an_error_and_not_in_a_short_dossier()
    {
        var package = await PackAsync(await WholeCaseAsync());
        File.Delete(StoredAt(package.Dossier.Documents.First(d => d.Path is not null).File!.Id));
        await Assert.ThrowsAnyAsync<IOException>(() => UnpackAsync(package));
    }

    [Fact]
    public async Task Nothing_of_it_is_left_in_the_folder_of_the_site()
    {
        var id = await WholeCaseAsync();
        var before = Directory.EnumerateFiles(Site.Folder, "*", SearchOption.AllDirectories).ToHashSet();
        await (await PackAsync(id)).WriteAsync(Stream.Null);
        Assert.DoesNotContain(Directory.EnumerateFiles(Site.Folder, "*", SearchOption.AllDirectories), f => !before.Contains(f) && !f.Contains("disclosure.db", StringComparison.Ordinal));
    }

    private string StoredAt(Guid id) => Path.Combine(Site.Folder, "files", id.ToString("N")[^2..], $"{id:N}.bin");

    private static Task<HttpResponseMessage> PostAsync(HttpClient client, Guid id, string reason) =>
        client.PostAsync($"/office/cases/{id}/dossier", new FormUrlEncodedContent([KeyValuePair.Create("reason", reason)]));

    private static async Task<string> DetailAsync(HttpResponseMessage answer) =>
        JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.GetProperty("detail").GetString()!;
}
