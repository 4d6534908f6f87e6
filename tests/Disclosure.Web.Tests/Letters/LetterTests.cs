using System.Net;
using System.Text.RegularExpressions;
using Disclosure.Domain.Decisions;
using Disclosure.Domain.Requests;
using Disclosure.Web.Letters;
using Disclosure.Web.Seeding;
using Disclosure.Web.Templates;

namespace Disclosure.Web.Tests.Letters;

/// <summary>The wording of every letter, its remedy, and what a template may not do.</summary>
public sealed partial class LetterTests
{
    private const string First = "如不服本决定，应当自知道本决定之日起60日内先向湖南省人民政府申请行政复议；对行政复议决定不服的，可以自收到行政复议决定书之日起15日内依法向有管辖权的人民法院提起行政诉讼。";
    private const string Choice = "如不服本答复，可以自知道本答复之日起60日内向湖南省人民政府申请行政复议，也可以自知道本答复之日起6个月内依法向有管辖权的人民法院提起行政诉讼。";

    private const string Both = "对本答复中不予公开的部分不服的，应当自知道本答复之日起60日内先向湖南省人民政府申请行政复议；对行政复议决定不服的，可以自收到行政复议决定书之日起15日内依法向有管辖权的人民法院提起行政诉讼。对本答复的其他部分不服的，可以自知道本答复之日起60日内向湖南省人民政府申请行政复议，也可以自知道本答复之日起6个月内依法向有管辖权的人民法院提起行政诉讼。";

    [Fact]
    public void A_release_lists_what_is_enclosed_and_leaves_the_choice_of_remedy() => Assert.Equal(
        """
        湖南省交通运输厅
        政府信息公开告知书
        湘交公开告〔2026〕12号
        申请人甲：
        本机关于2026年3月2日收到您提出的政府信息公开申请（受理编号：430S00-SQ2026-00012），申请公开“初步设计批复；某高速公路初步设计的批复；文号：湘交批〔2019〕1号”。
        经审查，您申请的信息由本机关在履行职责过程中制作。
        现答复如下。
        根据《中华人民共和国政府信息公开条例》第三十六条第二项的规定，本机关决定对您申请的政府信息予以公开。所公开的信息见附件，按您选择的形式和方式（纸质，邮寄）提供。
        """ + "\n" + Choice + """

        附件：
        1．甲号批复2．乙号附图
        湖南省交通运输厅
        2026年3月20日
        （联系单位：厅办公室（政务公开办公室）；联系电话：0731-88770000；地址：长沙市天心区湘府西路199号）
        """,
        Text(Sample(ReplyType.Disclosed, DeliveryMethod.Post)));

    [Fact]
    public void A_refusal_names_its_article_and_that_reconsideration_comes_first() => Assert.Equal(
        """
        湖南省交通运输厅
        政府信息不予公开告知书
        湘交公开告〔2026〕12号
        申请人甲：
        本机关于2026年3月2日收到您提出的政府信息公开申请（受理编号：430S00-SQ2026-00012），申请公开“初步设计批复；某高速公路初步设计的批复；文号：湘交批〔2019〕1号”。
        经审查，您申请公开的信息属于行政机关在履行行政管理职能过程中形成的讨论记录、过程稿、磋商信函、请示报告等过程性信息。
        经审查，您申请的信息由本机关在履行职责过程中制作。
        现答复如下。
        该信息不能作区分处理。
        根据《中华人民共和国政府信息公开条例》第十六条第二款、第三十六条第三项的规定，本机关决定不予公开。
        """ + "\n" + First + """

        湖南省交通运输厅
        2026年3月20日
        （联系单位：厅办公室（政务公开办公室）；联系电话：0731-88770000；地址：长沙市天心区湘府西路199号）
        """,
        Text(Sample(ReplyType.Refused, DeliveryMethod.Post, RefusalGround.Deliberative)));

