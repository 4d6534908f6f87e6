using Disclosure.Domain.Common;
using Disclosure.Web.Accounts;
using Disclosure.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Cases;

/// <summary>What became of asking for personal data.</summary>
public abstract record RevealOutcome
{
    private RevealOutcome()
    {
    }

    /// <summary>On record; the values by field.</summary>
    public sealed record Revealed(IReadOnlyDictionary<string, string> Values) : RevealOutcome;

    /// <summary>Not shown, and why; nothing was recorded.</summary>
    public sealed record Refused(Refusal Refusal) : RevealOutcome;

    /// <summary>No such case for this officer.</summary>
    public sealed record NotFound : RevealOutcome
    {
        public static NotFound Instance { get; } = new();
    }
}

/// <summary>Shows personal data of a case, each field on record before it is shown.</summary>
public sealed class RevealDesk(CaseReader reader, IDbContextFactory<DisclosureDb> factory, WriteGate gate, TimeProvider time)
{
    /// <summary>How long a reason given for a file opens it, so that the click that follows is not asked again.</summary>
    public static readonly TimeSpan FileGrace = TimeSpan.FromMinutes(10);

    private const int MaxReason = 200;

    /// <summary>Reveals fields.</summary>
    /// <param name="actor">The officer.</param>
    /// <param name="caseId">The case.</param>
    /// <param name="keys">Keys of <see cref="PersonalFields"/>, or <see cref="PersonalAccessRules.FileField"/> of one of the case's files, whose value is empty.</param>
    /// <param name="reason">Required unless the officer is the case's handler.</param>
    /// <param name="ct">Cancellation.</param>
    public async Task<RevealOutcome> RevealAsync(Actor actor, Guid caseId, IReadOnlyCollection<string> keys, string? reason, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(keys);
        if (await reader.ForOfficerAsync(caseId, actor, ct) is not { } view)
        {
            return RevealOutcome.NotFound.Instance;
        }

        var why = string.IsNullOrWhiteSpace(reason) ? null : reason.Trim();
        var access = PersonalAccessRules.Of(view.State, actor);
        if (access == PersonalAccess.Refused)
        {
            return new RevealOutcome.Refused(new("forbidden", PersonalAccessRules.RefusedText));
        }

        if (access == PersonalAccess.NeedsReason && why is null)
        {
            return new RevealOutcome.Refused(new("required", "请填写查看理由，查看将记录在案。", null, "reason"));
        }

        if (why?.Length > MaxReason)
        {
            return new RevealOutcome.Refused(new("too-long", $"查看理由不能超过{MaxReason}个字，请精简。", null, "reason"));
        }

        await using var db = await factory.CreateDbContextAsync(ct);
        var values = new Dictionary<string, string>();
        foreach (var key in keys.Distinct())
        {
            var value = PersonalFields.Find(view, key)?.Value
                ?? (key.StartsWith(PersonalAccessRules.FilePrefix, StringComparison.Ordinal) && Guid.TryParseExact(key[5..], "N", out var file)
                    && await db.Files.AnyAsync(f => f.Id == file && f.CaseId == caseId, ct) ? string.Empty : null);
            if (value is null)
            {
                return new RevealOutcome.Refused(new("field", "本件没有该项信息，请刷新后查看。"));
            }

            values[key] = value;
            db.Reveals.Add(Row(actor, caseId, key, why, time.GetUtcNow()));
        }

        await using (await gate.EnterAsync(ct))
        {
            await db.SaveChangesAsync(ct);
        }

        return new RevealOutcome.Revealed(values);
    }

    /// <summary>True when the officer gave a reason for this file a moment ago.</summary>
    public async Task<bool> IsFileOpenAsync(DisclosureDb db, Actor actor, Guid caseId, Guid fileId, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(actor);
        var field = PersonalAccessRules.FileField(fileId);
        var since = time.GetUtcNow() - FileGrace;
        return await db.Reveals.AnyAsync(r => r.CaseId == caseId && r.AccountId == actor.Id && r.Field == field && r.Reason != null && r.At >= since, ct);
    }

    /// <summary>The record of one look.</summary>
    public static RevealRow Row(Actor actor, Guid caseId, string field, string? reason, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        CaseId = caseId,
        AccountId = actor.Id!.Value,
        AccountName = actor.Name,
        Field = field,
        Reason = reason,
        At = now,
    };
}
