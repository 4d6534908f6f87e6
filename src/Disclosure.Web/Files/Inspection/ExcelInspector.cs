using System.Globalization;
using System.Xml.Linq;

namespace Disclosure.Web.Files.Inspection;

/// <summary>Hidden content of a workbook.</summary>
internal static class ExcelInspector
{
    /// <summary>Inspects a workbook.</summary>
    public static void Inspect(OfficePackage package, Findings findings)
    {
        OfficeCommon.Inspect(package, findings);
        var main = package.Target(string.Empty, "officeDocument") ?? "xl/workbook.xml";
        var workbook = package.Xml(main);
        var styles = new ExcelStyles(package.Xml(package.Target(main, "styles")));
        var strings = package.Target(main, "sharedStrings") is { } shared ? package.Xml(shared).Elements().Select(si => string.Concat(si.All("t").Select(t => t.Value))).ToList() : [];
        var hidden = workbook.All("sheet").Where(s => s.Get("state") is "hidden" or "veryHidden").Select(s => s.Get("name") ?? string.Empty).ToList();

        foreach (var sheet in workbook.All("sheet"))
        {
            var name = sheet.Get("name") ?? string.Empty;
            if (sheet.Get("state") is "hidden" or "veryHidden")
            {
                findings.Add(HiddenKind.HiddenSheet, $"工作表“{Findings.Extract(name)}”", sheet.Get("state") == "hidden" ? "工作表已隐藏" : "工作表已深度隐藏，右键菜单中不会列出");
            }

            if (package.Links.FirstOrDefault(l => l.From == main && l.Id == sheet.Get("id")) is { IsExternal: false } link && package.Names.Contains(link.Target))
            {
                Sheet(package, link.Target, name, styles, strings, hidden, findings);
            }
        }

        foreach (var name in workbook.All("definedName").Where(n => n.Is("hidden") && n.Get("name") != "_xlnm._FilterDatabase"))
        {
            findings.Add(HiddenKind.HiddenName, "名称管理器", $"{name.Get("name")} = {Findings.Quote(name.Value)}");
        }

        Parts(package, findings);
    }

    private static void Sheet(OfficePackage package, string part, string name, ExcelStyles styles, List<string> strings, List<string> hiddenSheets, Findings findings)
    {
        var where = $"工作表“{Findings.Extract(name)}”";
        var hiddenColumns = new List<(int From, int To)>();
        var hiddenRows = new List<(string Row, string Text)>();
        var filtered = false;
        foreach (var element in package.Children(part, "sheetData"))
        {
            switch (element.Name.LocalName)
            {
                case "cols":
                    hiddenColumns = [.. element.Elements().Where(c => c.Is("hidden") || c.Get("width") == "0").Select(c => (Number(c.Get("min")), Number(c.Get("max"))))];
                    break;
                case "row":
                    Row(element, where, styles, strings, hiddenColumns, hiddenRows, findings);
                    break;
                case "autoFilter":
                    filtered |= element.All("filterColumn").Any();
                    break;
                case "dataValidations":
                    Validations(element, where, hiddenSheets, findings);
                    break;
                default:
                    OfficeCommon.Drawings(element, where, findings);
                    break;
            }
        }

        // Tables carry a filter of their own.
        filtered |= package.Links.Where(l => l.From == part && l.Type == "table").Any(l => package.Xml(l.Target).All("filterColumn").Any());
        foreach (var (row, text) in hiddenRows)
        {
            findings.Add(filtered ? HiddenKind.FilteredRow : HiddenKind.HiddenRowOrColumn, where, $"第{row}行：{Findings.Quote(text)}");
        }
    }

    private static void Row(XElement row, string where, ExcelStyles styles, List<string> strings, List<(int From, int To)> hiddenColumns, List<(string Row, string Text)> hiddenRows, Findings findings)
    {
        var texts = new List<string>();
        foreach (var cell in row.Elements().Where(e => e.Name.LocalName == "c"))
        {
            var text = cell.Get("t") switch
            {
                "s" => Number(cell.Child("v")?.Value) is var i && i >= 0 && i < strings.Count ? strings[i] : string.Empty,
                "inlineStr" => string.Concat(cell.All("t").Select(t => t.Value)),
                _ => cell.Child("v")?.Value ?? cell.Child("f")?.Value ?? string.Empty,
            };
            if (string.IsNullOrWhiteSpace(text))
            {
                continue;
            }

            texts.Add(text);
            var letters = string.Concat((cell.Get("r") ?? string.Empty).TakeWhile(char.IsAsciiLetter)).ToUpperInvariant();
            var column = letters.Aggregate(0, (sum, c) => sum > 100_000 ? sum : sum * 26 + c - 'A' + 1);
            if (hiddenColumns.Any(h => h.From <= column && column <= h.To))
            {
                findings.Add(HiddenKind.HiddenRowOrColumn, where, $"{letters}列：{Findings.Quote(text)}");
            }

            if (styles.Reason(cell.Get("s")) is { } reason)
            {
                findings.Add(HiddenKind.InvisibleText, where, $"{cell.Get("r")} {reason}{Findings.Quote(text)}");
            }
        }

        if (texts.Count > 0 && (row.Is("hidden") || row.Get("ht") == "0") && hiddenRows.Count < 10_000)
        {
            hiddenRows.Add((row.Get("r") ?? "?", string.Join(' ', texts.Take(8))));
        }
    }

