using AngleSharp.Dom;
using Bunit;
using Disclosure.Domain.Requests;
using Disclosure.Web.Accounts;
using Disclosure.Web.Cases;
using Disclosure.Web.Components.Work;
using Disclosure.Web.Data;
using Disclosure.Web.Features.Register;
using Disclosure.Web.Tests.Support;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Disclosure.Web.Tests.CasePage;

/// <summary>The page itself, on the real services of a site; only the form is the test's own.</summary>
public sealed class CasePageComponentTests : IAsyncLifetime
{
    private readonly Site site = new();
    private OfficePage office = default!;

    private CaseWalk Walk => new(site.Services);

    public ValueTask InitializeAsync()
    {
        office = new OfficePage(site);
        office.Services.AddTaskForm<TypingForm>("register");
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await office.DisposeAsync();
        site.Dispose();
    }

    [Fact]
    public async Task The_second_of_two_officers_sees_what_changed_and_loses_nothing()
    {
        var id = await Walk.ToAsync("register");
        var page = office.Open(id, site.Officer("office", Roles.IntakeClerk));
        page.Find("#typed").Change("已核对身份");

        await PhoneAsync(id);
        page.WaitForAssertion(() => Assert.Contains("电话告知", page.Find(".case-notice.change").TextContent, StringComparison.Ordinal), TimeSpan.FromSeconds(60));
        Assert.Equal("已核对身份", page.Find("#typed").GetAttribute("value"));
        Assert.Equal("2", page.Find("#version").TextContent);

        // Sent without having read the notice, it is overtaken; then it may go.
        page.Find("#send").Click();
        page.WaitForAssertion(() => Assert.Equal("3", page.Find("#version").TextContent));
        Assert.Equal("已核对身份", page.Find("#typed").GetAttribute("value"));
        page.Find("#send").Click();
        page.WaitForAssertion(() => Assert.Contains("已完成：登记", page.Find(".case-notice.done").TextContent, StringComparison.Ordinal));
        Assert.Empty(page.FindAll("#typed"));
    }

