using Disclosure.Browser.Tests.Support;
using Disclosure.Web.Cases;
using Disclosure.Web.Tests.Inspection;
using Disclosure.Web.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Disclosure.Browser.Tests.Forms;

/// <summary>The replies that give nothing: each with what the law asks for, and with the letter that says so.</summary>
public sealed class RepliesJourneyTests(BrowserSite shared) : OfficeTest(shared)
{
    [Fact]
    public async Task A_refusal_names_its_article_and_answers_whether_a_part_can_be_given()
    {
        var page = await AtWorkAsync("gongkai", await CaseAsync("draft", walk: OneDepartment));
        var form = Form(page);
        await form.GetByRole(AriaRole.Radio, new() { Name = "不予公开", Exact = true }).CheckAsync();
        await form.GetByLabel("事实与理由").FillAsync("您申请的内容为处务会讨论记录。");
        await PressAsync(form);
        await Expect(form.GetByRole(AriaRole.Alert)).ToContainTextAsync("不予公开必须有第十四条至第十六条的法定理由");
        await Expect(form.Locator(".wf-error").First).ToContainTextAsync("请选择");

        await form.GetByRole(AriaRole.Radio, new() { NameRegex = new("属于四类过程性信息") }).CheckAsync();
        await form.GetByRole(AriaRole.Button, new() { NameRegex = new("不能区分处理") }).ClickAsync();
        await form.GetByRole(AriaRole.Button, new() { Name = "预览答复书" }).ClickAsync();
        await Expect(form.FrameLocator("iframe").GetByText("第十六条第二款").First).ToBeVisibleAsync();
        await LookAsync(page, "form-不予公开");

        // By the keyboard: the preview still moves what lies below it.
        await form.GetByLabel("区分处理").PressAsync("Control+Enter");
        await DoneAsync(page, "拟稿");

        var reviewer = await OfficeAsync("gongkaizhuren", new Uri(page.Url).AbsolutePath);
        await Expect(Form(reviewer)).ToContainTextAsync("不予公开：属于四类过程性信息（第十六条第二款）");
        await Expect(Form(reviewer)).ToContainTextAsync("不能区分处理");
    }

