using Disclosure.Domain.Requests;
using Disclosure.Domain.Requests.Events;
using Disclosure.Web.Accounts;
using Disclosure.Web.Crypto;
using Disclosure.Web.Data;
using Disclosure.Web.Files;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Cases;

/// <summary>A case that is about to be made of a part of an application: identity, key and its own copies of the files.</summary>
internal sealed record NewPart(Guid CaseId, CaseCipher Cipher, CaseKeyRow Key, IReadOnlyList<FileRow> Files);

/// <summary>
/// Makes the cases of an application that is split, in the transaction that splits it: all of them or none. The copies of the
/// files are written before, as every file is; those of a split that fails are orphans and swept.
/// </summary>
public sealed class PartFiler(IDbContextFactory<DisclosureDb> factory, CaseWriter writer, CaseKeys keys, KeyRing ring, FileStore files)
{
    /// <summary>Readies so many cases for what came with an application.</summary>
    /// <returns>Null when the actor may not see the application.</returns>
    internal async Task<IReadOnlyList<NewPart>?> ReadyAsync(Guid caseId, Actor actor, int count, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        if (await writer.LoadAsync(db, caseId, actor, ct) is not { } whole)
        {
            return null;
        }

        var state = whole.Request.State;
        var ids = (state.Filing?.FileIds ?? []).Concat(state.Notices.SelectMany(n => n.Answer.Clarification?.FileIds ?? [])).Distinct().ToList();
        var rows = await db.Files.AsNoTracking().Where(f => f.CaseId == caseId && ids.Contains(f.Id)).OrderBy(f => f.At).ThenBy(f => f.Id).ToListAsync(ct);
        var parts = new List<NewPart>();
        for (var i = 0; i < count; i++)
        {
            var part = Guid.CreateVersion7(whole.Now);
            var (cipher, key) = keys.Create(part);
            var copies = new List<FileRow>();
            foreach (var row in rows)
            {
                copies.Add(await CopyAsync(row, whole.Cipher, part, cipher, ct));
            }

            parts.Add(new NewPart(part, cipher, key, copies));
        }

        return parts;
    }

    /// <summary>The next numbers of the series of applications.</summary>
    internal static async Task<IReadOnlyList<string>> NumbersAsync(CaseUnit unit, int count, CancellationToken ct)
    {
        var authority = await unit.Office.AuthorityAsync(ct);
        var numbers = new List<string>();
        for (var i = 0; i < count; i++)
        {
            numbers.Add(NumberPattern.Format(authority.RequestNumberPattern, authority.OrganCode, unit.Today.Year, await unit.NextNumberAsync(FilingWriter.Series, ct)));
        }

        return numbers;
    }

    /// <summary>Adds a part to the transaction: its workflow starts, its receipt is planned.</summary>
    internal async Task AddAsync(CaseUnit whole, NewPart part, DisclosureRequest request, CancellationToken ct)
    {
        // Filed when the whole was: the fee counts the applications of the month in which they were made (国办函〔2020〕109号).
        var row = FilingBatches.NewRow(part.CaseId, whole.Row.AuthorityId, request.State.Number, whole.Row.FiledAt, CaseKinds.Of(request.State.Kind));
        whole.Db.Cases.Add(row);
        whole.Db.CaseKeys.Add(part.Key);
        whole.Db.BlindIndex.AddRange(FilingWriter.BlindIndexOf(part.CaseId, request.State.Filing!.Applicant, ring));
        whole.Db.Files.AddRange(part.Files);
        await writer.PrepareAsync(CaseUnit.ForNew(whole.Db, row, request, part.Cipher, whole.Actor, whole.Now, whole.Calendar, whole.Office), ct);
    }

    private async Task<FileRow> CopyAsync(FileRow row, CaseCipher from, Guid part, CaseCipher to, CancellationToken ct)
    {
        var (name, content) = await files.ReadAsync(row, from, ct);
        var copy = await files.StageAsync(content, name, row.ContentType, row.Purpose, null, row.UploadedBy, ct);
        copy.DeclaredFreeOfSecrets = row.DeclaredFreeOfSecrets;
        files.Attach(copy, part, to);
        return copy;
    }
}
