using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Disclosure.Domain.Common;
using Disclosure.Web.Crypto;
using Disclosure.Web.Data;

namespace Disclosure.Web.Cases;

/// <summary>Between an event and its row: JSON, sealed with the case's key, chained by hash over the ciphertext.</summary>
public static class EventCodec
{
    /// <summary>JSON as stored: camelCase, enums by name, Chinese unescaped.</summary>
    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>Stored name to type. The name is the class name and never changes.</summary>
    public static FrozenDictionary<string, Type> Types { get; } = typeof(DomainEvent).Assembly.GetTypes()
        .Where(t => t is { IsClass: true, IsAbstract: false } && t.IsSubclassOf(typeof(DomainEvent)))
        .ToFrozenDictionary(t => t.Name);

    /// <summary>Before the first event of a case.</summary>
    public static byte[] Genesis { get; } = new byte[32];

    /// <summary>Seals an event into its row.</summary>
    public static EventRow Encode(DomainEvent e, Guid caseId, int seq, DateTimeOffset at, Guid? actorId, string actorName, byte[] previousHash, CaseCipher cipher)
    {
        var type = e.GetType().Name;
        var row = new EventRow
        {
            CaseId = caseId,
            Seq = seq,
            Type = type,
            // The database keeps ticks; so must the hash.
            At = at,
            ActorId = actorId,
            ActorName = actorName,
            Cipher = cipher.Seal(JsonSerializer.SerializeToUtf8Bytes(e, e.GetType(), Json), Context(caseId, seq, type)),
            PreviousHash = previousHash,
            Hash = [],
        };
        row.Hash = HashOf(row);
        return row;
    }

    /// <summary>Opens a row.</summary>
    public static DomainEvent Decode(EventRow row, CaseCipher cipher)
    {
        var type = Types.GetValueOrDefault(row.Type) ?? throw new InvalidOperationException($"Unknown event type {row.Type}.");
        return (DomainEvent)JsonSerializer.Deserialize(Plain(row, cipher), type, Json)!;
    }

    /// <summary>The JSON of a row, byte for byte as it was sealed.</summary>
    /// <exception cref="System.Security.Cryptography.CryptographicException">The stored bytes were altered.</exception>
    public static byte[] Plain(EventRow row, CaseCipher cipher) => cipher.Open(row.Cipher, Context(row.CaseId, row.Seq, row.Type));

    /// <summary>The hash that chains a row to the one before it.</summary>
    public static byte[] HashOf(EventRow row)
    {
        var head = Encoding.UTF8.GetBytes($"{row.CaseId:N}|{row.Seq}|{row.Type}|{row.At.UtcTicks}|{row.ActorId:N}|{row.ActorName}|");
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(row.PreviousHash);
        hash.AppendData(head);
        hash.AppendData(row.Cipher);
        return hash.GetHashAndReset();
    }

    private static string Context(Guid caseId, int seq, string type) => $"event:{caseId:N}:{seq}:{type}";
}
