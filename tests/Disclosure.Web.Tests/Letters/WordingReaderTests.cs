using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Disclosure.Domain.Decisions;
using Disclosure.Web.Letters;
using Disclosure.Web.Letters.Docx;
using Disclosure.Web.Letters.Editing;
using Disclosure.Web.Seeding;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Disclosure.Web.Tests.Letters;

/// <summary>在 WPS 中修改: what comes back changes the text and nothing else, and what cannot be taken over is named.</summary>
public sealed partial class WordingReaderTests
{
    private const string Sentence = "另查，该文件于2019年3月印发，共126件。";

    private static EditableLetter Refused => Reply(s => s.Draft is { Type: ReplyType.Refused, Ground: RefusalGround.InternalAffairs });

    private static EditableLetter Extension => EditableLetter.Of(NoticeTemplateRules.Samples().First(s => s.Notice.Kind == Domain.Requests.NoticeKind.Extension), Template("notice-extension"));

    [Fact]
    public void Every_template_goes_out_comes_back_with_one_sentence_more_and_keeps_its_fixed_parts_to_the_letter()
    {
        var replies = LetterTemplateRules.Samples().ToList();
        var notices = NoticeTemplateRules.Samples().ToList();
        Assert.True(replies.Count + notices.Count > 40);
        foreach (var sample in replies)
        {
            var template = Template(ReplyCatalogue.Basis(sample.Draft.Type, sample.Draft.Ground).TemplateKey);
            var wording = Back(EditableLetter.Of(sample, template));
            var html = LetterRenderer.Render(sample with { Draft = sample.Draft with { Wording = wording } }, template).Html;
            Same(LetterRenderer.Render(sample, template).Html, html);
            Assert.Equal(1, Count(html, $"<p class=\"remedy\">{WebUtility.HtmlEncode(LetterModel.RemedyOf(sample))}</p>"));
        }

        foreach (var sample in notices)
        {
            var template = Template(NoticeLetterModel.KeyOf(sample.Notice.Kind));
            var wording = Back(EditableLetter.Of(sample, template));
            Same(NoticeLetterRenderer.Render(sample, template).Html, NoticeLetterRenderer.Render(sample with { Notice = sample.Notice with { Wording = wording } }, template).Html);
        }
    }

    [Fact]
    public void An_unchanged_copy_is_the_templates_own_text()
    {
        var (wording, refusals) = WordingReader.Read(Refused, "a.docx", LetterDocx.Convert(Refused.Html()));
        Assert.Null(wording);
        Assert.Empty(refusals);
    }

    [Fact]
    public void Marks_of_direction_are_taken_out_and_lines_tables_and_rare_characters_stay()
    {
        var wording = Read(Refused, b =>
        {
            b.FirstOfText().Then("共\u202E621\u202C件，联系人：\uD842\uDFB7某").Then("第一行").Append(new Run(new Break(), new Text("第二行"), new NoBreakHyphen(), new Text("完")));
            b.FirstOfText().InsertAfterSelf(new Table(new TableProperties(), new TableRow(Cell("名称"), Cell("页数")), new TableRow(Cell("批复"), Cell("12"))));
        });
        Assert.Contains(wording.Blocks, b => b.Text == "共621件，联系人：\uD842\uDFB7某");
        Assert.Contains(wording.Blocks, b => b.Text == "第一行\n第二行-完");
        Assert.Contains(wording.Blocks, b => b.Rows is [["名称", "页数"], ["批复", "12"]]);
        var html = Refused.HtmlWith(wording);
        Assert.Contains("<td>批复</td><td>12</td>", html, StringComparison.Ordinal);
        using var docx = WordprocessingDocument.Open(new MemoryStream(LetterDocx.Convert(html)), false);
        Assert.Contains("批复12", docx.MainDocumentPart!.Document!.Body!.InnerText, StringComparison.Ordinal);

        static TableCell Cell(string text) => new(new Paragraph(new Run(new Text(text))));
    }

    [Fact]
    public void Markup_that_was_typed_is_text()
    {
        var wording = Read(Refused, b => b.FirstOfText().Then("<script>alert(1)</script>&amp;{{ remedy }}"));
        Assert.Contains("<p>&lt;script&gt;alert(1)&lt;/script&gt;&amp;amp;{{ remedy }}</p>", Refused.HtmlWith(wording), StringComparison.Ordinal);
    }

