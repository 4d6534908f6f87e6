using Disclosure.Domain.Common;
using Disclosure.Domain.Deadlines;
using Disclosure.Domain.Decisions;

namespace Disclosure.Domain.Tests.Decisions;

/// <summary>What the law attaches to each reply: article, row of the annual report, remedy, and what a draft must hold.</summary>
public sealed class ReplyTests
{
    private static readonly DateOnly Received = new(2026, 3, 2);
    private static readonly DateOnly Today = new(2026, 3, 10);
    private static readonly SearchRecord Search = new("综合档案室", "批复", null, "乙", Today, "未检索到");
    private static readonly ReleaseCopy Copy = new(Guid.NewGuid(), new string('0', 64));
    private static readonly ReplyDraft Refused = new(ReplyType.Refused, RefusalGround.InternalAffairs, "经审查", null, "不能区分", [], null);

    /// <summary>From the text of the Regulation and of 国办公开办函〔2021〕30号, not from the code.</summary>
    [Theory]
    [InlineData(ReplyType.Disclosed, null, "第三十六条第二项", "3.1", Remedy.Choice)]
    [InlineData(ReplyType.NotExisting, null, "第三十六条第四项", "3.4.1", Remedy.Choice)]
    [InlineData(ReplyType.StillUnclear, null, "第三十条", "3.4.3", Remedy.Choice)]
    [InlineData(ReplyType.Excessive, null, "第三十五条", "3.5.4", Remedy.Choice)]
    [InlineData(ReplyType.AlreadyPublic, null, "第三十六条第一项", "3.1", Remedy.Choice)]
    [InlineData(ReplyType.PartlyDisclosed, null, "第三十六条第三项、第三十七条", "3.2", Remedy.Both)]
    [InlineData(ReplyType.SpecialQuery, null, "第三十六条第七项", "3.3.8", Remedy.Choice)]
    [InlineData(ReplyType.NotHeld, null, "第三十六条第五项", "3.4.1", Remedy.Choice)]
    [InlineData(ReplyType.NeedsProduction, null, "第三十八条", "3.4.2", Remedy.Choice)]
    [InlineData(ReplyType.Petition, null, "第三十九条第一款", "3.5.1", Remedy.Choice)]
    [InlineData(ReplyType.Repeated, null, "第三十六条第六项", "3.5.2", Remedy.Choice)]
    [InlineData(ReplyType.Publication, null, "第三十九条第二款", "3.5.3", Remedy.Choice)]
    [InlineData(ReplyType.Reconfirmation, null, "第二条、第三十八条", "3.5.5", Remedy.Choice)]
    [InlineData(ReplyType.NotGovernmentInformation, null, "第二条", "3.6.3", Remedy.Choice)]
    [InlineData(ReplyType.Refused, RefusalGround.StateSecret, "第十四条、第三十六条第三项", "3.3.1", Remedy.ReconsiderationFirst)]
    [InlineData(ReplyType.Refused, RefusalGround.ForbiddenByLaw, "第十四条、第三十六条第三项", "3.3.2", Remedy.ReconsiderationFirst)]
    [InlineData(ReplyType.Refused, RefusalGround.SecurityAndStability, "第十四条、第三十六条第三项", "3.3.3", Remedy.ReconsiderationFirst)]
    [InlineData(ReplyType.Refused, RefusalGround.ThirdPartyRights, "第十五条、第三十六条第三项", "3.3.4", Remedy.ReconsiderationFirst)]
    [InlineData(ReplyType.Refused, RefusalGround.InternalAffairs, "第十六条第一款、第三十六条第三项", "3.3.5", Remedy.ReconsiderationFirst)]
    [InlineData(ReplyType.Refused, RefusalGround.Deliberative, "第十六条第二款、第三十六条第三项", "3.3.6", Remedy.ReconsiderationFirst)]
    [InlineData(ReplyType.Refused, RefusalGround.EnforcementFile, "第十六条第二款、第三十六条第三项", "3.3.7", Remedy.ReconsiderationFirst)]
    [InlineData(ReplyType.Corrected, null, "第四十一条", null, Remedy.Choice)]
    [InlineData(ReplyType.NotCorrected, null, "第四十一条", null, Remedy.Choice)]
    [InlineData(ReplyType.Transferred, null, "第四十一条", null, Remedy.Choice)]
    [InlineData(ReplyType.Redirected, null, "第四十一条", null, Remedy.Choice)]
    public void Each_reply_has_its_article_row_and_remedy(ReplyType type, RefusalGround? ground, string article, string? row, Remedy remedy)
    {
        var basis = ReplyCatalogue.Basis(type, ground);

        Assert.Equal($"《中华人民共和国政府信息公开条例》{article}", basis.Article);
        Assert.Equal(row, basis.ReportRow);
        Assert.Equal(remedy, Remedies.For(type));
        Assert.NotEmpty(basis.Label);
        Assert.EndsWith("告知书", basis.LetterTitle, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_ground_has_its_own_row_and_words()
    {
        var grounds = Enum.GetValues<RefusalGround>();

        Assert.Equal(grounds.Length, grounds.Select(g => ReplyCatalogue.Basis(ReplyType.Refused, g).ReportRow).Distinct().Count());
        Assert.Equal(grounds.Length, grounds.Select(ReplyCatalogue.Label).Distinct().Count());
    }

    [Fact]
    public void A_ground_belongs_to_a_refusal_and_to_nothing_else()
    {
        Assert.Throws<ArgumentException>(() => ReplyCatalogue.Basis(ReplyType.Refused, null));
        Assert.Throws<ArgumentException>(() => ReplyCatalogue.Basis(ReplyType.Disclosed, RefusalGround.Deliberative));
    }

    [Fact]
    public void The_remedy_before_the_court_comes_first_where_the_law_says_so()
    {
        var bodies = new RemedyBodies("湖南省人民政府", "长沙铁路运输法院", "https://fy.example.gov.cn");

        var first = Remedies.Text(Remedy.ReconsiderationFirst, bodies, servedOnline: false);
        var choice = Remedies.Text(Remedy.Choice, bodies, servedOnline: false);

        // 行政复议法第二十条: 60 days; 行政诉讼法第四十五条、第四十六条: 15 days after a reconsideration, 6 months without.
        Assert.Contains("60日内先向湖南省人民政府申请行政复议", first, StringComparison.Ordinal);
        Assert.Contains("15日内", first, StringComparison.Ordinal);
        Assert.DoesNotContain("6个月", first, StringComparison.Ordinal);
        Assert.Contains("60日内向湖南省人民政府申请行政复议，也可以", choice, StringComparison.Ordinal);
        Assert.Contains("6个月内", choice, StringComparison.Ordinal);
        Assert.All([first, choice], t => Assert.Contains("长沙铁路运输法院", t, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(true, "https://fy.example.gov.cn", true)]
    [InlineData(false, "https://fy.example.gov.cn", false)]
    [InlineData(true, null, false)]
    [InlineData(true, "", false)]
    public void The_online_way_is_named_where_the_reply_is_served_online(bool online, string? url, bool named)
    {
        // 行政复议法第二十二条第二款.
        var text = Remedies.Text(Remedy.Choice, new("甲", "乙", url), online);

        Assert.Equal(named, text.Contains("网上申请行政复议", StringComparison.Ordinal));
    }

    // ---- drafts -----------------------------------------------------------------------------------------------------

    [Fact]
    public void A_complete_draft_of_each_type_passes()
    {
        Assert.Empty(Check(Refused));
        Assert.Empty(Check(new(ReplyType.Disclosed, null, "公开", null, null, [Copy.FileId], null, Copies: [Copy])));
        Assert.Empty(Check(new(ReplyType.Disclosed, null, "公开", null, null, [], "到厅政务公开窗口查阅")));
        Assert.Empty(Check(new(ReplyType.NotExisting, null, "不存在", Search, null, [], null)));
    }

    public static TheoryData<ReplyDraft, string, string, string> Incomplete => new()
    {
        { Refused with { Reasoning = " " }, "required", "reasoning", "三十六" },
        { Refused with { Ground = null }, "required", "ground", "三十六" },
        { Refused with { SeparableAnswer = "" }, "required", "separableAnswer", "三十七" },
        { new(ReplyType.Disclosed, null, "公开", null, null, [], " "), "required", "accessNote", "三十六" },
        { new(ReplyType.NotExisting, null, "不存在", null, null, [], null), "required", "search", "三十六" },
        { new(ReplyType.NotExisting, null, "不存在", Search with { Places = "" }, null, [], null), "required", "search.places", "三十六" },
        { Refused with { Ground = RefusalGround.ThirdPartyRights }, "no-consultation", "ground", "三十二" },
    };

    [Theory]
    [MemberData(nameof(Incomplete))]
    public void What_is_missing_is_told_with_field_and_article(ReplyDraft draft, string code, string field, string article)
    {
        var refusal = Assert.Single(Check(draft));

        Assert.Equal((code, field, Law.Article(article)), (refusal.Code, refusal.Field, refusal.Article));
    }

    private static ReplyDraft Of(ReplyType type, ReplyReference? says = null) => new(type, null, "理由", null, null, [], null, Reference: says);

    /// <summary>What each reply must refer to; each complete one, and each thing left out of it.</summary>
    public static TheoryData<ReplyDraft, string?, string?> References => new()
    {
        { Of(ReplyType.AlreadyPublic, new("https://jtt.hunan.gov.cn/a/t1.html")), null, null },
        { Of(ReplyType.AlreadyPublic, new("网址：https://jtt.hunan.gov.cn/a/t1.html，或者到省图书馆查阅")), null, null },
        { Of(ReplyType.AlreadyPublic, new("湖南省人民政府公报2020年第5期，厅一楼查阅点")), null, null },
        { Of(ReplyType.AlreadyPublic), "reference.where", "三十六" },
        { Of(ReplyType.AlreadyPublic, new(" ")), "reference.where", "三十六" },
        { Of(ReplyType.AlreadyPublic, new("http://厅网站")), "reference.where", "三十六" },
        { Of(ReplyType.AlreadyPublic, new("ftp://jtt.hunan.gov.cn/a")), "reference.where", "三十六" },
        { Of(ReplyType.NotHeld, new(Agency: "湖南省生态环境厅", Contact: "0731-88880001")), null, null },
        { Of(ReplyType.NotHeld, new(Undetermined: true)), null, null },
        { Of(ReplyType.NotHeld, new(Agency: "湖南省生态环境厅")), "reference.contact", "三十六" },
        { Of(ReplyType.NotHeld, new(Contact: "0731-88880001")), "reference.agency", "三十六" },
        { Of(ReplyType.NotHeld, new(Agency: "湖南省生态环境厅", Contact: "0731-88880001", Undetermined: true)), "reference.undetermined", "三十六" },
        { Of(ReplyType.Repeated, new(EarlierLetter: "湘交公开告〔2025〕21号", EarlierOn: new(2025, 6, 3))), null, null },
        { Of(ReplyType.Repeated, new(EarlierOn: new(2025, 6, 3))), "reference.earlierLetter", "三十六" },
        { Of(ReplyType.Repeated, new(EarlierLetter: "湘交公开告〔2025〕21号")), "reference.earlierOn", "三十六" },
        { Of(ReplyType.Repeated, new(EarlierLetter: "湘交公开告〔2025〕21号", EarlierOn: new(2026, 3, 11))), "reference.earlierOn", null },
        { Of(ReplyType.SpecialQuery, new("市不动产登记中心", Law: "《不动产登记暂行条例》第二十七条")), null, null },
        { Of(ReplyType.SpecialQuery, new("市不动产登记中心")), "reference.law", "三十六" },
        { Of(ReplyType.SpecialQuery, new(Law: "《不动产登记暂行条例》第二十七条")), "reference.where", "三十六" },
        { Of(ReplyType.NeedsProduction), null, null },
        { Of(ReplyType.Petition, new("12328")), null, null },
        { Of(ReplyType.Petition), "reference.where", "三十九" },
        { Of(ReplyType.Publication, new("新华书店")), null, null },
        { Of(ReplyType.Publication), "reference.where", "三十九" },
        { Of(ReplyType.Reconfirmation, new(EarlierLetter: "《许可决定书》", EarlierOn: new(2025, 6, 3))), null, null },
        { Of(ReplyType.Reconfirmation, new(EarlierOn: new(2025, 6, 3))), "reference.earlierLetter", "三十八" },
        { Of(ReplyType.NotGovernmentInformation, new(Outside: OutsideKind.Consultation)), null, null },
        { Of(ReplyType.NotGovernmentInformation), "reference.outside", "二" },
        { Of(ReplyType.NotGovernmentInformation, new(new string('长', 2001), Outside: OutsideKind.Other)), "reference.where", null },
    };

    [Theory]
    [MemberData(nameof(References))]
    public void A_reply_says_where_the_applicant_is_to_go(ReplyDraft draft, string? field, string? article)
    {
        var refusal = Check(draft) is { Count: > 0 } all ? Assert.Single(all) : null;
        Assert.Equal((field, article is null ? null : Law.Article(article)), (refusal?.Field, refusal?.Article));
    }

    [Fact]
    public void Only_what_was_marked_as_a_release_copy_leaves_the_house()
    {
        var reply = new ReplyDraft(ReplyType.Disclosed, null, "公开", null, null, [Copy.FileId, Guid.NewGuid()], null, Copies: [Copy]);
        var refusal = Assert.Single(Check(reply));
        Assert.Equal(("original", "attachments", Law.Article("三十七")), (refusal.Code, refusal.Field, refusal.Article));
        Assert.Equal("original", Assert.Single(Check(reply with { AttachmentIds = [Copy.FileId], Copies = [Copy with { Sha256 = string.Empty }] })).Code);
        Assert.Empty(Check(reply with { AttachmentIds = [Copy.FileId] }));
        // The same for what a refusal can give: the separable part.
        Assert.Equal("original", Assert.Single(Check(Refused with { AttachmentIds = [Guid.NewGuid()] })).Code);
    }

    private static readonly PartialItem Given = new("许可决定书");
    private static readonly PartialItem Deliberated = new("讨论记录", true, RefusalGround.Deliberative, "属于讨论过程");
    private static readonly PartialItem Theirs = new("投标报价", true, RefusalGround.ThirdPartyRights, "属于商业秘密");

    private static ReplyDraft Partly(params PartialItem[] items) => new(ReplyType.PartlyDisclosed, null, "理由", null, null, [Copy.FileId], null, Items: items, Copies: [Copy]);

    public static TheoryData<ReplyDraft, string?, string?> PartialReplies => new()
    {
        { Partly(Given, Deliberated), null, null },
        { Partly(Given, new("身份证件号码", true, RefusalGround.ThirdPartyRights, "个人隐私", PersonalMarks: true)), null, null },
        { Partly(Given, Deliberated) with { AttachmentIds = [] }, "accessNote", "三十七" },
        { Partly(Given), "items", "三十七" },
        { Partly(Deliberated), "items", "三十七" },
        { Partly(Given, Deliberated with { Name = " " }), "items.1.name", "三十七" },
        { Partly(Given, Deliberated with { Reason = null }), "items.1.reason", "三十七" },
        { Partly(Given, Deliberated with { Ground = null }), "items.1.ground", "三十六" },
        { Partly(Given with { Ground = RefusalGround.Deliberative }, Deliberated), "items.0.ground", null },
        { Partly(Given, Deliberated with { PersonalMarks = true }), "items.1.ground", "十五" },
        { Partly(Given, Theirs), "items.1.ground", "三十二" },
        { Partly([Given, .. Enumerable.Repeat(Deliberated, ReplyReferenceRules.MaxItems)]), "items", null },
        { Partly(Given, Deliberated with { Name = new string('长', 2001) }), "items.1.name", null },
    };

    /// <summary>条例第三十七条.</summary>
    [Theory]
    [MemberData(nameof(PartialReplies))]
    public void A_partial_reply_tells_item_by_item_what_is_given_and_why_the_rest_is_not(ReplyDraft draft, string? field, string? article)
    {
        var refusal = Check(draft) is { Count: > 0 } all ? Assert.Single(all) : null;
        Assert.Equal((field, article is null ? null : Law.Article(article)), (refusal?.Field, refusal?.Article));
    }

    /// <summary>条例第三十二条: an objection with a good reason stops a release, but not one that leaves the third party's part out.</summary>
    [Theory]
    [InlineData(false, null, null, "no-assessment")]
    [InlineData(true, true, false, "reason-good")]
    [InlineData(true, false, false, null)]
    [InlineData(true, true, true, null)]
    public void A_partial_release_that_gives_the_third_partys_part_needs_the_objection_overridden(bool assessed, bool? good, bool? publicInterest, string? code)
    {
        ConsultationRecord[] objected = [new(ConsultationKind.ThirdParty, true, false, assessed ? good : null, publicInterest ?? false)];
        Assert.Equal(code, DecisionRules.CheckRelease(Partly(Given, Deliberated), objected)?.Code);
        Assert.Equal(code == "no-assessment" ? code : null, DecisionRules.CheckRelease(Partly(Given, Theirs), objected)?.Code);
        Assert.Null(DecisionRules.CheckRelease(Refused, objected));
    }

    [Fact]
    public void Every_type_has_a_complete_draft_among_these_tests()
    {
        var tried = References.Select(r => r.Data.Item1).Concat(PartialReplies.Select(r => r.Data.Item1)).Where(d => Check(d).Count == 0).Select(d => d.Type).ToHashSet();
        tried.UnionWith([ReplyType.Refused, ReplyType.Disclosed, ReplyType.NotExisting, ReplyType.StillUnclear, ReplyType.Excessive]);
        Assert.Equal(Enum.GetValues<ReplyType>().Where(t => ReplyCatalogue.KindOf(t) == Domain.Requests.RequestKind.Disclosure).Order(), tried.Order());
    }

    /// <summary>Both ways are named for a partial reply: first reconsideration for what is withheld, the choice for the rest.</summary>
    [Fact]
    public void A_partial_reply_names_both_remedies()
    {
        var text = Remedies.Text(Remedy.Both, new("湖南省人民政府", "有管辖权的人民法院", "https://fy.example.gov.cn"), servedOnline: true);
        Assert.Contains("对本答复中不予公开的部分不服的，应当自知道本答复之日起60日内先向湖南省人民政府申请行政复议；对行政复议决定不服的，可以自收到行政复议决定书之日起15日内", text, StringComparison.Ordinal);
        Assert.Contains("对本答复的其他部分不服的，可以自知道本答复之日起60日内向湖南省人民政府申请行政复议，也可以自知道本答复之日起6个月内", text, StringComparison.Ordinal);
        Assert.Contains("网上申请行政复议：https://fy.example.gov.cn", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_ground_without_a_refusal_is_told() =>
        Assert.Equal("ground", Assert.Single(Check(new(ReplyType.Disclosed, RefusalGround.Deliberative, "公开", null, null, [Copy.FileId], null, Copies: [Copy]))).Field);

    [Theory]
    [InlineData("2026-03-01", false)]
    [InlineData("2026-03-02", true)]
    [InlineData("2026-03-10", true)]
    [InlineData("2026-03-11", false)]
    public void A_search_lies_between_receipt_and_today(string on, bool lawful)
    {
        var search = Search with { SearchedOn = DateOnly.Parse(on, System.Globalization.CultureInfo.InvariantCulture) };

        Assert.Equal(lawful, !DecisionRules.SearchMistakes(search, Received, Today).Any());
    }

    /// <summary>条例第十五条、第三十二条: a third party's objection alone carries no refusal; silence leaves it to the authority.</summary>
    [Theory]
    [InlineData(ConsultationKind.OtherAgency, true, false, true, false, "no-consultation")]
    [InlineData(ConsultationKind.ThirdParty, false, null, null, false, "consultation-open")]
    [InlineData(ConsultationKind.ThirdParty, true, false, null, false, "no-assessment")]
    [InlineData(ConsultationKind.ThirdParty, true, false, false, false, "reason-not-good")]
    [InlineData(ConsultationKind.ThirdParty, true, false, true, true, "reason-not-good")]
    [InlineData(ConsultationKind.ThirdParty, true, false, true, false, null)]
    [InlineData(ConsultationKind.ThirdParty, true, null, true, false, null)]
    public void Article_15_stands_on_a_consultation_and_on_the_authoritys_own_view(ConsultationKind asked, bool ended, bool? consent, bool? good, bool publicInterest, string? code)
    {
        var consultations = new[] { new ConsultationRecord(asked, ended, consent, good, publicInterest) };

        var refusals = DecisionRules.CheckDraft(Refused with { Ground = RefusalGround.ThirdPartyRights }, new DecisionFacts(Received, consultations), Today).ToList();

        Assert.Equal(code, refusals.SingleOrDefault()?.Code);
    }

    [Theory]
    [InlineData(ReplyType.StillUnclear, false, null, "no-clarification", "三十")]
    [InlineData(ReplyType.StillUnclear, true, null, null, null)]
    [InlineData(ReplyType.Excessive, false, null, "no-assessment", "三十五")]
    [InlineData(ReplyType.Excessive, true, true, "reasons-good", "三十五")]
    [InlineData(ReplyType.Excessive, false, false, null, null)]
    public void Articles_30_and_35_turn_nobody_away_who_was_not_asked_first(ReplyType type, bool clarified, bool? good, string? code, string? article)
    {
        var refusal = DecisionRules.CheckDraft(new(type, null, "理由", null, null, [], null), new DecisionFacts(Received, [], clarified, good), Today).SingleOrDefault();
        Assert.Equal((code, code is null ? null : "type"), (refusal?.Code, refusal?.Field));
        Assert.Equal(article is null ? null : $"《政府信息公开条例》第{article}条", refusal?.Article);
    }

    private static List<Refusal> Check(ReplyDraft draft) => [.. DecisionRules.CheckDraft(draft, new DecisionFacts(Received, []), Today)];
}
