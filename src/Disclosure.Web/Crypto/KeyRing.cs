using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Disclosure.Web.Crypto;

/// <summary>
/// The keys kept outside the database: those that wrap case keys, and those of the blind index and of query codes.
/// A backup without this file opens nothing.
/// </summary>
public sealed class KeyRing
{
    private readonly RingFile ring;

    private KeyRing(RingFile ring) => this.ring = ring;

    /// <summary>Identity of the key that wraps new case keys.</summary>
    public string CurrentKeyId => ring.Current;

    /// <summary>
    /// Tells one ring from another without telling its keys. It does not change when keys are added: the key of query codes,
    /// which no rotation replaces, identifies the ring.
    /// </summary>
    public string Fingerprint => Convert.ToHexStringLower(HMACSHA256.HashData(ring.CodeKey, "ring fingerprint"u8));

    /// <summary>Version of the key of the blind index.</summary>
    public int IndexVersion => ring.IndexVersion;

    /// <summary>Reads the ring, or makes one at the very first start.</summary>
    /// <param name="path">The file.</param>
    /// <param name="mayCreate">False when a database exists already: then a missing ring is an error, not a reason for a new one.</param>
    public static KeyRing Load(string path, bool mayCreate)
    {
        if (!File.Exists(path))
        {
            if (!mayCreate)
            {
                throw new InvalidOperationException($"The key ring {path} is missing, but the database exists. Restore it from the backup: without it no case can be opened.");
            }

            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            var fresh = new RingFile("k1", new() { ["k1"] = NewKey() }, 1, new() { ["1"] = NewKey() }, NewKey());
            var temporary = path + ".new";
            using (var stream = new FileStream(temporary, FileMode.Create, FileAccess.Write))
            {
                JsonSerializer.Serialize(stream, fresh);
                stream.Flush(flushToDisk: true);
            }

            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(temporary, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            }

            File.Move(temporary, path, overwrite: false);
        }

        var ring = JsonSerializer.Deserialize<RingFile>(File.ReadAllBytes(path)) ?? throw new InvalidOperationException($"The key ring {path} is empty.");
        return new KeyRing(ring);
    }

    /// <summary>Wraps a key for a purpose.</summary>
    public byte[] Wrap(ReadOnlySpan<byte> key, string context) => Cipher(CurrentKeyId).Seal(key, "wrap:" + context);

    /// <summary>Unwraps a key.</summary>
    public byte[] Unwrap(string keyId, ReadOnlySpan<byte> wrapped, string context) => Cipher(keyId).Open(wrapped, "wrap:" + context);

    /// <summary>Blind index of a normalised value.</summary>
    public byte[] Index(string kind, string value) => HMACSHA256.HashData(ring.IndexKeys[ring.IndexVersion.ToString(System.Globalization.CultureInfo.InvariantCulture)], Encoding.UTF8.GetBytes($"{kind}\n{Normalise(value)}"));

    /// <summary>Hash of a query code; bound to the number, so that equal codes of two cases differ.</summary>
    public byte[] CodeHash(string number, string code) => HMACSHA256.HashData(ring.CodeKey, Encoding.UTF8.GetBytes($"{number}\n{code}"));

    private static byte[] NewKey() => RandomNumberGenerator.GetBytes(32);

    private static string Normalise(string value) => new([.. value.Normalize(NormalizationForm.FormKC).ToUpperInvariant().Where(c => !char.IsWhiteSpace(c) && c != '-')]);

    private CaseCipher Cipher(string keyId) => new(ring.Keys.GetValueOrDefault(keyId) ?? throw new CryptographicException($"The key ring has no key {keyId}."));

    private sealed record RingFile(string Current, Dictionary<string, byte[]> Keys, int IndexVersion, Dictionary<string, byte[]> IndexKeys, byte[] CodeKey);
}
