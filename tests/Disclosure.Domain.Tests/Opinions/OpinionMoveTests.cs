using Disclosure.Domain.Common;
using Disclosure.Domain.Deadlines;
using Disclosure.Domain.Opinions;
using Disclosure.Domain.Requests;
using Disclosure.Domain.Requests.Events;

namespace Disclosure.Domain.Tests.Opinions;

/// <summary>Every move in every state: lawful ones move, the others change nothing.</summary>
public sealed class OpinionMoveTests
{
    private static readonly DateOnly Day = new(2026, 3, 2);

    private static readonly Dictionary<string, Func<Opinion, Refusal?>> Moves = new()
    {
        ["accept"] = o => o.Accept(Day),
        ["decline"] = o => o.Decline(DeclineReason.Petition, null, Day),
        ["route"] = o => o.Route(Guid.CreateVersion7(), null, Day),
        ["return"] = o => o.Return("不属于本处室"),
        ["draft"] = o => o.DraftAnswer("答复"),
        ["send-back"] = o => o.SendBackAnswer("请修改"),
        ["approve"] = o => o.ApproveAnswer(new Approval("负责人", Day), Day),
        ["send"] = o => o.SendAnswer(Day),
        ["publish"] = o => o.Publish("标题", "内容", "答复", true, Day).FirstOrDefault(),
        ["take-down"] = o => o.TakeDown("要求撤下", Day),
        ["close"] = o => o.Close(Day),
        ["withdraw"] = o => o.Withdraw(null, Day),
        ["offer"] = o => o.OfferConversion("是申请", Day),
        ["become"] = o => Become(o).Refusals.FirstOrDefault(),
        ["reissue"] = o => o.ReissueQueryCode(),
        ["phone"] = o => o.RecordPhoneCall(Day, "本人", "已告知", Day),
    };

    // State, the moves that lead to it, and what is lawful there. Telling by telephone and a new code are lawful everywhere.
    private static readonly (string State, string[] Way, string[] Lawful)[] Table =
    [
        ("submitted", [], ["accept", "decline", "withdraw", "offer"]),
        ("accepted", ["accept"], ["route", "withdraw", "offer"]),
        ("routed", ["accept", "route"], ["return", "draft", "withdraw", "offer"]),
        ("returned", ["accept", "route", "return"], ["route", "withdraw", "offer"]),
        ("drafted", ["accept", "route", "draft"], ["return", "draft", "send-back", "approve", "withdraw", "offer"]),
        ("sent-back", ["accept", "route", "draft", "send-back"], ["return", "draft", "send-back", "withdraw", "offer"]),
        ("approved", ["accept", "route", "draft", "approve"], ["send-back", "send", "withdraw", "offer"]),
        ("offered", ["offer"], ["accept", "decline", "withdraw", "become"]),
        ("offered late", ["accept", "route", "draft", "approve", "offer"], ["send-back", "send", "withdraw", "become"]),
        ("answered", ["accept", "route", "draft", "approve", "send"], ["publish", "close"]),
        ("published", ["accept", "route", "draft", "approve", "send", "publish"], ["publish", "take-down", "close"]),
        ("taken down", ["accept", "route", "draft", "approve", "send", "publish", "take-down"], ["publish", "close"]),
        ("closed", ["accept", "route", "draft", "approve", "send", "close"], ["publish"]),
        ("closed and published", ["accept", "route", "draft", "approve", "send", "publish", "close"], ["publish", "take-down"]),
        ("declined", ["decline"], []),
        ("withdrawn", ["accept", "withdraw"], []),
        ("became a request", ["offer", "become"], []),
    ];

    public static TheoryData<string, string> Cells => [.. from row in Table from move in Moves.Keys select (row.State, move)];

    [Theory]
    [MemberData(nameof(Cells))]
    public void A_move_is_lawful_or_leaves_no_trace(string state, string move)
    {
        var (_, way, lawful) = Table.Single(r => r.State == state);
        var opinion = New();
        foreach (var step in way)
        {
            Assert.Null(Moves[step](opinion));
        }

        var (before, count) = (opinion.State, opinion.Raised.Count);
        var refusal = Moves[move](opinion);

        if (lawful.Contains(move) || move is "phone" or "reissue")
        {
            Assert.Null(refusal);
            Assert.True(opinion.Raised.Count == count + 1);
            Assert.Equal(opinion.State with { }, Opinion.Rebuild(opinion.Raised).State);
        }
        else
        {
            Assert.NotNull(refusal);
            Assert.Matches(@"[\u4e00-\u9fff]", refusal.Message);
            Assert.Equal((before, count), (opinion.State, opinion.Raised.Count));
        }
    }

    [Fact]
    public void The_table_has_every_status() => Assert.Equal(
        Enum.GetValues<OpinionStatus>().Order(),
        Table.Select(r => After(r.Way).State.Status).Distinct().Order());

    [Fact]
    public void A_withdrawn_or_declined_or_converted_one_is_never_published()
    {
        foreach (var way in new[] { "decline", "withdraw" })
        {
            var opinion = After([way]);
            Assert.Single(opinion.Publish("标题", "内容", "答复", true, Day));
        }
    }

    [Fact]
    public void Without_consent_nothing_is_published()
    {
        var opinion = New(f => f with { ConsentsToPublication = false });
        foreach (var step in new[] { "accept", "route", "draft", "approve", "send" })
        {
            Assert.Null(Moves[step](opinion));
        }

        var refusal = Assert.Single(opinion.Publish("标题", "内容", "答复", true, Day));
        Assert.Equal(("no-consent", OpinionRules.Privacy), (refusal.Code, refusal.Article));
    }

