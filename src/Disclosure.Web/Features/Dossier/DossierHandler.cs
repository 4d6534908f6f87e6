using Disclosure.Domain.Common;
using Disclosure.Web.Accounts;
using Disclosure.Web.Cases;
using Disclosure.Web.Crypto;
using Disclosure.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Features.Dossier;

/// <summary>What became of asking for a 案卷.</summary>
public abstract record DossierOutcome
{
    private DossierOutcome()
    {
    }

    /// <summary>On record and ready to be sent.</summary>
    public sealed record Ready(DossierPackage Package) : DossierOutcome;

    /// <summary>Not given, and why; nothing was recorded.</summary>
    public sealed record Refused(Refusal Refusal) : DossierOutcome;

    /// <summary>The officer may see the case, but not take its dossier.</summary>
    public sealed record Forbidden(string Why) : DossierOutcome;

    /// <summary>No such case for this officer.</summary>
    public sealed record NotFound : DossierOutcome
    {
        public static NotFound Instance { get; } = new();
    }
}

/// <summary>
/// 下载案卷: the whole case for a reconsideration body, a court, or the archive (条例第四十五条). It holds the applicant's personal
/// data in full, so it is given for a reason and recorded like every other look (《个人信息保护法》第六条).
/// </summary>
public sealed class DossierHandler(
    CaseReader reader, DossierAssembler assembler, DossierFiles files, DossierRenderer renderer, IDbContextFactory<DisclosureDb> factory, WriteGate gate, TimeProvider time)
{
    private const int MaxReason = 200;

    /// <summary>Makes the dossier and records that it is taken.</summary>
    /// <param name="actor">The officer.</param>
    /// <param name="caseId">The case.</param>
    /// <param name="reason">用途; required unless the officer is the case's handler.</param>
    /// <param name="ct">Cancellation.</param>
    public async Task<DossierOutcome> PrepareAsync(Actor actor, Guid caseId, string? reason, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(actor);
        CaseView? view;
        try
        {
            view = await reader.ForOfficerAsync(caseId, actor, ct);
        }
        catch (CaseErasedException)
        {
            return new DossierOutcome.Refused(new("erased", "本件的申请人信息和文书已依法删除，案卷不能再生成。"));
        }

        if (view is null)
        {
            return DossierOutcome.NotFound.Instance;
        }

        if (CaseAccess.DossierRefusal(actor) is { } forbidden)
        {
            return new DossierOutcome.Forbidden(forbidden);
        }

        var why = PlainText.OneLine(PlainText.Visible(reason));
        if (why is null && PersonalAccessRules.Of(view.State, actor) != PersonalAccess.Logged)
        {
            return new DossierOutcome.Refused(new("required", "请填写案卷的用途，下载将记录在案。", null, "reason"));
        }

        if (why?.Length > MaxReason)
        {
            return new DossierOutcome.Refused(new("too-long", $"案卷的用途不能超过{MaxReason}个字，请精简。", null, "reason"));
        }

        var dossier = await assembler.AssembleAsync(view, actor, why, ct);
        var package = await DossierPackage.MakeAsync(dossier, files, renderer);
        await using var db = await factory.CreateDbContextAsync(ct);
        db.Reveals.Add(RevealDesk.Row(actor, caseId, PersonalAccessRules.DossierField, why, time.GetUtcNow()));
        await using (await gate.EnterAsync(ct))
        {
            await db.SaveChangesAsync(ct);
        }

        return new DossierOutcome.Ready(package);
    }
}
