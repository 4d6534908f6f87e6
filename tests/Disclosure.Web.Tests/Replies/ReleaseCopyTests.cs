using System.Security.Cryptography;
using System.Text;
using Disclosure.Domain.Decisions;
using Disclosure.Web.Accounts;
using Disclosure.Web.Cases;
using Disclosure.Web.Data;
using Disclosure.Web.Features.Draft;
using Disclosure.Web.Tests.Inspection;
using Disclosure.Web.Tests.Notices;
using Disclosure.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Tests.Replies;

/// <summary>公开件: only marked copies leave, without anything hidden, each with its hash (条例第三十七条).</summary>
public sealed class ReleaseCopyTests : NoticeTest
{
    private static readonly byte[] Clean = new PdfBuilder(PdfBuilder.Text("Approved 2019")).Bytes();

    private static readonly byte[] Commented = OfficeFiles.Word(OfficeFiles.Run("批复"))
        .WordPart("comments", "comments.xml", "comments", "<w:comment w:id=\"0\" w:author=\"赵六\"><w:p><w:r><w:t>不同意公开</w:t></w:r></w:p></w:comment>").Bytes();

    [Fact]
    public async Task A_marked_copy_goes_out_and_its_hash_is_on_record()
    {
        var (id, task, actor) = await AtDraftAsync();
        var file = await Walk.StageAsync("批复.pdf", "release", Clean, actor);

        var outcome = await DraftAsync(id, task, actor, [file], new ReleaseCopy(file, "what the page sends is not believed"));

        Assert.True(outcome.Succeeded, outcome.Message);
        var copy = Assert.Single((await StateAsync(id)).Draft!.Copies!);
        Assert.Equal((file, Convert.ToHexStringLower(SHA256.HashData(Clean)), null), (copy.FileId, copy.Sha256, copy.Reason));
        await VerifyAsync();
    }

    [Fact]
    public async Task The_mark_of_a_file_that_was_taken_away_again_is_not_kept()
    {
        var (id, task, actor) = await AtDraftAsync();

        var outcome = await Site.Get<DraftHandler>().HandleAsync(actor, new(id, task.Id, null,
            new ReplyDraft(ReplyType.Disclosed, null, "予以公开。", null, null, [], "到窗口查阅。", Copies: [new(Guid.NewGuid(), new string('0', 64))])));

        Assert.True(outcome.Succeeded, outcome.Message);
        Assert.Null((await StateAsync(id)).Draft!.Copies);
    }

    [Fact]
    public async Task An_original_is_not_sent()
    {
        var (id, task, actor) = await AtDraftAsync();
        var marked = await Walk.StageAsync("公开件.pdf", "release", Clean, actor);
        var original = await Walk.StageAsync("原件.pdf", "release", Clean, actor);

        Assert.Equal("original", await RefusedAsync(id, task, actor, [marked, original], new ReleaseCopy(marked, string.Empty)));

        Assert.Equal(["draft"], await OpenAsync(id));
        Assert.Null((await StateAsync(id)).Draft);
    }

