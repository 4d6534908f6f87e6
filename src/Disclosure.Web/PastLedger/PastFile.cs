using System.Globalization;
using System.Text;
using System.Text.Json;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Disclosure.Web.PastLedger;

/// <summary>Reads a file of the ledger of earlier years: a JSON array, CSV, or the first sheet of an XLSX workbook.</summary>
public static class PastFile
{
    /// <summary>Largest file.</summary>
    public const int Largest = 30 * 1024 * 1024;

    private const int MostLines = 200_000;
    private static readonly DateOnly Epoch = new(1899, 12, 30);
    private static readonly string[] DateFields = ["receivedOn", "repliedOn", "due"];

    /// <summary>The lines with their places.</summary>
    /// <param name="bytes">The file.</param>
    /// <returns>The lines, or why the file cannot be read at all.</returns>
    public static (IReadOnlyList<RawLine> Lines, IReadOnlyList<string> Problems) Read(byte[] bytes)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        if (bytes.Length > Largest)
        {
            return ([], [$"文件超过 {Largest / 1024 / 1024} MB，请分成几个文件导入。"]);
        }

        try
        {
            var (lines, problems) = bytes is [(byte)'P', (byte)'K', ..] ? Sheet(bytes) : FromText(Decode(bytes));
            return problems.Count > 0 ? ([], problems)
                : lines.Count == 0 ? ([], ["文件中没有任何一行数据。"])
                : lines.Count > MostLines ? ([], [$"一个文件最多 {MostLines} 行，请分成几个文件导入。"])
                : (lines, []);
        }
        catch (JsonException e)
        {
            return ([], [$"第{(e.LineNumber ?? 0) + 1}行：不是合法的 JSON 文本，请检查括号、逗号和引号。"]);
        }
        catch (Exception e) when (e is OpenXmlPackageException or InvalidDataException or FileFormatException or System.Xml.XmlException)
        {
            return ([], ["不是完好的 XLSX 工作簿，请用 Excel 或者 WPS 另存为 .xlsx 后重试。"]);
        }
    }

    private static (IReadOnlyList<RawLine> Lines, IReadOnlyList<string> Problems) FromText(string text) =>
        text.TrimStart() is ['[' or '{', ..] ? Json(text) : Table(Csv(text));

    private static (IReadOnlyList<RawLine> Lines, IReadOnlyList<string> Problems) Json(string text)
    {
        using var document = JsonDocument.Parse(text);
        if (document.RootElement.ValueKind != JsonValueKind.Array)
        {
            return ([], ["JSON 文件应当是一个数组，每一件写作 {\"number\": …, \"receivedOn\": …, \"channel\": …, \"category\": …, \"title\": …}。"]);
        }

        var (lines, problems) = (new List<RawLine>(), new List<string>());
        foreach (var (element, n) in document.RootElement.EnumerateArray().Select((e, i) => (e, i + 1)))
        {
            var texts = new Dictionary<string, string>();
            if (element.ValueKind != JsonValueKind.Object)
            {
                problems.Add($"第{n}条：应当是一个对象。");
                continue;
            }

            foreach (var property in element.EnumerateObject())
            {
                if (PastFields.Of(property.Name) is not { } field)
                {
                    problems.Add($"第{n}条：不认识的项目“{property.Name}”，只能有 {string.Join("、", PastFields.All.Select(f => f.Name))}。");
                }
                else if (property.Value.ValueKind is JsonValueKind.String or JsonValueKind.Number)
                {
                    texts[field] = property.Value.ToString();
                }
                else if (property.Value.ValueKind != JsonValueKind.Null)
                {
                    problems.Add($"第{n}条：{property.Name} 应当是文字。");
                }
            }

            lines.Add(new RawLine($"第{n}条", texts));
        }

        return (lines, problems);
    }

    /// <summary>A table with a row of headings; empty rows are passed over.</summary>
    private static (IReadOnlyList<RawLine> Lines, IReadOnlyList<string> Problems) Table(IEnumerable<(int Row, IReadOnlyList<string> Cells)> rows)
    {
        List<string?>? fields = null;
        var lines = new List<RawLine>();
        foreach (var (row, cells) in rows.Where(r => r.Cells.Any(c => !string.IsNullOrWhiteSpace(c))))
        {
            if (fields is null)
            {
                fields = [.. cells.Select(PastFields.Of)];
                if (HeadingProblems(cells, fields) is { Count: > 0 } problems)
                {
                    return ([], problems);
                }

                continue;
            }

            var texts = cells.Zip(fields).Where(c => c.Second is not null && !string.IsNullOrWhiteSpace(c.First)).ToDictionary(c => c.Second!, c => c.First);
            lines.Add(new RawLine($"第{row}行", texts));
        }

        return (lines, []);
    }

    private static List<string> HeadingProblems(IReadOnlyList<string> cells, List<string?> fields)
    {
        var problems = PastFields.All.Where(f => f.Required && !fields.Contains(f.Name)).Select(f => $"第一行应当是表头，缺少“{f.Heading}”一列。").ToList();
        problems.AddRange(cells.Zip(fields).Where(c => c.Second is null && !string.IsNullOrWhiteSpace(c.First)).Select(c => $"不认识的列“{c.First.Trim()}”，只能有{string.Join("、", PastFields.All.Select(f => f.Heading))}。"));
        problems.AddRange(fields.OfType<string>().GroupBy(f => f).Where(g => g.Count() > 1).Select(g => $"“{PastFields.Label(g.Key)}”一列重复出现。"));
        return problems;
    }

    /// <summary>RFC 4180, with the comma, semicolon or tab that the headings use.</summary>
    private static IEnumerable<(int Row, IReadOnlyList<string> Cells)> Csv(string text)
    {
        var head = text.Split('\n', 2)[0];
        var separator = new[] { ',', '\t', ';', '，' }.MaxBy(s => head.Count(c => c == s));
        var (cells, cell, quoted, row) = (new List<string>(), new StringBuilder(), false, 1);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (quoted)
            {
                if (c == '"' && i + 1 < text.Length && text[i + 1] == '"')
                {
                    cell.Append('"');
                    i++;
                }
                else if (c == '"')
                {
                    quoted = false;
                }
                else
                {
                    cell.Append(c);
                }
            }
            else if (c == '"' && cell.Length == 0)
            {
                quoted = true;
            }
            else if (c == separator)
            {
                cells.Add(cell.ToString());
                cell.Clear();
            }
            else if (c == '\n')
            {
                cells.Add(cell.ToString());
                yield return (row++, cells);
                (cells, cell) = ([], new StringBuilder());
            }
            else if (c != '\r')
            {
                cell.Append(c);
            }
        }

        if (cell.Length > 0 || cells.Count > 0)
        {
            cells.Add(cell.ToString());
            yield return (row, cells);
        }
    }

    private static (IReadOnlyList<RawLine> Lines, IReadOnlyList<string> Problems) Sheet(byte[] bytes)
    {
        using var stream = new MemoryStream(bytes, writable: false);
        using var document = SpreadsheetDocument.Open(stream, isEditable: false);
        var book = document.WorkbookPart;
        if (book?.Workbook?.Descendants<Sheet>().FirstOrDefault()?.Id?.Value is not { } id || book.GetPartById(id) is not WorksheetPart part)
        {
            return ([], ["工作簿中没有工作表。"]);
        }

        var shared = book.SharedStringTablePart?.SharedStringTable?.Elements<SharedStringItem>().Select(s => s.InnerText).ToList() ?? [];
        List<string?>? fields = null;
        var rows = new List<(int, IReadOnlyList<string>)>();
        var count = 0;
        foreach (var row in part.Worksheet?.Descendants<Row>() ?? [])
        {
            count = (int)(row.RowIndex?.Value ?? (uint)(count + 1));
            var cells = Cells(row, shared);
            fields ??= [.. cells.Select(PastFields.Of)];
            rows.Add((count, [.. cells.Select((c, i) => i < fields.Count && DateFields.Contains(fields[i]) ? AsDate(c) : c)]));
        }

        return Table(rows);
    }

    private static List<string> Cells(Row row, List<string> shared)
    {
        var cells = new List<string>();
        foreach (var cell in row.Elements<Cell>())
        {
            // A cell that is empty is often not there at all.
            var column = cell.CellReference?.Value is { } reference ? reference.TakeWhile(char.IsLetter).Aggregate(0, (n, c) => (n * 26) + (char.ToUpperInvariant(c) - 'A' + 1)) - 1 : cells.Count;
            if (column is < 0 or > 200)
            {
                continue;
            }

            while (cells.Count <= column)
            {
                cells.Add(string.Empty);
            }

            var text = cell.CellValue?.InnerText ?? cell.InlineString?.InnerText ?? string.Empty;
            cells[column] = cell.DataType?.Value == CellValues.SharedString && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < shared.Count ? shared[index]
                : cell.DataType is null && text.Contains('.', StringComparison.Ordinal) && double.TryParse(text, CultureInfo.InvariantCulture, out var number) ? Math.Round(number, 6).ToString("0.######", CultureInfo.InvariantCulture)
                : text;
        }

        return cells;
    }

    private static string AsDate(string text) => double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var serial) && serial is > 30_000 and < 80_000
        ? Epoch.AddDays((int)serial).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
        : text;

    /// <summary>UTF-8, or what Excel and WPS write on a Chinese machine.</summary>
    private static string Decode(byte[] bytes)
    {
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            return CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!.GetString(bytes);
        }
    }
}
