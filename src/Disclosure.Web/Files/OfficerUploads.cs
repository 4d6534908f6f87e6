using Disclosure.Domain.Common;
using Disclosure.Web.Accounts;
using Disclosure.Web.Crypto;
using Disclosure.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Files;

/// <summary>A file in an upload field.</summary>
/// <param name="Id">The file.</param>
/// <param name="Name">File name.</param>
/// <param name="Size">Bytes.</param>
/// <param name="OfCase">True when the case has it already; false while it is staged.</param>
public sealed record UploadedFile(Guid Id, string Name, long Size, bool OfCase)
{
    /// <summary>The size as people read it.</summary>
    public string SizeText => Size < 1024 * 1024
        ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Math.Max(1, Size / 1024)} KB")
        : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Size / 1024.0 / 1024.0:0.0} MB");
}

/// <summary>What an officer uploads.</summary>
/// <param name="StagingKey">The form that it is for.</param>
/// <param name="Purpose">See <see cref="FileRow.Purpose"/>.</param>
/// <param name="Name">File name.</param>
/// <param name="Content">The bytes.</param>
/// <param name="Accept">Extensions that this field takes.</param>
/// <param name="DeclaredFreeOfSecrets">The officer declared 不含国家秘密、工作秘密.</param>
/// <param name="Field">The field, for refusals.</param>
public sealed record OfficerUpload(string StagingKey, string Purpose, string Name, byte[] Content, string Accept, bool DeclaredFreeOfSecrets, string Field);

/// <summary>Officers' uploads before their form is submitted. They belong to who staged them: nobody else lists, names or removes them.</summary>
public sealed class OfficerUploads(IDbContextFactory<DisclosureDb> factory, WriteGate gate, FileStore store)
{
    /// <summary>Files that one form may hold.</summary>
    public const int MaxPerForm = 40;

    /// <summary>Stages a file.</summary>
    /// <returns>The file, or why it is refused.</returns>
    public async Task<(UploadedFile? File, Refusal? Refusal)> StageAsync(Actor actor, OfficerUpload upload, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(upload);
        var account = AccountOf(actor);
        if (!upload.DeclaredFreeOfSecrets)
        {
            return (null, new("declaration", "上传前请先声明文件不含国家秘密、工作秘密。涉密文件线下审查，系统只登记结论。", Law.Article("十七"), upload.Field));
        }

        var (contentType, refusal) = UploadRules.Check(upload.Name, upload.Content, upload.Accept, upload.Field);
        if (contentType is null)
        {
            return (null, refusal);
        }

        await using var db = await factory.CreateDbContextAsync(ct);
        if (await db.Files.CountAsync(f => f.StagingKey == upload.StagingKey && f.CaseId == null, ct) >= MaxPerForm)
        {
            return (null, new("file-count", $"一次最多上传{MaxPerForm}个文件，请合并后上传。", null, upload.Field));
        }

        var row = await store.StageAsync(upload.Content, upload.Name, contentType, upload.Purpose, upload.StagingKey, account, ct);
        row.DeclaredFreeOfSecrets = true;
        db.Files.Add(row);
        await using (await gate.EnterAsync(ct))
        {
            await db.SaveChangesAsync(ct);
        }

        return (new UploadedFile(row.Id, store.NameOf(row, cipher: null), row.Size, OfCase: false), null);
    }

    /// <summary>The files of a field that are still there: the officer's staged ones and those of the case, in the given order.</summary>
    public async Task<IReadOnlyList<UploadedFile>> DescribeAsync(Actor actor, Guid caseId, CaseCipher cipher, IReadOnlyCollection<Guid> ids, CancellationToken ct = default)
    {
        var account = AccountOf(actor);
        await using var db = await factory.CreateDbContextAsync(ct);
        var rows = await db.Files.AsNoTracking()
            .Where(f => ids.Contains(f.Id) && (f.CaseId == caseId || (f.CaseId == null && f.RecordId == null && f.UploadedBy == account)))
            .ToDictionaryAsync(f => f.Id, ct);
        return [.. ids.Where(rows.ContainsKey).Select(id => rows[id]).Select(f => new UploadedFile(f.Id, store.NameOf(f, f.CaseId is null ? null : cipher), f.Size, f.CaseId is not null))];
    }

    /// <summary>Removes a file that the officer staged; what a case has stays.</summary>
    public async Task RemoveAsync(Actor actor, Guid id, CancellationToken ct = default)
    {
        var account = AccountOf(actor);
        await using var db = await factory.CreateDbContextAsync(ct);
        int removed;
        await using (await gate.EnterAsync(ct))
        {
            removed = await db.Files.Where(f => f.Id == id && f.CaseId == null && f.RecordId == null && f.UploadedBy == account).ExecuteDeleteAsync(ct);
        }

        if (removed > 0)
        {
            store.Delete(id);
        }
    }

    private static Guid AccountOf(Actor actor) => actor?.Id ?? throw new ArgumentException("Only officers stage here.", nameof(actor));
}
