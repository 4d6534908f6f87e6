using System.Security.Cryptography;
using System.Text;
using Disclosure.Domain.Decisions;
using Disclosure.Web.Accounts;
using Disclosure.Web.Cases;
using Disclosure.Web.Crypto;
using Disclosure.Web.Data;
using Disclosure.Web.Features.Seal;
using Disclosure.Web.Files;
using Disclosure.Web.Letters;
using Disclosure.Web.Seeding;
using Disclosure.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Tests.Letters;

/// <summary>编号: what is numbered is what was signed, once, without a gap, and stays as it was.</summary>
public sealed class LetterIssueTests : IDisposable
{
    private readonly Site site = new();
    private readonly CaseWalk walk;

    public LetterIssueTests() => walk = new CaseWalk(site.Services);

    public void Dispose() => site.Dispose();

    [Fact]
    public async Task Officers_who_number_at_the_same_moment_get_numbers_without_a_gap()
    {
        var cases = new List<Guid>();
        for (var i = 0; i < 8; i++)
        {
            cases.Add(await walk.ToAsync("seal"));
        }

        var outcomes = await Task.WhenAll(cases.Select(IssueAsync));
        Assert.All(outcomes, o => Assert.True(o.Succeeded, o.Message));
        var numbers = new List<string>();
        foreach (var id in cases)
        {
            numbers.Add((await ViewAsync(id)).State.ReplyLetter!.Issued.Number);
        }

        Assert.Equal(Enumerable.Range(1, 8).Select(n => $"湘交公开告〔2026〕{n}号"), numbers.OrderBy(n => n, StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_stored_letter_is_the_one_that_was_hashed_and_a_later_template_does_not_touch_it()
    {
        var id = await walk.ToAsync("seal");
        Assert.True((await IssueAsync(id)).Succeeded);
        var before = await LetterAsync(id);

        await using (var db = site.Db())
        {
            var changed = SeedFiles.Find().Text("letters", "disclosed.html.liquid").Replace("现", "兹", StringComparison.Ordinal) + "<p>（此件公开发布）</p>\n";
            await site.Get<TemplatePublisher>().PublishAsync(db, TemplatePublisher.LetterKind, "disclosed", changed, CancellationToken.None);
            await db.SaveChangesAsync();
        }

        var after = await LetterAsync(id);
        Assert.Equal(before, after);
        Assert.DoesNotContain("此件公开发布", after, StringComparison.Ordinal);
        var next = await walk.ToAsync("seal");
        Assert.True((await IssueAsync(next)).Succeeded);
        Assert.Contains("此件公开发布", await LetterAsync(next), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bad_template_is_refused_with_its_line_and_the_last_good_one_stays_in_force()
    {
        await using (var db = site.Db())
        {
            var bad = SeedFiles.Find().Text("letters", "disclosed.html.liquid").Replace("{{ receivedOn }}", "{{ receivedAt }}", StringComparison.Ordinal);
            var refused = await Assert.ThrowsAsync<SeedException>(() => site.Get<TemplatePublisher>().PublishAsync(db, TemplatePublisher.LetterKind, "disclosed", bad, CancellationToken.None));
            Assert.Contains("第4行", refused.Message, StringComparison.Ordinal);
            Assert.Contains("receivedAt", refused.Message, StringComparison.Ordinal);
            await db.SaveChangesAsync();
            Assert.Equal(1, await db.Templates.Where(t => t.Kind == TemplatePublisher.LetterKind && t.Key == "disclosed").MaxAsync(t => t.Version));
        }

        var id = await walk.ToAsync("seal");
        Assert.True((await IssueAsync(id)).Succeeded);
    }

    [Fact]
    public async Task A_bad_seed_file_stops_the_first_start_and_no_later_one()
    {
        var folder = Directory.CreateTempSubdirectory("disclosure-seeds-");
        try
        {
            var letters = Directory.CreateDirectory(Path.Combine(folder.FullName, "seeds", "letters"));
            var (good, file) = (SeedFiles.Find().Text("letters", "disclosed.html.liquid"), Path.Combine(letters.FullName, "disclosed.html.liquid"));
            await File.WriteAllTextAsync(file, good.Replace("<p>{{ remedy }}</p>\n", string.Empty, StringComparison.Ordinal));
            var publisher = site.Get<TemplatePublisher>();

            await using var db = site.Db();
            await publisher.SeedAsync(db, new SeedFiles(folder.FullName), CancellationToken.None);
            await db.SaveChangesAsync();
            Assert.Equal(good, (await db.Templates.SingleAsync(t => t.Kind == TemplatePublisher.LetterKind && t.Key == "disclosed")).Body);

            await db.Seeds.Where(s => s.Key == "template/letter/disclosed").ExecuteDeleteAsync();
            db.ChangeTracker.Clear();
            var refused = await Assert.ThrowsAsync<SeedException>(() => publisher.SeedAsync(db, new SeedFiles(folder.FullName), CancellationToken.None));
            Assert.Contains("缺少救济途径", refused.Message, StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task Numbers_begin_again_with_the_year_of_the_letter()
    {
        site.Clock.Set(new(2026, 12, 31));
        var (first, second) = (await walk.ToAsync("seal"), await walk.ToAsync("seal"));
        Assert.True((await IssueAsync(first)).Succeeded);
        site.Clock.Set(new(2027, 1, 1), hour: 0, minute: 1);
        Assert.True((await IssueAsync(second)).Succeeded);
        Assert.Equal("湘交公开告〔2026〕1号", (await ViewAsync(first)).State.ReplyLetter!.Issued.Number);
        Assert.Equal("湘交公开告〔2027〕1号", (await ViewAsync(second)).State.ReplyLetter!.Issued.Number);
        Assert.Contains("2027年1月1日", await LetterAsync(second), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_signed_reply_is_numbered_once_and_a_second_click_uses_no_number()
    {
        var id = await walk.ToAsync("seal");
        Assert.True((await IssueAsync(id)).Succeeded);
        var again = Assert.IsType<Outcome.Refused>(await IssueAsync(id));
        Assert.Contains("已经编号：湘交公开告〔2026〕1号", again.Message, StringComparison.Ordinal);
        await using var db = site.Db();
        Assert.Equal(1, await db.Numbers.Where(n => n.Series == IssueLetterHandler.Series).Select(n => n.Last).SingleAsync());
    }

    [Theory]
    [InlineData(ReplyType.Disclosed, null, "湖南省交通运输厅政府信息公开告知书", Remedy.Choice)]
    [InlineData(ReplyType.Refused, RefusalGround.Deliberative, "湖南省交通运输厅政府信息不予公开告知书", Remedy.ReconsiderationFirst)]
    [InlineData(ReplyType.NotExisting, null, "湖南省交通运输厅政府信息不存在告知书", Remedy.Choice)]
    public async Task Title_and_remedy_follow_the_reply(ReplyType type, RefusalGround? ground, string title, Remedy remedy)
    {
        var replying = new CaseWalk(site.Services)
        {
            Reply = day => new ReplyDraft(type, ground, "经审查如下。", Samples.Search(day), type == ReplyType.Refused ? "不能区分处理。" : null, [], type == ReplyType.Disclosed ? "请到本机关领取。" : null),
        };
        var id = await replying.ToAsync("seal");
        Assert.True((await IssueAsync(id)).Succeeded);
        var issued = (await ViewAsync(id)).State.ReplyLetter!.Issued;
        Assert.Equal((title, remedy, type), (issued.Title, issued.Remedy, issued.Type));
        var html = await LetterAsync(id);
        var bodies = new RemedyBodies("湖南省人民政府", "有管辖权的人民法院");
        Assert.Contains(Remedies.Text(remedy, bodies, servedOnline: true), html, StringComparison.Ordinal);
        Assert.DoesNotContain(Remedies.Text(remedy == Remedy.Choice ? Remedy.ReconsiderationFirst : Remedy.Choice, bodies, servedOnline: true), html, StringComparison.Ordinal);
    }

    private async Task<Outcome> IssueAsync(Guid caseId)
    {
        await using var db = site.Db();
        var task = await db.Tasks.AsNoTracking().SingleAsync(t => t.CaseId == caseId && t.Form == "seal" && t.State == TaskState.Open);
        return await site.Get<IssueLetterHandler>().HandleAsync(await walk.ActorAsync(task), new(caseId, task.Id, null));
    }

    private async Task<CaseView> ViewAsync(Guid caseId) =>
        (await site.Get<CaseReader>().ForOfficerAsync(caseId, site.Officer("office", Roles.DisclosureOfficer)))!;

    /// <summary>The stored letter, after its hash was compared with the one on record.</summary>
    private async Task<string> LetterAsync(Guid caseId)
    {
        var issued = (await ViewAsync(caseId)).State.ReplyLetter!.Issued;
        await using var db = site.Db();
        var row = await db.Files.AsNoTracking().SingleAsync(f => f.Id == issued.FileId && f.CaseId == caseId);
        var (name, content) = await site.Get<FileStore>().ReadAsync(row, await site.Get<CaseKeys>().OpenAsync(db, caseId, CancellationToken.None), CancellationToken.None);
        Assert.Equal($"{issued.Number}.html", name);
        Assert.Equal(issued.ContentHash, Convert.ToHexStringLower(SHA256.HashData(content)));
        return Encoding.UTF8.GetString(content);
    }
}
