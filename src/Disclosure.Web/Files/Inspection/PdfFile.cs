using System.IO.Compression;
using System.Text;

namespace Disclosure.Web.Files.Inspection;

/// <summary>
/// Every object of a PDF, found by scanning rather than by its tables: what the tables no longer name is what is looked for. The
/// last definition of a number is the living one, as with incremental updates.
/// </summary>
internal sealed class PdfFile
{
    private const int MaxObjects = 500_000;
    private const int MaxStream = 32 * 1024 * 1024;
    private const long MaxTotal = 128L * 1024 * 1024;
    private readonly ReadOnlyMemory<byte> memory;
    private long total;

    /// <summary>Scans a file.</summary>
    /// <exception cref="NotInspectableException">Nested too deeply, or too large when unpacked.</exception>
    public PdfFile(ReadOnlyMemory<byte> content)
    {
        memory = content;
        Scan();
        if (!IsEncrypted)
        {
            foreach (var container in Objects.Values.OfType<PdfDict>().Where(d => d.Name("Type") == "ObjStm").ToList())
            {
                Unpack(container);
            }
        }

        Root = Trailers.Select(t => Dict(t["Root"])).LastOrDefault(r => r is not null) ?? Objects.Values.OfType<PdfDict>().LastOrDefault(d => d.Name("Type") == "Catalog");
    }

    /// <summary>The living objects by number.</summary>
    public Dictionary<int, object?> Objects { get; } = [];

    /// <summary>Trailers and the dictionaries of cross-reference streams, in the order of the file.</summary>
    public List<PdfDict> Trailers { get; } = [];

    /// <summary>Where objects begin, in the order of the file.</summary>
    public List<(int Offset, int Number)> Places { get; } = [];

    /// <summary>Ends of revisions: behind each %%EOF outside of a stream.</summary>
    public List<int> Ends { get; } = [];

    /// <summary>The catalogue.</summary>
    public PdfDict? Root { get; }

    /// <summary>Whether texts and streams are encrypted.</summary>
    public bool IsEncrypted => Trailers.Any(t => t["Encrypt"] is not null);

    /// <summary>Follows references to a value; one that leads nowhere or in a circle is null.</summary>
    public object? Value(object? value)
    {
        for (var i = 0; i < 16 && value is PdfRef reference; i++)
        {
            value = Objects.GetValueOrDefault(reference.Number);
        }

        return value is PdfRef ? null : value;
    }

    /// <summary>A dictionary.</summary>
    public PdfDict? Dict(object? value) => Value(value) as PdfDict;

    /// <summary>An array; empty when there is none.</summary>
    public List<object?> List(object? value) => Value(value) as List<object?> ?? [];

    /// <summary>A text string in any of its encodings.</summary>
    public string? Text(object? value) => Value(value) switch
    {
        byte[] and [0xFE, 0xFF, .. var rest] => Encoding.BigEndianUnicode.GetString(rest),
        byte[] and [0xFF, 0xFE, .. var rest] => Encoding.Unicode.GetString(rest),
        byte[] and [0xEF, 0xBB, 0xBF, .. var rest] => Encoding.UTF8.GetString(rest),
        byte[] text => Encoding.UTF8.GetString(text) is var utf && !utf.Contains('\uFFFD', StringComparison.Ordinal) ? utf : Encoding.Latin1.GetString(text),
        PdfName name => name.Value,
        PdfDict { Stream: not null } stream => Encoding.UTF8.GetString(Decode(stream) ?? []),
        _ => null,
    };

    /// <summary>The bytes of a stream; null when its filters are not those of texts.</summary>
    public byte[]? Decode(PdfDict stream)
    {
        var filters = Value(stream["Filter"]) switch { PdfName one => [one.Value], List<object?> many => many.Select(f => (Value(f) as PdfName)?.Value).ToList(), _ => (List<string?>)[] };
        var bytes = stream.Stream!.Value.ToArray();
        foreach (var filter in filters)
        {
            if (filter is not ("FlateDecode" or "Fl"))
            {
                return null;
            }

            bytes = Predict(Inflate(bytes), Dict(List(stream["DecodeParms"]).FirstOrDefault() ?? stream["DecodeParms"]));
        }

        return bytes;
    }

    private byte[] Inflate(byte[] bytes)
    {
        using var target = new MemoryStream();
        try
        {
            using var source = new ZLibStream(new MemoryStream(bytes), CompressionMode.Decompress);
            var buffer = new byte[65536];
            int read;
            while ((read = source.Read(buffer)) > 0)
            {
                total += read;
                if (target.Length + read > MaxStream || total > MaxTotal)
                {
                    throw new NotInspectableException(HiddenKind.Unreadable, "解压后的内容过大，无法核验");
                }

                target.Write(buffer, 0, read);
            }
        }
        catch (InvalidDataException)
        {
            // Cut short: what came out so far counts.
        }

        return target.ToArray();
    }

