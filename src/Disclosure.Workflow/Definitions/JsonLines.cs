using System.Text;
using System.Text.Json;

namespace Disclosure.Workflow;

/// <summary>Knows on which line of a JSON text each value begins, by JSON path.</summary>
internal sealed class JsonLines
{
    private readonly Dictionary<string, int> _lines = new(StringComparer.Ordinal);

    public JsonLines(string json)
    {
        var bytes = Encoding.UTF8.GetBytes(json);
        var reader = new Utf8JsonReader(bytes, new JsonReaderOptions { MaxDepth = 64 });
        var frames = new Stack<Frame>();
        var line = 1;
        var seen = 0;
        while (reader.Read())
        {
            for (var start = (int)reader.TokenStartIndex; seen < start; seen++)
            {
                line += bytes[seen] == (byte)'\n' ? 1 : 0;
            }

            switch (reader.TokenType)
            {
                case JsonTokenType.PropertyName:
                    frames.Peek().Name = reader.GetString()!;
                    break;
                case JsonTokenType.StartObject or JsonTokenType.StartArray:
                    var path = Next(frames);
                    _lines.TryAdd(path, line);
                    frames.Push(new Frame(path, reader.TokenType == JsonTokenType.StartArray));
                    break;
                case JsonTokenType.EndObject or JsonTokenType.EndArray:
                    frames.Pop();
                    break;
                default:
                    _lines.TryAdd(Next(frames), line);
                    break;
            }
        }
    }

    public int? Of(string path) => _lines.TryGetValue(path, out var line) ? line : null;

    private static string Next(Stack<Frame> frames)
    {
        if (!frames.TryPeek(out var top))
        {
            return "$";
        }

        return top.IsArray ? $"{top.Path}[{top.Index++}]" : $"{top.Path}.{top.Name}";
    }

    private sealed class Frame(string path, bool isArray)
    {
        public string Path { get; } = path;

        public bool IsArray { get; } = isArray;

        public int Index { get; set; }

        public string Name { get; set; } = "";
    }
}
