using System.Net;
using Disclosure.Domain.Decisions;
using Disclosure.Domain.Requests.Events;
using Disclosure.Web.Accounts;
using Disclosure.Web.Cases;
using Disclosure.Web.Cases.History;
using Disclosure.Web.Catalogue;
using Disclosure.Web.Features.CatalogueDesk;
using Disclosure.Web.Files;
using Disclosure.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Disclosure.Web.Tests.Catalogue;

/// <summary>条例第四十四条: from an answered case to the public catalogue.</summary>
public sealed class CaseToRecordTests() : DeskTest(postgres: false)
{
    private static readonly byte[] Pdf = "%PDF-1.7 released"u8.ToArray();

    [Fact]
    public async Task An_answered_case_fills_the_form_and_one_command_publishes_it_with_its_file()
    {
        var caseId = await AnsweredAsync();
        var form = await FormAsync(caseId);
        Assert.Equal(("高速公路初步设计批复", "湖南省交通运输厅", "catalogue"), (form.Title, form.Publisher, form.Category));
        Assert.Equal("高速公路初步设计批复.pdf", Assert.Single(form.Attachments).Name);
        var before = await EventsAsync(caseId);
        var tree = await Site.Get<CategorySource>().GetAsync();

        var unreviewed = await Handler.PublishAsync(Officer, new RecordCommand(form.Id, 0, true, form.ToDraft(tree), caseId), reviewed: false, null);
        Assert.Equal(["reviewed"], FieldsOf(unreviewed));
        Assert.Contains("不含申请人个人信息和不予公开的内容", unreviewed.Message, StringComparison.Ordinal);
        Assert.Equal(before, await EventsAsync(caseId));

        var outcome = await Handler.PublishAsync(Officer, new RecordCommand(form.Id, 0, true, form.ToDraft(tree), caseId), reviewed: true, null);
        Assert.True(outcome.Succeeded, outcome.Message);
        var record = await RecordAsync(form.Id);
        var view = (await Site.Get<CaseReader>().ForOfficerAsync(caseId, Officer))!;
        Assert.Equal((record.IndexNumber, form.Id), (Assert.Single(view.State.MadePublic).IndexNumber, view.State.MadePublic[0].RecordId));
        Assert.Equal((caseId, view.Row.Number), (record.Origin!.CaseId, record.Origin.Number));
        var story = EventStory.Of(view, new Dictionary<Guid, string>())[0];
        Assert.Equal(("转为主动公开", record.IndexNumber), (story.Title, story.Lines[0].Text));

        // What the public gets is a copy of its own, and nothing of the case.
        var page = await VisitAsync(record.Address!);
        Assert.DoesNotContain(view.Row.Number, page.Html, StringComparison.Ordinal);
        Assert.DoesNotContain(view.State.Filing!.Applicant.Name, page.Html, StringComparison.Ordinal);
        var link = page.Page.QuerySelector(".downloads a")!.GetAttribute("href")!;
        var file = await VisitAsync(link);
        Assert.Equal((HttpStatusCode.OK, "application/pdf"), (file.Status, file.Response.Content.Headers.ContentType!.MediaType));
        Assert.Equal(Pdf, await file.Response.Content.ReadAsByteArrayAsync());
        Assert.Equal("attachment", file.Response.Content.Headers.ContentDisposition!.DispositionType);
        await using (var db = Site.Db())
        {
            var copy = await db.Files.SingleAsync(f => f.RecordId == form.Id);
            Assert.Equal((null, "published"), (copy.CaseId, copy.Purpose));
        }

        // The sweep of what nobody needs leaves it, and taking the record down takes the file down.
        Site.Clock.Advance(TimeSpan.FromDays(30));
        await ActivatorUtilities.CreateInstance<OrphanSweep>(Site.Services).SweepAsync(CancellationToken.None);
        Assert.Equal(HttpStatusCode.OK, (await VisitAsync(link)).Status);
        Assert.True((await Handler.WithdrawAsync(Officer, form.Id, 1, "误公开")).Succeeded);
        Assert.Equal(HttpStatusCode.Gone, (await VisitAsync(link)).Status);
        Assert.Contains("已经撤下", (await VisitAsync(link)).Text, StringComparison.Ordinal);
        Assert.Empty(await DifferencesAsync());
    }