    [Fact]
    public void A_reply_that_nothing_exists_tells_what_was_searched() => Assert.Equal(
        """
        湖南省交通运输厅
        政府信息不存在告知书
        湘交公开告〔2026〕12号
        申请人甲：
        本机关于2026年3月2日收到您提出的政府信息公开申请（受理编号：430S00-SQ2026-00012），申请公开“初步设计批复；某高速公路初步设计的批复；文号：湘交批〔2019〕1号”。
        收到申请后，本机关于2026年3月9日对厅综合档案室、公文系统进行了检索，检索词为“收费站 设站 批文”，检索的时间范围为1996年至2000年，检索人员为承办人甲。检索结果：未检索到相关文件。
        经审查，您申请的信息由本机关在履行职责过程中制作。
        现答复如下。
        经检索，您申请公开的政府信息不存在。根据《中华人民共和国政府信息公开条例》第三十六条第四项的规定，现予告知。
        """ + "\n" + Choice + """

        湖南省交通运输厅
        2026年3月20日
        （联系单位：厅办公室（政务公开办公室）；联系电话：0731-88770000；地址：长沙市天心区湘府西路199号）
        """,
        Text(Sample(ReplyType.NotExisting, DeliveryMethod.Post)));

    [Fact]
    public void A_partial_release_tells_item_by_item_and_names_both_remedies() => Assert.Equal(
        """
        湖南省交通运输厅
        政府信息部分公开告知书
        湘交公开告〔2026〕12号
        申请人甲：
        本机关于2026年3月2日收到您提出的政府信息公开申请（受理编号：430S00-SQ2026-00012），申请公开“初步设计批复；某高速公路初步设计的批复；文号：湘交批〔2019〕1号”。
        经审查，您申请的信息由本机关在履行职责过程中制作。
        现答复如下。
        经审查，您申请公开的信息中含有不应当公开的内容，能够区分处理。根据《中华人民共和国政府信息公开条例》第三十六条第三项、第三十七条的规定，本机关决定予以部分公开。
        一、公开的内容
        （1）许可决定书
        （2）班线审批表
        所公开的信息见附件，按您选择的形式和方式（纸质，邮寄）提供。
        二、不予公开的内容及理由
        （1）申请表中的身份证件号码：涉及商业秘密、个人隐私等，公开会对第三方合法权益造成损害（《条例》第十五条）。理由：属于个人隐私，公开会损害其合法权益。
        （2）处务会讨论记录：属于行政机关在履行行政管理职能过程中形成的讨论记录、过程稿、磋商信函、请示报告等过程性信息（《条例》第十六条第二款）。理由：属于讨论过程中的意见。
        """ + "\n" + Both + """

        附件：
        1．甲号批复2．乙号附图
        湖南省交通运输厅
        2026年3月20日
        （联系单位：厅办公室（政务公开办公室）；联系电话：0731-88770000；地址：长沙市天心区湘府西路199号）
        """,
        Text(Sample(ReplyType.PartlyDisclosed, DeliveryMethod.Post)));

