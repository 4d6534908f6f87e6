using System.Security.Cryptography;
using Disclosure.Web.Accounts;
using Disclosure.Web.Crypto;
using Disclosure.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Drafts;

/// <summary>A draft as it was saved.</summary>
/// <param name="Content">What the form wrote, JSON.</param>
/// <param name="At">When; also tells this version of the draft from an earlier or later one.</param>
public sealed record SavedDraft(string Content, DateTimeOffset At);

/// <summary>Somebody else has begun the same step.</summary>
/// <param name="Name">Who.</param>
/// <param name="At">When they last typed.</param>
public sealed record OthersDraft(string Name, DateTimeOffset At);

/// <summary>What became of saving a draft.</summary>
public abstract record DraftSave
{
    private DraftSave()
    {
    }

    /// <summary>Saved.</summary>
    public sealed record Saved(DateTimeOffset At) : DraftSave;

    /// <summary>The same account has saved another version meanwhile, in another window: nothing was overwritten. Null when it was submitted or given up there.</summary>
    public sealed record Overtaken(DateTimeOffset? At) : DraftSave;

    /// <summary>The case is not this officer's, or its data were erased.</summary>
    public sealed record Unavailable : DraftSave
    {
        public static Unavailable Instance { get; } = new();
    }
}

/// <summary>
/// Keeps what officers type until they submit it: one draft an account and form, encrypted with the case's key, so that
/// erasing a case erases its drafts. Nobody reads another's draft; that there is one may be known.
/// </summary>
public sealed class DraftStore(IDbContextFactory<DisclosureDb> factory, WriteGate gate, CaseKeys keys, TimeProvider time)
{
    /// <summary>Longest draft, in characters.</summary>
    public const int MaxLength = 400_000;

    /// <summary>The officer's own draft of a form; null when there is none that can be read.</summary>
    public async Task<SavedDraft?> LoadAsync(Actor actor, DraftKey key, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(key);
        var account = AccountOf(actor);
        await using var db = await factory.CreateDbContextAsync(ct);
        var id = key.IdFor(account);
        var row = await db.Drafts.AsNoTracking().SingleOrDefaultAsync(d => d.Id == id && d.AccountId == account && d.CaseId == key.CaseId, ct);
        if (row is null || await CipherAsync(db, actor, key.CaseId, ct) is not { } cipher)
        {
            return null;
        }

        try
        {
            return new SavedDraft(cipher.OpenText(row.Cipher, Context(key, account)), row.UpdatedAt);
        }
        catch (CryptographicException)
        {
            // Altered in the database: a draft is a convenience, and the form opens without it.
            return null;
        }
    }

    /// <summary>Saves the officer's draft.</summary>
    /// <param name="actor">Whose draft.</param>
    /// <param name="key">Which form.</param>
    /// <param name="content">JSON, at most <see cref="MaxLength"/> characters.</param>
    /// <param name="basedOn">The version that the form shows; null when there was none. A newer one is not overwritten.</param>
    /// <param name="ct">Cancellation.</param>
    public async Task<DraftSave> SaveAsync(Actor actor, DraftKey key, string content, DateTimeOffset? basedOn, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(content);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(content.Length, MaxLength);
        var account = AccountOf(actor);
        await using var db = await factory.CreateDbContextAsync(ct);
        if (await CipherAsync(db, actor, key.CaseId, ct) is not { } cipher)
        {
            return DraftSave.Unavailable.Instance;
        }

        var (id, at, sealedText) = (key.IdFor(account), After(basedOn), cipher.SealText(content, Context(key, account)));
        await using (await gate.EnterAsync(ct))
        {
            var saved = basedOn is { } known
                ? await db.Drafts.Where(d => d.Id == id && d.UpdatedAt == known).ExecuteUpdateAsync(s => s.SetProperty(d => d.Cipher, sealedText).SetProperty(d => d.UpdatedAt, at), ct) == 1
                : await InsertAsync(db, new DraftRow { Id = id, CaseId = key.CaseId, AccountId = account, Form = key.Form, Cipher = sealedText, UpdatedAt = at }, ct);
            return saved ? new DraftSave.Saved(at) : new DraftSave.Overtaken(await VersionAsync(db, id, ct));
        }
    }

    /// <summary>Forgets the officer's draft: submitted, or given up.</summary>
    public async Task DeleteAsync(Actor actor, DraftKey key, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(key);
        var id = key.IdFor(AccountOf(actor));
        await using var db = await factory.CreateDbContextAsync(ct);
        await using (await gate.EnterAsync(ct))
        {
            await db.Drafts.Where(d => d.Id == id).ExecuteDeleteAsync(ct);
        }
    }

    /// <summary>Who else has begun this form, latest first. Never what they typed.</summary>
    public async Task<IReadOnlyList<OthersDraft>> OthersAsync(Actor actor, DraftKey key, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(key);
        var account = AccountOf(actor);
        await using var db = await factory.CreateDbContextAsync(ct);
        var drafts = await db.Drafts.AsNoTracking()
            .Where(d => d.CaseId == key.CaseId && d.Form == key.Form && d.AccountId != account)
            .Join(db.Users.Where(u => u.AuthorityId == actor.AuthorityId), d => d.AccountId, u => u.Id, (d, u) => new { u.DisplayName, d.UpdatedAt })
            .ToListAsync(ct);
        return [.. drafts.OrderByDescending(d => d.UpdatedAt).Select(d => new OthersDraft(d.DisplayName, d.UpdatedAt))];
    }

    private static Guid AccountOf(Actor actor) => actor?.Id ?? throw new ArgumentException("Only officers have drafts.", nameof(actor));

    private static string Context(DraftKey key, Guid account) => $"draft:{key.CaseId:N}:{account:N}:{key.Form}";

    private static async Task<bool> InsertAsync(DisclosureDb db, DraftRow row, CancellationToken ct)
    {
        if (await VersionAsync(db, row.Id, ct) is not null)
        {
            return false;
        }

        db.Drafts.Add(row);
        try
        {
            await db.SaveChangesAsync(ct);
            return true;
        }
        catch (DbUpdateException)
        {
            // Another node saved the first version in the same moment.
            db.Entry(row).State = EntityState.Detached;
            if (await VersionAsync(db, row.Id, ct) is null)
            {
                throw;
            }

            return false;
        }
    }

    private static Task<DateTimeOffset?> VersionAsync(DisclosureDb db, Guid id, CancellationToken ct) =>
        db.Drafts.Where(d => d.Id == id).Select(d => (DateTimeOffset?)d.UpdatedAt).SingleOrDefaultAsync(ct);

    /// <summary>Null when the case is not of the officer's authority, or its key was destroyed.</summary>
    private async Task<CaseCipher?> CipherAsync(DisclosureDb db, Actor actor, Guid caseId, CancellationToken ct)
    {
        if (!await db.Cases.AnyAsync(c => c.Id == caseId && c.AuthorityId == actor.AuthorityId, ct))
        {
            return null;
        }

        var key = await db.CaseKeys.AsNoTracking().SingleOrDefaultAsync(k => k.CaseId == caseId, ct);
        return key?.Wrapped is null ? null : keys.Open(key);
    }

    /// <summary>Now, to the microsecond that PostgreSQL keeps, and always later than the version before.</summary>
    private DateTimeOffset After(DateTimeOffset? previous)
    {
        var now = time.GetUtcNow();
        now = now.AddTicks(-(now.UtcTicks % TimeSpan.TicksPerMicrosecond));
        return previous is { } p && p >= now ? p.AddMicroseconds(1) : now;
    }
}