    private static byte[] Predict(byte[] bytes, PdfDict? parameters)
    {
        if (parameters?["Predictor"] is not double predictor || predictor < 10)
        {
            return bytes;
        }

        var width = (int)Math.Clamp(parameters["Columns"] is double columns ? columns : 1, 1, 65536);
        var result = new List<byte>(bytes.Length);
        var above = new byte[width];
        for (var at = 0; at + 1 < bytes.Length; at += width + 1)
        {
            var row = new byte[width];
            var length = Math.Min(width, bytes.Length - at - 1);
            for (var i = 0; i < length; i++)
            {
                int left = i > 0 ? row[i - 1] : 0, up = above[i], corner = i > 0 ? above[i - 1] : 0;
                var paeth = Math.Abs(up - corner) <= Math.Abs(left - corner) && Math.Abs(up - corner) <= Math.Abs(left + up - 2 * corner) ? left : Math.Abs(left - corner) <= Math.Abs(left + up - 2 * corner) ? up : corner;
                row[i] = (byte)(bytes[at + 1 + i] + bytes[at] switch { 1 => left, 2 => up, 3 => (left + up) / 2, 4 => paeth, _ => 0 });
            }

            result.AddRange(row.AsSpan(0, length));
            above = row;
        }

        return [.. result];
    }

    private void Scan()
    {
        var bytes = memory.Span;
        var at = 0;
        while (at < bytes.Length)
        {
            var next = bytes[at..].IndexOfAny((byte)'o', (byte)'t', (byte)'%');
            if (next < 0)
            {
                return;
            }

            at += next;
            var here = bytes[at..];
            if (here.StartsWith("%%EOF"u8))
            {
                at += 5;
                Ends.Add(at);
            }
            else if (here.StartsWith("trailer"u8))
            {
                var lexer = new PdfLexer(memory, at + 7);
                if (lexer.Read() is PdfDict trailer)
                {
                    Trailers.Add(trailer);
                    at = lexer.At;
                }
                else
                {
                    at += 7;
                }
            }
            else if (here.StartsWith("obj"u8) && Number(bytes, at) is { } number)
            {
                at = Object(number.Number, number.Offset, at + 3);
            }
            else
            {
                at++;
            }
        }
    }

    // Backwards over "12 0 ".
    private static (int Number, int Offset)? Number(ReadOnlySpan<byte> bytes, int at)
    {
        var from = Math.Max(0, at - 24);
        var words = Encoding.Latin1.GetString(bytes[from..at]).TrimEnd().Split([' ', '\r', '\n', '\t', '\0'], StringSplitOptions.RemoveEmptyEntries);
        return words.Length >= 2 && int.TryParse(words[^1], out _) && int.TryParse(new string([.. words[^2].Reverse().TakeWhile(char.IsAsciiDigit).Reverse()]), out var number) ? (number, at) : null;
    }

    private int Object(int number, int offset, int at)
    {
        var lexer = new PdfLexer(memory, at);
        var value = lexer.Read();
        if (Objects.Count >= MaxObjects)
        {
            throw new NotInspectableException(HiddenKind.Unreadable, "PDF 对象过多，无法核验");
        }

        var end = Math.Max(lexer.At, at);
        if (value is PdfDict dict && StreamStart(end) is { } start)
        {
            var bytes = memory.Span;
            var length = dict["Length"] is double given && given >= 0 && start + given + 9 <= bytes.Length
                && bytes.Slice(start + (int)given, Math.Min(20, bytes.Length - start - (int)given)).IndexOf("endstream"u8) >= 0 ? (int)given : bytes[start..].IndexOf("endstream"u8);
            length = length < 0 ? bytes.Length - start : length;
            dict.Stream = memory.Slice(start, length);
            end = start + length;
            if (dict.Name("Type") == "XRef")
            {
                Trailers.Add(dict);
            }
        }

        Objects[number] = value;
        Places.Add((offset, number));
        return end;
    }

    private int? StreamStart(int at)
    {
        var rest = memory.Span[at..Math.Min(memory.Length, at + 32)];
        var found = rest.IndexOf("stream"u8);
        if (found < 0 || rest[..found].IndexOfAnyExcept(" \r\n\t\0"u8) >= 0)
        {
            return null;
        }

        at += found + 6;
        var bytes = memory.Span;
        at += at < bytes.Length && bytes[at] == 13 ? 1 : 0;
        return at < bytes.Length && bytes[at] == 10 ? at + 1 : at;
    }

    private void Unpack(PdfDict container)
    {
        if (container.Stream is null || Decode(container) is not { } bytes || Value(container["First"]) is not double first || Value(container["N"]) is not double count)
        {
            return;
        }

        var head = new PdfLexer(bytes, 0);
        for (var i = 0; i < Math.Min(count, MaxObjects) && head.Read() is double number && head.Read() is double offset && Objects.Count < MaxObjects; i++)
        {
            if (first + offset is >= 0 and < int.MaxValue && first + offset < bytes.Length)
            {
                Objects[(int)number] = new PdfLexer(bytes, (int)(first + offset)).Read();
            }
        }
    }
}
