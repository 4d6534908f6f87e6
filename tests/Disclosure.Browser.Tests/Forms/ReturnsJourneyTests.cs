using Disclosure.Browser.Tests.Support;
using Disclosure.Web.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Disclosure.Browser.Tests.Forms;

/// <summary>The ways back: a department returns a case, an approver returns what was written.</summary>
public sealed class ReturnsJourneyTests(BrowserSite shared) : OfficeTest(shared)
{
    private CaseWalk OneDepartment => new(Office.Services) { Departments = ("construction", []) };

    [Fact]
    public async Task What_a_department_returns_is_given_to_another_which_accepts_it()
    {
        var of = await CaseAsync("accept", walk: OneDepartment);
        var receiver = await AtWorkAsync("jianshe", of);
        await Form(receiver).GetByRole(AriaRole.Button, new() { Name = "退回", Exact = true }).ClickAsync();
        await PressAsync(Form(receiver));
        await Expect(Form(receiver).Locator(".wf-error")).ToContainTextAsync("请写明退回的理由");
        await Form(receiver).GetByRole(AriaRole.Button, new() { Name = "该信息不属于本处室职责范围" }).ClickAsync();
        await LookAsync(receiver, "form-退回");
        await PressAsync(Form(receiver));
        await DoneAsync(receiver, "签收");

        var officer = await AtWorkAsync("gongkai", of);
        var form = Form(officer);
        await Expect(form).ToContainTextAsync("建设管理处：该信息不属于本处室职责范围");
        await form.GetByLabel("主办处室").SelectOptionAsync(new SelectOptionValue { Label = "运输管理处" });
        await form.GetByLabel("批分意见").FillAsync("材料由运输管理处保存。");
        await LookAsync(officer, "form-改派");
        await PressAsync(form);
        await DoneAsync(officer, "改派");

        var accepting = await AtWorkAsync("yunshu", of);
        await Expect(Form(accepting)).ToContainTextAsync("主办");
        await PressAsync(Form(accepting));
        await DoneAsync(accepting, "签收");
        await Expect(accepting.Locator(".case-state")).ToHaveTextAsync("承办中");
    }

    [Fact]
    public async Task A_head_who_returns_an_opinion_says_why_to_whoever_wrote_it()
    {
        var of = await CaseAsync("head-approval", walk: OneDepartment);
        await ReturnAsync("jianshechu", of, "检索范围应当包括项目档案。", "审签");

        var handler = await AtWorkAsync("jianshe", of);
        await Expect(Form(handler).Locator(".wf-note-warn")).ToContainTextAsync("处室负责人退回修改：检索范围应当包括项目档案。");
        await Expect(Form(handler).GetByLabel("拟办意见")).ToHaveValueAsync("检索到1份文件，建议予以公开。");
    }

    [Fact]
    public async Task Every_reviewer_and_the_signing_leader_can_send_a_draft_back()
    {
        var walk = OneDepartment;
        var of = await CaseAsync("check", walk: walk);
        foreach (var (form, user, stage) in new[]
        {
            ("check", "gongkaizhuren", "核稿"), ("legal-review", "fazhi", "法制审核"), ("secrecy-review", "baomi", "保密审查"), ("sign", "qianfa", "签发"),
        })
        {
            await walk.OnAsync(of.Id, form);
            await ReturnAsync(user, of, $"请核对文号（{stage}）。", stage);
            var officer = await AtWorkAsync("gongkai", of);
            await Expect(Form(officer).Locator(".wf-note-warn")).ToContainTextAsync($"{stage}退回修改");
            await Expect(Form(officer).Locator(".wf-note-warn")).ToContainTextAsync($"请核对文号（{stage}）。");
            await Expect(Form(officer).GetByLabel("事实与理由")).ToHaveValueAsync("经检索，本机关制作了您申请的文件，现予以公开。");
            await officer.Context.CloseAsync();
        }
    }

    private async Task ReturnAsync(string user, OfficeCase of, string reason, string step)
    {
        var page = await AtWorkAsync(user, of);
        var form = Form(page);
        await form.GetByRole(AriaRole.Button, new() { Name = "退回修改" }).ClickAsync();
        await form.GetByLabel("需要修改之处").FillAsync(reason);
        await LookAsync(page, $"form-退回-{step}");
        await PressAsync(form);
        await DoneAsync(page, step);
        await page.Context.CloseAsync();
    }
}