    [Fact]
    public async Task The_command_sent_twice_makes_one_entry_and_one_event()
    {
        var caseId = await AnsweredAsync();
        var form = await FormAsync(caseId);
        var command = new RecordCommand(form.Id, 0, true, form.ToDraft(await Site.Get<CategorySource>().GetAsync()), caseId);
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Handler.PublishAsync(Officer, command, true, null)));
        Assert.All(outcomes, o => Assert.True(o.Succeeded, o.Message));
        Assert.Single((await Site.Get<CaseReader>().ForOfficerAsync(caseId, Officer))!.State.MadePublic);
        Assert.Equal(["430S00/2026-000001"], await NumbersAsync());
        Assert.Empty(await DifferencesAsync());
    }

    [Fact]
    public async Task It_can_wait_first_and_the_event_comes_with_publication()
    {
        var caseId = await AnsweredAsync();
        var form = await FormAsync(caseId);
        form.ProducedOn = "2026-02-10";
        var tree = await Site.Get<CategorySource>().GetAsync();
        Assert.True((await Handler.SaveDraftAsync(Officer, new RecordCommand(form.Id, 0, true, form.ToDraft(tree), caseId))).Succeeded);
        Assert.Empty((await Site.Get<CaseReader>().ForOfficerAsync(caseId, Officer))!.State.MadePublic);
        var waiting = await RecordAsync(form.Id);
        Assert.Equal(HttpStatusCode.NotFound, (await VisitAsync($"/catalogue/files/{waiting.Content.Attachments[0].FileId}")).Status);
        Assert.True((await Handler.PublishAsync(Officer, new RecordCommand(form.Id, 1, false, waiting.Content), true, null)).Succeeded);
        Assert.Single((await Site.Get<CaseReader>().ForOfficerAsync(caseId, Officer))!.State.MadePublic);
        Assert.Empty(await DifferencesAsync());
    }

    [Fact]
    public async Task Nothing_that_could_name_the_applicant_is_proposed()
    {
        var walk = new CaseWalk(Site.Services) { Release = ("李明申请的宅基地征收批复.pdf", Pdf) };
        var caseId = await walk.ToAsync("close", f => f with
        {
            Applicant = f.Applicant with { Name = "李明" },
            Information = f.Information with { Title = "李明户征地补偿安置方案", Description = "我家在某村的补偿，电话13800138000" },
        });
        var form = await FormAsync(caseId);
        Assert.Null(form.Title);
        Assert.Equal("附件.pdf", Assert.Single(form.Attachments).Name);
        Assert.DoesNotContain("李明", string.Concat(form.Title, form.Body, form.Summary, form.DocumentNumber, form.Source), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Before_the_reply_is_out_and_for_other_replies_there_is_no_way()
    {
        var walk = new CaseWalk(Site.Services);
        var open = await walk.ToAsync("draft");
        Assert.NotNull((await Site.Get<CaseCopies>().PrefillAsync(Officer, open, await Site.Get<CategorySource>().GetAsync())).Problem);
        var refused = Assert.IsType<Outcome.Refused>(await Handler.PublishAsync(Officer, new RecordCommand(Guid.NewGuid(), 0, true, Good, open), true, null));
        Assert.Equal("not-given", Assert.Single(refused.Refusals).Code);
        var none = await new CaseWalk(Site.Services) { Reply = day => new ReplyDraft(ReplyType.NotExisting, null, "经检索不存在。", Samples.Search(day), null, [], null), Finding = (Samples.Search, ReplyType.NotExisting) }.ToAsync("close");
        Assert.IsType<Outcome.Refused>(await Handler.PublishAsync(Officer, new RecordCommand(Guid.NewGuid(), 0, true, Good, none), true, null));
        Assert.IsType<Outcome.NotFound>(await Handler.PublishAsync(Officer, new RecordCommand(Guid.NewGuid(), 0, true, Good, Guid.NewGuid()), true, null));
        Assert.Empty(await NumbersAsync());
    }

    [Fact]
    public async Task No_file_of_a_case_leaves_it_but_what_the_reply_released()
    {
        var caseId = await AnsweredAsync();
        await using var db = Site.Db();
        var letter = await db.Files.Where(f => f.CaseId == caseId && f.Purpose == "letter").Select(f => f.Id).FirstAsync();
        var form = await FormAsync(caseId);
        form.Attachments = [new FormAttachment { FileId = letter, Name = "告知书" }];
        Assert.Equal(["attachments"], FieldsOf(await Handler.PublishAsync(Officer, new RecordCommand(form.Id, 0, true, form.ToDraft(await Site.Get<CategorySource>().GetAsync()), caseId), true, null)));
        Assert.Equal(["attachments"], FieldsOf(await Handler.PublishAsync(Officer, new RecordCommand(Guid.NewGuid(), 0, true, Good with { Attachments = [new("告知书", "", letter)] }), true, null)));
        Assert.Equal(HttpStatusCode.NotFound, (await VisitAsync($"/catalogue/files/{letter}")).Status);
        Assert.NotEmpty((await ImportAsync(CatalogueSamples.File(CatalogueSamples.Json(r => r["attachments"] = new System.Text.Json.Nodes.JsonArray(new System.Text.Json.Nodes.JsonObject { ["name"] = "偷", ["url"] = "https://example.org/", ["fileId"] = letter.ToString() }))))).Problems);
        Assert.Empty(await NumbersAsync());
    }

    [Fact]
    public async Task An_upload_becomes_an_attachment_only_in_the_hands_of_who_uploaded_it()
    {
        Assert.Null(await Site.Get<StagedFiles>().AddAsync("record/1", "公报.pdf", Pdf, "published", UploadRules.OfficerAccept, "attachments", CancellationToken.None, Officer.Id));
        var staged = Assert.Single(await Site.Get<StagedFiles>().ListAsync("record/1", CancellationToken.None));
        var content = Good with { Attachments = [new("公报.pdf", "", staged.Id, "经办人逐页核对，没有隐藏内容")] };
        Assert.Equal(["attachments"], FieldsOf(await Handler.PublishAsync(Site.Officer("office", Roles.DisclosureHead), new RecordCommand(Guid.NewGuid(), 0, true, content), true, null)));
        var id = await PublishAsync(content);
        Assert.Equal(Pdf, await (await VisitAsync($"/catalogue/files/{staged.Id}")).Response.Content.ReadAsByteArrayAsync());
        // One entry's file is not another's.
        Assert.Equal(["attachments"], FieldsOf(await Handler.PublishAsync(Officer, new RecordCommand(Guid.NewGuid(), 0, true, content), true, null)));
        // A correction without it: the version that had it stays on record, the public gets it no more.
        var record = await RecordAsync(id);
        Assert.True((await Handler.CorrectAsync(Officer, new RecordCommand(id, 1, false, record.Content with { Attachments = [] }), "附件有误")).Succeeded);
        Assert.Equal(HttpStatusCode.Gone, (await VisitAsync($"/catalogue/files/{staged.Id}")).Status);
        Assert.Empty(await DifferencesAsync());
    }

    [Fact]
    public async Task What_is_hidden_in_an_upload_or_cannot_be_looked_into_does_not_become_public()
    {
        var jpeg = new byte[] { 0xFF, 0xD8, 0xFF, 0xE0, 0, 0, 0xFF, 0xD9 };
        Assert.Null(await Site.Get<StagedFiles>().AddAsync("record/2", "照片.jpg", jpeg, "published", UploadRules.OfficerAccept, "attachments", CancellationToken.None, Officer.Id));
        var file = Assert.Single(await Site.Get<StagedFiles>().ListAsync("record/2", CancellationToken.None)).Id;
        foreach (var refused in new[]
        {
            await Handler.PublishAsync(Officer, new RecordCommand(Guid.NewGuid(), 0, true, Good with { Attachments = [new("照片.jpg", "", file)] }), true, null),
            await Handler.SaveDraftAsync(Officer, new RecordCommand(Guid.NewGuid(), 0, true, Good with { Attachments = [new("照片.jpg", "", file)] })),
        })
        {
            Assert.Equal(["attachments"], FieldsOf(refused));
            Assert.Equal("not-inspected", ((Outcome.Refused)refused).Refusals[0].Code);
        }

        var id = await PublishAsync(Good with { Attachments = [new("照片.jpg", "", file, "已看过")] });
        Assert.Equal("已看过", (await RecordAsync(id)).Content.Attachments[0].Checked);
        Assert.DoesNotContain("已看过", (await VisitAsync((await RecordAsync(id)).Address!)).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_suggestion_of_the_applicant_is_on_record_with_its_answer()
    {
        var caseId = await new CaseWalk(Site.Services).ToAsync("assign");
        var handler = Site.Get<SuggestionHandler>();
        Assert.Equal(["on", "suggestion", "answer", "adopted"], FieldsOf(await handler.HandleAsync(Officer, caseId, null, null, null, null, null)));
        Assert.True((await handler.HandleAsync(Officer, caseId, null, new DateOnly(2026, 3, 2), "涉及公众利益调整，建议主动公开", true, "属于主动公开范围")).Succeeded);
        var view = (await Site.Get<CaseReader>().ForOfficerAsync(caseId, Officer))!;
        Assert.Equal("申请人建议纳入主动公开", EventStory.Of(view, new Dictionary<Guid, string>())[0].Title);
        Assert.True(Assert.Single(view.State.Suggestions).Adopted);
    }

    private Task<Guid> AnsweredAsync() => new CaseWalk(Site.Services) { Release = ("高速公路初步设计批复.pdf", Pdf) }.ToAsync("close");

    private async Task<RecordForm> FormAsync(Guid caseId)
    {
        var (form, _, problem) = await Site.Get<CaseCopies>().PrefillAsync(Officer, caseId, await Site.Get<CategorySource>().GetAsync());
        Assert.Null(problem);
        return form!;
    }

    private async Task<int> EventsAsync(Guid caseId)
    {
        await using var db = Site.Db();
        return await db.Events.CountAsync(e => e.CaseId == caseId);
    }
}
