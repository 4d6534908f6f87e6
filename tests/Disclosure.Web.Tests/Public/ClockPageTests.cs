using System.Net;
using Disclosure.Web.Accounts;
using Disclosure.Web.Tests.Support;

namespace Disclosure.Web.Tests.Public;

/// <summary>The calculator for anyone, without JavaScript.</summary>
public sealed class ClockPageTests : IDisposable
{
    private readonly Site site = new();
    private readonly Visitor visitor;

    public ClockPageTests() => visitor = new Visitor(site);

    public void Dispose()
    {
        visitor.Dispose();
        site.Dispose();
    }

    [Fact]
    public async Task A_fresh_visit_shows_the_deadline_of_an_application_received_today()
    {
        var page = await visitor.GetAsync("/clock");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal("2026-03-02", page.Value("received"));
        Assert.Equal("2026年3月30日（星期一）", page.Page.QuerySelector(".deadline-date")!.TextContent);
        Assert.Empty(page.Errors);
    }

    [Fact]
    public async Task Consultation_and_extension_are_counted_as_the_law_counts_them()
    {
        var page = await visitor.GetAsync(
            "/clock?received=2026-04-13&asOf=2026-05-20&e0.type=consultationSent.thirdParty&e0.on=2026-04-20&e1.type=consultationAnswered&e1.on=2026-05-13");
        Assert.Equal("2026年6月3日（星期三）", page.Page.QuerySelector(".deadline-date")!.TextContent);
        Assert.Contains("发出征求意见书（第三方）", page.Page.QuerySelector(".clock-happened")!.TextContent, StringComparison.Ordinal);

        page = await visitor.GetAsync("/clock?received=2026-02-10&asOf=2026-03-16&e0.type=extended&e0.on=2026-03-16&e0.days=20");
        Assert.Equal("2026年4月14日（星期二）", page.Page.QuerySelector(".deadline-date")!.TextContent);
    }

    [Theory]
    [InlineData("received=", "received", "请填写收到申请之日")]
    [InlineData("received=2026-02-30", "received", "不是日期")]
    [InlineData("received=2026-03-02&asOf=x", "asOf", "不是日期")]
    [InlineData("received=1066-03-02", "received", "超出可以计算的范围")]
    [InlineData("received=2026-03-02&asOf=2099-03-02", "asOf", "核对年份")]
    [InlineData("received=2026-03-02&e0.type=replied", "e0-on", "请填写发生的日期")]
    [InlineData("received=2026-03-02&e0.on=2026-03-03", "e0-type", "请选择这一天发生了什么")]
    [InlineData("received=2026-03-02&e0.type=nonsense&e0.on=2026-03-03", "e0-type", "从列表中选择")]
    [InlineData("received=2026-03-02&e0.type=consultationSent&e0.on=2026-03-03", "e0-type", "从列表中选择")]
    [InlineData("received=2026-03-02&e0.type=replied.x&e0.on=2026-03-03", "e0-type", "从列表中选择")]
    [InlineData("received=2026-03-02&e0.type=extended&e0.on=2026-03-03", "e0-days", "工作日数")]
    [InlineData("received=2026-03-02&e0.type=extended&e0.on=2026-03-03&e0.days=21", "e0-days", "20")]
    [InlineData("received=2026-03-02&e0.type=extended&e0.on=2026-03-31&e0.days=5", "e0-on", "届满")]
    [InlineData("received=2026-03-02&e0.type=deferred&e0.on=2026-03-03", "e0-by", "请填写")]
    [InlineData("received=2026-03-02&e0.type=replied&e0.on=2026-03-09&e1.type=withdrawn&e1.on=2026-03-10", "e1-on", "")]
    [InlineData("received=2026-03-02&e0.type=replied&e0.on=2026-03-01", "e0-on", "早于收到申请之日")]
    public async Task A_mistake_is_named_beside_its_field_and_nothing_typed_is_lost(string query, string field, string message)
    {
        var page = await visitor.GetAsync("/clock?" + query);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        var error = Assert.Single(page.Errors);
        Assert.Equal(field, error.Target);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        var control = page.Page.GetElementById(field)!;
        Assert.Equal("true", control.GetAttribute("aria-invalid"));
        Assert.Null(page.Page.QuerySelector(".deadline-date"));
        foreach (var part in query.Split('&').Where(p => p.Contains(".on=", StringComparison.Ordinal) || p.Contains(".days=", StringComparison.Ordinal)))
        {
            Assert.Equal(part.Split('=')[1], page.Value(part.Split('=')[0]));
        }
    }

    [Fact]
    public async Task Violations_are_shown_to_officers_and_not_to_the_public()
    {
        const string Late = "/clock?received=2026-03-02&asOf=2026-03-20&e0.type=clarificationRequested&e0.on=2026-03-18";
        var page = await visitor.GetAsync(Late);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Null(page.Page.QuerySelector(".deadline-violations"));
        Assert.Equal(3, page.Page.QuerySelectorAll(".clock-row").Length);

        var (client, _) = await site.SignInAsync("office", Roles.DisclosureOfficer);
        using var officer = new Visitor(client);
        var violations = (await officer.GetAsync(Late)).Page.QuerySelector(".deadline-violations")!;
        Assert.Contains("第三十条", violations.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_that_nobody_typed_is_answered_all_the_same()
    {
        var page = await visitor.GetAsync("/clock?received=2026-03-02&e0.type=" + new string('x', 5000) + "&e99.on=2026-01-01&" + string.Join('&', Enumerable.Range(0, 60).Select(i => $"e{i}.on=%00")));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Equal(30, page.Page.QuerySelectorAll(".clock-row").Length);
    }
}
