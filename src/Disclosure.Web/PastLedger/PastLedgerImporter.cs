using System.Security.Cryptography;
using Disclosure.Domain.Common;
using Disclosure.Domain.Reports;
using Disclosure.Web.Accounts;
using Disclosure.Web.Cases;
using Disclosure.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.PastLedger;

/// <summary>What a file would bring; nothing is stored yet.</summary>
/// <param name="Lines">The lines; none when anything is wrong.</param>
/// <param name="Problems">Everything that is wrong, with its place.</param>
/// <param name="Remarks">What is taken in a way that should be known.</param>
/// <param name="IsKnown">True when this very file was imported before.</param>
/// <param name="Hash">SHA-256 of the file, hex.</param>
public sealed record PastPreview(IReadOnlyList<PastLine> Lines, IReadOnlyList<string> Problems, IReadOnlyList<string> Remarks, bool IsKnown, string Hash);

/// <summary>Takes a file of the ledger of earlier years, whole or not at all. The same file again changes nothing.</summary>
public sealed class PastLedgerImporter(IDbContextFactory<DisclosureDb> factory, WriteGate gate, TimeProvider time)
{
    private const int MostRemarks = 20;
    private const int Chunk = 500;

    /// <summary>Who may import.</summary>
    public static bool MayImport(Actor actor)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return actor.Has(Roles.Supervisor, Roles.DisclosureHead, Roles.DisclosureOfficer);
    }

    /// <summary>Reads and checks.</summary>
    /// <param name="authorityId">The authority.</param>
    /// <param name="bytes">The file.</param>
    /// <param name="ct">Cancellation.</param>
    public async Task<PastPreview> PreviewAsync(Guid authorityId, byte[] bytes, CancellationToken ct = default)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
        await using var db = await factory.CreateDbContextAsync(ct);
        if (await db.PastImports.AnyAsync(i => i.AuthorityId == authorityId && i.Hash == hash, ct))
        {
            return new PastPreview([], [], [], IsKnown: true, hash);
        }

        var (raw, unreadable) = PastFile.Read(bytes);
        if (unreadable.Count > 0)
        {
            return new PastPreview([], unreadable, [], IsKnown: false, hash);
        }

        var (lines, problems) = (new List<PastLine>(), new List<string>());
        var seen = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var today = time.Today();
        foreach (var entry in raw)
        {
            var (line, wrong) = PastLineReader.Read(entry, today);
            problems.AddRange(wrong.Select(w => $"{entry.Place}：{w}"));
            if (line is not null && !seen.TryAdd(line.Number, entry.Place))
            {
                problems.Add($"{entry.Place}：受理编号 {line.Number} 与{seen[line.Number]}重复。");
            }
            else if (line is not null)
            {
                lines.Add(line);
            }
        }

        problems.AddRange(await KnownNumbersAsync(db, lines, ct));
        return problems.Count > 0
            ? new PastPreview([], problems, [], IsKnown: false, hash)
            : new PastPreview(lines, [], Remarks(lines), IsKnown: false, hash);
    }

    /// <summary>Stores what was previewed, whole or not at all.</summary>
    /// <param name="actor">Who imports.</param>
    /// <param name="authorityId">The authority.</param>
    /// <param name="fileName">Name of the file.</param>
    /// <param name="preview">What was previewed.</param>
    /// <param name="ct">Cancellation.</param>
    /// <returns>Null when stored, or stored before; otherwise why not.</returns>
    public async Task<string?> ImportAsync(Actor actor, Guid authorityId, string fileName, PastPreview preview, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(preview);
        if (actor.IsOfficer && (!MayImport(actor) || actor.AuthorityId != authorityId))
        {
            return "历史台账由公开办或者督查员导入，您的角色不能导入。";
        }

        if (preview.IsKnown)
        {
            return null;
        }

        if (preview.Problems.Count > 0 || preview.Lines.Count == 0)
        {
            return "文件有误，什么都没有导入。";
        }

        await using var db = await factory.CreateDbContextAsync(ct);
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        var now = time.GetUtcNow();
        var import = new PastImportRow { Id = Guid.CreateVersion7(now), AuthorityId = authorityId, Hash = preview.Hash, FileName = Path.GetFileName(fileName), Count = preview.Lines.Count, ActorId = actor.Id, ActorName = actor.Name, At = now };
        db.PastImports.Add(import);
        db.PastRequests.AddRange(preview.Lines.Select(line => new PastRequestRow
        {
            Id = Guid.CreateVersion7(now),
            AuthorityId = authorityId,
            ImportId = import.Id,
            Number = line.Number,
            ReceivedOn = line.ReceivedOn,
            Channel = $"{line.Channel}",
            Category = line.Category,
            Outcome = line.Outcome,
            RepliedOn = line.RepliedOn,
            DueOn = line.DueOn,
            Title = line.Title,
            ReceivedYear = line.ReceivedOn.Year,
            ResultYear = line.ResultYear,
        }));
        try
        {
            await using (await gate.EnterAsync(ct))
            {
                await db.SaveChangesAsync(ct);
            }

            return null;
        }
        catch (DbUpdateException e) when (CaseWriter.IsRace(e))
        {
            return "刚才有人导入了相同的受理编号，请重新预览后再确认。什么都没有导入。";
        }
    }

    /// <summary>登记结果: a line that was imported open has ended. Once.</summary>
    /// <param name="actor">Who.</param>
    /// <param name="id">The line.</param>
    /// <param name="outcome">Result row.</param>
    /// <param name="on">The day of it.</param>
    /// <param name="ct">Cancellation.</param>
    /// <returns>The refusals; none when it is on record.</returns>
    public async Task<IReadOnlyList<Refusal>> CompleteAsync(Actor actor, Guid id, string? outcome, DateOnly? on, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var db = await factory.CreateDbContextAsync(ct);
        var row = await db.PastRequests.SingleOrDefaultAsync(p => p.Id == id && p.AuthorityId == actor.AuthorityId, ct);
        if (row is null || !MayImport(actor))
        {
            return [new("forbidden", "没有找到该件，或者您的角色不能登记结果。")];
        }

        if (row.Outcome is not null)
        {
            return [new("done", "该件已经有办理结果；结果有误的，请在年度报告中更正，或者联系系统管理员。")];
        }

        var refusals = new List<Refusal>();
        if (!ReportRow.IsResult(outcome))
        {
            refusals.Add(new("outcome", "请选择办理结果。", null, "outcome"));
        }

        if (on is not { } day || day < row.ReceivedOn || day > time.Today())
        {
            refusals.Add(new("date", "答复日期应当在收到日期与今天之间。", null, "on"));
        }

        if (refusals.Count > 0)
        {
            return refusals;
        }

        (row.Outcome, row.RepliedOn, row.ResultYear, row.ResultBy, row.ResultAt) = (outcome, on, on!.Value.Year, actor.Name, time.GetUtcNow());
        await using (await gate.EnterAsync(ct))
        {
            await db.SaveChangesAsync(ct);
        }

        return [];
    }

    private static async Task<IReadOnlyList<string>> KnownNumbersAsync(DisclosureDb db, IReadOnlyList<PastLine> lines, CancellationToken ct)
    {
        var problems = new List<string>();
        foreach (var chunk in lines.Chunk(Chunk))
        {
            var numbers = chunk.Select(l => l.Number).ToList();
            var past = (await db.PastRequests.Where(p => numbers.Contains(p.Number)).Select(p => p.Number).ToListAsync(ct)).ToHashSet();
            var cases = (await db.Cases.Where(c => numbers.Contains(c.Number)).Select(c => c.Number).ToListAsync(ct)).ToHashSet();
            problems.AddRange(chunk.Where(l => past.Contains(l.Number)).Select(l => $"{l.Place}：受理编号 {l.Number} 此前已经导入，不能重复导入。"));
            problems.AddRange(chunk.Where(l => cases.Contains(l.Number)).Select(l => $"{l.Place}：受理编号 {l.Number} 是本系统办理的件，不能作为历史台账导入。"));
        }

        return problems;
    }

    private static List<string> Remarks(IReadOnlyList<PastLine> lines)
    {
        var undated = lines.Where(l => l is { Outcome: not null, RepliedOn: null }).ToList();
        return [.. undated.Take(MostRemarks).Select(l => $"{l.Place}：{l.Number} 有办理结果而没有答复日期，按收到的年度（{l.ReceivedOn.Year}年）计入。"), .. undated.Count > MostRemarks ? [$"另有 {undated.Count - MostRemarks} 件同样没有答复日期。"] : Array.Empty<string>()];
    }
}
