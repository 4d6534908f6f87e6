using Disclosure.Domain.Requests;
using Disclosure.Domain.Requests.Events;
using Disclosure.Domain.Tests.Corrections;

namespace Disclosure.Domain.Tests.Requests;

/// <summary>条例第四十四条: 转为主动公开, and the applicant's suggestion of it. Neither touches the clock or the state of the case.</summary>
public sealed class PublicationMoveTests
{
    [Fact]
    public void A_served_reply_can_become_several_records_each_once()
    {
        var c = RequestCase.At(Stage.Served);
        var (status, clock) = (c.State.Status, c.State.Clock(RequestCase.Calendar, c.Today)!.DueOn);
        var record = Guid.NewGuid();
        Assert.Null(c.Request.MakePublic(record, " 430S00/2026-000001 ", c.Today));
        Assert.Null(c.Request.MakePublic(Guid.NewGuid(), "430S00/2026-000002", c.Today));
        Assert.Equal("made-public", c.Request.MakePublic(record, "430S00/2026-000001", c.Today)!.Code);
        Assert.Equal("indexNumber", c.Request.MakePublic(Guid.NewGuid(), " ", c.Today)!.Field);
        Assert.Equal(["430S00/2026-000001", "430S00/2026-000002"], c.State.MadePublic.Select(m => m.IndexNumber));
        Assert.Equal((status, clock), (c.State.Status, c.State.Clock(RequestCase.Calendar, c.Today)!.DueOn));
    }

    [Fact]
    public void What_was_not_given_cannot_be_made_public()
    {
        var c = RequestCase.At(Stage.Sealed);
        Assert.False(c.State.CanBeMadePublic);
        Assert.Equal("not-given", c.Request.MakePublic(Guid.NewGuid(), "430S00/2026-000001", c.Today)!.Code);
        Assert.Equal("《政府信息公开条例》第四十四条", c.Request.CannotBeMadePublic()!.Article);
        Assert.False(CorrectionCase.Consolidated().State.CanBeMadePublic);
    }

    [Fact]
    public void A_suggestion_is_recorded_with_its_answer_or_says_what_is_missing()
    {
        var c = RequestCase.At(Stage.Registered);
        Assert.Equal(["on", "suggestion", "answer", "adopted"], c.Request.SuggestPublication(c.Today.AddDays(1), " ", null, null, c.Today).Select(r => r.Field));
        Assert.Equal(["on", "suggestion"], c.Request.SuggestPublication(RequestCase.FiledOn.AddDays(-1), new string('长', 2001), false, "不属于", c.Today).Select(r => r.Field));
        Assert.Empty(c.Request.SuggestPublication(c.Today, " 建议公开 ", false, " 属于过程性信息 ", c.Today));
        Assert.Equal(new PublicationSuggested(c.Today, "建议公开", false, "属于过程性信息"), Assert.Single(c.State.Suggestions));
        var correction = CorrectionCase.Consolidated();
        Assert.Equal("kind", Assert.Single(correction.Request.SuggestPublication(correction.Today, "建议", true, "同意", correction.Today)).Code);
    }
}
