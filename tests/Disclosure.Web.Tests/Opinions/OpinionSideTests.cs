using System.Net;
using Disclosure.Domain.Correspondence;
using Disclosure.Web.Accounts;
using Disclosure.Web.Cases;
using Disclosure.Web.Data;
using Disclosure.Web.Features.OpinionDesk;
using Disclosure.Web.Mail;
using Disclosure.Web.Outbox;
using Disclosure.Web.Tests.Public;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Tests.Opinions;

/// <summary>What stands beside the way of an opinion: notes, mails sent again, a code issued anew, the receipt's QR code.</summary>
public sealed class OpinionSideTests : OpinionTest
{
    [Fact]
    public async Task Notes_are_kept_with_the_letter_and_only_for_who_may_see_it()
    {
        var id = await ToAsync("opinion-answer");
        Assert.True((await Site.Get<AddNoteHandler>().HandleAsync(Department("highway"), id, " 已电话沟通 ", Guid.NewGuid())).Succeeded);
        Assert.IsType<Outcome.NotFound>(await Site.Get<AddNoteHandler>().HandleAsync(Department("finance"), id, "你好", Guid.NewGuid()));
        Assert.IsType<Outcome.Refused>(await Site.Get<AddNoteHandler>().HandleAsync(Clerk, id, " ", Guid.NewGuid()));
        Assert.Equal("已电话沟通", Assert.Single((await Site.Get<OpinionPageQuery>().LoadAsync(id, Clerk))!.Notes).Text);
        await VerifyAsync();
    }

    [Fact]
    public async Task A_failed_mail_goes_again_from_the_letters_page()
    {
        var id = await FileAsync();
        await using var db = Site.Db();
        var mail = await db.Mails.AsNoTracking().SingleAsync(m => m.CaseId == id);
        await Site.Get<OutboxStore>().SettleAsync(mail.Id, new MailOutcome.Permanent("550 没有这个用户"), CancellationToken.None);
        var shown = Assert.Single((await Site.Get<OpinionPageQuery>().LoadAsync(id, Clerk))!.Mails);
        Assert.True(MailWords.CanResend(shown.Row));
        Assert.Contains("来信人", (await db.Notices.AsNoTracking().SingleAsync(n => n.CaseId == id)).Text, StringComparison.Ordinal);
        Done(await Site.Get<ResendMailHandler>().HandleAsync(Clerk, id, mail.Id));
        Assert.Equal((MailState.Queued, mail.MessageId), await db.Mails.AsNoTracking().Where(m => m.Id == mail.Id).Select(m => ValueTuple.Create(m.State, m.MessageId)).SingleAsync());
        Assert.IsType<Outcome.NotFound>(await Site.Get<ResendMailHandler>().HandleAsync(Clerk, await FileAsync(), mail.Id));
    }

