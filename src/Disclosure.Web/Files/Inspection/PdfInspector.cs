namespace Disclosure.Web.Files.Inspection;

/// <summary>Hidden content of a PDF: its structure here, what lies over what on the pages in <see cref="PdfPageInspector"/>.</summary>
internal static class PdfInspector
{
    private const int MaxPages = 5000;
    private static readonly Dictionary<string, string> Info = new()
    {
        ["Author"] = "作者",
        ["Title"] = "标题",
        ["Subject"] = "主题",
        ["Keywords"] = "关键词",
        ["Company"] = "单位",
        ["Manager"] = "管理者",
        ["Creator"] = "制作软件",
        ["Producer"] = "生成软件",
    };

    /// <summary>Inspects a PDF.</summary>
    public static void Inspect(ReadOnlyMemory<byte> content, Findings findings)
    {
        var file = new PdfFile(content);
        Revisions(file, content, findings);
        if (file.IsEncrypted)
        {
            throw new NotInspectableException(HiddenKind.Encrypted, "PDF 设有密码或者权限限制，无法核验");
        }

        var pages = Pages(file);
        if (file.Root is null || pages.Count == 0)
        {
            throw new NotInspectableException(HiddenKind.Unreadable, "PDF 结构已损坏，找不到页面，无法核验");
        }

        Properties(file, findings);
        for (var i = 0; i < pages.Count; i++)
        {
            PdfAnnotations.Inspect(file, pages[i], $"第{i + 1}页", findings);
        }

        Objects(file, pages, findings);
        Layers(file, findings);
        PdfPageInspector.Inspect(content, file, pages, findings);
    }

    /// <summary>
    /// What was appended after an end. Two ends are no two revisions: a linearized file has one after its first page, and Word writes
    /// an empty table behind the first end.
    /// </summary>
    private static void Revisions(PdfFile file, ReadOnlyMemory<byte> content, Findings findings)
    {
        var linearized = file.Places.Count > 0 && file.Objects.GetValueOrDefault(file.Places[0].Number) is PdfDict { } first && first["Linearized"] is not null;
        var ends = file.Ends.Skip(linearized ? 1 : 0).ToList();
        var updates = ends.Where((end, i) => file.Places.Any(p => p.Offset > end && (i + 1 == ends.Count || p.Offset < ends[i + 1]))).ToList();
        var replaced = file.Places.GroupBy(p => p.Number).Count(g => g.Count() > 1);
        if (updates.Count > 0 || replaced > 0)
        {
            findings.Add(HiddenKind.EarlierRevision, "文件", $"保留了{Math.Max(1, updates.Count)}个以前的版本，其中{replaced}个对象的旧内容仍可恢复");
        }

        var bytes = content.Span;
        if (file.Ends.Count == 0)
        {
            findings.Add(HiddenKind.PartlyInspected, "文件", "缺少结束标记，文件可能不完整");
        }
        else if (updates.Count == 0 && bytes[file.Ends[^1]..].IndexOfAnyExcept(" \r\n\t\0"u8) >= 0)
        {
            findings.Add(HiddenKind.TrailingData, "文件", $"文件结束之后还有{bytes.Length - file.Ends[^1]}字节数据");
        }

        if (bytes.IndexOf("%PDF-"u8) > 0)
        {
            findings.Add(HiddenKind.TrailingData, "文件", $"PDF 开始之前有{bytes.IndexOf("%PDF-"u8)}字节其他数据");
        }
    }

    private static List<PdfDict> Pages(PdfFile file)
    {
        var pages = new List<PdfDict>();
        var open = new Stack<PdfDict?>([file.Dict(file.Root?["Pages"])]);
        var seen = new HashSet<PdfDict>();
        while (open.TryPop(out var node))
        {
            if (node is null)
            {
                continue;
            }

            if (!seen.Add(node) || seen.Count > MaxPages * 4)
            {
                throw new NotInspectableException(HiddenKind.Unreadable, "PDF 页面循环引用或者过多，无法核验");
            }

            if (node["Kids"] is not null)
            {
                foreach (var kid in Enumerable.Reverse(file.List(node["Kids"])))
                {
                    open.Push(file.Dict(kid));
                }
            }
            else
            {
                pages.Add(node);
            }
        }

        return pages.Count <= MaxPages ? pages : throw new NotInspectableException(HiddenKind.Unreadable, $"页数超过{MaxPages}，无法核验");
    }