    [Theory]
    [InlineData(ReplyType.AlreadyPublic, 0, "政府信息公开告知书", "经审查，您申请公开的政府信息已经主动公开。根据《中华人民共和国政府信息公开条例》第三十六条第一项的规定，现将获取该信息的方式、途径告知您：https://www.example.org/xxgk/202601/t1.html。")]
    [InlineData(ReplyType.NotHeld, 0, "非本机关公开政府信息告知书", "经审查，您申请公开的信息不属于本机关负责公开的范围。根据《中华人民共和国政府信息公开条例》第三十六条第五项的规定，建议您向湖南省生态环境厅提出申请，联系方式：0731-88880001。")]
    [InlineData(ReplyType.NotHeld, 1, "非本机关公开政府信息告知书", "经审查，您申请公开的信息不属于本机关负责公开的范围。根据《中华人民共和国政府信息公开条例》第三十六条第五项的规定，特此告知；负责公开该信息的行政机关，本机关无法确定。")]
    [InlineData(ReplyType.Repeated, 0, "政府信息公开重复申请告知书", "经审查，就您申请公开的信息，本机关已于2025年6月3日作出答复（湘交公开告〔2025〕21号，受理编号：430S00-SQ2025-00021）。根据《中华人民共和国政府信息公开条例》第三十六条第六项的规定，本机关对您的重复申请不予重复处理。")]
    [InlineData(ReplyType.Repeated, 1, "政府信息公开重复申请告知书", "经审查，就您申请公开的信息，本机关已于2019年9月3日作出答复（湘交公开告〔2019〕3号）。根据《中华人民共和国政府信息公开条例》第三十六条第六项的规定，本机关对您的重复申请不予重复处理。")]
    [InlineData(ReplyType.SpecialQuery, 0, "行政查询事项告知书", "经审查，您申请公开的信息，《不动产登记暂行条例》第二十七条对其查询已有特别规定。根据《中华人民共和国政府信息公开条例》第三十六条第七项的规定，请您依照该规定办理：市不动产登记中心查询窗口。")]
    [InlineData(ReplyType.NeedsProduction, 0, "政府信息需要另行制作告知书", "经审查，本机关没有您所要求的现成信息，提供该信息需要对现有政府信息进行加工、分析。根据《中华人民共和国政府信息公开条例》第三十八条的规定，本机关不予提供。")]
    [InlineData(ReplyType.Petition, 0, "信访投诉举报事项告知书", "经审查，您以政府信息公开申请的形式进行信访、投诉、举报等活动。根据《中华人民共和国政府信息公开条例》第三十九条第一款的规定，本机关不作为政府信息公开申请处理。您可以通过下列渠道提出：12328交通运输服务监督电话。")]
    [InlineData(ReplyType.Publication, 0, "公开出版物获取途径告知书", "经审查，您的申请内容为要求提供公开出版物。根据《中华人民共和国政府信息公开条例》第三十九条第二款的规定，现将获取的途径告知您：各大书店和省图书馆。")]
    [InlineData(ReplyType.Reconfirmation, 0, "确认或者重新出具信息申请不予处理告知书", "经审查，您已于2025年6月3日取得所申请的信息（湘交公开告〔2025〕21号），现要求本机关对已获取的信息予以确认或者重新出具。根据《中华人民共和国政府信息公开条例》第二条、第三十八条的规定，行政机关依申请提供的是已制作或者获取的政府信息，不包括对申请人已获取的信息予以确认或者重新出具，本机关不予处理。")]
    [InlineData(ReplyType.NotGovernmentInformation, 0, "申请内容不属于政府信息告知书", "经审查，您申请公开的内容实质是就有关问题进行咨询，不属于《中华人民共和国政府信息公开条例》第二条规定的政府信息，本机关不作为政府信息公开申请办理。")]
    [InlineData(ReplyType.NotGovernmentInformation, 1, "申请内容不属于政府信息告知书", "经审查，您申请公开的内容属于党务信息，依照党务公开的有关规定办理，不属于《中华人民共和国政府信息公开条例》第二条规定的政府信息，本机关不作为政府信息公开申请办理。")]
    [InlineData(ReplyType.NotGovernmentInformation, 3, "申请内容不属于政府信息告知书", "经审查，您申请公开的内容实质是就有关问题进行咨询，不属于《中华人民共和国政府信息公开条例》第二条规定的政府信息，本机关不作为政府信息公开申请办理。您可以通过下列途径了解：厅政务服务窗口咨询电话。")]
    public void A_reply_that_gives_nothing_says_why_and_where_to_go(ReplyType type, int which, string title, string decision) => Assert.Equal(
        $"""
        湖南省交通运输厅
        {title}
        湘交公开告〔2026〕12号
        申请人甲：
        本机关于2026年3月2日收到您提出的政府信息公开申请（受理编号：430S00-SQ2026-00012），申请公开“初步设计批复；某高速公路初步设计的批复；文号：湘交批〔2019〕1号”。
        经审查，您申请的信息由本机关在履行职责过程中制作。
        现答复如下。
        {decision}
        {Choice}
        湖南省交通运输厅
        2026年3月20日
        （联系单位：厅办公室（政务公开办公室）；联系电话：0731-88770000；地址：长沙市天心区湘府西路199号）
        """,
        Text(LetterSamples.Samples().Where(s => s.Draft.Type == type && s.State.Filing!.Delivery.Method == DeliveryMethod.Post).ElementAt(which)));

