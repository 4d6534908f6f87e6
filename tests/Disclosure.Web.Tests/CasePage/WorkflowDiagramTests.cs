using Bunit;
using Disclosure.Web.Accounts;
using Disclosure.Web.Components.Diagram;
using Disclosure.Web.Data;
using Disclosure.Web.Features.CasePage;
using Disclosure.Web.Processes;
using Disclosure.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Tests.CasePage;

public sealed class WorkflowDiagramTests : IDisposable
{
    private readonly Site site = new();

    public void Dispose() => site.Dispose();

    [Fact]
    public async Task The_case_has_its_place_in_the_main_flow_and_in_every_department()
    {
        var pictures = await PicturesAsync(await new CaseWalk(site.Services).ToAsync("legal-review"));
        Assert.Equal(["依申请公开办理", "处室办理：建设管理处", "处室办理：公路管理处"], pictures.Select(p => p.Title));
        Assert.Equal(["进行中", "已结束", "已结束"], pictures.Select(p => p.Status));
        var states = pictures[0].Nodes.ToDictionary(n => n.Label, n => n.State);
        Assert.Equal(
            (PictureState.Done, PictureState.Skipped, PictureState.Current, PictureState.Ahead),
            (states["核稿"], states["确认收到"], states["法制审核"], states["签发"]));
    }

    [Fact]
    public async Task States_are_told_apart_by_words_and_lines_and_read_aloud_as_a_list()
    {
        var picture = (await PicturesAsync(await new CaseWalk(site.Services).ToAsync("legal-review")))[0];
        await using var context = new BunitContext();
        var svg = context.Render<WorkflowDiagram>(p => p.Add(d => d.Picture, picture));

        var image = svg.Find("svg[role=img]");
        Assert.Contains("正在办理：法制审核", image.GetAttribute("aria-label"), StringComparison.Ordinal);
        var list = svg.Find($"#{image.GetAttribute("aria-describedby")}");
        Assert.Contains("法制审核：正在办理", list.TextContent, StringComparison.Ordinal);
        Assert.Contains("确认收到：未经过", list.TextContent, StringComparison.Ordinal);
        Assert.Contains("法制审核：“", svg.Find(".wf-ways").TextContent, StringComparison.Ordinal);
        Assert.Contains("（退回）拟稿", svg.Find(".wf-ways").TextContent.Replace("拟稿意见", "拟稿", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Equal("0", svg.Find(".wf-box").GetAttribute("tabindex"));
        Assert.Contains("▶ 正在办理", svg.Find(".wf-node--current").TextContent, StringComparison.Ordinal);
        Assert.All(svg.FindAll(".wf-node--skipped"), n => Assert.Contains("未经过", n.TextContent, StringComparison.Ordinal));
        Assert.All(svg.FindAll(".wf-node--done"), n => Assert.Contains("✓", n.TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Labels_speak_Chinese_and_every_raised_signal_has_its_words()
    {
        var pictures = await PicturesAsync(await new CaseWalk(site.Services).ToAsync("register"));
        Assert.All(pictures.SelectMany(p => p.Edges.Select(e => e.Label)), l => Assert.DoesNotContain(l, char.IsAsciiLetter));
        Assert.All(WorkflowPublisher.SignalNames, s => Assert.NotEqual(s, SignalWords.Of(s)));
    }

    /// <summary>Measured as drawn: 14.5 pixels for a Chinese character.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_label_covers_neither_a_step_nor_another_label(bool correction)
    {
        var walk = new CaseWalk(site.Services);
        foreach (var picture in await PicturesAsync(correction ? await walk.ToAsync("assign", Samples.Correction) : await walk.ToAsync("legal-review")))
        {
            var labels = picture.Edges.Where(e => e.Label.Length > 0)
                .Select(e => (e.Label, Left: e.LabelX - (e.Label.Length * 7.25), Right: e.LabelX + (e.Label.Length * 7.25), Top: e.LabelY - 8, Bottom: e.LabelY + 8)).ToList();
            Assert.NotEmpty(labels);
            List<string> covered = [];
            foreach (var a in labels)
            {
                covered.AddRange(picture.Nodes.Where(n => a.Left < n.X + n.Width && n.X < a.Right && a.Top < n.Y + n.Height && n.Y < a.Bottom).Select(n => $"{a.Label} covers {n.Label}"));
                covered.AddRange(labels.Where(b => b != a && a.Left < b.Right && b.Left < a.Right && a.Top < b.Bottom && b.Top < a.Bottom).Select(b => $"{a.Label} covers {b.Label}"));
            }

            Assert.True(covered.Count == 0, $"{picture.Title}: {string.Join("; ", covered)}");
        }
    }

    [Fact]
    public async Task A_state_that_this_engine_cannot_read_is_drawn_from_the_journal()
    {
        var id = await new CaseWalk(site.Services).ToAsync("legal-review");
        var drawn = await PicturesAsync(id);
        await using (var db = site.Db())
        {
            await db.Instances.Where(i => i.CaseId == id).ExecuteUpdateAsync(s => s.SetProperty(i => i.State, "another engine's"));
        }

        var again = await PicturesAsync(id);
        Assert.Equal(drawn.SelectMany(p => p.Nodes), again.SelectMany(p => p.Nodes));
    }

    [Fact]
    public async Task A_withdrawn_case_stands_still()
    {
        var id = await new CaseWalk(site.Services).ToAsync("legal-review");
        Assert.True((await site.Get<Features.Withdraw.WithdrawHandler>().ByCitizenAsync(id, null)).Succeeded);
        var picture = (await PicturesAsync(id))[0];
        Assert.Equal("已中止", picture.Status);
        Assert.DoesNotContain(picture.Nodes, n => n.State == PictureState.Current);
    }

    private async Task<IReadOnlyList<ProcessPicture>> PicturesAsync(Guid id)
    {
        var data = (await site.Get<CasePageQuery>().LoadAsync(id, site.Officer("office", Roles.DisclosureOfficer)))!;
        return await site.Get<ProcessPictures>().OfAsync(data.Instances, data.Departments);
    }
}
