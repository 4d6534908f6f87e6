using System.IO.Compression;
using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Tokens;

namespace Disclosure.Web.Files.Inspection;

/// <summary>
/// Keeps the library that reads pages from what would end the whole process: circles that exhaust the stack, and streams that
/// unpack to more than the memory.
/// </summary>
internal static class PdfBounds
{
    private const int MaxDepth = 100;
    private static readonly string[] UpAndAcross = ["Parent", "P", "OC", "Metadata", "Dest", "PieceInfo", "StructParent"];

    /// <summary>Refuses a file whose resources or trees lead in a circle.</summary>
    /// <exception cref="NotInspectableException">There is a circle.</exception>
    public static void Check(PdfFile file)
    {
        var done = new HashSet<object>(ReferenceEqualityComparer.Instance);
        var trees = new HashSet<object>(ReferenceEqualityComparer.Instance);
        foreach (var (_, value) in file.Objects)
        {
            if (value is PdfRef && file.Value(value) is null && file.Objects.ContainsKey(((PdfRef)value).Number))
            {
                throw Circle();
            }

            if (value is PdfDict dict)
            {
                Walk(file, file.Value(dict["Resources"]), [], done, 0);
                Walk(file, dict["Kids"] is null ? null : dict, [], trees, 0, "Kids");
            }
        }
    }

    private static void Walk(PdfFile file, object? value, HashSet<object> path, HashSet<object> done, int depth, string? only = null)
    {
        if (value is not (PdfDict or List<object?>) || done.Contains(value))
        {
            return;
        }

        if (depth > MaxDepth || !path.Add(value))
        {
            throw Circle();
        }

        // A form may use the resources of its page, in which it stands itself: its content is guarded where it is drawn.
        var inner = value is PdfDict dict
            ? dict.Entries.Where(e => only is null ? e.Key != "Resources" && !UpAndAcross.Contains(e.Key) : e.Key == only).Select(e => e.Value)
            : (List<object?>)value;
        foreach (var item in inner)
        {
            Walk(file, file.Value(item), path, done, depth + 1, only);
        }

        path.Remove(value);
        done.Add(value);
    }

    private static NotInspectableException Circle() => new(HiddenKind.Unreadable, "PDF 对象循环引用，无法核验");
}

/// <summary>The filters of the library, each refusing to unpack more than its share.</summary>
internal sealed class BoundedFilters : IFilterProvider
{
    private const int MaxStream = 48 * 1024 * 1024;
    private const long MaxTotal = 512L * 1024 * 1024;
    private long total;

    /// <inheritdoc />
    public IReadOnlyList<IFilter> GetFilters(DictionaryToken dictionary) => Wrap(DefaultFilterProvider.Instance.GetFilters(dictionary));

    /// <inheritdoc />
    public IReadOnlyList<IFilter> GetNamedFilters(IReadOnlyList<NameToken> names) => Wrap(DefaultFilterProvider.Instance.GetNamedFilters(names));

    /// <inheritdoc />
    public IReadOnlyList<IFilter> GetAllFilters() => Wrap(DefaultFilterProvider.Instance.GetAllFilters());

    private IReadOnlyList<IFilter> Wrap(IReadOnlyList<IFilter> filters) => [.. filters.Select(f => new Bounded(f, this))];

    private void Spend(long bytes)
    {
        total += bytes;
        if (bytes > MaxStream || total > MaxTotal)
        {
            throw new NotInspectableException(HiddenKind.Unreadable, "解压后的内容过大，无法核验");
        }
    }

    private sealed class Bounded(IFilter inner, BoundedFilters owner) : IFilter
    {
        public bool IsSupported => inner.IsSupported;

        public Memory<byte> Decode(Memory<byte> input, DictionaryToken streamDictionary, IFilterProvider filterProvider, int filterIndex)
        {
            switch (inner.GetType().Name)
            {
                case "FlateFilter":
                    owner.Spend(Inflated(input));
                    break;
                case "LzwFilter":
                    // Up to 2,700 times as much may come out; texts grow by a few times.
                    owner.Spend(input.Length * 400L);
                    break;
                default:
                    owner.Spend(input.Length);
                    break;
            }

            return inner.Decode(input, streamDictionary, filterProvider, filterIndex);
        }

        private static long Inflated(Memory<byte> input)
        {
            var count = 0L;
            try
            {
                using var source = new ZLibStream(new MemoryStream(input.ToArray()), CompressionMode.Decompress);
                var buffer = new byte[65536];
                int read;
                while (count <= MaxStream && (read = source.Read(buffer)) > 0)
                {
                    count += read;
                }
            }
            catch (InvalidDataException)
            {
                // The library has its own way with damaged streams; it reads no more than came out here.
            }

            return count;
        }
    }
}