    [Theory]
    [InlineData(ReplyType.Corrected, "政府信息更正告知书", true, "经核查属实，本机关已于2026年3月18日对上述记录予以更正。更正内容：档案首页第三栏。更正后的内容为：领证日期为二〇一六年五月八日。根据《中华人民共和国政府信息公开条例》第四十一条的规定，现予告知。")]
    [InlineData(ReplyType.NotCorrected, "政府信息不予更正告知书", true, "经核查，现有证据不能证明上述记录不准确。根据《中华人民共和国政府信息公开条例》第四十一条的规定，对上述记录不予更正，现予告知。")]
    [InlineData(ReplyType.Transferred, "政府信息更正申请转送告知书", false, "经审查，上述记录的更正不属于本机关职能范围。根据《中华人民共和国政府信息公开条例》第四十一条的规定，本机关已于2026年3月17日将您的申请转送有权更正的行政机关湖南省公安厅处理，现予告知。")]
    [InlineData(ReplyType.Redirected, "政府信息更正申请提出途径告知书", false, "经审查，上述记录的更正不属于本机关职能范围，有权更正的行政机关为湖南省公安厅（联系方式：长沙市某路2号，0731-88880000）。根据《中华人民共和国政府信息公开条例》第四十一条的规定，请您向该机关提出更正申请，现予告知。")]
    public void A_reply_to_a_correction_request_says_what_article_41_makes_it_say(ReplyType type, string title, bool isChecked, string decision)
    {
        var text = Text(Sample(type, DeliveryMethod.Post));
        Assert.Equal(
            $"""
            湖南省交通运输厅
            {title}
            湘交公开告〔2026〕12号
            申请人甲：
            本机关于2026年3月2日收到您提出的政府信息更正申请（受理编号：430S00-SQ2026-00012）。您认为“经营性道路运输从业资格证档案；文号：4301000012345”的记录不准确：初次领证日期误记为2015年8月5日；申请更正为：2016年5月8日。
            {(isChecked ? "收到申请后，本机关于2026年3月9日核查了从业人员档案、培训登记表，并向省道路运输服务中心核实，核查人员为承办人甲。核查结果：登记表所载日期与档案不一致。\n" : string.Empty)}经审查，您申请的信息由本机关在履行职责过程中制作。
            现答复如下。
            {decision}
            {Choice}
            湖南省交通运输厅
            2026年3月20日
            （联系单位：厅办公室（政务公开办公室）；联系电话：0731-88770000；地址：长沙市天心区湘府西路199号）
            """,
            text);
        Assert.DoesNotContain("工作日", text, StringComparison.Ordinal);
        Assert.DoesNotContain(First, text, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_letter_states_the_remedy_that_the_law_attaches_to_it()
    {
        var samples = LetterSamples.Samples().ToList();
        Assert.Equal(Enum.GetValues<ReplyType>().ToHashSet(), samples.Select(s => s.Draft.Type).ToHashSet());
        Assert.All(samples, sample =>
        {
            var text = Text(sample);
            Assert.Equal(sample.Draft.Type == ReplyType.Refused, text.Contains(First, StringComparison.Ordinal));
            Assert.Equal(sample.Draft.Type == ReplyType.PartlyDisclosed, text.Contains(Both, StringComparison.Ordinal));
            Assert.Equal(sample.Draft.Type is not (ReplyType.Refused or ReplyType.PartlyDisclosed), text.Contains(Choice, StringComparison.Ordinal));
            // 行政复议法第二十二条第二款: a decision served through the internet offers the same way for reconsideration.
            Assert.Equal(
                sample.State.Filing!.Delivery.Method is DeliveryMethod.Online or DeliveryMethod.Email,
                text.Contains("网上申请行政复议：https://reconsideration.example.org", StringComparison.Ordinal));
        });
    }

    [Fact]
    public void Hostile_words_are_text()
    {
        var sample = Sample(ReplyType.Disclosed, DeliveryMethod.Post);
        var hostile = sample with
        {
            Draft = sample.Draft with { Reasoning = "<script>alert(1)</script>{{ remedy }}\n</article><h1>改判</h1>" },
            AttachmentNames = ["\"><img src=x onerror=alert(1)>.pdf"],
        };
        var html = LetterRenderer.Render(hostile, Template("disclosed")).Html;
        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<img", html, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(1, Regex.Count(html, "</article>"));
        Assert.DoesNotContain("<h1>改判", html, StringComparison.Ordinal);
        Assert.Contains("{{ remedy }}", WebUtility.HtmlDecode(html), StringComparison.Ordinal);
    }

    [Fact]
    public void What_an_officer_types_can_neither_stand_for_the_remedy_nor_stop_the_letter()
    {
        var sample = Sample(ReplyType.Refused, DeliveryMethod.Post, RefusalGround.Deliberative);
        var text = Text(sample with { Draft = sample.Draft with { Reasoning = $"{First}\n{Choice}" } });
        Assert.Equal(3, text.Split('\n').Count(l => l is First or Choice));
        Assert.Equal(First, text.Split('\n')[^4]);
    }

    [Fact]
    public void Words_within_the_quotation_of_the_application_get_single_marks_and_file_names_no_ending()
    {
        Assert.Equal("“十四五”规划；关于‘四好农村路’的文件".Replace('“', '‘').Replace('”', '’'), LetterModel.Requested(new("关于“四好农村路”的文件。", "“十四五”规划")));
        Assert.Equal(["批复", "概算表"], LetterModel.Titles(["批复.pdf", "概算表.xlsx"]));
        Assert.Equal(["批复.pdf", "批复.docx"], LetterModel.Titles(["批复.pdf", "批复.docx"]));
        Assert.Equal(["湘交批〔2019〕1号"], LetterModel.Titles(["湘交批〔2019〕1号"]));
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public void A_template_that_drops_moves_or_alters_the_remedy_is_refused(string key)
    {
        var body = Template(key);
        Assert.Empty(LetterTemplateRules.Validate(key, body));
        var line = 1 + body[..body.IndexOf("{{ remedy }}", StringComparison.Ordinal)].Count(c => c == '\n');
        foreach (var change in new[]
        {
            "<p>如有异议请来电。</p>",
            "<p>{{ remedy }}</p><p>{{ remedy }}</p>",
            "<p>{{ remedy }}但信访除外。</p>",
            "<p>{{ remedy | slice: 0, 10 }}</p>",
            "<p class=\"contact\">{{ remedy }}</p>",
            "{% if attachments.size > 5 %}<p>{{ remedy }}</p>{% endif %}",
            "{% for paragraph in reasoning %}<p>{{ remedy }}</p>{% endfor %}",
            "{% assign remedy = number %}<p>{{ remedy }}</p>",
            "{% comment %}<p>{{ remedy }}</p>{% endcomment %}",
            "<!--<p>{{ remedy }}</p>-->",
            "<template><p>{{ remedy }}</p></template>",
            "<div style=\"display:none\"><p>{{ remedy }}</p></div>",
        })
        {
            var errors = LetterTemplateRules.Validate(key, body.Replace("<p>{{ remedy }}</p>", change, StringComparison.Ordinal));
            Assert.True(errors.Count > 0, change);
            Assert.True(errors[0].Line == line || (errors[0].Reason.StartsWith("缺少救济途径", StringComparison.Ordinal) && errors[0].Line >= line), $"{change}: {errors[0]}");
        }
    }

    [Theory]
    [InlineData("<script>x</script>")]
    [InlineData("<img src=\"https://example.org/a.png\"/>")]
    [InlineData("<p onclick=\"x\">x</p>")]
    [InlineData("<p hidden=\"\">x</p>")]
    [InlineData("<style>p{display:none}</style>")]
    [InlineData("<p class=\"remedy-hidden\">x</p>")]
    [InlineData("<p class=\"{{ number }}\">x</p>")]
    [InlineData("<p>x")]
    [InlineData("<p>&nbsp;</p>")]
    [InlineData("<![CDATA[x]]>")]
    [InlineData("<?x y?>")]
    [InlineData("<svg xmlns=\"http://www.w3.org/2000/svg\"></svg>")]
    public void A_template_holds_only_plain_markup_that_nothing_can_hide_in(string markup)
    {
        var body = Template("disclosed");
        var error = Assert.Single(LetterTemplateRules.Validate("disclosed", body.Replace("<p class=\"to\">", $"{markup}\n<p class=\"to\">", StringComparison.Ordinal)));
        Assert.InRange(error.Line, 3, 1 + body.Count(c => c == '\n') + 1);
        Assert.False(string.IsNullOrWhiteSpace(error.Reason));
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public void No_element_of_a_reply_may_be_left_out(string key)
    {
        var body = Template(key);
        foreach (var variable in new[] { "title", "number", "applicant", "requestNumber", "receivedOn", "requested", "article", "issuedOn", "paragraph", "search.places", "search.keywords", "search.result", "ground", "name", "correction.inaccurate", "correction.shouldRead", "search.askedOf", "outcome.what", "outcome.nowReads", "outcome.on", "outcome.agency", "outcome.contact", "reference.where", "reference.agency", "reference.contact", "reference.law", "reference.earlierLetter", "reference.earlierOn", "reference.outside", "item" })
        {
            var place = $"{{{{ {variable} }}}}";
            if (body.Contains(place, StringComparison.Ordinal))
            {
                Assert.Contains(LetterTemplateRules.Validate(key, body.Replace(place, "某", StringComparison.Ordinal)), e => e.Reason.StartsWith("缺少文书要素", StringComparison.Ordinal));
            }
        }
    }

    [Fact]
    public void A_mistake_is_named_with_its_line()
    {
        var error = Assert.Single(LetterTemplateRules.Validate("disclosed", Template("disclosed").Replace("{{ receivedOn }}", "{{ recievedOn }}", StringComparison.Ordinal)));
        Assert.Equal(4, error.Line);
        Assert.Contains("recievedOn", error.Reason, StringComparison.Ordinal);
        Assert.Equal(2, Assert.Single(LetterTemplateRules.Validate("disclosed", "<p>x</p>\n{% if %}")).Line);
        Assert.Contains("没有名为", Assert.Single(LetterTemplateRules.Validate("unknown", "x")).Reason, StringComparison.Ordinal);
        Assert.Throws<TemplateModelException>(() => LetterRenderer.Render(Sample(ReplyType.Disclosed, DeliveryMethod.Post), "{{ nothing }}"));
    }

    [Fact]
    public void A_letter_is_a_complete_document_that_loads_nothing()
    {
        Assert.All(LetterSamples.Samples(), sample =>
        {
            var html = LetterRenderer.Render(sample, Template(ReplyCatalogue.Basis(sample.Draft.Type, sample.Draft.Ground).TemplateKey)).Html;
            Assert.StartsWith("<!DOCTYPE html>\n<html lang=\"zh-CN\">", html, StringComparison.Ordinal);
            Assert.EndsWith("</html>\n", html, StringComparison.Ordinal);
            Assert.DoesNotMatch(@"(?i)\b(src|href|url|import|script|on[a-z]+=)\b", html);
            Assert.DoesNotContain("预览", html, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void The_same_reply_gives_the_same_bytes()
    {
        var sample = Sample(ReplyType.Disclosed, DeliveryMethod.Online);
        Assert.Equal(LetterRenderer.Render(sample, Template("disclosed")).TextHash, LetterRenderer.Render(sample, Template("disclosed")).TextHash);
        Assert.NotEqual(LetterRenderer.Render(sample, Template("disclosed")).TextHash, LetterRenderer.Render(sample with { Number = "湘交公开告〔2026〕13号" }, Template("disclosed")).TextHash);
    }

    public static TheoryData<string> Keys() => [.. LetterModel.Keys];

    private static ReplyLetter Sample(ReplyType type, DeliveryMethod method, RefusalGround? ground = null) =>
        LetterSamples.Samples().First(s => s.Draft.Type == type && s.State.Filing!.Delivery.Method == method && (ground is null || s.Draft.Ground == ground));

    private static string Template(string key) => SeedFiles.Find().Text("letters", $"{key}.html.liquid");

    private static string Text(ReplyLetter letter)
    {
        var html = LetterRenderer.Render(letter, Template(ReplyCatalogue.Basis(letter.Draft.Type, letter.Draft.Ground).TemplateKey)).Html;
        var body = html[html.IndexOf("<article>", StringComparison.Ordinal)..];
        var text = WebUtility.HtmlDecode(Tags().Replace(body.Replace("</span><span>", "\n", StringComparison.Ordinal), string.Empty));
        return string.Join('\n', text.Split('\n').Select(l => l.Trim()).Where(l => l.Length > 0));
    }

    [GeneratedRegex("<[^>]+>")]
    private static partial Regex Tags();
}
