using Disclosure.Domain.Opinions;
using Disclosure.Domain.Requests;
using Disclosure.Web.Accounts;
using Disclosure.Web.Cases;
using Disclosure.Web.Data;
using Disclosure.Web.Opinions;
using Disclosure.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Tests.Opinions;

/// <summary>意见 → 申请: the worked dates of the practice notes, and nothing half done.</summary>
public sealed class ConversionTests : OpinionTest
{
    private static ConversionCommand Command => new(Samples.Citizen, new InformationSought("2015年某高速公路初步设计批复"), new DeliveryPreference(DeliveryForm.Electronic, DeliveryMethod.Online));

    private async Task<Guid> OfferedAsync()
    {
        Site.Clock.Set(new(2026, 11, 28));
        var id = await FileAsync();
        Site.Clock.Set(new(2026, 12, 3));
        Done(await Handler.OfferAsync(Clerk, id, null, "您需要的是本机关保存的政府信息。"));
        Site.Clock.Set(new(2026, 12, 4));
        return id;
    }

    [Fact]
    public async Task The_application_keeps_the_day_of_receipt_and_runs_anew_from_the_confirmation()
    {
        var id = await OfferedAsync();
        Assert.Equal(OpinionStatus.AwaitingConfirmation, (await StateAsync(id)).Status);

        var (outcome, proof) = await Site.Get<OpinionConverter>().ConfirmAsync(id, Command);

        Done(outcome);
        var opinion = await StateAsync(id);
        var view = (await Site.Get<CaseReader>().ForOfficerAsync(opinion.Became!.Request.CaseId, Clerk))!;
        Assert.Equal(new DateOnly(2026, 11, 28), view.State.ReceivedOn);
        Assert.Equal((new DateOnly(2027, 1, 4), true), (view.Clock!.DueOn!.Value, view.Clock.Provisional));
        Assert.Empty(view.Clock.Violations);
        Assert.Equal((id, opinion.Number), (view.State.FromOpinion!.Opinion.CaseId, view.State.FromOpinion.Opinion.Number));
        Assert.Equal("430S00-SQ2026-00001", opinion.Became.Request.Number);
        Assert.NotNull(await Site.Get<CaseReader>().ForCitizenAsync(proof!.CaseId, proof.CodeHash));
        await using var db = Site.Db();
        Assert.Equal(["register"], await db.Tasks.Where(t => t.State == TaskState.Open).Select(t => t.Form).ToListAsync());
        Assert.Equal(["已收到", "请您确认是否转为申请", "已转为申请"], await MailsAsync(id));
        Assert.Equal(["已登记"], await MailsAsync(view.Row.Id));
        Assert.Contains(PublicTimeline.Of(view.Events), s => s.Title.Contains(opinion.Number, StringComparison.Ordinal));
        await VerifyAsync();

        // A second click makes no second application.
        Assert.IsType<Outcome.Refused>((await Site.Get<OpinionConverter>().ConfirmAsync(id, Command)).Outcome);
        Assert.Equal(2, await db.Cases.CountAsync());
    }

    [Fact]
    public async Task Where_the_guide_excludes_the_box_it_is_received_when_confirmed()
    {
        await using (var db = Site.Db())
        {
            await db.Authorities.ExecuteUpdateAsync(s => s.SetProperty(a => a.OpinionBoxIsNoChannel, true));
        }

        var id = await OfferedAsync();
        Done((await Site.Get<OpinionConverter>().ConfirmAsync(id, Command)).Outcome);
        var view = (await Site.Get<CaseReader>().ForOfficerAsync((await StateAsync(id)).Became!.Request.CaseId, Clerk))!;
        Assert.Equal(new DateOnly(2026, 12, 4), view.State.ReceivedOn);
        Assert.Null(view.State.FromOpinion!.Clarification);
        await VerifyAsync();
    }

    [Fact]
    public async Task Not_confirmed_it_stays_an_opinion_and_not_offered_it_cannot_become_one()
    {
        var id = await FileAsync();
        var refused = Assert.IsType<Outcome.Refused>((await Site.Get<OpinionConverter>().ConfirmAsync(id, Command)).Outcome);
        Assert.Equal("not-offered", Assert.Single(refused.Refusals).Code);
        await using var db = Site.Db();
        Assert.Equal(1, await db.Cases.CountAsync());
        Assert.False(await db.Numbers.AnyAsync(n => n.Series == FilingWriter.Series));
    }

    [Fact]
    public async Task What_article_29_asks_for_is_named_by_its_field_and_nothing_is_stored()
    {
        var id = await OfferedAsync();
        var refused = Assert.IsType<Outcome.Refused>((await Site.Get<OpinionConverter>().ConfirmAsync(id, Command with { Applicant = Samples.Citizen with { IdNumber = "1" } })).Outcome);
        Assert.Contains(refused.Refusals, r => r.Field == "applicant.idNumber");
        await using var db = Site.Db();
        Assert.Equal(1, await db.Cases.CountAsync());
        Assert.Null((await StateAsync(id)).Became);
    }

    [Fact]
    public async Task The_confirmation_was_the_only_clarification()
    {
        var id = await OfferedAsync();
        Done((await Site.Get<OpinionConverter>().ConfirmAsync(id, Command)).Outcome);
        var request = (await StateAsync(id)).Became!.Request.CaseId;
        await new CaseWalk(Site.Services).OnAsync(request, "assign");
        var outcome = await Site.Get<CaseWriter>().Rehearsing.WriteAsync(request, Actor.System, null, unit => Task.FromResult(unit.Request.DraftNotice(Guid.NewGuid(), new ClarificationContent(["请写明项目名称。"], "请补充。", 10), unit.Calendar, unit.Today)));
        Assert.Contains(Assert.IsType<Outcome.Refused>(outcome).Refusals, r => r.Code == "once");
    }
}