    [Fact]
    public async Task What_is_hidden_is_named_by_kind_and_place_and_stays_in_the_house()
    {
        var (id, task, actor) = await AtDraftAsync();
        var file = await Walk.StageAsync("批复.docx", "release", Commented, actor);

        var outcome = await DraftAsync(id, task, actor, [file], new ReleaseCopy(file, string.Empty, "写了理由也不行"));

        var refusal = Assert.Single(Assert.IsType<Outcome.Refused>(outcome).Refusals);
        Assert.Equal("hidden-content", refusal.Code);
        Assert.Contains("“批复.docx”含有批注", refusal.Message, StringComparison.Ordinal);
        // The refusal may be logged; what is hidden may not.
        Assert.DoesNotContain("不同意公开", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(["draft"], await OpenAsync(id));
    }

    [Fact]
    public async Task What_could_not_be_looked_into_goes_out_only_on_a_written_reason_and_the_reason_is_on_record()
    {
        var (id, task, actor) = await AtDraftAsync();
        var file = await Walk.StageAsync("批复.pdf", "release", "%PDF-1.7 broken"u8.ToArray(), actor);

        Assert.Equal("not-inspected", await RefusedAsync(id, task, actor, [file], new ReleaseCopy(file, string.Empty, "  ")));
        Assert.Equal("too-long", await RefusedAsync(id, task, actor, [file], new ReleaseCopy(file, string.Empty, new string('长', 501))));
        var outcome = await DraftAsync(id, task, actor, [file], new ReleaseCopy(file, string.Empty, " 已打印逐页核对。 "));

        Assert.True(outcome.Succeeded, outcome.Message);
        Assert.Equal("已打印逐页核对。", Assert.Single((await StateAsync(id)).Draft!.Copies!).Reason);
    }

    [Fact]
    public async Task Neither_another_cases_file_nor_another_officers_can_be_sent()
    {
        var other = await new CaseWalk(Site.Services) { Release = ("别的件.pdf", Clean) }.ToAsync("check");
        var foreign = Assert.Single((await StateAsync(other)).Draft!.AttachmentIds);
        var (id, task, actor) = await AtDraftAsync();
        var theirs = await Walk.StageAsync("别人的.pdf", "release", Clean, Officer);

        foreach (var file in new[] { foreign, theirs, Guid.NewGuid() })
        {
            Assert.Equal("file", await RefusedAsync(id, task, actor, [file], new ReleaseCopy(file, new string('0', 64))));
        }
    }

    [Fact]
    public async Task A_document_with_ten_kinds_of_hidden_content_is_told_of_each()
    {
        var (id, task, actor) = await AtDraftAsync();
        var files = new List<Guid>();
        (string Name, byte[] Content, string Label)[] hidden =
        [
            ("1.docx", Commented, "批注"),
            ("2.docx", OfficeFiles.Word(OfficeFiles.Run("公开") + "<w:p><w:del w:author=\"甲\"><w:r><w:delText>删去的意见</w:delText></w:r></w:del></w:p>").Bytes(), "修订痕迹"),
            ("3.docx", OfficeFiles.Word(OfficeFiles.Run("公开") + OfficeFiles.Run("举报人", "<w:vanish/>")).Bytes(), "隐藏文字"),
            ("4.docx", OfficeFiles.Word(OfficeFiles.Run("公开")).Part("word/document.xml", "oleObject", "word/embeddings/oleObject1.bin", [1, 2]).Bytes(), "内嵌的文件或者对象"),
            ("5.docx", OfficeFiles.Word(OfficeFiles.Run("公开")).Part("word/document.xml", "vbaProject", "word/vbaProject.bin", [1]).Bytes(), "宏或者脚本"),
            ("6.docx", OfficeFiles.Word(OfficeFiles.Run("公开")).Part("word/document.xml", "customXml", "customXml/item1.xml", "<x>流转意见</x>").Bytes(), string.Empty),
            ("7.xlsx", OfficeFiles.Excel("<sheetData/>", "state=\"veryHidden\"").Bytes(), string.Empty),
            ("8.xlsx", OfficeFiles.Excel($"<sheetData><row r=\"1\" hidden=\"1\">{OfficeFiles.Cell("A1", "电话")}</row></sheetData>").Bytes(), string.Empty),
            ("9.pdf", new PdfBuilder(PdfBuilder.Text("secret") + "0 0 0 rg 90 690 200 40 re f").Bytes(), string.Empty),
            ("10.pdf", new PdfBuilder(PdfBuilder.Text("page", before: "1 1 1 rg")).Bytes(), string.Empty),
        ];
        foreach (var (name, content, _) in hidden)
        {
            files.Add(await Walk.StageAsync(name, "release", content, actor));
        }

        var outcome = await DraftAsync(id, task, actor, files, [.. files.Select(f => new ReleaseCopy(f, string.Empty, "已核对。"))]);

        var refusals = Assert.IsType<Outcome.Refused>(outcome).Refusals;
        Assert.Equal(hidden.Length, refusals.Count);
        Assert.All(hidden.Zip(refusals), pair =>
        {
            Assert.Equal("hidden-content", pair.Second.Code);
            Assert.Contains($"“{pair.First.Name}”含有{pair.First.Label}", pair.Second.Message, StringComparison.Ordinal);
        });
        Assert.Equal(hidden.Length, refusals.Select(r => r.Message[(r.Message.IndexOf('有', StringComparison.Ordinal) + 1)..r.Message.IndexOf('（', StringComparison.Ordinal)]).Distinct().Count());
        Assert.Null((await StateAsync(id)).Draft);
    }

    private async Task<(Guid Id, TaskRow Task, Actor Actor)> AtDraftAsync()
    {
        var id = await Walk.ToAsync("draft");
        await using var db = Site.Db();
        var task = await db.Tasks.AsNoTracking().SingleAsync(t => t.CaseId == id && t.Form == "draft" && t.State == TaskState.Open);
        return (id, task, await Walk.ActorAsync(task));
    }

    private Task<Outcome> DraftAsync(Guid id, TaskRow task, Actor actor, IReadOnlyList<Guid> files, params ReleaseCopy[] copies) =>
        Site.Get<DraftHandler>().HandleAsync(actor, new(id, task.Id, null, new ReplyDraft(ReplyType.Disclosed, null, "予以公开。", null, null, files, null, Copies: copies)));

    private async Task<string> RefusedAsync(Guid id, TaskRow task, Actor actor, IReadOnlyList<Guid> files, params ReleaseCopy[] copies) =>
        Assert.Single(Assert.IsType<Outcome.Refused>(await DraftAsync(id, task, actor, files, copies)).Refusals).Code;
}
