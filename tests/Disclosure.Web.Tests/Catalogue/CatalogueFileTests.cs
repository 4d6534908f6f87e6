using Disclosure.Web.Catalogue.Import;

namespace Disclosure.Web.Tests.Catalogue;

/// <summary>What is read of a file, before anything is stored.</summary>
public sealed class CatalogueFileTests
{
    [Fact]
    public void A_page_saved_as_text_gives_its_metadata_and_blanks_stay_blank()
    {
        var entry = Assert.Single(CatalogueFile.Read(CatalogueSamples.Text).Entries);
        var draft = entry.Draft;
        Assert.Equal("430S00/2019-03004411", draft.IndexNumber);
        Assert.Equal("湖南省交通运输厅", draft.Publisher);
        Assert.Equal("2019-12-14 10:08", draft.PublishedAt);
        Assert.Equal("主动公开", draft.Manner);
        Assert.Equal("长期公开", draft.Duration);
        Assert.Equal("张三主持召开专题会议 部署农村客运工作", draft.Title);
        Assert.Equal(["机构职能", "厅领导", "张三", "领导动态"], draft.Category);
        Assert.All([draft.Audience, draft.Subject, draft.RegistrationNumber, draft.Summary, draft.DocumentNumber, draft.Source, draft.ProducedOn], Assert.Null);
        Assert.Equal(4, draft.Body!.Split('\n').Length);
        Assert.EndsWith("二是落实责任。", draft.Body, StringComparison.Ordinal);
        Assert.Equal(["服务对象为空", "主题分类为空", "统一登记号为空", "内容概述为空"], entry.Missed);
    }

    [Fact]
    public void A_filled_last_label_is_not_taken_for_the_title()
    {
        var text = CatalogueSamples.Text.ReplaceLineEndings("\n").Replace("内容概述\n", "内容概述\n研究农村客运。\n", StringComparison.Ordinal);
        var draft = Assert.Single(CatalogueFile.Read(text).Entries).Draft;
        Assert.Equal("研究农村客运。", draft.Summary);
        Assert.StartsWith("12月8日下午", draft.Body, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_the_foot_the_doubt_is_told()
    {
        var text = CatalogueSamples.Text[..CatalogueSamples.Text.IndexOf("收藏", StringComparison.Ordinal)];
        var entry = Assert.Single(CatalogueFile.Read(text).Entries);
        Assert.Equal("张三主持召开专题会议 部署农村客运工作", entry.Draft.Title);
        Assert.Null(entry.Draft.Summary);
        Assert.Contains(entry.Missed, m => m.Contains("第一行为标题", StringComparison.Ordinal));
    }

    [Fact]
    public void A_page_saved_as_html_gives_the_same_things_and_its_files()
    {
        var entry = Assert.Single(CatalogueFile.Read(CatalogueSamples.Html).Entries);
        var draft = entry.Draft;
        Assert.Equal(("430S00/2025-091022", "湘交公路〔2025〕7号", "HNPR-2025-18007", "2025-04-29 16:20"), (draft.IndexNumber, draft.DocumentNumber, draft.RegistrationNumber, draft.PublishedAt));
        Assert.Equal("关于印发桥梁养护办法的通知", draft.Title);
        Assert.Equal(["政策法规", "规范性文件"], draft.Category);
        Assert.Null(draft.Source);
        Assert.Equal("各市州交通运输局：\n现将办法印发给你们，限载十吨的桥梁 <1> 应当设置标志。\n附件：桥梁养护办法.pdf 坏", draft.Body);
        Assert.Equal("https://jtt.example.org/xxgk/202504/P0202504.pdf", Assert.Single(draft.Attachments).Url);
        Assert.Equal(["来源为空", "1个附件的地址不完整，没有取", "1张图片没有取"], entry.Missed);
    }

    [Theory]
    [InlineData("", "空的")]
    [InlineData("随便一段文字", "索引号")]
    [InlineData("<html><body><p>x</p></body></html>", "索引号")]
    [InlineData("""{"version":2,"records":[]}""", "version")]
    [InlineData("""{"version":1,"records":[]}""", "没有记录")]
    [InlineData("{\"version\":1,\n\"records\":[{\"titel\":\"x\"}]}", "第2行")]
    [InlineData("{\"version\":1,\"records\":[null]}", "没有记录")]
    [InlineData("[1]", "不符合格式")]
    [InlineData("{", "不符合格式")]
    public void What_cannot_be_read_says_why(string text, string reason)
    {
        var read = CatalogueFile.Read(text);
        Assert.Empty(read.Entries);
        Assert.Contains(reason, read.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_made_to_exhaust_the_reader_is_read_or_refused()
    {
        Assert.NotNull(CatalogueFile.Read(string.Concat(Enumerable.Repeat("<div>", 20_000)) + "索引号").Form);
        Assert.NotNull(CatalogueFile.Read("索引号\n" + string.Concat(Enumerable.Repeat(">\n", 50_000))).Form);
        Assert.NotNull(CatalogueFile.Read(">\n索引号").Form);
        Assert.NotNull(CatalogueFile.Read("a\n>\n索引号\n索引号\n索引号").Form);
    }
}
