using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using Disclosure.Domain.Requests.Events;
using Disclosure.Web.Cases;
using Disclosure.Web.Crypto;
using Disclosure.Web.Data;

namespace Disclosure.Web.Features.Dossier;

/// <summary>An event with the hashes that prove it.</summary>
/// <param name="Row">As stored.</param>
/// <param name="Plain">Its JSON as it was sealed.</param>
/// <param name="IsRight">True when its hash, computed anew, is the stored one and follows the one before.</param>
public sealed record DossierLink(EventRow Row, byte[] Plain, bool IsRight)
{
    /// <summary>SHA-256 of what the event says, hex.</summary>
    public string ContentHash => Convert.ToHexStringLower(SHA256.HashData(Plain));

    /// <summary>The stored hash, hex.</summary>
    public string Hash => Convert.ToHexStringLower(Row.Hash);

    /// <summary>The hash that it follows, hex.</summary>
    public string Previous => Convert.ToHexStringLower(Row.PreviousHash);
}

/// <summary>
/// The chain of events as the store keeps it: each hash covers the one before it, who recorded what when, and the stored
/// (encrypted) bytes, so that no event can be changed, taken out or put in without every later hash changing.
/// </summary>
/// <param name="Links">Oldest first.</param>
public sealed record DossierChain(IReadOnlyList<DossierLink> Links)
{
    private static readonly JsonSerializerOptions Indented = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>How the hash is made, for whoever computes it anew.</summary>
    public const string Method =
        "校验值 = SHA-256(上一条校验值的32字节 ‖ UTF-8文本“案件标识|序号|类型|记录时刻|账号标识|记录人|” ‖ 存储密文)。案件标识、账号标识为32位十六进制（无账号的为空），记录时刻为ticks（自公元1年1月1日零时起的100纳秒数，协调世界时），第一条的上一条校验值为32个零字节。密文用本件专用密钥加密，“内容校验值”是解密后原文的SHA-256。";

    /// <summary>Numbers of the events whose hash is not what it must be.</summary>
    public IReadOnlyList<int> Broken => [.. Links.Where(l => !l.IsRight).Select(l => l.Row.Seq)];

    /// <summary>What the check found, in one sentence.</summary>
    public string Finding => Broken is { Count: > 0 } broken
        ? $"校验不符：第{string.Join("、", broken)}条记录的校验值与存储的不一致，该条或者其前一条在写入以后被改动、删除或者插入。"
        : $"已逐条重新计算，共{Links.Count}条，校验值全部相符，首尾相接，没有改动、删除或者插入。";

    /// <summary>Reads and checks the chain.</summary>
    /// <param name="rows">Every row of the case, by number.</param>
    /// <param name="cipher">Opens them.</param>
    public static DossierChain Of(IReadOnlyList<EventRow> rows, CaseCipher cipher)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var links = new List<DossierLink>();
        var (previous, seq) = (EventCodec.Genesis, 0);
        foreach (var row in rows)
        {
            var right = row.Seq == ++seq && row.PreviousHash.AsSpan().SequenceEqual(previous) && EventCodec.HashOf(row).AsSpan().SequenceEqual(row.Hash);
            links.Add(new DossierLink(row, EventCodec.Plain(row, cipher), right));
            (previous, seq) = (row.Hash, row.Seq);
        }

        return new DossierChain(links);
    }

    /// <summary>The chain for a machine. The query code is left out: who has it opens the case.</summary>
    /// <param name="number">受理编号.</param>
    /// <param name="caseId">The case.</param>
    public byte[] ToJson(string number, Guid caseId) => JsonSerializer.SerializeToUtf8Bytes(new
    {
        Number = number,
        CaseId = caseId.ToString("N"),
        Method,
        Finding,
        Events = Links.Select(l => new
        {
            l.Row.Seq,
            l.Row.Type,
            Title = EventTitles.Of(l.Row.Type),
            At = l.Row.At.ToUniversalTime(),
            Ticks = l.Row.At.UtcTicks,
            ActorId = l.Row.ActorId?.ToString("N"),
            l.Row.ActorName,
            Content = l.Row.Type == nameof(QueryCodeIssued) ? (JsonElement?)null : JsonDocument.Parse(l.Plain).RootElement,
            ContentSha256 = l.Row.Type == nameof(QueryCodeIssued) ? null : l.ContentHash,
            Cipher = Convert.ToBase64String(l.Row.Cipher),
            PreviousHash = l.Previous,
            l.Hash,
            Right = l.IsRight,
        }),
    }, Indented);
}
