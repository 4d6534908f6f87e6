using System.Text.Json.Nodes;

namespace Disclosure.Web.Tests.Catalogue;

/// <summary>Pages written for the tests in the forms that the department's site has.</summary>
internal static class CatalogueSamples
{
    /// <summary>A page saved as text: blank labels are simply not followed by a value, and the last label stands before the title.</summary>
    public const string Text = """
        中国政府网
        |
        站内搜索
        网站首页
        信息公开导航
        信息公开目录
        机构职能
        湖南省交通运输厅
        >
        首页
        >
        信息公开
        >
        机构职能
        >
        厅领导
        >
        张三
        >
        领导动态
        索引号
        430S00/2019-03004411
        发布单位
        湖南省交通运输厅
        公开日期
        2019-12-14 10:08
        公开方式
        主动公开
        服务对象
        主题分类
        公开时限
        长期公开
        统一登记号
        内容概述
        张三主持召开专题会议 部署农村客运工作
        12月8日下午，张三主持召开专题会议，研究农村客运和安全生产。
        会议要求，一是摸清底数。
        关
        二是落实责任。
        收藏
        张三主持召开专题会议 部署农村客运工作
        13011452
        """;

    /// <summary>A page saved as HTML.</summary>
    public const string Html = """
        <!DOCTYPE html><html><head><title>某通知_湖南省交通运输厅</title><meta name="ArticleTitle" content="关于印发桥梁养护办法的通知">
        <link rel="canonical" href="https://jtt.example.org/xxgk/202504/t20250429_1.html"><script>alert(1)</script></head>
        <body><div class="nav"><a>网站首页</a><a>政府信息公开</a></div>
        <div class="position">当前位置：<a>首页</a> &gt; <a>信息公开</a> &gt; <a>政策法规</a> &gt; <a>规范性文件</a></div>
        <table><tr><td>索引号：430S00/2025-091022</td><td>文号：湘交公路〔2025〕7号</td></tr>
        <tr><td>发布单位：湖南省交通运输厅</td><td>来源：</td></tr>
        <tr><td>公开日期：2025-04-29 16:20</td><td>公开方式：主动公开</td></tr>
        <tr><td>公开时限：长期公开</td><td>统一登记号：HNPR-2025-18007</td></tr></table>
        <h2>关于印发桥梁养护办法的通知</h2>
        <div class="TRS_Editor"><p>各市州交通运输局：</p><p>现将办法印发给你们，限载<b>十</b>吨的桥梁 &lt;1&gt; 应当设置标志。</p>
        <style>p{color:red}</style><p><a href="./P0202504.pdf">附件：桥梁养护办法.pdf</a> <a href="javascript:x.pdf">坏</a><img src="a.png"></p></div>
        <div>【打印】</div></body></html>
        """;

    /// <summary>Our own form with one record.</summary>
    public static JsonObject Json(Action<JsonObject>? change = null)
    {
        var record = new JsonObject
        {
            ["indexNumber"] = "430S00/2024-001234",
            ["title"] = "关于农村公路养护资金安排的通知",
            ["publisher"] = "湖南省交通运输厅",
            ["producedOn"] = "2024-05-06",
            ["publishedAt"] = "2024-05-10 09:30",
            ["category"] = new JsonArray("财政资金"),
            ["body"] = "第一段。\n第二段。",
        };
        change?.Invoke(record);
        return record;
    }

    /// <summary>A file of records.</summary>
    public static string File(params JsonObject[] records) => new JsonObject { ["version"] = 1, ["records"] = new JsonArray([.. records]) }.ToJsonString();
}
