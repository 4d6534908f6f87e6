using System.Security.Cryptography;
using System.Text;

namespace Disclosure.Web.Crypto;

/// <summary>
/// Seals and opens what belongs to one case, with the case's own AES-256-GCM key. The context (what the bytes are, and where)
/// is authenticated, so that a ciphertext moved to another row does not open.
/// </summary>
public sealed class CaseCipher
{
    private const byte Format = 1;
    private const int NonceSize = 12;
    private const int TagSize = 16;
    private readonly byte[] key;

    /// <summary>By how many bytes a sealed value is longer than the plain one.</summary>
    internal const int Overhead = 1 + NonceSize + TagSize;

    internal CaseCipher(byte[] key) => this.key = key;

    internal ReadOnlySpan<byte> Key => key;

    /// <summary>Encrypts; layout: format, nonce, tag, ciphertext.</summary>
    public byte[] Seal(ReadOnlySpan<byte> plain, string context)
    {
        var sealedBytes = new byte[1 + NonceSize + TagSize + plain.Length];
        sealedBytes[0] = Format;
        var nonce = sealedBytes.AsSpan(1, NonceSize);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(key, TagSize);
        aes.Encrypt(nonce, plain, sealedBytes.AsSpan(1 + NonceSize + TagSize), sealedBytes.AsSpan(1 + NonceSize, TagSize), Encoding.UTF8.GetBytes(context));
        return sealedBytes;
    }

    /// <summary>Decrypts what <see cref="Seal"/> made under the same context.</summary>
    /// <exception cref="CryptographicException">Wrong key, wrong context, or altered bytes.</exception>
    public byte[] Open(ReadOnlySpan<byte> sealedBytes, string context)
    {
        if (sealedBytes.Length < 1 + NonceSize + TagSize || sealedBytes[0] != Format)
        {
            throw new CryptographicException("Not a sealed value.");
        }

        var plain = new byte[sealedBytes.Length - 1 - NonceSize - TagSize];
        using var aes = new AesGcm(key, TagSize);
        aes.Decrypt(sealedBytes.Slice(1, NonceSize), sealedBytes[(1 + NonceSize + TagSize)..], sealedBytes.Slice(1 + NonceSize, TagSize), plain, Encoding.UTF8.GetBytes(context));
        return plain;
    }

    /// <summary>Encrypts text as UTF-8.</summary>
    public byte[] SealText(string text, string context) => Seal(Encoding.UTF8.GetBytes(text), context);

    /// <summary>Decrypts text.</summary>
    public string OpenText(ReadOnlySpan<byte> sealedBytes, string context) => Encoding.UTF8.GetString(Open(sealedBytes, context));
}
