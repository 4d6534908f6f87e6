using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Disclosure.Domain.Catalogue;
using Disclosure.Web.Cases;
using Disclosure.Web.Data;

namespace Disclosure.Web.Catalogue.Desk;

/// <summary>Between a change of an entry and its row: JSON, chained by hash. Nothing in it is secret, so nothing is sealed.</summary>
internal static class RecordCodec
{
    /// <summary>Makes the row of a change.</summary>
    public static CatalogueChangeRow Encode(RecordChange change, Guid recordId, int seq, DateTimeOffset at, Guid? actorId, string actorName, byte[]? previous)
    {
        var row = new CatalogueChangeRow
        {
            RecordId = recordId,
            Seq = seq,
            Kind = change.Kind,
            // PostgreSQL keeps microseconds; so must the hash.
            At = at.AddTicks(-(at.UtcTicks % TimeSpan.TicksPerMicrosecond)),
            ActorId = actorId,
            ActorName = actorName,
            Reason = change.Reason,
            Content = change.Content is null ? null : JsonSerializer.Serialize(change.Content, EventCodec.Json),
            IndexNumber = change.IndexNumber,
            CaseId = change.Origin?.CaseId,
            CaseNumber = change.Origin?.Number,
            Hash = [],
        };
        row.Hash = HashOf(row, previous);
        return row;
    }

    /// <summary>Reads a row.</summary>
    public static RecordChange Decode(CatalogueChangeRow row) => new(
        row.Kind,
        ContentOf(row),
        row.Reason,
        row.IndexNumber,
        row.CaseId is { } caseId ? new RecordOrigin(caseId, row.CaseNumber ?? string.Empty) : null);

    /// <summary>The content that a change brought; null where it brought none.</summary>
    public static CatalogueDraft? ContentOf(CatalogueChangeRow row) => row.Content is { } json ? JsonSerializer.Deserialize<CatalogueDraft>(json, EventCodec.Json) : null;

    /// <summary>The hash of a row behind another one.</summary>
    public static byte[] HashOf(CatalogueChangeRow row, byte[]? previous)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(previous ?? EventCodec.Genesis);
        foreach (var part in new[]
        {
            row.RecordId.ToString("N"), row.Seq.ToString(CultureInfo.InvariantCulture), row.Kind.ToString(), row.At.UtcTicks.ToString(CultureInfo.InvariantCulture),
            row.ActorId?.ToString("N"), row.ActorName, row.Reason, row.Content, row.IndexNumber, row.CaseId?.ToString("N"), row.CaseNumber,
        })
        {
            // Each with its length, so that nothing can move from one field into the next; a blank one is not an empty one.
            var bytes = Encoding.UTF8.GetBytes(part ?? string.Empty);
            var length = new byte[4];
            BinaryPrimitives.WriteInt32LittleEndian(length, part is null ? -1 : bytes.Length);
            hash.AppendData(length);
            hash.AppendData(bytes);
        }

        return hash.GetHashAndReset();
    }
}
