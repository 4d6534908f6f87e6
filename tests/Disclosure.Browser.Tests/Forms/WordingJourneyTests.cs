using Disclosure.Browser.Tests.Support;
using Disclosure.Web.Tests.Support;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Disclosure.Browser.Tests.Forms;

/// <summary>在 WPS 中修改: the letter is downloaded, edited and uploaded by the browser's own file chooser; the reviewer sees what differs.</summary>
public sealed class WordingJourneyTests(BrowserSite shared) : OfficeTest(shared)
{
    private const string Sentence = "另查，该文件于2019年3月印发。";

    [Fact]
    public async Task A_letter_goes_to_WPS_and_back_and_the_reviewer_sees_what_differs()
    {
        var page = await AtWorkAsync("gongkai", await CaseAsync("draft", walk: new CaseWalk(Office.Services) { Departments = ("construction", []) }));
        var form = Form(page);
        await form.GetByRole(AriaRole.Radio, new() { Name = "予以公开", Exact = true }).CheckAsync();
        await form.GetByLabel("事实与理由").FillAsync("经检索，本机关制作了您申请的文件。");
        await form.GetByLabel("获取的方式、途径和时间").FillAsync("请到本机关领取纸质复制件。");
        var field = form.GetByRole(AriaRole.Group, new() { NameRegex = new("^在 WPS 中修改正文") });
        var letter = await page.RunAndWaitForDownloadAsync(() => field.GetByRole(AriaRole.Button, new() { Name = "下载 DOCX（WPS 编辑）" }).ClickAsync());
        Assert.EndsWith("未编号）.docx", letter.SuggestedFilename, StringComparison.Ordinal);
        var path = await letter.PathAsync();

        // The number written in by hand is refused beside the field; nothing typed is lost.
        await ChooseAsync(page, field, await EditAsync(path, b => Saying(b, "＿＿号").Descendants<Text>().Last().Text = "99号"), "改文号.docx");
        await Expect(field.Locator(".wf-error").First).ToContainTextAsync("发文字号被修改或者删除");
        await Expect(form.GetByLabel("事实与理由")).ToHaveValueAsync("经检索，本机关制作了您申请的文件。");
        await LookAsync(page, "wording-refused");

        await ChooseAsync(page, field, await EditAsync(path, b => Saying(b, "经检索").InsertAfterSelf(new Paragraph(new Run(new Text(Sentence))))), "修改稿.docx");
        await Expect(field.Locator("ins")).ToContainTextAsync(Sentence);
        await Expect(field.Locator(".wf-error")).ToHaveCountAsync(0);
        await form.GetByRole(AriaRole.Button, new() { Name = "预览答复书" }).ClickAsync();
        await Expect(form.FrameLocator("iframe").GetByText(Sentence)).ToBeVisibleAsync();
        await Expect(form.FrameLocator("iframe").GetByText("如不服本答复")).ToBeVisibleAsync();
        await LookAsync(page, "wording-uploaded");

        // Another fact of the form asks.
        await form.GetByLabel("获取的方式、途径和时间").FillAsync("请到本机关领取，或者联系邮寄。");
        await form.GetByLabel("事实与理由").ClickAsync();
        await Expect(field).ToContainTextAsync("“获取的方式和途径”有变化");
        await PressAsync(form);
        await Expect(form.GetByRole(AriaRole.Alert)).ToContainTextAsync("有变化");
        await field.GetByRole(AriaRole.Button, new() { Name = "已核对，仍用上传的文字" }).ClickAsync();
        await PressAsync(form);
        await DoneAsync(page, "拟稿");

        var reviewer = await OfficeAsync("gongkaizhuren", new Uri(page.Url).AbsolutePath);
        await Expect(Form(reviewer)).ToContainTextAsync("正文不是模板文字");
        await Expect(Form(reviewer).Locator("ins").First).ToContainTextAsync(Sentence);
        await LookAsync(reviewer, "wording-review");
    }

    private static async Task ChooseAsync(IPage page, ILocator field, byte[] content, string name)
    {
        if (!await field.GetByLabel("我声明").IsCheckedAsync())
        {
            await field.GetByText("我声明").ClickAsync();
        }

        await Expect(field.Locator("input[type=file]")).ToBeEnabledAsync();
        var chooser = await page.RunAndWaitForFileChooserAsync(() => field.Locator("label.wf-button").ClickAsync());
        await chooser.SetFilesAsync(new FilePayload { Name = name, MimeType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document", Buffer = content });
    }

    private static async Task<byte[]> EditAsync(string path, Action<Body> edit)
    {
        using var stream = new MemoryStream();
        stream.Write(await File.ReadAllBytesAsync(path));
        using (var document = WordprocessingDocument.Open(stream, isEditable: true))
        {
            edit(document.MainDocumentPart!.Document!.Body!);
        }

        return stream.ToArray();
    }

    private static Paragraph Saying(Body body, string text) => body.Elements<Paragraph>().First(p => p.InnerText.Contains(text, StringComparison.Ordinal));
}
