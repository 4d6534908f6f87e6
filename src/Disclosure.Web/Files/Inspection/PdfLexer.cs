using System.Globalization;
using System.Text;

namespace Disclosure.Web.Files.Inspection;

/// <summary>A name object.</summary>
internal sealed record PdfName(string Value);

/// <summary>A reference to an object.</summary>
internal sealed record PdfRef(int Number);

/// <summary>A dictionary, with the place of the stream's bytes when one follows.</summary>
internal sealed class PdfDict
{
    /// <summary>The entries.</summary>
    public Dictionary<string, object?> Entries { get; } = [];

    /// <summary>The encoded bytes of the stream; empty for a plain dictionary.</summary>
    public ReadOnlyMemory<byte>? Stream { get; set; }

    /// <summary>An entry as it stands, not resolved.</summary>
    public object? this[string key] => Entries.GetValueOrDefault(key);

    /// <summary>A name.</summary>
    public string? Name(string key) => (this[key] as PdfName)?.Value;
}

/// <summary>Reads objects of PDF syntax. Nesting is bounded; what is no object ends as null, never as an endless loop.</summary>
internal sealed class PdfLexer(ReadOnlyMemory<byte> memory, int start)
{
    private const int MaxDepth = 64;
    private const int MaxItems = 200_000;

    /// <summary>Where the next object begins.</summary>
    public int At { get; private set; } = start;

    /// <summary>Reads the next object; a keyword comes back as a <see cref="string"/>, text as bytes, the end as null.</summary>
    /// <exception cref="NotInspectableException">Nested too deeply.</exception>
    public object? Read(int depth = 0)
    {
        if (depth > MaxDepth)
        {
            throw new NotInspectableException(HiddenKind.Unreadable, "PDF 对象嵌套过深，无法核验");
        }

        Skip();
        var bytes = memory.Span;
        if (At >= bytes.Length)
        {
            return null;
        }

        switch ((char)bytes[At])
        {
            case '/':
                At++;
                return new PdfName(NameText());
            case '(':
                return Literal();
            case '[':
                At++;
                return Items(depth, ']');
            case '<' when At + 1 < bytes.Length && bytes[At + 1] == '<':
                At += 2;
                return Dictionary(depth);
            case '<':
                return Hexadecimal();
            case '>' when At + 1 < bytes.Length && bytes[At + 1] == '>':
                At += 2;
                return ">>";
            case ']' or '>' or ')' or '{' or '}':
                return ((char)bytes[At++]).ToString();
            default:
                return Word();
        }
    }

    private static bool IsSpace(byte b) => b is 0 or 9 or 10 or 12 or 13 or 32;

    private static bool IsDelimiter(byte b) => b is (byte)'(' or (byte)')' or (byte)'<' or (byte)'>' or (byte)'[' or (byte)']' or (byte)'{' or (byte)'}' or (byte)'/' or (byte)'%';

    private void Skip()
    {
        var bytes = memory.Span;
        while (At < bytes.Length && (IsSpace(bytes[At]) || bytes[At] == '%'))
        {
            if (bytes[At] == '%')
            {
                var end = bytes[At..].IndexOfAny((byte)10, (byte)13);
                At = end < 0 ? bytes.Length : At + end;
            }
            else
            {
                At++;
            }
        }
    }

    private string Regular()
    {
        var bytes = memory.Span;
        var from = At;
        while (At < bytes.Length && !IsSpace(bytes[At]) && !IsDelimiter(bytes[At]))
        {
            At++;
        }

        return Encoding.Latin1.GetString(bytes[from..At]);
    }

    private string NameText()
    {
        var raw = Regular();
        if (!raw.Contains('#', StringComparison.Ordinal))
        {
            return raw;
        }

        var text = new StringBuilder();
        for (var i = 0; i < raw.Length; i++)
        {
            if (raw[i] == '#' && i + 2 < raw.Length && byte.TryParse(raw.AsSpan(i + 1, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var code))
            {
                text.Append((char)code);
                i += 2;
            }
            else
            {
                text.Append(raw[i]);
            }
        }

        return text.ToString();
    }

    private object? Word()
    {
        var word = Regular();
        if (word.Length == 0)
        {
            At++;
            return string.Empty;
        }

        if (!double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
        {
            return word switch { "true" => true, "false" => false, _ => word };
        }

        // "12 0 R" is a reference; otherwise the numbers stand alone.
        if (number is >= 0 and <= int.MaxValue && word.All(char.IsAsciiDigit))
        {
            var back = At;
            Skip();
            var generation = Regular();
            Skip();
            if (generation.Length is > 0 and <= 5 && generation.All(char.IsAsciiDigit) && Regular() == "R")
            {
                return new PdfRef((int)number);
            }

            At = back;
        }

        return number;
    }

    private List<object?> Items(int depth, char end)
    {
        var items = new List<object?>();
        while (items.Count < MaxItems && Read(depth + 1) is { } item && !(item is string word && word == end.ToString()))
        {
            if (item is "endobj" or "endstream" or ">>")
            {
                break;
            }

            items.Add(item);
        }

        return items;
    }

    private PdfDict Dictionary(int depth)
    {
        var dict = new PdfDict();
        while (dict.Entries.Count < MaxItems && Read(depth + 1) is { } key && key is not (">>" or "endobj" or "stream"))
        {
            if (key is PdfName name)
            {
                var value = Read(depth + 1);
                if (value is ">>" or null)
                {
                    break;
                }

                dict.Entries[name.Value] = value;
            }
        }

        return dict;
    }

    private byte[] Literal()
    {
        var bytes = memory.Span;
        var text = new List<byte>();
        var open = 1;
        for (At++; At < bytes.Length; At++)
        {
            var b = bytes[At];
            if (b == '\\' && At + 1 < bytes.Length)
            {
                b = bytes[++At];
                if (b is >= (byte)'0' and <= (byte)'7')
                {
                    var code = 0;
                    var digits = 0;
                    for (; digits < 3 && At < bytes.Length && bytes[At] is >= (byte)'0' and <= (byte)'7'; digits++, At++)
                    {
                        code = code * 8 + bytes[At] - '0';
                    }

                    At--;
                    text.Add((byte)code);
                }
                else if (b is not (10 or 13))
                {
                    text.Add(b switch { (byte)'n' => 10, (byte)'r' => 13, (byte)'t' => 9, (byte)'b' => 8, (byte)'f' => 12, _ => b });
                }

                continue;
            }

            open += b == '(' ? 1 : b == ')' ? -1 : 0;
            if (open == 0)
            {
                At++;
                break;
            }

            text.Add(b);
        }

        return [.. text];
    }

    private byte[] Hexadecimal()
    {
        var bytes = memory.Span;
        var end = bytes[At..].IndexOf((byte)'>');
        var digits = new List<byte>();
        foreach (var b in bytes.Slice(At + 1, Math.Max(0, (end < 0 ? bytes.Length - At : end) - 1)))
        {
            if (char.IsAsciiHexDigit((char)b))
            {
                digits.Add((byte)Convert.ToInt32(((char)b).ToString(), 16));
            }
        }

        At = end < 0 ? bytes.Length : At + end + 1;
        return [.. digits.Chunk(2).Select(c => (byte)(c[0] * 16 + (c.Length > 1 ? c[1] : 0)))];
    }
}
