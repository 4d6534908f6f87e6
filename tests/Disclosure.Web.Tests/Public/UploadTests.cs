using System.Net;
using Disclosure.Web.Files;
using Disclosure.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Tests.Public;

/// <summary>Files that travel with a form.</summary>
public sealed class UploadTests : IDisposable
{
    private static readonly Dictionary<string, string?> Incomplete = Forms.Person(f => f["applicant.name"] = string.Empty);

    private readonly Site site = new();

    public void Dispose() => site.Dispose();

    [Fact]
    public async Task A_refused_form_keeps_its_files_until_it_is_accepted()
    {
        using var visitor = new Visitor(site);
        var refused = await visitor.SubmitAsync(await visitor.GetAsync("/apply/person"), Incomplete, [Forms.Pdf("1.pdf", "1"), Forms.Pdf("2.pdf", "2")]);
        Assert.Equal(["1.pdf", "2.pdf"], refused.Uploads);

        refused = await visitor.SubmitAsync(refused, files: [Forms.Pdf("3.pdf", "3")]);
        Assert.Equal(["1.pdf", "2.pdf", "3.pdf"], refused.Uploads);
        await visitor.SubmitAsync(refused, new Dictionary<string, string?> { ["applicant.name"] = "测试甲" });

        await using var db = site.Db();
        var files = await db.Files.ToListAsync();
        Assert.Equal(3, files.Count);
        Assert.All(files, f => Assert.NotNull(f.CaseId));
        Assert.All(files, f => Assert.Equal("identity", f.Purpose));
    }

    [Fact]
    public async Task A_file_is_uploaded_ahead_and_removed_without_JavaScript()
    {
        using var visitor = new Visitor(site);
        var page = await visitor.SubmitAsync(await visitor.GetAsync("/apply/person"), Incomplete, [Forms.Pdf("1.pdf", "1"), Forms.Pdf("2.pdf", "2")], ("upload", "1"));
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Empty(page.Errors);
        Assert.Contains("已上传 2 个文件", page.Text, StringComparison.Ordinal);

        page = await visitor.SubmitAsync(page, button: ("remove", page.Page.QuerySelector(".uploads button")!.GetAttribute("value")!));

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal(["2.pdf"], page.Uploads);
        Assert.Equal("13900000000", page.Value("applicant.phone"));
        await using var db = site.Db();
        Assert.Single(await db.Files.ToListAsync());
        Assert.Single(site.Get<FileStore>().All());
    }

    [Fact]
    public async Task Enter_in_a_field_sends_the_form_and_removes_no_file()
    {
        using var visitor = new Visitor(site);
        var refused = await visitor.SubmitAsync(await visitor.GetAsync("/apply/person"), Incomplete, [Forms.Pdf()]);

        Assert.Null(refused.Form.QuerySelector("button[type=submit]")!.GetAttribute("name"));
    }

    [Fact]
    public async Task Another_browser_with_the_same_token_sees_and_removes_nothing()
    {
        using var owner = new Visitor(site);
        var page = await owner.SubmitAsync(await owner.GetAsync("/apply/person"), Incomplete, [Forms.Pdf()]);
        var (token, id) = (page.Value("submission")!, page.Page.QuerySelector(".uploads button")!.GetAttribute("value")!);

        using var stranger = new Visitor(site);
        var form = await stranger.GetAsync("/apply/person");
        var seen = await stranger.SubmitAsync(form, new Dictionary<string, string?> { ["submission"] = token });
        Assert.Empty(seen.Uploads);
        Assert.NotEqual(token, seen.Value("submission"));
        await stranger.SubmitAsync(form, new Dictionary<string, string?> { ["submission"] = token }, button: ("remove", id));
        await stranger.SubmitAsync(form, Forms.Person(f => f["submission"] = token));

        await using var db = site.Db();
        Assert.Null((await db.Files.SingleAsync(f => f.Id == Guid.Parse(id))).CaseId);
        Assert.Equal(["身份证.pdf"], (await owner.SubmitAsync(page)).Uploads);
    }

    [Theory]
    [InlineData("a.exe", "MZ", "格式不支持")]
    [InlineData("a.pdf", "no pdf at all", "内容与扩展名不符")]
    [InlineData("a.pdf", "", "是空文件")]
    [InlineData("..\\..\\a.svg", "<svg/>", "格式不支持")]
    public async Task A_file_that_cannot_be_taken_is_named_with_the_reason(string name, string content, string reason)
    {
        using var visitor = new Visitor(site);
        var refused = await visitor.SubmitAsync(await visitor.GetAsync("/apply/person"), Forms.Person(), [(name, System.Text.Encoding.UTF8.GetBytes(content)), Forms.Pdf()]);

        var (message, target) = Assert.Single(refused.Errors);
        Assert.Equal("files", target);
        Assert.Contains(reason, message, StringComparison.Ordinal);
        Assert.Equal(["身份证.pdf"], refused.Uploads);
        await using var db = site.Db();
        Assert.Empty(await db.Cases.ToListAsync());
    }

    [Fact]
    public async Task A_file_that_is_too_large_is_refused_and_everything_else_kept()
    {
        using var visitor = new Visitor(site);
        var large = Forms.Pdf("大.pdf").Content.Concat(new byte[FileStore.MaxSize]).ToArray();
        var refused = await visitor.SubmitAsync(await visitor.GetAsync("/apply/person"), Incomplete, [("大.pdf", large), Forms.Pdf()]);

        Assert.Contains(refused.Errors, e => e.Target == "files" && e.Message.Contains("“大.pdf”超过20MB", StringComparison.Ordinal));
        Assert.Contains(refused.Errors, e => e.Target == "applicant-name");
        Assert.Equal(["身份证.pdf"], refused.Uploads);
        Assert.Equal("13900000000", refused.Value("applicant.phone"));
    }

    [Fact]
    public async Task A_form_takes_ten_files()
    {
        using var visitor = new Visitor(site);
        var refused = await visitor.SubmitAsync(await visitor.GetAsync("/apply/person"), Incomplete, [.. Enumerable.Range(1, 11).Select(i => Forms.Pdf($"{i}.pdf", $"{i}"))]);

        Assert.Equal(10, refused.Uploads.Count);
        Assert.Contains(refused.Errors, e => e.Message.Contains("“11.pdf”没有上传", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_body_that_breaks_off_keeps_the_fields_before_the_break()
    {
        using var visitor = new Visitor(site);
        var page = await visitor.GetAsync("/apply/person");
        var body = string.Join("\r\n",
            "--edge", "Content-Disposition: form-data; name=\"__RequestVerificationToken\"", "", page.Value("__RequestVerificationToken"),
            "--edge", "Content-Disposition: form-data; name=\"submission\"", "", page.Value("submission"),
            "--edge", "Content-Disposition: form-data; name=\"applicant.name\"", "", "测试甲",
            "--edge", "Content-Disposition: form-data; name=\"files\"; filename=\"a.pdf\"", "", "%PDF-1.7 cut");
        var content = new StringContent(body);
        content.Headers.Remove("Content-Type");
        content.Headers.TryAddWithoutValidation("Content-Type", "multipart/form-data; boundary=edge");

        var refused = await visitor.SendAsync(new HttpRequestMessage(HttpMethod.Post, "/apply/person") { Content = content });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equal("测试甲", refused.Value("applicant.name"));
        Assert.Contains(refused.Errors, e => e.Message.Contains("传输中断", StringComparison.Ordinal));
    }
}