    [Fact]
    public void A_copy_of_another_day_and_one_with_the_name_written_out_are_taken()
    {
        var wording = Read(Refused, b =>
        {
            b.Saying("2026年3月20日").Say("2026年3月5日");
            b.Saying("：").Say("申请人甲：");
            b.FirstOfText().Then(Sentence);
        });
        Assert.Contains(wording.Blocks, b => b.Text == Sentence);
        Assert.DoesNotContain("申请人甲", string.Concat(wording.Blocks.Select(b => b.Words())), StringComparison.Ordinal);
    }

    public static TheoryData<string, string> Altered { get; } = new()
    {
        { "title", "标题被修改或者删除" },
        { "number", "发文字号被修改或者删除" },
        { "to", "主送被修改或者删除" },
        { "remedy", "救济告知被修改或者删除" },
        { "no-remedy", "救济告知被修改或者删除" },
        { "signature", "落款被修改或者删除" },
        { "date", "成文日期被修改或者删除" },
        { "contact", "联系方式被修改或者删除" },
        { "head-extra", "文首多出了文字" },
        { "tail-extra", "之间多出了文字" },
        { "second-remedy", "正文中写有救济途径" },
        { "quoted-remedy", "正文中写有救济途径" },
        { "other-remedy", "正文中写有救济途径" },
        { "second-title", "单独成段" },
        { "second-number", "单独成段" },
        { "second-date", "单独成段" },
        { "no-number-of-case", "缺少“受理编号”" },
        { "no-article", "缺少“法律依据”" },
        { "no-text", "没有正文" },
    };

    [Theory]
    [MemberData(nameof(Altered))]
    public void Fixed_parts_and_what_the_law_asks_for_are_not_altered(string what, string says)
    {
        var content = EditedDocx.Of(Refused, b =>
        {
            switch (what)
            {
                case "title": b.Elements<Paragraph>().First().Say("某机关通知"); break;
                case "number": b.Saying("12号").Say("湘交公开告〔2026〕99号"); break;
                case "to": b.Saying("：").Say("申请人乙："); break;
                case "remedy": b.Saying("60日内").Say(b.Saying("60日内").InnerText.Replace("60日", "90日", StringComparison.Ordinal)); break;
                case "no-remedy": b.Saying("60日内").Remove(); break;
                case "signature": b.Elements<Paragraph>().Last(p => p.InnerText == "湖南省交通运输厅").Say("某处"); break;
                case "date": b.Saying("2026年3月20日").Say("2026年3月21日"); break;
                case "contact": b.Saying("联系单位").Remove(); break;
                case "head-extra": b.Elements<Paragraph>().First().Then("特急"); break;
                case "tail-extra": b.Saying("60日内").Then("特此告知。"); break;
                case "second-remedy": b.FirstOfText().Then("如不服，可以在3个月内向人民法院提起行政诉讼。"); break;
                case "quoted-remedy": b.FirstOfText().Then("“如不服，可以自收到之日起10日内申请行政复议，也可以向法院提起行政诉讼。”"); break;
                case "other-remedy": b.FirstOfText().Then("如不服，请在三日内向本机关申诉。"); break;
                case "second-title": b.FirstOfText().Then("湖南省交通运输厅政府信息不予公开告知书"); break;
                case "second-number": b.FirstOfText().Then("湘交公开告〔2026〕1号"); break;
                case "second-date": b.FirstOfText().Then("2020年1月1日"); break;
                case "no-number-of-case": b.FirstOfText().Say("您于2026年3月2日提出申请，本机关收到。"); break;
                case "no-article": b.Saying("第三十六条第三项").Say("本机关决定不予公开。"); break;
                default:
                    b.Elements<Paragraph>().SkipWhile(p => p != b.FirstOfText()).TakeWhile(p => !p.InnerText.Contains("60日内", StringComparison.Ordinal)).ToList().ForEach(p => p.Remove());
                    break;
            }
        });
        Refuses(Refused, "改.docx", content, says);
    }

    [Fact]
    public void Every_altered_part_is_named_at_once()
    {
        var (_, refusals) = WordingReader.Read(Refused, "a.docx", EditedDocx.Of(Refused, b =>
        {
            b.Saying("12号").Remove();
            b.Saying("60日内").Remove();
        }));
        Assert.Equal(2, refusals.Count);
        Assert.All(refusals, r => Assert.Equal("wording", r.Field));
    }

    [Fact]
    public void A_term_of_a_procedural_letter_is_not_edited_away()
    {
        Refuses(Extension, "a.docx", EditedDocx.Of(Extension, b => b.Saying("15个工作日").Say("根据《条例》第三十三条第二款，答复期限延长30个工作日。")), "缺少“延长的期限”");
        Refuses(Extension, "a.docx", EditedDocx.Of(Extension, b => b.Saying("15个工作日").Say("根据《条例》第三十三条第二款，答复期限延长15个工作日。")), "缺少“新的答复期限”");
    }

