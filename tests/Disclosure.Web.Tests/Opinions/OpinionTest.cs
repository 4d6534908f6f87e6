using Disclosure.Domain.Opinions;
using Disclosure.Web.Accounts;
using Disclosure.Web.Cases;
using Disclosure.Web.Data;
using Disclosure.Web.Features.OpinionDesk;
using Disclosure.Web.Opinions;
using Disclosure.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Tests.Opinions;

/// <summary>Letters to the 意见箱 walked through the real handlers on a real database.</summary>
public abstract class OpinionTest : IDisposable
{
    protected Site Site { get; } = new();

    protected OpinionWorkHandler Handler => Site.Get<OpinionWorkHandler>();

    protected Actor Clerk => Site.Officer("office", Roles.IntakeClerk, Roles.DisclosureOfficer);

    protected Actor Department(string code) => Site.Officer(code, Roles.Handler, Roles.DepartmentHead);

    public void Dispose()
    {
        Site.Dispose();
        GC.SuppressFinalize(this);
    }

    protected OpinionFiling Filing(bool consents = true) => new(
        Site.AuthorityId, OpinionKind.Suggestion, "建议按月公布农村公路养护进度", "建议在目录中按月公布各县养护工程的进度。", new OpinionSender("李四", "13900000000", "lisi@example.org"), consents, null, []);

    protected async Task<Guid> FileAsync(Func<OpinionFiling, OpinionFiling>? change = null) =>
        Assert.IsType<OpinionFilingOutcome.Filed>(await Site.Get<OpinionFiler>().FileAsync(change?.Invoke(Filing()) ?? Filing(), Guid.NewGuid().ToString("N"), Actor.Citizen)).CaseId;

    protected async Task<OpinionStep> StepAsync(Guid id, string form)
    {
        await using var db = Site.Db();
        var task = await db.Tasks.AsNoTracking().SingleAsync(t => t.CaseId == id && t.State == TaskState.Open);
        Assert.Equal(form, task.Form);
        return new OpinionStep(id, task.Id, null);
    }

    protected static void Done(Outcome outcome) => Assert.True(outcome.Succeeded, outcome is Outcome.Refused r ? string.Join(" ", r.Refusals) : outcome.Message);

    /// <summary>Files and walks until this step is open.</summary>
    protected async Task<Guid> ToAsync(string form, bool consents = true)
    {
        var id = await FileAsync(f => f with { ConsentsToPublication = consents });
        string[] way = ["opinion-register", "opinion-route", "opinion-answer", "opinion-approve", "opinion-send"];
        foreach (var at in way.TakeWhile(f => f != form))
        {
            var step = await StepAsync(id, at);
            Done(at switch
            {
                "opinion-register" => await Handler.RegisterAsync(Clerk, step, null, null),
                "opinion-route" => await Handler.RouteAsync(Clerk, step, Site.Department("highway"), "请研究"),
                "opinion-answer" => await Handler.AnswerAsync(Department("highway"), step, "感谢您的建议，自4月起按月公布。"),
                "opinion-approve" => await Handler.ApproveAsync(Department("highway"), step, new ApprovalInput(null), null),
                _ => await Handler.SendAsync(Clerk, step, null, returning: false),
            });
        }

        return id;
    }

    protected async Task<OpinionState> StateAsync(Guid id) => (await Site.Get<OpinionReader>().ForOfficerAsync(id, Clerk))!.State;

    protected async Task<IReadOnlyList<string>> MailsAsync(Guid id)
    {
        await using var db = Site.Db();
        return [.. (await db.Mails.AsNoTracking().Where(m => m.CaseId == id).Select(m => new { m.Key, m.Subject }).ToListAsync())
            .OrderBy(m => int.Parse(m.Key.Split('/')[1], System.Globalization.CultureInfo.InvariantCulture)).Select(m => m.Subject[(m.Subject.LastIndexOf(' ') + 1)..])];
    }

    /// <summary>Everything derived agrees with the record, and nothing failed.</summary>
    protected async Task VerifyAsync()
    {
        var differences = new List<string>();
        await Site.Get<DerivedVerifier>().RunAsync(contents: true, d => differences.Add($"{d.Number}: {d.What}"), CancellationToken.None);
        Assert.Empty(differences);
        await using var db = Site.Db();
        Assert.Empty(await db.Incidents.ToListAsync());
    }
}
