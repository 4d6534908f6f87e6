using Disclosure.Domain.Correspondence;
using Disclosure.Domain.Requests;
using Disclosure.Domain.Requests.Events;
using Disclosure.Web.Accounts;
using Disclosure.Web.Cases;
using Disclosure.Web.Data;
using Disclosure.Web.Features.NoticeAnswer;
using Disclosure.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Tests.Notices;

/// <summary>What tests of procedural letters share: a site, officers, and short ways to look.</summary>
public abstract class NoticeTest : IDisposable
{
    protected Site Site { get; } = new();

    protected CaseWalk Walk => new(Site.Services);

    protected CaseWalk Posting => new(Site.Services) { NoticeService = day => new ServiceAct(ServiceMeans.Post, day, TrackingNumber: "EX123456789CN") };

    protected CaseWalk Online => new(Site.Services) { NoticeService = day => new ServiceAct(ServiceMeans.Online, day) };

    protected Actor Officer => Site.Officer("office", Roles.DisclosureOfficer);

    protected static ClarificationContent Clarification { get; } = new(["请写明项目名称。", "请写明文件形成的年份。"], "可以参照公开指南中的示例。", 10);

    protected static InformationSought Clearer { get; } = new("某高速公路甲段初步设计的批复，2019年", "初步设计批复");

    public void Dispose()
    {
        Site.Dispose();
        GC.SuppressFinalize(this);
    }

    protected async Task<CaseRow> RowAsync(Guid caseId)
    {
        await using var db = Site.Db();
        return await db.Cases.AsNoTracking().SingleAsync(c => c.Id == caseId);
    }

    protected async Task<RequestState> StateAsync(Guid caseId) => (await Site.Get<CaseReader>().ForOfficerAsync(caseId, Officer))!.State;

    protected async Task<Notice> NoticeAsync(Guid caseId, Guid noticeId) => (await StateAsync(caseId)).Notices.Find(n => n.Id == noticeId)!;

    protected async Task<IReadOnlyList<string>> OpenAsync(Guid caseId)
    {
        await using var db = Site.Db();
        return await db.Tasks.Where(t => t.CaseId == caseId && t.State == TaskState.Open).OrderBy(t => t.Form).Select(t => t.Form).ToListAsync();
    }

    protected async Task<InstanceRow> InstanceAsync(Guid noticeId)
    {
        await using var db = Site.Db();
        return await db.Instances.AsNoTracking().SingleAsync(i => i.NoticeId == noticeId);
    }

    protected async Task RecordAsync(Guid caseId, Guid noticeId, AnswerMove move, Func<NoticeAnswerCommand, NoticeAnswerCommand>? change = null)
    {
        var outcome = await TryAsync(caseId, noticeId, move, change);
        Assert.True(outcome.Succeeded, outcome.Message);
    }

    protected Task<Outcome> TryAsync(Guid caseId, Guid noticeId, AnswerMove move, Func<NoticeAnswerCommand, NoticeAnswerCommand>? change = null)
    {
        var command = new NoticeAnswerCommand(caseId, null, noticeId, move, Site.Get<TimeProvider>().Today());
        return Site.Get<NoticeAnswerHandler>().HandleAsync(Officer, change?.Invoke(command) ?? command);
    }

    protected async Task<Guid> FileAsync(string name, Actor by, string purpose = "proof") =>
        await Walk.StageAsync(name, purpose, "%PDF-1.7 proof"u8.ToArray(), by);

    /// <summary>Nothing derived is wrong, whatever way the case went.</summary>
    protected async Task VerifyAsync()
    {
        var differences = new List<string>();
        await Site.Get<DerivedVerifier>().RunAsync(contents: true, d => differences.Add($"{d.Number}: {d.What}"), CancellationToken.None);
        Assert.Empty(differences);
        await using var db = Site.Db();
        Assert.Empty(await db.Incidents.ToListAsync());
    }

    protected static IEnumerable<string> TypesOf(IEnumerable<RequestEvent> events) => events.Select(e => e.GetType().Name);

    /// <summary>The open step with this form.</summary>
    protected async Task<Guid> TaskAsync(string form)
    {
        await using var db = Site.Db();
        return await db.Tasks.Where(t => t.Form == form && t.State == TaskState.Open).Select(t => t.Id).SingleAsync();
    }
}
