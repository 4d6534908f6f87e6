using Disclosure.Browser.Tests.Support;
using Disclosure.Domain.Deadlines;
using Disclosure.Domain.Decisions;
using Disclosure.Domain.Requests;
using Disclosure.Web.Cases;
using Disclosure.Web.Data;
using Disclosure.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Disclosure.Browser.Tests.Office;

/// <summary>复议诉讼 and what can overturn a reply before it has gone out.</summary>
public sealed class DisputeJourneyTests(BrowserSite shared) : OfficeTest(shared)
{
    private const string Action = "登记复议诉讼";

    [Fact]
    public async Task A_dispute_is_registered_decided_and_its_term_is_added_and_mistakes_are_voided()
    {
        var of = await CaseAsync(form: null);
        var page = await OfficeAsync("gongkaizhuren", of.Path);

        // The reconsideration body is known; what is missing is named beside its field.
        var form = await OpenActionAsync(page, Action);
        await Expect(form.GetByLabel("行政复议机关")).ToHaveValueAsync("湖南省人民政府");
        await Expect(form).ToContainTextAsync("第10个工作日");
        await form.GetByText("适用简易程序").ClickAsync();
        await Expect(form).ToContainTextAsync("第5个工作日");
        await PressAsync(form);
        await Expect(form).ToContainTextAsync("请填写请求事项");
        await form.GetByLabel("请求事项").FillAsync("撤销答复，责令重新答复。");
        await LookAsync(page, "dispute-open");
        await PressAndConfirmAsync(form, "进入“复议诉讼”队列");
        await DoneAsync(page, Action);

        await page.GotoAsync("/office/queues/disputes");
        await Expect(page.Locator("tr", new() { HasText = of.Number })).ToContainTextAsync("复议待答复");
        await LookAsync(page, "dispute-queue");

        // 结果 is said, not assumed; a year that cannot be is refused and nothing typed is lost.
        await page.GotoAsync(of.Path);
        form = await OpenActionAsync(page, Action);
        await form.GetByText("收到结果").ClickAsync();
        await form.GetByLabel("文号").FillAsync("复决字1号");
        await form.GetByLabel("决定或者裁判的内容").FillAsync("检索不完整，责令重新答复。");
        await PressAsync(form);
        await Expect(form).ToContainTextAsync("请选择结果");
        await form.GetByText("结果纠正").ClickAsync();
        await form.GetByRole(AriaRole.Checkbox, new() { NameRegex = new("^\\s*责令重新答复") }).CheckAsync();
        await form.GetByLabel("重新答复的期限").FillAsync("9999-12-31");
        await PressAsync(form);
        await Expect(form).ToContainTextAsync("请核对年份");
        await Expect(form.GetByLabel("文号")).ToHaveValueAsync("复决字1号");
        await form.GetByLabel("重新答复的期限").FillAsync(string.Empty);
        await LookAsync(page, "dispute-decide");
        await PressAndConfirmAsync(form, "结果：结果纠正，责令重新答复，期限未写明");
        await DoneAsync(page, Action);

        // The term comes later, with reason and approver; what it moves is the dispute's.
        form = await OpenActionAsync(page, "更正事实");
        await form.GetByText("重新答复的期限").ClickAsync();
        await Expect(form).ToContainTextAsync("现重新答复期限");
        await form.GetByLabel("更正为").FillAsync(DateOnly.FromDateTime(DateTime.UtcNow.AddDays(20)).ToString("yyyy-MM-dd"));
        await form.GetByLabel("理由和依据").FillAsync("补正决定书载明。");
        await form.GetByLabel("批准人").FillAsync("主任");
        await LookAsync(page, "dispute-term");
        // Pressed in two steps: once submitted, the question is gone and could not be looked at.
        await PressAsync(form);
        await Expect(form.Locator(".wf-confirm")).ToContainTextAsync("重新答复期限");
        await Expect(form.Locator(".wf-confirm")).Not.ToContainTextAsync("是否按期");
        await PressAsync(form);
        await DoneAsync(page, "更正事实");
        await Expect(await SectionAsync(page, "复议诉讼")).ToContainTextAsync("期限");
        await LookAsync(page, "dispute-section");

        form = await OpenActionAsync(page, Action);
        await form.GetByText("作废登记").First.ClickAsync();
        await form.GetByLabel("作废登记的理由").FillAsync("重复登记");
        await PressAndConfirmAsync(form, "不能恢复");
        await DoneAsync(page, Action);
        await page.GotoAsync("/office/queues/disputes");
        await Expect(page.Locator("tr", new() { HasText = of.Number })).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Reasons_are_judged_and_a_judgement_turned_over_stops_the_reply()
    {
        var walk = new CaseWalk(Office.Services) { Reply = _ => new ReplyDraft(ReplyType.Excessive, null, "申请内容高度重复。", null, null, [], null) };
        var of = await CaseAsync("accept", walk: walk);
        await new CaseWalk(Office.Services) { NoticeService = day => new Domain.Correspondence.ServiceAct(Domain.Correspondence.ServiceMeans.Online, day) }.NoticeAsync(of.Id, new ReasonsContent("两个月内提出126件申请", 5));

        var page = await OfficeAsync("gongkai", of.Path);
        var form = await OpenActionAsync(page, "登记补正、意见、缴费");
        await form.GetByLabel("申请人说明的理由").FillAsync("想了解一下。");
        await PressAndConfirmAsync(form, "不变");
        await DoneAsync(page, "登记补正、意见、缴费");

        // Untouched, the form says neither.
        form = await OpenActionAsync(page, "登记补正、意见、缴费");
        await form.GetByLabel("本机关的判断").Last.FillAsync("与申请人的生产、生活、科研均无关。");
        await PressAsync(form);
        await Expect(form).ToContainTextAsync("请选择申请理由");
        await form.GetByRole(AriaRole.Radio, new() { NameRegex = new("^\\s*不合理") }).CheckAsync();
        await LookAsync(page, "reasons-judged");
        await PressAndConfirmAsync(form, "判断申请理由不合理");
        await DoneAsync(page, "登记补正、意见、缴费");

        await walk.OnAsync(of.Id, "draft");
        var officer = await AtWorkAsync("gongkai", of);
        await Expect(Form(officer)).ToContainTextAsync("不予处理（大量反复申请）");
        await Form(officer).GetByText("不予处理（大量反复申请）").ClickAsync();
        await LookAsync(officer, "draft-excessive");
        await walk.OnAsync(of.Id, "sign");

        page = await OfficeAsync("gongkaizhuren", of.Path);
        form = await OpenActionAsync(page, "登记补正、意见、缴费");
        await form.GetByRole(AriaRole.Radio, new() { NameRegex = new("^\\s*合理") }).CheckAsync();
        await form.GetByLabel("本机关的判断").Last.FillAsync("重新判断：确有科研需要。");
        await PressAndConfirmAsync(form, "没有依据，不能审核、签发");
        await DoneAsync(page, "登记补正、意见、缴费");
        await using var db = Office.Db();
        Assert.Equal("sign", (await db.Tasks.SingleAsync(t => t.CaseId == of.Id && t.State == TaskState.Open)).Form);
        var signer = await AtWorkAsync("qianfa", of);
        await PressAsync(Form(signer));
        await Expect(Form(signer)).ToContainTextAsync("拟作的答复已经没有依据");
    }

    [Fact]
    public async Task A_signature_is_taken_back_and_the_number_is_void()
    {
        var of = await CaseAsync("serve");
        var page = await OfficeAsync("gongkaizhuren", of.Path);
        var form = await OpenActionAsync(page, "撤回签发");
        await form.GetByLabel("撤回的理由").FillAsync("第三方的理由成立。");
        await form.GetByLabel("决定人").FillAsync("厅领导");
        await LookAsync(page, "recall");
        await PressAndConfirmAsync(form, "作废，该文号不再使用");
        await DoneAsync(page, "撤回签发");
        await Expect(page.Locator(".case-state")).ToHaveTextAsync("待拟稿");
        await Expect(await SectionAsync(page, "办理过程")).ToContainTextAsync("作废文书");
    }
}