    [Fact]
    public async Task A_lost_code_is_reissued_with_the_same_answer_for_everybody()
    {
        var id = await FileAsync();
        var first = (await StateAsync(id)).QueryCode;
        using var visitor = new Visitor(Site);
        await EnterAsync(visitor, first!);
        var wrong = await ReissueAsync(visitor, "王五", "13900000000");
        await ReissueAsync(visitor, "李四", "13900000001");
        await ReissueAsync(visitor, "李四", "");
        Assert.Equal(first, (await StateAsync(id)).QueryCode);

        var right = await ReissueAsync(visitor, " 李 四", "139 0000—0000");
        Assert.Equal((wrong.Status, wrong.Location), (right.Status, right.Location));
        var second = (await StateAsync(id)).QueryCode!;
        Assert.NotEqual(first, second);
        await ReissueAsync(visitor, "李四", "ＬiSi@Example.org");
        var third = (await StateAsync(id)).QueryCode!;
        Assert.NotEqual(second, third);
        Assert.Equal(["已收到", "查询码已补发", "查询码已补发"], await MailsAsync(id));

        // The old code, and the visit that it opened, are over.
        Assert.Contains("/opinions/track?ended=1", (await visitor.GetAsync("/opinions/case")).Location, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await EnterAsync(visitor, first!)).Status);
        Assert.Equal("/opinions/case", (await EnterAsync(visitor, third)).Location);
        Assert.Contains("查询码已补发", (await visitor.GetAsync("/opinions/case")).Text, StringComparison.Ordinal);
        await VerifyAsync();
    }

    [Fact]
    public async Task A_request_is_not_opened_by_the_proof_of_a_letter()
    {
        var request = await new Support.CaseWalk(Site.Services).FileAsync();
        using var visitor = new Visitor(Site);
        await visitor.SubmitAsync(await visitor.GetAsync("/opinions/track/reissue"), new Dictionary<string, string?> { ["number"] = request.Number, ["name"] = Support.Samples.Citizen.Name, ["contact"] = Support.Samples.Citizen.Phone ?? Support.Samples.Citizen.Email });
        Assert.Equal(request.QueryCode, (await Site.Get<CaseReader>().ForOfficerAsync(request.CaseId, Clerk))!.State.QueryCode);
    }

    [Fact]
    public async Task Three_reissues_a_day_are_enough_and_strangers_are_throttled()
    {
        var id = await FileAsync();
        using var visitor = new Visitor(Site);
        for (var i = 0; i < 4; i++)
        {
            await ReissueAsync(visitor, "李四", "13900000000");
        }

        Assert.Equal(4, (await MailsAsync(id)).Count);
        for (var i = 4; i < 10; i++)
        {
            Assert.Equal("/opinions/track/reissue?done=1", (await ReissueAsync(visitor, "猜", "猜")).Location);
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, (await ReissueAsync(visitor, "猜", "猜")).Status);
    }

    [Fact]
    public async Task The_office_reissues_and_tells_the_code_by_telephone_on_record_where_there_is_no_address()
    {
        var id = await FileAsync(f => f with { Sender = f.Sender with { Email = null } });
        var query = Site.Get<OpinionPageQuery>();
        Done(await Handler.PhoneAsync(Clerk, id, null, new DateOnly(2026, 3, 2), "李四", "告知已收到来信"));
        Assert.Null(await query.RevealCodeAsync(id, Clerk));

        Assert.IsType<Outcome.Forbidden>(await Handler.ReissueCodeAsync(Department("highway"), id, null));
        var before = (await StateAsync(id)).QueryCode;
        Assert.IsType<Outcome.Rehearsed>(await Handler.ReissueCodeAsync(Clerk, id, null, rehearse: true));
        Assert.Equal(before, (await StateAsync(id)).QueryCode);
        Done(await Handler.ReissueCodeAsync(Clerk, id, null));
        var code = (await StateAsync(id)).QueryCode!;
        Assert.NotEqual(before, code);

        Assert.Null(await query.RevealCodeAsync(id, Site.Officer("office", Roles.Supervisor)));
        Assert.Equal(QueryCode.Group(code), await query.RevealCodeAsync(id, Clerk));
        Assert.Equal("查询码", Assert.Single((await query.LoadAsync(id, Clerk))!.Reveals).What);
        Done(await Handler.PhoneAsync(Clerk, id, null, new DateOnly(2026, 3, 2), "李四", "已告知新的查询码"));
        Assert.Null(await query.RevealCodeAsync(id, Clerk));
        await VerifyAsync();
    }

    [Fact]
    public async Task The_receipt_shows_a_drawing_to_scan_and_how_to_read_the_code_aloud()
    {
        using var visitor = new Visitor(Site);
        var form = await visitor.GetAsync("/opinions/new");
        var sent = await visitor.SubmitAsync(form, new Dictionary<string, string?> { ["kind"] = "Praise", ["title"] = "谢谢", ["content"] = "答复很快。", ["name"] = "李四", ["phone"] = "13900000000", ["consent"] = "no" });
        var receipt = await visitor.GetAsync(sent.Location!);
        Assert.NotNull(receipt.Page.QuerySelector(".receipt-qr svg"));
        Assert.Contains("字母", receipt.Text, StringComparison.Ordinal);
        var track = await visitor.GetAsync("/opinions/track");
        Assert.NotNull(track.Page.QuerySelector("form#track-form input[name=number]"));
        Assert.NotNull(track.Page.QuerySelector("form#track-form button[type=submit].button"));
        Assert.EndsWith("/opinions/track#n=430S00-YJ2026-00001&c=ABCD-EFGH-JKLM", Site.Get<Components.Public.TrackCode>().LinkOf("430S00-YJ2026-00001", "ABCDEFGHJKLM", "/opinions/track"), StringComparison.Ordinal);
    }

    private static async Task<Answer> EnterAsync(Visitor visitor, string code) =>
        await visitor.SubmitAsync(await visitor.GetAsync("/opinions/track"), new Dictionary<string, string?> { ["number"] = "430S00-YJ2026-00001", ["code"] = code });

    private static async Task<Answer> ReissueAsync(Visitor visitor, string name, string contact) =>
        await visitor.SubmitAsync(await visitor.GetAsync("/opinions/track/reissue"), new Dictionary<string, string?> { ["number"] = "430S00-YJ2026-00001", ["name"] = name, ["contact"] = contact });
}
