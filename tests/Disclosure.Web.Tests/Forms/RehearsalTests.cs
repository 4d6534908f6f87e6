using Disclosure.Domain.Correspondence;
using Disclosure.Domain.Requests;
using Disclosure.Domain.Requests.Events;
using Disclosure.Web.Cases;
using Disclosure.Web.Features.Correction;
using Disclosure.Web.Features.ReissueCode;
using Disclosure.Web.Features.Serve;
using Disclosure.Web.Features.Sign;
using Disclosure.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Tests.Forms;

public sealed class RehearsalTests : IDisposable
{
    private readonly Site site = new();
    private readonly CaseDriver driver;

    public RehearsalTests() => driver = new CaseDriver(site);

    public void Dispose() => site.Dispose();

    [Fact]
    public async Task A_rehearsed_correction_says_how_the_due_date_moves_and_who_is_written_to_and_saves_nothing()
    {
        await driver.FileAsync(f => f with { Receipt = f.Receipt with { SubmittedOn = new(2026, 3, 2) } });
        var before = await CountsAsync();

        var command = new CorrectionCommand(driver.Id, 2, CorrectableFact.ReceivedOn, new(2026, 2, 27), "签收簿记载", "负责人", driver.Today, null);
        var effects = EffectsOf(await site.Get<CorrectionHandler>().RehearseAsync(driver.Officer, command));

        Assert.Equal(new DateOnly(2026, 3, 30), effects.ClockBefore!.DueOn);
        // 2026-02-28 is a Saturday that is worked (调休).
        Assert.Equal(new DateOnly(2026, 3, 26), effects.ClockAfter!.DueOn);
        var mail = Assert.Single(effects.Mails);
        Assert.Equal("j**@example.org", mail.To);
        Assert.Contains("答复期限变更", mail.Subject, StringComparison.Ordinal);
        Assert.Equal(before, await CountsAsync());

        // What was rehearsed is what happens.
        await CaseDriver.DoneAsync(site.Get<CorrectionHandler>().HandleAsync(driver.Officer, command));
        await using var db = site.Db();
        Assert.Equal(effects.ClockAfter.DueOn, (await db.Cases.SingleAsync()).DueOn);
        Assert.Equal(1, await db.Mails.CountAsync(m => m.Subject == mail.Subject));
    }

    [Fact]
    public async Task A_rehearsal_is_refused_as_the_command_would_be()
    {
        await driver.FileAsync();
        var refusal = await CaseDriver.RefusedAsync(site.Get<CorrectionHandler>().RehearseAsync(
            driver.Officer, new(driver.Id, 2, CorrectableFact.ReceivedOn, new(2026, 2, 27), " ", "负责人", driver.Today, null)));
        Assert.Equal("reason", refusal.Field);
    }

    [Fact]
    public async Task A_rehearsed_signature_names_the_next_step_and_no_mail()
    {
        await driver.ToSignAsync();
        var effects = EffectsOf(await site.Get<SignHandler>().RehearseAsync(driver.Leader, new(driver.Id, await driver.TaskAsync("sign"), null, new ApprovalInput("同意"))));
        Assert.Empty(effects.Mails);
        Assert.Equal("编号用印", Assert.Single(effects.NextTasks).Title);
        Assert.NotEqual(Guid.Empty, await driver.TaskAsync("sign"));
    }

    [Fact]
    public async Task A_rehearsed_number_is_the_one_given_and_leaves_no_file_behind()
    {
        await driver.ToSealAsync();
        var (seal, files) = (await driver.TaskAsync("seal"), StoredFiles());
        var rehearsed = EffectsOf(await driver.Issue().RehearseAsync(driver.Sealer, new(driver.Id, seal, null))).After.ReplyLetter!.Issued.Number;
        Assert.Equal(files, StoredFiles());

        await CaseDriver.DoneAsync(driver.Issue().HandleAsync(driver.Sealer, new(driver.Id, seal, null)));
        Assert.Equal(rehearsed, (await driver.ViewAsync()).State.ReplyLetter!.Issued.Number);
        Assert.EndsWith("〕1号", rehearsed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rehearsed_service_tells_the_status_and_whether_the_reply_is_in_time()
    {
        await driver.ToServeAsync();
        var effects = EffectsOf(await site.Get<ServeHandler>().RehearseAsync(
            driver.Sealer, new(driver.Id, await driver.TaskAsync("serve"), null, new ServiceAct(ServiceMeans.Online, driver.Today))));
        Assert.Equal((PublicStatus.InProgress, PublicStatus.Answered), (effects.Before.Status, effects.After.Status));
        Assert.True(effects.ClockAfter!.OnTime);
        Assert.Equal("j**@example.org", Assert.Single(effects.Mails).To);
    }

    [Fact]
    public async Task Without_an_address_the_rehearsal_announces_a_telephone_call()
    {
        await driver.FileAsync(f => f with { Applicant = f.Applicant with { Email = null } });
        var effects = EffectsOf(await site.Get<ReissueCodeHandler>().RehearseAsync(driver.Clerk, driver.Id, 2));
        Assert.Null(Assert.Single(effects.Mails).To);
        Assert.Equal(effects.Before.QueryCode, (await driver.ViewAsync()).State.QueryCode);
    }

    private static Effects EffectsOf(Outcome outcome) => Assert.IsType<Outcome.Rehearsed>(outcome).Effects;

    private int StoredFiles() => Directory.Exists(Path.Combine(site.Folder, "files")) ? Directory.EnumerateFiles(Path.Combine(site.Folder, "files"), "*", SearchOption.AllDirectories).Count() : 0;

    private async Task<(int Events, int Mails, int Tasks, int Signals, int Notices)> CountsAsync()
    {
        await using var db = site.Db();
        return (await db.Events.CountAsync(), await db.Mails.CountAsync(), await db.Tasks.CountAsync(), await db.Signals.CountAsync(), await db.Notices.CountAsync());
    }
}
