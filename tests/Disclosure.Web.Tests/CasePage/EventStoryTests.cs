using Disclosure.Domain.Correspondence;
using Disclosure.Domain.Deadlines;
using Disclosure.Domain.Requests;
using Disclosure.Domain.Requests.Events;
using Disclosure.Web.Accounts;
using Disclosure.Web.Cases;
using Disclosure.Web.Cases.History;
using Disclosure.Web.Features.CasePage;
using Disclosure.Web.Tests.Support;

namespace Disclosure.Web.Tests.CasePage;

public sealed class EventStoryTests : IDisposable
{
    private readonly Site site = new();

    public void Dispose() => site.Dispose();

    [Fact]
    public async Task The_whole_way_is_told_newest_first_and_names_departments_and_reviews()
    {
        var id = await new CaseWalk(site.Services).ToAsync("seal");
        var page = (await site.Get<CasePageQuery>().LoadAsync(id, site.Officer("office", Roles.DisclosureOfficer)))!;
        var stories = EventStory.Of(page.Case, page.Departments);

        Assert.Equal(["签发", "保密审查通过", "法制审核通过", "核稿通过", "拟稿"], stories.Take(5).Select(s => s.Title));
        var assigned = stories.Single(s => s.Title == "分办");
        Assert.Contains(assigned.Lines, l => l is { Label: "主办", Text: "建设管理处" });
        Assert.Contains(assigned.Lines, l => l is { Label: "协办", Text: "公路管理处" });
        Assert.Contains(stories.Single(s => s.Title == "签发").Lines, l => l is { Label: "意见", Text: "同意发出。" });
    }

    [Fact]
    public async Task No_personal_data_and_no_code_is_told()
    {
        var walk = new CaseWalk(site.Services);
        var receipt = await walk.FileAsync();
        await walk.OnAsync(receipt.CaseId, "seal");
        await site.Get<Features.PhoneNotice.RecordPhoneNoticeHandler>().HandleAsync(
            site.Officer("office", Roles.DisclosureOfficer), new(receipt.CaseId, null, new(2026, 3, 2), "测试甲", "告知进展"));
        var page = (await site.Get<CasePageQuery>().LoadAsync(receipt.CaseId, site.Officer("office", Roles.DisclosureOfficer)))!;
        var stories = EventStory.Of(page.Case, page.Departments);

        var told = string.Join('\n', stories.SelectMany(s => s.Lines.Select(l => l.Text).Append(s.Title)));
        foreach (var secret in new[] { "测试甲", "11010119900307889X", "13900000000", "jia@example.org", receipt.QueryCode, QueryCode.Group(receipt.QueryCode) })
        {
            Assert.DoesNotContain(secret, told, StringComparison.Ordinal);
        }

        var spoke = stories.Single(s => s.Title == "电话告知").Lines.Single(l => l.Label == "受话人");
        Assert.Equal(("测**", "测试甲"), (spoke.Text, spoke.Personal!.Value));
    }

    [Fact]
    public void A_correction_shows_what_it_was_and_what_it_is()
    {
        var story = Tell(new FactCorrected(CorrectableFact.ReceivedOn, new(2026, 3, 4), new(2026, 3, 2), "签收日登记有误", new Approval("李主任", new(2026, 3, 5)), null));
        var line = story.Lines[0];
        Assert.Equal(("收到申请之日", "2026年3月4日（星期三）", "2026年3月2日（星期一）"), (line.Label, line.Was, line.Text));
        Assert.Contains(story.Lines, l => l is { Label: "批准人", Text: "李主任" });
    }

    [Fact]
    public void An_approval_on_paper_says_so_and_shows_its_scan()
    {
        var scan = Guid.NewGuid();
        var story = Tell(new ReplySigned(new Approval("王副厅长", new(2026, 3, 20), null, scan)));
        Assert.Contains(story.Lines, l => l.Text.Contains("线下签批补录", StringComparison.Ordinal));
        Assert.Equal([scan], story.FileIds);
    }

    [Fact]
    public void A_notice_is_told_by_what_it_asks()
    {
        var story = Tell(new NoticeDrafted(Guid.NewGuid(), new ConsultationContent(ConsultationKind.ThirdParty, "某某公司", "长沙市某路1号", "单价分析表")));
        Assert.Contains(story.Lines, l => l is { Label: "对象", Text: "第三方：某某公司" });
        Assert.Equal("长沙市******", story.Lines.Single(l => l.Label == "通信地址").Text);
    }

    private static Story Tell(RequestEvent e) =>
        new EventStory(RequestState.Empty, new Dictionary<Guid, string>()).Tell(new CaseEvent(7, default, null, "某某", EventTitles.Of(e.GetType().Name), e));
}
