using Disclosure.Domain.Catalogue;
using Disclosure.Web.Cases;
using Disclosure.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Catalogue.Import;

/// <summary>What became of an entry.</summary>
/// <param name="File">Its file.</param>
/// <param name="Entry">As read.</param>
/// <param name="IndexNumber">索引号, its own or the one issued.</param>
/// <param name="IsNew">False when it was there with the same content.</param>
/// <param name="NewCategory">True when a category was made for it.</param>
public sealed record ImportedEntry(string File, ReadEntry Entry, string IndexNumber, bool IsNew, bool NewCategory);

/// <summary>The result of an import: entries, or problems and nothing imported.</summary>
public sealed record ImportOutcome(IReadOnlyList<ImportedEntry> Entries, IReadOnlyList<string> Problems);

/// <summary>Imports files into the catalogue, all or none. Importing again changes nothing.</summary>
public sealed class CatalogueImporter(IDbContextFactory<DisclosureDb> factory, WriteGate gate, CategorySource categories, TimeProvider time)
{
    /// <summary>Reads, checks and stores.</summary>
    /// <param name="files">Name and text of each.</param>
    /// <param name="ct">Cancels; nothing is imported then.</param>
    /// <returns>What became of each entry, or everything that is wrong.</returns>
    public async Task<ImportOutcome> ImportAsync(IReadOnlyList<(string File, string Text)> files, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(files);
        await using var db = await factory.CreateDbContextAsync(ct);
        var authority = await db.Authorities.AsNoTracking().OrderBy(a => a.OrganCode).FirstAsync(ct);
        var problems = new List<string>();
        var checkedEntries = new List<(string File, ReadEntry Entry, CatalogueRecord Record)>();
        foreach (var (name, text) in files)
        {
            var read = CatalogueFile.Read(text);
            if (read.Problem is { } problem)
            {
                problems.Add($"{name}（{read.Form}）: {problem}");
            }

            foreach (var entry in read.Entries)
            {
                var (record, refusals) = CatalogueRecord.Create(entry.Draft, authority.OrganCode);
                problems.AddRange(refusals.Select(r => $"{Place(name, entry)}: {r}"));
                if (entry.Draft.Attachments.Any(a => a.FileId is not null))
                {
                    // A file kept here belongs to whatever it was uploaded for; an import cannot make it public.
                    problems.Add($"{Place(name, entry)}: 导入的附件只能写地址，不能写本站文件。");
                }

                if (record is not null)
                {
                    var hidden = HasHidden(entry.Draft) ? ["含有不可见的控制字符，已去掉"] : Array.Empty<string>();
                    checkedEntries.Add((name, entry with { Missed = [.. entry.Missed, .. hidden] }, record));
                }
            }
        }

        if (problems.Count > 0)
        {
            return new ImportOutcome([], problems);
        }

        try
        {
            await using var turn = await gate.EnterAsync(ct);
            await using var transaction = await db.Database.BeginTransactionAsync(ct);
            var batch = new ImportBatch(db, authority, time);
            var imported = new List<ImportedEntry>();
            foreach (var (file, entry, record) in checkedEntries)
            {
                var (done, refusal) = await batch.AddAsync(record, ct);
                if (done is not { } kept)
                {
                    problems.Add($"{Place(file, entry)}: {refusal}");
                    continue;
                }

                imported.Add(new ImportedEntry(file, entry, kept.Number, kept.IsNew, kept.NewCategory));
            }

            if (problems.Count > 0)
            {
                return new ImportOutcome([], problems);
            }

            await db.SaveChangesAsync(ct);
            await transaction.CommitAsync(ct);
            categories.Reload();
            return new ImportOutcome(imported, []);
        }
        catch (DbUpdateException)
        {
            return new ImportOutcome([], ["数据库没有接受这批内容，可能同时有其他导入在进行。什么都没有导入，请重试。"]);
        }
    }

    private static bool HasHidden(CatalogueDraft draft) =>
        new[] { draft.Title, draft.Publisher, draft.Summary, draft.Body, draft.Source, draft.DocumentNumber, draft.Subject, draft.Audience, draft.Manner, draft.Duration, draft.RegistrationNumber }.Any(CatalogueText.HasHidden);

    private static string Place(string file, ReadEntry entry) => entry.Where.Length == 0 ? file : $"{file} {entry.Where}";
}
