using System.Text.Json;
using Disclosure.Domain.Catalogue;
using Disclosure.Web.Cases;
using Disclosure.Web.Data;
using Disclosure.Web.Seeding;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Catalogue;

/// <summary>Makes rows of records: the one place that knows how a record stands in the tables, for imports and for officers.</summary>
internal static class RecordRows
{
    // PostgreSQL keeps no position behind 16,383: a phrase further back would not be found, so both databases stop before.
    private const int MaxBodyTokens = 12_000;

    /// <summary>公开日期 as an instant.</summary>
    public static DateTimeOffset Instant(CatalogueRecord record) => new(record.PublishedAt, LegalTime.Offset);

    /// <summary>Writes a record's content into its row. Number, state, version and hash are the caller's.</summary>
    public static void Fill(CatalogueRecordRow row, CatalogueRecord record, Guid categoryId)
    {
        row.DocumentNumber = record.DocumentNumber;
        row.Title = record.Title;
        row.Publisher = record.Publisher;
        row.Source = record.Source;
        row.ProducedOn = record.ProducedOn;
        row.PublishedAt = Instant(record);
        row.Manner = record.Manner;
        row.Audience = record.Audience;
        row.Subject = record.Subject;
        row.Duration = record.Duration;
        row.LegalDueOn = record.LegalDueOn;
        row.LegalBasis = record.LegalBasis;
        row.RegistrationNumber = record.RegistrationNumber;
        row.Summary = record.Summary;
        row.Body = record.Body;
        row.CategoryId = categoryId;
        for (var i = row.Attachments.Count - 1; i >= record.Attachments.Count; i--)
        {
            row.Attachments.RemoveAt(i);
        }

        foreach (var (attachment, order) in record.Attachments.Select((a, i) => (a, i)))
        {
            var known = row.Attachments.Find(a => a.Order == order);
            if (known is null)
            {
                row.Attachments.Add(new CatalogueAttachmentRow { Order = order, Name = attachment.Name, Url = attachment.Url, FileId = attachment.FileId });
                continue;
            }

            (known.Name, known.Url, known.FileId) = (attachment.Name, attachment.Url, attachment.FileId);
        }
    }

    /// <summary>What search reads of a record.</summary>
    public static CatalogueTextRow Text(CatalogueRecord record, Guid id, long key) => new()
    {
        Id = key,
        RecordId = id,
        Title = SearchTokens.Indexed(record.Title),
        Numbers = SearchTokens.Indexed($"{record.IndexNumber} {record.DocumentNumber} {record.RegistrationNumber}"),
        Summary = SearchTokens.Indexed(record.Summary),
        Body = SearchTokens.Indexed(record.Body, MaxBodyTokens),
    };

    /// <summary>The next free key of the minute of publication.</summary>
    public static async Task<long> NextKeyAsync(DisclosureDb db, DateTimeOffset publishedAt, CancellationToken ct)
    {
        var first = CatalogueTextRow.FirstKey(publishedAt);
        var after = first + (1L << CatalogueTextRow.SlotBits);
        return await db.CatalogueTexts.Where(t => t.Id >= first && t.Id < after).MaxAsync(t => (long?)t.Id, ct) + 1 ?? first;
    }

    /// <summary>The hash that tells a repeated import from another content. What was added to records later counts only where it is there, so that old hashes hold.</summary>
    public static string HashOf(CatalogueRecord record)
    {
        var text = JsonSerializer.Serialize(new
        {
            record.DocumentNumber,
            record.Title,
            record.Publisher,
            record.Source,
            record.ProducedOn,
            record.PublishedAt,
            record.Manner,
            record.Audience,
            record.Subject,
            record.Duration,
            record.RegistrationNumber,
            record.Summary,
            record.Body,
            record.Category,
            Attachments = record.Attachments.Select(a => new { a.Name, a.Url }),
        });
        var files = string.Concat(record.Attachments.Select(a => a.FileId).OfType<Guid>());
        return SeedFiles.Hash(record.LegalDueOn is null && files.Length == 0 ? text : $"{text}{record.LegalDueOn:O}{record.LegalBasis}{files}");
    }

    /// <summary>What a row says, for one that has no history yet.</summary>
    public static CatalogueDraft Content(CatalogueRecordRow row, IReadOnlyList<string> path)
    {
        var at = row.PublishedAt.ToOffset(LegalTime.Offset);
        return new CatalogueDraft
        {
            IndexNumber = row.IndexNumber,
            DocumentNumber = row.DocumentNumber,
            Title = row.Title,
            Publisher = row.Publisher,
            Source = row.Source,
            ProducedOn = row.ProducedOn?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
            // Midnight says that only the day is known.
            PublishedAt = at.ToString(at.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture),
            Manner = row.Manner,
            Audience = row.Audience,
            Subject = row.Subject,
            Duration = row.Duration,
            LegalDueOn = row.LegalDueOn?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
            LegalBasis = row.LegalBasis,
            RegistrationNumber = row.RegistrationNumber,
            Summary = row.Summary,
            Body = row.Body,
            Category = path,
            Attachments = [.. row.Attachments.OrderBy(a => a.Order).Select(a => new CatalogueAttachment(a.Name, a.Url, a.FileId))],
        };
    }
}
