using Bunit;
using Disclosure.Web.Accounts;
using Disclosure.Web.Cases;
using Disclosure.Web.Components.Work;
using Disclosure.Web.Data;
using Disclosure.Web.Drafts;
using Disclosure.Web.Features.Assign;
using Disclosure.Web.Features.Correction;
using Disclosure.Web.Features.Register;
using Disclosure.Web.Features.Serve;
using Disclosure.Web.Features.Work;
using Disclosure.Web.Tests.Support;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Disclosure.Web.Tests.Forms;

/// <summary>The forms themselves, over the real site's handlers and database.</summary>
public sealed class FormTests : IDisposable
{
    private readonly Site site = new();
    private readonly CaseDriver driver;
    private readonly BunitContext bunit = new();
    private readonly List<Outcome> outcomes = [];

    public FormTests()
    {
        driver = new CaseDriver(site);
        bunit.JSInterop.Mode = JSRuntimeMode.Loose;
        bunit.Services.AddFallbackServiceProvider(site.Services);
        bunit.Services.AddTransient(p => ActivatorUtilities.CreateInstance<DraftKeeper>(site.Services));
    }

    public void Dispose()
    {
        bunit.DisposeAsync().AsTask().GetAwaiter().GetResult();
        site.Dispose();
    }

    [Fact]
    public async Task Every_refusal_stands_beside_its_field_and_in_the_summary_and_nothing_typed_is_lost()
    {
        await driver.ToDepartmentsAsync("construction");
        await CaseDriver.DoneAsync(site.Get<Features.Accept.AcceptHandler>().HandleAsync(site.Officer("construction", Roles.DepartmentReceiver), new(driver.Id, await driver.TaskAsync("accept"), null)));
        var form = await RenderAsync<HandlingForm>(site.Officer("construction", Roles.Handler), "work");
        await Input(form, "检索词").InputAsync("初步设计");
        await PressAsync(form);

        Assert.Contains("4处需要更正", form.Find(".wf-summary").TextContent, StringComparison.Ordinal);
        Assert.Contains("请写明检索了哪些系统", Input(form, "检索范围").ParentElement!.QuerySelector(".wf-error")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("true", Input(form, "拟办意见").GetAttribute("aria-invalid"));
        Assert.Equal("初步设计", Input(form, "检索词").GetAttribute("value"));
        Assert.IsType<Outcome.Refused>(Assert.Single(outcomes));

        await Input(form, "检索范围").InputAsync("档案室");
        Assert.Null(Input(form, "检索范围").ParentElement!.QuerySelector(".wf-error"));
    }

    [Fact]
    public async Task A_finished_form_submits_once_and_can_be_pressed_no_more()
    {
        await driver.FileAsync();
        var form = await RenderAsync<RegisterForm>(driver.Clerk, "register");
        await PressAsync(form);
        Assert.IsType<Outcome.Done>(Assert.Single(outcomes));
        Assert.True(form.Find("[data-primary]").HasAttribute("disabled"));
        Assert.NotNull((await driver.ViewAsync()).State.Registration);
    }

    [Fact]
    public async Task The_suggestion_is_chosen_and_another_lead_asks_for_a_reason()
    {
        await driver.ToAssignAsync();
        var form = await RenderAsync<AssignForm>(driver.Officer, "assign");
        Assert.Equal(site.Department("construction").ToString("N"), form.Find("select").GetAttribute("value"));
        Assert.Contains("命中“初步设计”", form.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("未按建议分办的理由", form.Markup, StringComparison.Ordinal);

        await form.Find("select").ChangeAsync(site.Department("finance").ToString("N"));
        Assert.Contains("未按建议分办的理由", form.Markup, StringComparison.Ordinal);
        await PressAsync(form);
        Assert.Contains("请写明理由", form.Find(".wf-error").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_correction_shows_the_moved_date_before_it_happens_and_a_double_click_does_not_confirm()
    {
        await driver.FileAsync();
        var context = new CaseActionContext(await driver.ViewAsync(), driver.Officer);
        var form = bunit.Render<CorrectionAction>(p => p.Add(x => x.Context, context).Add(x => x.OnOutcome, Told()));
        form.WaitForElement("[data-primary]");
        await Input(form, "更正为").ChangeAsync("2026-02-27");
        await Input(form, "理由和依据").InputAsync("签收簿记载");
        await Input(form, "批准人").InputAsync("周文");
        await PressAsync(form);

        var confirmation = form.Find(".wf-confirm").TextContent;
        Assert.Contains("2026年3月30日（星期一） → 2026年3月26日（星期四）", confirmation, StringComparison.Ordinal);
        Assert.Contains("j**@example.org", confirmation, StringComparison.Ordinal);
        Assert.True(form.Find("[data-primary]").HasAttribute("disabled"));
        await PressAsync(form);
        Assert.Empty(outcomes);

        form.WaitForAssertion(() => Assert.False(form.Find("[data-primary]").HasAttribute("disabled")), TimeSpan.FromSeconds(60));
        await PressAsync(form);
        Assert.IsType<Outcome.Done>(Assert.Single(outcomes));
        Assert.Equal(new DateOnly(2026, 2, 27), (await driver.ViewAsync()).State.ReceivedOn);
    }

    [Fact]
    public async Task A_change_after_the_question_takes_the_question_back()
    {
        await driver.ToServeAsync();
        var form = await RenderAsync<ServeForm>(driver.Sealer, "serve");
        await PressAsync(form);
        Assert.Contains("已答复", form.Find(".wf-confirm").TextContent, StringComparison.Ordinal);
        await Input(form, "备注").InputAsync("已电话提醒");
        Assert.Empty(form.FindAll(".wf-confirm"));
        Assert.Empty(outcomes);
    }

    [Fact]
    public async Task A_draft_comes_back_when_the_form_opens_again_and_goes_with_the_submission()
    {
        await driver.FileAsync();
        var key = DraftKey.ForTask(await driver.TaskRowAsync("register"));
        var form = await RenderAsync<RegisterForm>(driver.Clerk, "register");
        await Input(form, "登记备注").InputAsync("材料齐全");
        form.WaitForAssertion(() => Assert.Contains("草稿已保存", form.Find(".wf-draft").TextContent, StringComparison.Ordinal), TimeSpan.FromSeconds(60));

        var again = await RenderAsync<RegisterForm>(driver.Clerk, "register");
        Assert.Equal("材料齐全", Input(again, "登记备注").GetAttribute("value"));
        Assert.Contains("已恢复您", again.Markup, StringComparison.Ordinal);
        await PressAsync(again);
        Assert.Null(await site.Get<DraftStore>().LoadAsync(driver.Clerk, key));
    }

    [Fact]
    public async Task An_overtaken_form_keeps_what_was_typed_and_goes_through_on_the_new_version()
    {
        await driver.FileAsync();
        var task = await driver.TaskRowAsync("register");
        var stale = new TaskFormContext(await driver.ViewAsync(driver.Clerk), task, driver.Clerk);
        var form = bunit.Render<RegisterForm>(p => p.Add(x => x.Context, stale).Add(x => x.OnOutcome, Told()));
        form.WaitForElement("[data-primary]");
        await Input(form, "登记备注").InputAsync("材料齐全");
        await CaseDriver.DoneAsync(site.Get<Features.ReissueCode.ReissueCodeHandler>().HandleAsync(driver.Officer, driver.Id));
        await PressAsync(form);
        Assert.IsType<Outcome.Conflict>(Assert.Single(outcomes));
        Assert.Contains("您填写的内容已保留", form.Find(".wf-summary").TextContent, StringComparison.Ordinal);

        var renewed = stale with { Case = await driver.ViewAsync(driver.Clerk) };
        form.Render(p => p.Add(x => x.Context, renewed));
        Assert.Equal("材料齐全", Input(form, "登记备注").GetAttribute("value"));
        await PressAsync(form);
        Assert.True(outcomes[^1].Succeeded);
    }

    [Fact]
    public async Task A_command_that_was_done_is_told_though_the_browser_fails_after_it()
    {
        await driver.FileAsync();
        var script = bunit.JSInterop.SetupModule("./Components/Work/WorkForm.razor.js");
        script.Mode = JSRuntimeMode.Loose;
        var acknowledge = script.SetupVoid("acknowledge", _ => true);
        acknowledge.SetException(new Microsoft.JSInterop.JSException("the element is gone"));
        var form = await RenderAsync<RegisterForm>(driver.Clerk, "register");
        await PressAsync(form);

        Assert.NotEmpty(acknowledge.Invocations);
        Assert.True(Assert.Single(outcomes).Succeeded);
        Assert.DoesNotContain("没有提交成功", form.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_that_fails_after_the_command_does_not_call_it_undone()
    {
        await driver.FileAsync();
        var context = new TaskFormContext(await driver.ViewAsync(), await driver.TaskRowAsync("register"), driver.Clerk);
        var failing = EventCallback.Factory.Create<Outcome>(this, (Outcome _) => throw new InvalidOperationException("the page broke"));
        var form = bunit.Render<RegisterForm>(p => p.Add(x => x.Context, context).Add(x => x.OnOutcome, failing));
        form.WaitForElement("[data-primary]", TimeSpan.FromSeconds(60));
        await PressAsync(form);

        Assert.Contains("已经提交成功", form.Find(".wf-summary").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("没有提交成功", form.Markup, StringComparison.Ordinal);
    }

    private static Task PressAsync(IRenderedComponent<IComponent> form) => form.Find("[data-primary]").ClickAsync();

    private static AngleSharp.Dom.IElement Input(IRenderedComponent<IComponent> form, string label)
    {
        var of = form.FindAll("label.wf-label").Single(l => l.TextContent.Trim().Replace("（选填）", string.Empty, StringComparison.Ordinal) == label);
        return form.Find($"#{of.GetAttribute("for")}");
    }

    private EventCallback<Outcome> Told() => EventCallback.Factory.Create<Outcome>(this, outcomes.Add);

    private async Task<IRenderedComponent<T>> RenderAsync<T>(Actor actor, string task)
        where T : TaskFormBase
    {
        var row = await driver.TaskRowAsync(task);
        var context = new TaskFormContext(await driver.ViewAsync(), row, actor);
        var form = bunit.Render<T>(p => p.Add(x => x.Context, context).Add(x => x.OnOutcome, Told()));
        form.WaitForElement("[data-primary]", TimeSpan.FromSeconds(60));
        return form;
    }
}