    private static void Properties(PdfFile file, Findings findings)
    {
        var info = file.Trailers.Select(t => file.Dict(t["Info"])).LastOrDefault(i => i is not null);
        foreach (var (key, value) in info?.Entries ?? [])
        {
            if (key is "CreationDate" or "ModDate" or "Trapped" || file.Text(value)?.Trim() is not { Length: > 0 } text)
            {
                continue;
            }

            var kind = Findings.IsPath(text) ? HiddenKind.ExternalLink : key is "Creator" or "Producer" or "PTEX.Fullbanner" ? HiddenKind.SoftwareMetadata : HiddenKind.AuthorMetadata;
            findings.Add(kind, "文档属性", $"{Info.GetValueOrDefault(key, key)}：{Findings.Quote(text)}");
        }
    }

    private static void Objects(PdfFile file, List<PdfDict> pages, Findings findings)
    {
        foreach (var dict in file.Objects.Values.OfType<PdfDict>().SelectMany(d => WithInner(d)))
        {
            if (dict["EF"] is not null || dict.Name("Type") == "EmbeddedFile" && !file.Objects.Values.OfType<PdfDict>().Any(d => d["EF"] is not null))
            {
                findings.Add(HiddenKind.Attachment, "附件", Findings.Quote(file.Text(dict["UF"]) ?? file.Text(dict["F"]) ?? "未命名"));
            }

            if (dict.Name("S") is "JavaScript" or "Launch" or "ImportData" or "SubmitForm" || dict["JS"] is not null)
            {
                findings.Add(HiddenKind.Macro, "动作", $"{dict.Name("S") ?? "JavaScript"}{(file.Text(dict["JS"]) is { } script ? Findings.Quote(script) : string.Empty)}");
            }

            if (dict["FT"] is not null && dict.Name("FT") != "Sig" && file.Text(dict["V"]) is { Length: > 0 } value && value != "Off")
            {
                findings.Add(HiddenKind.FormField, "表单", $"{file.Text(dict["T"])}：{Findings.Quote(value)}");
            }

            if (dict["XFA"] is not null)
            {
                findings.Add(HiddenKind.FormField, "表单", "含有 XFA 表单数据");
            }

            if (dict["PieceInfo"] is not null)
            {
                findings.Add(HiddenKind.PrivateData, "文件", "含有制作软件的私有数据（可能包含完整的原稿）");
            }

            if (dict["Thumb"] is not null)
            {
                findings.Add(HiddenKind.Thumbnail, "页面", "含有页面缩略图，可能是处理前的画面");
            }

            if (dict.Name("Type") == "Metadata" && dict.Stream is not null && file.Decode(dict) is { } packet)
            {
                Xmp.Inspect(packet, "XMP 元数据", findings);
            }

            if (dict.Name("Subtype") == "Image" && dict.Stream is { } picture && dict.Name("Filter") == "DCTDecode")
            {
                PictureInspector.Inspect(picture.Span, "页面中的图片", findings);
            }

            if (dict.Name("S") is "GoToR" or "URI" && (file.Text(dict["URI"]) ?? file.Text(dict["F"]) ?? file.Text(file.Dict(dict["F"])?["F"])) is { } target
                && (dict.Name("S") == "GoToR" || Findings.IsPath(target)))
            {
                findings.Add(HiddenKind.ExternalLink, "链接", $"指向{Findings.Quote(target)}");
            }

            if (dict.Name("Type") == "Page" && !pages.Contains(dict) && (dict["Contents"] is not null || dict["Annots"] is not null))
            {
                findings.Add(HiddenKind.UnreferencedContent, "文件", "有已经删除的页面仍留在文件中");
            }
        }
    }

    // Actions and file specifications often stand directly within another dictionary.
    private static IEnumerable<PdfDict> WithInner(PdfDict dict)
    {
        var open = new Stack<object?>([dict]);
        for (var i = 0; i < 10_000 && open.TryPop(out var value); i++)
        {
            var inner = value switch { PdfDict d => d.Entries.Values, List<object?> list => list, _ => (IEnumerable<object?>)[] };
            if (value is PdfDict found)
            {
                yield return found;
            }

            foreach (var item in inner.Where(v => v is PdfDict or List<object?>))
            {
                open.Push(item);
            }
        }
    }

    private static void Layers(PdfFile file, Findings findings)
    {
        var layers = file.Dict(file.Root!["OCProperties"]);
        var settings = file.Dict(layers?["D"]);
        var on = file.List(settings?["ON"]).Select(file.Dict).ToHashSet();
        var off = settings?.Name("BaseState") == "OFF" ? file.List(layers!["OCGs"]).Where(g => !on.Contains(file.Dict(g))) : file.List(settings?["OFF"]);
        foreach (var layer in off)
        {
            findings.Add(HiddenKind.HiddenLayer, "图层", Findings.Quote(file.Text(file.Dict(layer)?["Name"]) ?? "未命名"));
        }
    }
}