    public static TheoryData<string, string> Foreign { get; } = new()
    {
        { "tracked", "有修订" },
        { "format-tracked", "有修订" },
        { "comment", "有批注" },
        { "hidden", "有隐藏文字" },
        { "hidden-style", "有隐藏文字" },
        { "picture", "图片、文本框或者嵌入的对象" },
        { "footnote", "脚注或者尾注" },
        { "numbering", "自动编号" },
        { "symbol", "特殊符号" },
        { "merged", "合并的单元格" },
    };

    [Theory]
    [MemberData(nameof(Foreign))]
    public void What_would_hide_or_be_lost_is_refused_by_name(string what, string says) => Refuses(Refused, "改.docx", EditedDocx.Edit(LetterDocx.Convert(Refused.Html()), d =>
    {
        var main = d.MainDocumentPart!;
        var p = main.Document!.Body!.FirstOfText().Then(Sentence);
        switch (what)
        {
            case "tracked": p.Append(new InsertedRun(new Run(new Text("增"))) { Id = "1", Author = "甲" }); break;
            case "format-tracked": p.Elements<Run>().Single().PrependChild(new RunProperties(new RunPropertiesChange(new PreviousRunProperties()) { Id = "1", Author = "甲" })); break;
            case "comment": p.Append(new Run(new CommentReference { Id = "0" })); break;
            case "hidden": p.Append(new Run(new RunProperties(new Vanish()), new Text("藏"))); break;
            case "hidden-style":
                main.StyleDefinitionsPart!.Styles!.Append(new Style(new StyleName { Val = "基" }, new StyleRunProperties(new Vanish())) { Type = StyleValues.Character, StyleId = "base" });
                main.StyleDefinitionsPart.Styles.Append(new Style(new StyleName { Val = "藏" }, new BasedOn { Val = "base" }) { Type = StyleValues.Character, StyleId = "hid" });
                p.Append(new Run(new RunProperties(new RunStyle { Val = "hid" }), new Text("藏")));
                break;
            case "picture": p.Append(new Run(new Drawing())); break;
            case "footnote": p.Append(new Run(new FootnoteReference { Id = 1 })); break;
            case "numbering": p.PrependChild(new ParagraphProperties(new NumberingProperties(new NumberingLevelReference { Val = 0 }, new NumberingId { Val = 1 }))); break;
            case "symbol": p.Append(new Run(new SymbolChar { Font = "Wingdings", Char = "F0FE" })); break;
            default: p.InsertAfterSelf(new Table(new TableProperties(), new TableRow(new TableCell(new TableCellProperties(new GridSpan { Val = 2 }), new Paragraph(new Run(new Text("甲"))))))); break;
        }
    }), says);

