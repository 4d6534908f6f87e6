using System.Net;
using Disclosure.Domain.Deadlines;
using Disclosure.Domain.Disputes;
using Disclosure.Domain.Requests;
using Disclosure.Domain.Requests.Events;
using Disclosure.Web.Accounts;
using Disclosure.Web.Cases;
using Disclosure.Web.Features.Disputes;
using Disclosure.Web.Features.Dossier;
using Disclosure.Web.Features.NoticeAnswer;
using Disclosure.Web.Features.Review;
using Disclosure.Web.Tests.Notices;
using Disclosure.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Tests.Dossiers;

/// <summary>What tests of the 案卷 share: a case with everything in it, and an unpacked dossier.</summary>
public abstract class DossierTest : NoticeTest
{
    protected static byte[] Identity { get; } = "%PDF-1.7 identity"u8.ToArray();

    protected static byte[] Release { get; } = [.. Enumerable.Range(0, 300_000).Select(i => (byte)(i * 31 >> 3))];

    /// <summary>Third party, extension, a draft sent back, a released document, the archive, and a reconsideration after it.</summary>
    protected async Task<Guid> WholeCaseAsync()
    {
        var walk = new CaseWalk(Site.Services) { Release = ("初步设计批复.pdf", Release), NoticeService = Posting.NoticeService };
        var identity = await walk.StageAsync("身份证.pdf", "identity", Identity, Actor.Citizen);
        var id = await walk.ToAsync("draft", f => f with { FileIds = [identity] });
        var asked = await walk.NoticeAsync(id, new ConsultationContent(ConsultationKind.ThirdParty, "示例建设有限公司", "长沙市某路2号", "投标报价部分。"));
        await walk.StepAsync(id, "notice-proof");
        Site.Clock.Advance(TimeSpan.FromDays(4));
        var officer = Officer;
        var slip = await walk.StageAsync("第三方意见.pdf", "proof", "%PDF-1.7 opinion"u8.ToArray(), officer);
        var answer = new NoticeAnswerCommand(id, null, asked, AnswerMove.Opinion, Site.Get<TimeProvider>().Today(), "同意公开，无商业秘密。", Consent: true, FileIds: [slip]);
        Assert.True(await Site.Get<NoticeAnswerHandler>().HandleAsync(officer, answer) is Outcome.Done);
        await walk.NoticeAsync(id, new ExtensionContent(15, "需要检索的档案较多。"));
        await walk.StepAsync(id, "notice-proof");
        await walk.OnAsync(id, "check");
        await using (var db = Site.Db())
        {
            var check = await db.Tasks.AsNoTracking().SingleAsync(t => t.CaseId == id && t.Form == "check" && t.State == Data.TaskState.Open);
            var back = await Site.Get<ReviewHandler>().HandleAsync(await walk.ActorAsync(check), new(id, check.Id, null, ReviewStage.Check, null, "请写明批复的文号。"));
            Assert.True(back.Succeeded, back.Message);
        }

        await walk.OnAsync(id, null);
        var lawyer = Site.Officer("office", Roles.LegalReviewer);
        var today = Site.Get<TimeProvider>().Today();
        var copy = await walk.StageAsync("复议申请书副本.pdf", "dispute", "%PDF-1.7 copy"u8.ToArray(), lawyer);
        var open = new DisputeCommand(id, null, DisputeMove.Open, Guid.NewGuid(), today, Body: "湖南省人民政府", Number: "湘府复〔2026〕7号", Text: "撤销答复", FileIds: [copy]);
        Assert.True(await Site.Get<DisputeHandler>().HandleAsync(lawyer, open) is Outcome.Done);
        var brief = await walk.StageAsync("复议答复书.pdf", "dispute", "%PDF-1.7 brief"u8.ToArray(), lawyer);
        Assert.True(await Site.Get<DisputeHandler>().HandleAsync(lawyer, open with { Move = DisputeMove.Answer, Text = "附证据目录", FileIds = [brief] }) is Outcome.Done);
        return id;
    }

    protected async Task<DossierPackage> PackAsync(Guid id, string? reason = "行政复议答复") =>
        Assert.IsType<DossierOutcome.Ready>(await Site.Get<DossierHandler>().PrepareAsync(Officer, id, reason)).Package;

    /// <summary>Writes the ZIP as it is sent and unpacks it.</summary>
    protected async Task<Unpacked> UnpackAsync(DossierPackage package)
    {
        await using var stream = new MemoryStream();
        await package.WriteAsync(new OneWay(stream));
        stream.Position = 0;
        return Unpacked.From(stream, Path.Combine(Site.Folder, $"unpacked-{Guid.NewGuid():N}"));
    }

    protected static string Text(string html) => WebUtility.HtmlDecode(html);

    /// <summary>What a response body is: it goes forward only, and nobody waits for it.</summary>
    private sealed class OneWay(Stream inner) : Stream
    {
        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override void Flush() => throw new InvalidOperationException("Synchronous.");

        public override Task FlushAsync(CancellationToken cancellationToken) => inner.FlushAsync(cancellationToken);

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new InvalidOperationException("Synchronous.");

        public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => inner.WriteAsync(buffer, offset, count, cancellationToken);

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) => inner.WriteAsync(buffer, cancellationToken);
    }
}