    private static void Validations(XElement element, string where, List<string> hiddenSheets, Findings findings)
    {
        foreach (var formula in element.All("formula1", "formula2", "f").Select(f => f.Value))
        {
            if (hiddenSheets.Find(h => formula.StartsWith(h + "!", StringComparison.OrdinalIgnoreCase) || formula.StartsWith($"'{h}'!", StringComparison.OrdinalIgnoreCase)) is { } source)
            {
                findings.Add(HiddenKind.HiddenSheet, where, $"下拉选项取自隐藏的工作表{Findings.Quote(source)}");
            }
        }
    }

    private static void Parts(OfficePackage package, Findings findings)
    {
        foreach (var name in package.Names.Where(n => n.EndsWith(".xml", StringComparison.OrdinalIgnoreCase)).ToList())
        {
            var path = name.ToLowerInvariant();
            var file = Path.GetFileName(name);
            if (path.Contains("/comments", StringComparison.Ordinal) && package.Xml(name) is { Name.LocalName: "comments" } comments)
            {
                var authors = comments.All("author").Select(a => a.Value).ToList();
                foreach (var comment in comments.All("comment"))
                {
                    var author = Number(comment.Get("authorId")) is var i && i >= 0 && i < authors.Count ? authors[i] : string.Empty;
                    findings.Add(HiddenKind.Comment, "批注", $"{comment.Get("ref")} {author}：{Findings.Quote(comment.Text())}");
                }
            }
            else if (path.Contains("/threadedcomments/", StringComparison.Ordinal))
            {
                foreach (var comment in package.Xml(name).All("threadedComment"))
                {
                    findings.Add(HiddenKind.Comment, "会话批注", $"{comment.Get("ref")}：{Findings.Quote(string.Concat(comment.All("text").Select(t => t.Value)))}");
                }
            }
            else if (path.Contains("/persons/", StringComparison.Ordinal))
            {
                foreach (var person in package.Xml(name).All("person"))
                {
                    findings.Add(HiddenKind.AuthorMetadata, "批注人", Findings.Quote(person.Get("displayName") ?? string.Empty));
                }
            }
            else if (path.Contains("/externallinks/", StringComparison.Ordinal))
            {
                var values = package.Xml(name).All("v", "val").Select(v => v.Value).Where(v => v.Length > 0).ToList();
                if (values.Count > 0)
                {
                    findings.Add(HiddenKind.CachedData, "外部引用", $"保存了其他工作簿的{values.Count}个值，如{Findings.Quote(values[0])}");
                }
            }
            else if (path.Contains("/pivotcache/", StringComparison.Ordinal))
            {
                // The definition holds the distinct values, the records the rows of the source.
                var root = package.Xml(name);
                var values = root.All("s", "n", "d").Select(v => v.Get("v")).OfType<string>().ToList();
                if (values.Count > 0)
                {
                    findings.Add(HiddenKind.CachedData, "数据透视表", $"{file}：缓存了源数据，如{Findings.Quote(string.Join(' ', values.Take(5)))}");
                }
            }
            else if (path.EndsWith("/connections.xml", StringComparison.Ordinal))
            {
                foreach (var connection in package.Xml(name).All("connection"))
                {
                    var to = connection.All("dbPr").Select(d => d.Get("connection")).FirstOrDefault() ?? connection.Get("sourceFile") ?? connection.Get("description") ?? string.Empty;
                    findings.Add(HiddenKind.DataConnection, "数据连接", $"{connection.Get("name")}：{Findings.Quote(to)}");
                }
            }
            else if (path.Contains("/querytables/", StringComparison.Ordinal))
            {
                findings.Add(HiddenKind.DataConnection, "数据连接", $"查询表{Findings.Quote(package.Xml(name).Get("name") ?? file)}");
            }
            else if (path.Contains("/revisions/", StringComparison.Ordinal))
            {
                findings.Add(HiddenKind.TrackedChange, "共享工作簿", $"修订记录{Findings.Quote(file)}");
            }
            else if (path.Contains("/drawings/", StringComparison.Ordinal))
            {
                OfficeCommon.Drawings(package.Xml(name), "图形", findings);
            }
        }
    }

    private static int Number(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;
}
