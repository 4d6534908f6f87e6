using System.Security.Cryptography;
using System.Text;
using Disclosure.Domain.Decisions;
using Disclosure.Domain.Requests;
using Disclosure.Domain.Requests.Events;
using Disclosure.Web.Accounts;
using Disclosure.Web.Cases;
using Disclosure.Web.Data;
using Disclosure.Web.Features.Draft;
using Disclosure.Web.Features.NoticeDraft;
using Disclosure.Web.Features.Review;
using Disclosure.Web.Files;
using Disclosure.Web.Letters;
using Disclosure.Web.Letters.Editing;
using Disclosure.Web.Tests.Notices;
using Disclosure.Web.Tests.Support;
using DocumentFormat.OpenXml.Wordprocessing;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Tests.Letters;

/// <summary>A letter edited in WPS on its way: drafted, reviewed, signed, numbered and served, or stopped where it no longer fits.</summary>
public sealed class WordingJourneyTests : NoticeTest
{
    private const string Sentence = "另查，该文件于2019年3月印发。";

    private Actor? me;

    private static readonly ReplyDraft Draft = new(ReplyType.Disclosed, null, "经检索，现予以公开。", null, null, [], "请到本机关领取纸质复制件。");

    private Actor Me => me ??= Officer;

    [Fact]
    public async Task An_edited_reply_is_signed_numbered_and_served_as_it_was_edited()
    {
        var id = await Walk.ToAsync("draft");
        var wording = await EditAsync(id, Draft, b => b.FirstOfText().Then(Sentence));
        Assert.True((await DraftAsync(id, Draft with { Wording = wording })).Succeeded);
        var view = await ViewAsync(id);
        Assert.Contains(Sentence, await Site.Get<LetterPreview>().RenderAsync(view, view.State.Draft!), StringComparison.Ordinal);

        await Walk.OnAsync(id, "close");
        view = await ViewAsync(id);
        var issued = view.State.ReplyLetter!.Issued;
        var html = await TextAsync(view, issued.FileId);
        Assert.Contains($"<p>{Sentence}</p>", html, StringComparison.Ordinal);
        Assert.Contains("如不服本答复，可以自知道本答复之日起60日内", html, StringComparison.Ordinal);
        Assert.Equal(issued.ContentHash, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(html))));
        Assert.Contains(view.State.Filing!.Applicant.Name + "：", html, StringComparison.Ordinal);
        await using var db = Site.Db();
        var source = await db.Files.AsNoTracking().SingleAsync(f => f.Purpose == WordingDesk.Purpose);
        Assert.Equal((id, wording.SourceFileId), (source.CaseId!.Value, source.Id));
        Assert.Equal(wording.SourceHash, Convert.ToHexStringLower(SHA256.HashData((await Site.Get<FileStore>().ReadAsync(source, view.Cipher, CancellationToken.None)).Content)));
        await VerifyAsync();
    }

    [Fact]
    public async Task What_was_typed_after_the_upload_asks_before_it_is_passed_over()
    {
        var id = await Walk.ToAsync("draft");
        var wording = await EditAsync(id, Draft, b => b.FirstOfText().Then(Sentence));
        var later = Draft with { Reasoning = "经检索，另有理由。", Wording = wording };
        var refused = Assert.IsType<Outcome.Refused>(await DraftAsync(id, later));
        Assert.Contains(refused.Refusals, r => r.Field == "wording" && r.Message.Contains("事实与理由", StringComparison.Ordinal));
        Assert.Null((await ViewAsync(id)).State.Draft);

        // Confirmed: the facts are those of now.
        var letter = (await Site.Get<LetterPreview>().EditableAsync(await ViewAsync(id), later))!;
        Assert.True((await DraftAsync(id, later with { Wording = wording with { Facts = letter.Facts } })).Succeeded);
    }

    [Fact]
    public async Task A_fact_that_is_corrected_under_review_stops_the_letter_until_it_is_sent_back()
    {
        var id = await Walk.ToAsync("draft");
        var wording = await EditAsync(id, Draft, b => b.FirstOfText().Then(Sentence));
        Assert.True((await DraftAsync(id, Draft with { Wording = wording })).Succeeded);
        var received = (await ViewAsync(id)).State.ReceivedOn!.Value;
        await CorrectReceiptAsync(id, received.AddDays(-1));
        var refused = Assert.IsType<Outcome.Refused>(await ReviewAsync(id, new ApprovalInput("同意。"), null));
        Assert.Contains("收到日期", Assert.Single(refused.Refusals).Message, StringComparison.Ordinal);
        Assert.True((await ReviewAsync(id, null, "请按更正后的日期修改正文。")).Succeeded);
        // The template's text is taken back.
        Assert.True((await DraftAsync(id, Draft)).Succeeded);
        Assert.True((await ReviewAsync(id, new ApprovalInput("同意。"), null)).Succeeded);
    }

    [Fact]
    public async Task Only_the_text_of_the_kept_file_is_taken_and_only_ones_own_file()
    {
        var id = await Walk.ToAsync("draft");
        var wording = await EditAsync(id, Draft, b => b.FirstOfText().Then(Sentence));
        var forged = wording with { Blocks = [.. wording.Blocks.Take(1), new WordingBlock("随意加入的一段。"), .. wording.Blocks.Skip(1)] };
        Assert.Equal("wording-source", Assert.Single(Assert.IsType<Outcome.Refused>(await DraftAsync(id, Draft with { Wording = forged })).Refusals).Code);
        var other = wording with { SourceFileId = await Walk.StageAsync("a.docx", WordingDesk.Purpose, [1], Site.Officer("office", Roles.DisclosureOfficer)) };
        Assert.Equal("file", Assert.Single(Assert.IsType<Outcome.Refused>(await DraftAsync(id, Draft with { Wording = other })).Refusals).Code);
    }

    [Fact]
    public async Task An_edited_procedural_letter_goes_out_as_it_was_edited_and_an_older_event_has_none()
    {
        var id = await Walk.ToAsync("assign");
        var notice = Guid.NewGuid();
        var view = await ViewAsync(id);
        var letter = (await Site.Get<NoticePreview>().EditableAsync(view, notice, Clarification, null))!;
        var content = EditedDocx.Of(letter, b => b.FirstOfText().Then(Sentence));
        var (wording, refusals) = WordingReader.Read(letter, "改.docx", content);
        Assert.Empty(refusals);
        wording = wording! with { SourceFileId = await Walk.StageAsync("改.docx", WordingDesk.Purpose, content, Me) };
        var drafted = await Site.Get<DraftNoticeHandler>().HandleAsync(Me, new(id, null, notice, _ => Clarification, wording));
        Assert.True(drafted.Succeeded, drafted.Message);
        await Walk.StepAsync(id, "notice-approve");
        await Walk.StepAsync(id, "notice-seal");
        var issued = (await NoticeAsync(id, notice)).Issued!;
        var html = await TextAsync(await ViewAsync(id), issued.FileId);
        Assert.Contains($"<p>{Sentence}</p>", html, StringComparison.Ordinal);
        Assert.Contains(issued.Number, html, StringComparison.Ordinal);
        await VerifyAsync();

        var old = System.Text.Json.JsonSerializer.Deserialize<ReplyDrafted>("""{"draft":{"type":"disclosed","reasoning":"甲","attachmentIds":[]}}""", EventCodec.Json)!;
        Assert.Null(old.Draft.Wording);
    }

    private async Task<LetterWording> EditAsync(Guid id, ReplyDraft draft, Action<Body> edit)
    {
        var letter = (await Site.Get<LetterPreview>().EditableAsync(await ViewAsync(id), draft))!;
        var content = EditedDocx.Of(letter, edit);
        var (wording, refusals) = WordingReader.Read(letter, "改.docx", content);
        Assert.Empty(refusals);
        return wording! with { SourceFileId = await Walk.StageAsync("改.docx", WordingDesk.Purpose, content, Me) };
    }

    private async Task<Outcome> DraftAsync(Guid id, ReplyDraft draft) => await Site.Get<DraftHandler>().HandleAsync(Me, new(id, await TaskAsync("draft"), null, draft));

    private async Task<Outcome> ReviewAsync(Guid id, ApprovalInput? approval, string? reason)
    {
        var task = await TaskAsync("check");
        await using var db = Site.Db();
        return await Site.Get<ReviewHandler>().HandleAsync(await Walk.ActorAsync(await db.Tasks.AsNoTracking().SingleAsync(t => t.Id == task)), new(id, task, null, ReviewStage.Check, approval, reason));
    }

    private async Task CorrectReceiptAsync(Guid id, DateOnly to)
    {
        var outcome = await Site.Get<CaseWriter>().WriteAsync(id, Officer, null, unit => Task.FromResult<IReadOnlyList<Domain.Common.Refusal>>(
            unit.Request.Correct(CorrectableFact.ReceivedOn, to, "签收日登记有误。", new Approval("负责人", unit.Today), null, unit.Today) is { } no ? [no] : []));
        Assert.True(outcome.Succeeded, outcome.Message);
    }

    private async Task<CaseView> ViewAsync(Guid id) => (await Site.Get<CaseReader>().ForOfficerAsync(id, Officer))!;

    private async Task<string> TextAsync(CaseView view, Guid file)
    {
        await using var db = Site.Db();
        return Encoding.UTF8.GetString((await Site.Get<FileStore>().ReadAsync(await db.Files.AsNoTracking().SingleAsync(f => f.Id == file), view.Cipher, CancellationToken.None)).Content);
    }
}