    [Fact]
    public void A_file_that_is_no_letter_gets_a_message_that_says_how_to_mend_it()
    {
        var good = LetterDocx.Convert(Refused.Html());
        Refuses(Refused, "a.doc", EditedDocx.Compound(encrypted: false), "旧的 DOC 格式");
        Refuses(Refused, "a.docx", EditedDocx.Compound(encrypted: false), "旧的 DOC 格式");
        Refuses(Refused, "a.docx", EditedDocx.Compound(encrypted: true), "打开密码");
        Refuses(Refused, "a.docx", [], "空的");
        Refuses(Refused, "a.pdf", "%PDF-1.7"u8.ToArray(), "请上传 DOCX");
        Refuses(Refused, "a.docx", good[..(good.Length / 2)], "已损坏");
        Refuses(Refused, "a.docx", "PK\u0003\u0004 nonsense"u8.ToArray(), "已损坏");
        Refuses(Refused, "a.docx", new byte[(5 * 1024 * 1024) + 1], "超过5MB");
        Refuses(Refused, "a.docm", good, "宏");
        Refuses(Refused, "a.docx", EditedDocx.WithPart(good, "word/vbaProject.bin", [1, 2, 3]), "宏");
        Refuses(Refused, "a.docx", EditedDocx.WithPart(good, "word/media/bomb.bin", new byte[60 * 1024 * 1024]), "解压后过大");
        Refuses(Refused, "a.docx", EditedDocx.WithPart(good, "word/document.xml", Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("<a>", 100_000)) + string.Concat(Enumerable.Repeat("</a>", 100_000)))), "嵌套过深");
        Refuses(Refused, "a.docx", EditedDocx.WithPart(good, "word/document.xml", "<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>"u8.ToArray()), "已损坏");
    }

    [Fact]
    public void What_has_changed_since_is_named_and_another_reply_leaves_no_room_for_the_old_text()
    {
        var sample = LetterTemplateRules.Samples().First(s => s.Draft is { Type: ReplyType.Refused, Ground: RefusalGround.InternalAffairs });
        var wording = Back(Refused);
        EditableLetter Now(ReplyDraft draft) => EditableLetter.Of(sample with { Draft = draft with { Wording = wording } }, Template(ReplyCatalogue.Basis(draft.Type, draft.Ground).TemplateKey));
        Assert.Empty(Now(sample.Draft).Changed);
        var reworded = Now(sample.Draft with { Reasoning = "另有理由。" });
        Assert.Equal(["事实与理由"], reworded.Changed);
        Assert.False(reworded.MustChange);
        Assert.True(Now(sample.Draft with { Ground = RefusalGround.Deliberative }).MustChange);
        Assert.True(Now(sample.Draft with { Type = ReplyType.Disclosed, Ground = null, SeparableAnswer = null }).MustChange);
    }

    [Fact]
    public void The_fee_letter_says_what_the_rules_of_the_tariff_ask_for()
    {
        foreach (var sample in NoticeTemplateRules.Samples().Where(s => s.Notice.Kind == Domain.Requests.NoticeKind.Fee))
        {
            var html = Emphasis().Replace(NoticeLetterRenderer.Render(sample, Template("notice-fee")).Html, string.Empty);
            foreach (var said in new[]
            {
                "《中华人民共和国政府信息公开条例》第四十二条和《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）第", "按超额累进方式计算", "应缴金额：", "缴纳方式：",
                "自收到本通知书次日起20个工作日内缴纳", "视为放弃申请，本机关不再处理该政府信息公开申请", "等待您缴费的时间不计算在答复期限内", "从您完成缴费次日起重新计算", "不能单独就该决定申请行政复议或者提起行政诉讼",
            })
            {
                Assert.Contains(said, html, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void The_difference_shows_what_was_taken_out_and_put_in()
    {
        WordingBlock[] before = [new("甲方于三月提出。"), new("乙")], after = [new("甲方于四月提出。"), new("丙"), new("乙")];
        var lines = WordingDiff.Of(before, after);
        Assert.Equal([new(DiffMark.Same, "甲方于"), new(DiffMark.Removed, "三"), new(DiffMark.Added, "四"), new(DiffMark.Same, "月提出。")], lines[0]);
        Assert.Equal([new(DiffMark.Added, "丙")], lines[1]);
        Assert.Equal([new(DiffMark.Same, "乙")], lines[2]);
    }

    private static EditableLetter Reply(Func<ReplyLetter, bool> which)
    {
        var sample = LetterTemplateRules.Samples().First(which);
        return EditableLetter.Of(sample, Template(ReplyCatalogue.Basis(sample.Draft.Type, sample.Draft.Ground).TemplateKey));
    }

    private static LetterWording Back(EditableLetter letter) => Read(letter, b => b.FirstOfText().Then(Sentence));

    private static LetterWording Read(EditableLetter letter, Action<Body> edit)
    {
        var (wording, refusals) = WordingReader.Read(letter, "改.docx", EditedDocx.Of(letter, edit));
        Assert.Empty(refusals.Select(r => r.Message));
        return wording!;
    }

    private static void Refuses(EditableLetter letter, string name, byte[] content, string says)
    {
        var (wording, refusals) = WordingReader.Read(letter, name, content);
        Assert.Null(wording);
        Assert.Contains(refusals, r => r.Message.Contains(says, StringComparison.Ordinal) && r.Field == "wording");
    }

    // The same letter, one paragraph apart, in HTML and in DOCX.
    private static void Same(string template, string edited)
    {
        var added = $"<p>{Sentence}</p>\n";
        Assert.Equal(1, Count(edited, added));
        Assert.Equal(Squeeze(template), Squeeze(edited.Replace(added, string.Empty, StringComparison.Ordinal)));
        using var docx = WordprocessingDocument.Open(new MemoryStream(LetterDocx.Convert(edited)), false);
        Assert.Contains(docx.MainDocumentPart!.Document!.Body!.Elements<Paragraph>(), p => p.InnerText == Sentence);
    }

    private static int Count(string text, string part) => text.Split(part).Length - 1;

    // Emphasis within the text is the one thing that plain words lose.
    private static string Squeeze(string html) => string.Concat(WebUtility.HtmlDecode(Emphasis().Replace(html, string.Empty)).Where(c => !char.IsWhiteSpace(c)));

    private static string Template(string key) => SeedFiles.Find().Text("letters", $"{key}.html.liquid");

    [GeneratedRegex("</?strong>|<span class=\"nowrap\">|</span>")]
    private static partial Regex Emphasis();
}