    [Fact]
    public async Task Having_read_the_notice_the_officer_may_send()
    {
        var id = await Walk.ToAsync("register");
        var page = office.Open(id, site.Officer("office", Roles.IntakeClerk));
        page.Find("#typed").Change("还在");
        await PhoneAsync(id);
        page.WaitForElement(".case-notice.change", TimeSpan.FromSeconds(60));
        page.Find(".case-notice.change button").Click();

        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".case-notice.change")), TimeSpan.FromSeconds(60));
        Assert.Equal(("3", "还在"), (page.Find("#version").TextContent, page.Find("#typed").GetAttribute("value")));
    }

    [Fact]
    public async Task A_step_that_somebody_else_completed_keeps_what_was_typed_until_it_is_closed()
    {
        var id = await Walk.ToAsync("register");
        var page = office.Open(id, site.Officer("office", Roles.IntakeClerk));
        page.Find("#typed").Change("我写的");
        await Walk.StepAsync(id, "register");

        page.WaitForAssertion(() => Assert.Contains("该步骤已由经办·窗口登记员办结。", page.Find(".work-form").TextContent, StringComparison.Ordinal), TimeSpan.FromSeconds(60));
        Assert.Equal("我写的", page.Find("#typed").GetAttribute("value"));
        page.Find(".work-form button.small").Click();
        page.WaitForAssertion(() => Assert.Empty(page.FindAll("#typed")), TimeSpan.FromSeconds(60));
        Assert.Contains("您在本件没有待办步骤", page.Find(".case-work").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_case_that_is_not_mine_is_not_there()
    {
        var page = office.Open(await Walk.ToAsync("consolidate"), site.Officer("finance", Roles.Handler));
        Assert.Equal("没有找到该件", page.Find("h1").TextContent);
    }

    [Fact]
    public async Task An_erased_case_says_so()
    {
        var id = await Walk.ToAsync("register");
        await using (var db = site.Db())
        {
            await db.CaseKeys.Where(k => k.CaseId == id).ExecuteUpdateAsync(s => s.SetProperty(k => k.Wrapped, (byte[]?)null));
        }

        Assert.Equal("本件的个人信息已经删除", office.Open(id, site.Officer("office", Roles.DisclosureOfficer)).Find("h1").TextContent);
    }

    [Fact]
    public async Task Every_part_has_an_address_and_its_content()
    {
        var id = await Walk.ToAsync("sign");
        var page = office.Open(id, site.Officer("office", Roles.DisclosureOfficer));
        foreach (var (fragment, text) in new[]
        {
            ("facts", "某高速公路初步设计批复文件"), ("history", "保密审查通过"), ("deadline", "《条例》第三十三条第二款"), ("departments", "建设管理处"),
            ("files", "本件还没有材料"), ("mails", "待发"), ("notes", "还没有备注"), ("process", "依申请公开办理"),
        })
        {
            office.GoTo($"/office/cases/{id}#{fragment}");
            page.WaitForAssertion(() => Assert.Contains(text, page.Find(".case-section").TextContent, StringComparison.Ordinal), TimeSpan.FromSeconds(60));
            Assert.Equal($"/office/cases/{id}#{fragment}", page.Find(".case-tabs a.current").GetAttribute("href"));
        }
    }

    [Fact]
    public async Task Personal_data_is_masked_shown_for_a_reason_and_hidden_again()
    {
        var page = office.Open(await Walk.ToAsync("sign"), site.Officer("office", Roles.DisclosureOfficer));
        Assert.DoesNotContain("13900000000", page.Markup, StringComparison.Ordinal);
        page.Find("button[aria-label=显示联系电话]").Click();
        page.Find(".reveal-form").Submit();
        page.WaitForAssertion(() => Assert.Contains("请填写查看理由", page.Find(".field-error").TextContent, StringComparison.Ordinal));

        page.Find(".reveal-form .chip").Click();
        page.WaitForAssertion(() => Assert.Contains("13900000000", page.Markup, StringComparison.Ordinal));
        Assert.DoesNotContain("11010119900307889X", page.Markup, StringComparison.Ordinal);
        page.Find("button[aria-label=隐藏联系电话]").Click();
        Assert.DoesNotContain("13900000000", page.Markup, StringComparison.Ordinal);

        await using var db = site.Db();
        Assert.Equal("核对申请人身份", (await db.Reveals.SingleAsync()).Reason);
    }

    [Fact]
    public async Task The_handler_needs_no_reason_and_an_administrator_gets_no_button()
    {
        var id = await Walk.ToAsync("consolidate");
        var page = office.Open(id, site.Officer("construction", Roles.Handler));
        page.Find("button[aria-label=显示姓名]").Click();
        page.WaitForAssertion(() => Assert.Contains("测试甲", page.Markup, StringComparison.Ordinal));

        var administrator = office.Open(id, site.Officer("office", Roles.Administrator));
        Assert.Empty(administrator.FindAll("button[aria-label=显示姓名]"));
        Assert.Contains("不可查看", administrator.Find(".personal").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_note_is_added_and_the_box_is_empty_again()
    {
        var id = await Walk.ToAsync("sign");
        var page = office.Open(id, site.Officer("office", Roles.DisclosureOfficer));
        office.GoTo($"/office/cases/{id}#notes");
        page.WaitForElement("#note-text").Input("请尽快");
        page.Find(".note-form").Submit();
        page.WaitForAssertion(() => Assert.Contains("请尽快", page.Find(".notes").TextContent, StringComparison.Ordinal));
        Assert.True(string.IsNullOrEmpty(page.Find("#note-text").GetAttribute("value")));
    }

    private async Task PhoneAsync(Guid id)
    {
        var outcome = await site.Get<Features.PhoneNotice.RecordPhoneNoticeHandler>().HandleAsync(
            site.Officer("office", Roles.DisclosureOfficer), new(id, null, new(2026, 3, 2), "申请人", "告知已收到申请"));
        Assert.True(outcome.Succeeded, outcome.Message);
    }

    /// <summary>A form with one field, which sends the version that it was given.</summary>
    private sealed class TypingForm : TaskFormBase
    {
        private string? typed;

        [Inject]
        private RegisterHandler Handler { get; set; } = default!;

        protected override void BuildRenderTree(RenderTreeBuilder builder)
        {
            builder.OpenElement(0, "input");
            builder.AddAttribute(1, "id", "typed");
            builder.AddAttribute(2, "value", typed);
            builder.AddAttribute(3, "onchange", EventCallback.Factory.Create<ChangeEventArgs>(this, e => typed = (string?)e.Value));
            builder.CloseElement();
            builder.OpenElement(4, "span");
            builder.AddAttribute(5, "id", "version");
            builder.AddContent(6, Context.Case.State.Version);
            builder.CloseElement();
            builder.OpenElement(7, "button");
            builder.AddAttribute(8, "id", "send");
            builder.AddAttribute(9, "onclick", EventCallback.Factory.Create<MouseEventArgs>(this, SendAsync));
            builder.CloseElement();
        }

        private async Task SendAsync() => await OnOutcome.InvokeAsync(await Handler.HandleAsync(
            Context.Actor, new(Context.Case.Row.Id, Context.Task.Id, Context.Case.State.Version, ApplicantCategory.NaturalPerson, typed)));
    }
}
