using Disclosure.Domain.Correspondence;
using Disclosure.Domain.Deadlines;
using Disclosure.Domain.Decisions;
using Disclosure.Domain.Fees;
using Disclosure.Domain.Requests;

namespace Disclosure.Domain.Tests.Notices;

/// <summary>Which letters a case may still have, and what a third party's word weighs.</summary>
public sealed class NoticeRulesTests
{
    [Fact]
    public void What_is_not_possible_is_refused_when_it_is_drafted()
    {
        var c = new NoticeCase(new(2026, 3, 2));
        c.Send(NoticeCase.Clarification(), new(2026, 3, 3));
        c.Send(new ReasonsContent("两个月内58件。", 10), new(2026, 3, 3));
        Assert.Equal([NoticeKind.Consultation], NoticeRules.Possible(c.Request.State).Except([NoticeKind.Extension, NoticeKind.Fee]));
        NoticeContent[] all =
        [
            NoticeCase.Clarification(), new ReasonsContent("两个月内58件。", 10), new DeferralContent(new(2026, 6, 1), "文件较多。"),
            new ConsultationInfoContent(Guid.NewGuid()), new ThirdPartyReleaseContent(Guid.NewGuid(), "报价。", "理由。"),
        ];
        foreach (var content in all)
        {
            Assert.DoesNotContain(content.Kind, NoticeRules.Possible(c.Request.State));
            Assert.NotEmpty(c.Request.DraftNotice(Guid.NewGuid(), content, NoticeCase.Calendar, c.Today));
        }
    }

    [Fact]
    public void What_is_possible_can_be_drafted()
    {
        var c = new NoticeCase(new(2026, 3, 2)) { Today = new(2026, 3, 3) };
        foreach (var kind in NoticeRules.Possible(c.Request.State))
        {
            NoticeContent content = kind switch
            {
                NoticeKind.Clarification => NoticeCase.Clarification(),
                NoticeKind.Reasons => new ReasonsContent("两个月内58件。", 10),
                NoticeKind.Extension => new ExtensionContent(10, "需要查阅档案。"),
                NoticeKind.Consultation => NoticeCase.ThirdParty(),
                _ => new FeeContent(FeeBasis.Pages, 120, 0, 1100, "转账。"),
            };
            Assert.Equal(kind, content.Kind);
            Assert.Empty(new NoticeCase(new(2026, 3, 2)) { Today = new(2026, 3, 3) }.Request.DraftNotice(Guid.NewGuid(), content, NoticeCase.Calendar, new(2026, 3, 3)));
        }
    }

    [Theory]
    [InlineData(false, null, false, "no-assessment")]
    [InlineData(false, true, false, "reason-good")]
    [InlineData(false, true, true, null)]
    [InlineData(false, false, false, null)]
    [InlineData(true, null, false, null)]
    [InlineData(null, null, false, null)]
    public void A_good_objection_is_passed_over_only_for_a_grave_public_interest(bool? consent, bool? reasonIsGood, bool publicInterest, string? refused)
    {
        var draft = new ReplyDraft(ReplyType.Disclosed, null, "予以公开。", null, null, [Guid.Empty], null, Copies: [new(Guid.Empty, new string('0', 64))]);
        var refusals = DecisionRules.CheckDraft(draft, new DecisionFacts(new(2026, 3, 2), [new ConsultationRecord(ConsultationKind.ThirdParty, Ended: true, consent, reasonIsGood, publicInterest)]), new(2026, 3, 10)).ToList();
        Assert.Equal(refused, refusals.SingleOrDefault()?.Code);
        Assert.All(refusals, r => Assert.Contains("第三十二条", r.Article, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(true, "consented")]
    [InlineData(false, null)]
    public void Who_agreed_is_no_ground_to_refuse(bool consent, string? refused)
    {
        var draft = new ReplyDraft(ReplyType.Refused, RefusalGround.ThirdPartyRights, "涉及商业秘密。", null, "不能区分。", [], null);
        var refusals = DecisionRules.CheckDraft(draft, new DecisionFacts(new(2026, 3, 2), [new ConsultationRecord(ConsultationKind.ThirdParty, Ended: true, consent, ReasonIsGood: true, PublicInterest: false)]), new(2026, 3, 10));
        Assert.Equal(refused, refusals.Select(r => r.Code).FirstOrDefault(code => code is "consented"));
    }

    [Fact]
    public void What_the_system_sends_itself_is_sent_today()
    {
        var c = new NoticeCase(new(2026, 3, 2));
        var id = c.Prepare(NoticeCase.Clarification(), new(2026, 3, 3));
        c.Today = new(2026, 3, 5);
        Assert.Equal("on", c.Refused(() => c.Request.ServeNotice(id, new ServiceAct(ServiceMeans.Online, new(2026, 3, 3)), NoticeCase.Calendar, c.Today)).Field);
        NoticeCase.Ok(c.Request.ServeNotice(id, new ServiceAct(ServiceMeans.Post, new(2026, 3, 3), "EX1"), NoticeCase.Calendar, c.Today));
    }
}