    [Fact]
    public async Task That_there_is_no_such_information_stands_on_a_search_record()
    {
        var page = await AtWorkAsync("gongkai", await CaseAsync("draft", walk: OneDepartment));
        var form = Form(page);
        await form.GetByRole(AriaRole.Radio, new() { Name = "信息不存在", Exact = true }).CheckAsync();
        await form.GetByLabel("事实与理由").FillAsync("经检索，本机关未制作或者获取您申请的信息。");
        await Expect(form.GetByLabel("检索范围")).ToHaveValueAsync("厅综合档案室、公文系统");
        await form.GetByLabel("检索范围").FillAsync(string.Empty);
        await form.GetByLabel("检索结果").FillAsync("未检索到相关文件。");
        await PressAsync(form);
        await Expect(form.Locator(".wf-error")).ToContainTextAsync("检索");
        await form.GetByLabel("检索范围").FillAsync("厅综合档案室、公文系统、项目档案");
        await LookAsync(page, "form-不存在");
        await PressAsync(form);
        await DoneAsync(page, "拟稿");

        var letter = await page.Context.RunAndWaitForPageAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "文书预览" }).ClickAsync());
        await Expect(letter.Locator("body")).ToContainTextAsync("政府信息不存在告知书");
        await Expect(letter.Locator("body")).ToContainTextAsync("第三十六条第四项");
    }

    [Fact]
    public async Task A_partial_reply_tells_its_items_apart_and_a_withheld_one_never_goes_without_its_ground()
    {
        var page = await AtWorkAsync("gongkai", await CaseAsync("draft", walk: OneDepartment));
        var form = Form(page);
        await form.GetByRole(AriaRole.Radio, new() { Name = "部分公开", Exact = true }).CheckAsync();
        await form.GetByLabel("事实与理由").FillAsync("经检索，本机关保存有您申请的许可材料。");
        await form.GetByRole(AriaRole.Textbox, new() { Name = "第1项", Exact = true }).FillAsync("许可决定书");
        await form.GetByRole(AriaRole.Textbox, new() { Name = "第2项", Exact = true }).FillAsync("申请表中的身份证件号码");
        await PressAsync(form);
        await Expect(form.GetByRole(AriaRole.Alert)).ToContainTextAsync("第2项不予公开的法定理由");
        await Expect(form.GetByRole(AriaRole.Textbox, new() { Name = "第1项", Exact = true })).ToHaveValueAsync("许可决定书");
        await form.GetByRole(AriaRole.Radio, new() { NameRegex = new("保护第三方合法权益") }).CheckAsync();
        await form.GetByRole(AriaRole.Checkbox, new() { NameRegex = new("仅遮盖自然人") }).CheckAsync();
        await form.GetByRole(AriaRole.Textbox, new() { Name = "第2项不予公开的理由" }).FillAsync("属于个人隐私，公开会损害其合法权益。");
        await form.GetByRole(AriaRole.Button, new() { Name = "增加一项" }).ClickAsync();
        await form.GetByRole(AriaRole.Textbox, new() { Name = "第3项", Exact = true }).FillAsync("班线审批表");
        await form.GetByLabel("获取的方式、途径和时间").FillAsync("请于工作日到厅政务公开窗口查阅。");
        await form.GetByRole(AriaRole.Button, new() { Name = "预览答复书" }).ClickAsync();
        await Expect(form.FrameLocator("iframe").GetByText("对本答复中不予公开的部分不服的").First).ToBeVisibleAsync();
        await LookAsync(page, "form-部分公开");
        // The sandboxed letter lets no script in, the checker's neither.
        await form.GetByRole(AriaRole.Button, new() { Name = "关闭预览" }).ClickAsync();
        await Accessibility.AssertCleanAsync(page);
        await PressAsync(form);
        await DoneAsync(page, "拟稿");

        var reviewer = await AtWorkAsync("gongkaizhuren", new OfficeCase(Guid.Parse(new Uri(page.Url).Segments[^1]), string.Empty));
        await Expect(Form(reviewer)).ToContainTextAsync("申请表中的身份证件号码（保护第三方合法权益，第十五条）");
        await LookAsync(reviewer, "review-部分公开");
        var letter = await reviewer.Context.RunAndWaitForPageAsync(() => reviewer.GetByRole(AriaRole.Link, new() { Name = "文书预览" }).ClickAsync());
        await Expect(letter.Locator("body")).ToContainTextAsync("政府信息部分公开告知书");
        await ShotAsync(letter, "letter-部分公开");
    }

    [Fact]
    public async Task A_repeated_request_is_answered_with_the_earlier_letter_that_was_found()
    {
        Filing Same(Filing filing) => filing with { Applicant = filing.Applicant with { Name = "测试重复", IdType = "护照", IdNumber = "E88880808" } };
        var earlier = await CaseAsync(null, Same, OneDepartment);
        var of = await CaseAsync("draft", Same, OneDepartment);
        var page = await AtWorkAsync("gongkai", of);
        var form = Form(page);
        await form.GetByRole(AriaRole.Radio, new() { Name = "重复申请", Exact = true }).CheckAsync();
        await form.GetByLabel("事实与理由").FillAsync("您就同一内容再次提出申请。");
        await PressAsync(form);
        await Expect(form.GetByRole(AriaRole.Alert)).ToContainTextAsync("请填写先前答复的日期");
        await Expect(form).ToContainTextAsync($"{earlier.Number}，");
        await form.Locator(".wf-earlier button").ClickAsync();
        await Expect(form.GetByLabel("先前申请的受理编号")).ToHaveValueAsync(earlier.Number);
        await LookAsync(page, "form-重复申请");
        await Accessibility.AssertCleanAsync(page);
        await PressAsync(form);
        await DoneAsync(page, "拟稿");
        var letter = await page.Context.RunAndWaitForPageAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "文书预览" }).ClickAsync());
        await Expect(letter.Locator("body")).ToContainTextAsync($"受理编号：{earlier.Number}");
        await ShotAsync(letter, "letter-重复申请");
    }

    [Theory]
    [InlineData("已主动公开", "获取的方式、途径", "https://", "网址不完整", "https://jtt.example.org/xxgk/t1.html")]
    [InlineData("非本机关负责公开", "负责公开的行政机关", "", "请写明负责公开该信息的行政机关", "湖南省生态环境厅")]
    [InlineData("信访投诉举报类申请", "反映的渠道", "", "请告知通过什么渠道反映", "12328交通运输服务监督电话")]
    public async Task A_reply_that_sends_the_applicant_elsewhere_says_where(string type, string field, string bad, string says, string good)
    {
        var page = await AtWorkAsync("gongkai", await CaseAsync("draft", walk: OneDepartment));
        var form = Form(page);
        await form.GetByRole(AriaRole.Radio, new() { Name = type, Exact = true }).CheckAsync();
        await form.GetByLabel("事实与理由").FillAsync("经审查，现答复如下。");
        var box = form.GetByRole(AriaRole.Textbox, new() { Name = field, Exact = true });
        await box.FillAsync(bad);
        if (type == "非本机关负责公开")
        {
            await form.GetByLabel("联系方式").FillAsync("0731-88880001");
        }

        await PressAsync(form);
        await Expect(form.GetByRole(AriaRole.Alert)).ToContainTextAsync(says);
        await box.FillAsync(good);
        await LookAsync(page, $"form-{type}");
        await PressAsync(form);
        await DoneAsync(page, "拟稿");
        var letter = await page.Context.RunAndWaitForPageAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "文书预览" }).ClickAsync());
        await Expect(letter.Locator("body")).ToContainTextAsync(good);
    }

    [Fact]
    public async Task The_other_replies_each_ask_for_their_own_and_say_it_in_their_letter()
    {
        var page = await AtWorkAsync("gongkai", await CaseAsync("draft", walk: OneDepartment));
        var form = Form(page);
        async Task LetterAsync(string type, string says, params (string Field, string Text)[] fields)
        {
            await form.GetByRole(AriaRole.Radio, new() { Name = type, Exact = true }).CheckAsync();
            await form.GetByLabel("事实与理由").FillAsync($"经审查，现就“{type}”答复如下。");
            foreach (var (field, text) in fields)
            {
                await form.GetByLabel(field).FillAsync(text);
            }

            await form.GetByRole(AriaRole.Button, new() { Name = "预览答复书" }).ClickAsync();
            await Expect(form.FrameLocator("iframe").GetByText(says).First).ToBeVisibleAsync();
            await Expect(form.FrameLocator("iframe").GetByText(fields.Length == 0 ? "第三十八条" : fields[0].Text).First).ToBeVisibleAsync();
            await LookAsync(page, $"form-{type}");
            await form.GetByRole(AriaRole.Button, new() { Name = "关闭预览" }).ClickAsync();
        }

        await LetterAsync("行政查询事项", "行政查询事项告知书", ("作出规定的法律、行政法规", "《不动产登记暂行条例》第二十七条"), ("到哪里、怎样查询", "到不动产登记机构查询"));
        await LetterAsync("需要另行制作", "政府信息需要另行制作告知书");
        await LetterAsync("公开出版物", "公开出版物获取途径告知书", ("获取的途径", "《湖南交通年鉴》，可在省图书馆查阅"));
        await LetterAsync("确认或者重新出具", "不予处理告知书", ("已经取得的信息", "湘交公路〔2020〕5号"), ("提供的日期", "2026-01-05"));
        await form.GetByRole(AriaRole.Radio, new() { Name = "不属于政府信息", Exact = true }).CheckAsync();
        await form.GetByRole(AriaRole.Radio, new() { Name = "咨询", Exact = true }).CheckAsync();
        await LetterAsync("不属于政府信息", "申请内容不属于政府信息告知书", ("可以了解的途径", "可以拨打12328咨询"));
        // 补正后仍不明确 and 大量反复申请 are for who was asked first: they are not even offered.
        await Expect(form.GetByRole(AriaRole.Radio, new() { Name = "补正后仍不明确", Exact = true })).ToHaveCountAsync(0);
        await Expect(form.GetByRole(AriaRole.Radio, new() { NameRegex = new("大量反复") })).ToHaveCountAsync(0);
        await PressAsync(form);
        await DoneAsync(page, "拟稿");
    }

    [Fact]
    public async Task What_stays_unclear_after_the_applicant_completed_it_is_told_with_the_letter_that_asked()
    {
        var of = await CaseAsync("accept", walk: OneDepartment);
        var walk = new CaseWalk(Office.Services) { Departments = ("construction", []), NoticeService = day => new Domain.Correspondence.ServiceAct(Domain.Correspondence.ServiceMeans.Online, day) };
        await walk.NoticeAsync(of.Id, new Domain.Requests.ClarificationContent(["请写明项目名称。"], "可以参照公开指南中的示例。", 10));
        var clerk = await OfficeAsync("gongkai", of.Path);
        var answer = await OpenActionAsync(clerk, "登记补正、意见、缴费");
        await answer.GetByLabel("补正后的内容描述").FillAsync("全省的全部文件");
        await LookAsync(clerk, "clarified-by-officer");
        await PressAndConfirmAsync(answer, "待补正 → ");
        await DoneAsync(clerk, "登记补正、意见、缴费");
        await walk.OnAsync(of.Id, "draft");

        var page = await AtWorkAsync("gongkai", of);
        var form = Form(page);
        await form.GetByRole(AriaRole.Radio, new() { Name = "补正后仍不明确", Exact = true }).CheckAsync();
        await form.GetByLabel("事实与理由").FillAsync("您补正后的内容仍不能指向特定的政府信息。");
        await form.GetByRole(AriaRole.Button, new() { Name = "预览答复书" }).ClickAsync();
        await Expect(form.FrameLocator("iframe").GetByText("申请内容不明确告知书").First).ToBeVisibleAsync();
        await LookAsync(page, "form-补正后仍不明确");
        await form.GetByRole(AriaRole.Button, new() { Name = "关闭预览" }).ClickAsync();
        await PressAsync(form);
        await DoneAsync(page, "拟稿");
    }

    [Fact]
    public async Task What_is_hidden_in_a_document_is_shown_before_it_can_leave_the_house()
    {
        var page = await AtWorkAsync("gongkai", await CaseAsync("draft", walk: OneDepartment));
        var form = Form(page);
        await form.GetByLabel("事实与理由").FillAsync("经检索，现予以公开。");
        await UploadAsync(form, "批复.docx", OfficeFiles.Word(OfficeFiles.Run("批复"))
            .WordPart("comments", "comments.xml", "comments", "<w:comment w:id=\"0\" w:author=\"赵六\"><w:p><w:r><w:t>不同意公开</w:t></w:r></w:p></w:comment>").Bytes());
        await Expect(form.Locator(".wf-findings")).ToContainTextAsync("赵六：“不同意公开”");
        await LookAsync(page, "form-公开件");
        await Accessibility.AssertCleanAsync(page);
        await form.GetByLabel("这是为本次公开另行制作的公开件").CheckAsync();
        await PressAsync(form);
        await Expect(form.GetByRole(AriaRole.Alert)).ToContainTextAsync("“批复.docx”含有批注");
        await form.GetByRole(AriaRole.Button, new() { Name = "移除 批复.docx" }).ClickAsync();
        await Expect(form.Locator(".wf-findings")).Not.ToBeVisibleAsync();

        await UploadAsync(form, "批复（公开件）.pdf", new PdfBuilder(PdfBuilder.Text("Approved 2019")).Bytes());
        await Expect(form.GetByText("未发现隐藏内容")).ToBeVisibleAsync();
        await PressAsync(form);
        await Expect(form.GetByRole(AriaRole.Alert)).ToContainTextAsync("只能是为本次公开另行制作的公开件");
        await form.GetByLabel("这是为本次公开另行制作的公开件").CheckAsync();
        await PressAsync(form);
        await DoneAsync(page, "拟稿");

        var reviewer = await AtWorkAsync("gongkaizhuren", new OfficeCase(Guid.Parse(new Uri(page.Url).Segments[^1]), string.Empty));
        await Expect(Form(reviewer)).ToContainTextAsync("公开件，SHA-256");
        await LookAsync(reviewer, "review-公开件");
    }

    private CaseWalk OneDepartment => new(Office.Services) { Departments = ("construction", []) };
}