    [Fact]
    public void Unchecked_text_is_not_published_and_every_field_is_judged()
    {
        var refusals = After(["accept", "route", "draft", "approve", "send"]).Publish(" ", "李四来信", null, false, Day);
        Assert.Equal(["title", "content", "answer", "isChecked"], refusals.Select(r => r.Field));
    }

    [Theory]
    [InlineData(DeclineReason.Other, null, "explanation")]
    [InlineData((DeclineReason)99, null, "reason")]
    public void Declining_needs_a_reason_of_the_list(DeclineReason reason, string? explanation, string field)
    {
        var refusal = New().Decline(reason, explanation, Day)!;
        Assert.Equal((field, OpinionRules.Right), (refusal.Field, refusal.Article));
    }

    [Fact]
    public void Every_reason_says_where_to_turn() =>
        Assert.All(Enum.GetValues<DeclineReason>(), r => Assert.True(r.Label().Length > 3 && r.Instead().Length > 8));

    [Fact]
    public void An_accepted_one_must_be_answered() => Assert.Equal(OpinionRules.Right, After(["accept"]).Decline(DeclineReason.Petition, null, Day)!.Article);

    [Fact]
    public void What_is_missing_is_named_by_its_field()
    {
        var (opinion, refusals) = Opinion.File(Filing() with { Kind = (OpinionKind)(-1), Title = " ", Content = new string('长', OpinionRules.MaxContent + 1), Sender = new OpinionSender("", null, null) }, Day);
        Assert.Null(opinion);
        Assert.Equal(["kind", "title", "content", "name", "contact"], refusals.Select(r => r.Field));
    }

    [Theory]
    [InlineData("1390000000", null, "phone")]
    [InlineData(null, "a@b", "email")]
    public void A_contact_that_cannot_be_one_is_refused(string? phone, string? email, string field) =>
        Assert.Equal(field, Assert.Single(Opinion.File(Filing() with { Sender = new OpinionSender("李四", phone, email) }, Day).Refusals).Field);

    [Theory]
    [InlineData(false, "2026-03-02")]
    [InlineData(true, "2026-03-05")]
    public void The_date_of_receipt_of_the_application_follows_from_the_guide(bool excluded, string received)
    {
        var opinion = After(["offer"]);
        var (request, refusals) = Become(opinion, excluded, new DateOnly(2026, 3, 5));
        Assert.Empty(refusals);
        Assert.Equal(DateOnly.Parse(received, System.Globalization.CultureInfo.InvariantCulture), request!.State.ReceivedOn);
        Assert.Equal(excluded ? null : new DateOnly(2026, 3, 5), request.State.Inherited?.ReceivedOn);
        Assert.Equal(opinion.State.Number, request.State.FromOpinion!.Opinion.Number);
        Assert.Equal(OpinionStatus.BecameRequest, opinion.State.Status);
    }

    [Fact]
    public void An_application_that_article_29_refuses_leaves_the_opinion_as_it_is()
    {
        var opinion = After(["offer"]);
        var (request, refusals) = opinion.BecomeRequest(Guid.CreateVersion7(), Guid.CreateVersion7(), Application() with { Information = new InformationSought(" ") }, "ABCDEFGHJKLM", false, Day);
        Assert.Null(request);
        Assert.Equal("information.description", Assert.Single(refusals).Field);
        Assert.Equal(OpinionStatus.AwaitingConfirmation, opinion.State.Status);
    }

    [Fact]
    public void A_new_code_takes_the_place_of_the_one_before_and_changes_nothing_else()
    {
        var opinion = After(["accept"]);
        var before = opinion.State;
        Assert.Null(opinion.ReissueQueryCode());
        Assert.Matches("^[2-9A-HJ-NP-Z]{12}$", opinion.State.QueryCode);
        Assert.NotEqual(before.QueryCode, opinion.State.QueryCode);
        Assert.Equal(before with { QueryCode = opinion.State.QueryCode, Version = before.Version + 1 }, opinion.State);
        Assert.Equal(before.QueryCode, opinion.State.Filed.QueryCode);
    }

    private static Opinion After(IEnumerable<string> way)
    {
        var opinion = New();
        Assert.All(way.Select(w => Moves[w](opinion)).ToList(), Assert.Null);
        return opinion;
    }

    private static OpinionFiled Filing() => new("430S00-YJ2026-00001", "ABCDEFGHJKLM", OpinionKind.Suggestion, "标题", "内容", new OpinionSender("李四", "13900000000", null), true, null, Day, new OpinionTerms(5, 15), []);

    private static Opinion New(Func<OpinionFiled, OpinionFiled>? change = null) => Opinion.File(change?.Invoke(Filing()) ?? Filing(), Day).Opinion!;

    private static (DisclosureRequest? Request, IReadOnlyList<Refusal> Refusals) Become(Opinion opinion, bool excluded = false, DateOnly? today = null) =>
        opinion.BecomeRequest(Guid.CreateVersion7(), Guid.CreateVersion7(), Application(), "MNPQRSTUVWXY", excluded, today ?? Day);

    private static RequestFiled Application() => new(
        "430S00-SQ2026-00001",
        new Applicant { Kind = ApplicantKind.Person, Name = "李四", IdType = "居民身份证", IdNumber = "11010119900307889X", Phone = "13900000000" },
        new InformationSought("某高速公路初步设计批复"),
        new DeliveryPreference(DeliveryForm.Electronic, DeliveryMethod.Online),
        new ReceiptFacts(ReceiptChannel.Online, Day),
        []);
}
