using Disclosure.Domain.Common;
using Disclosure.Domain.Correspondence;
using Disclosure.Domain.Deadlines;
using Disclosure.Domain.Decisions;
using Disclosure.Domain.Requests;
using Disclosure.Domain.Requests.Events;

namespace Disclosure.Domain.Tests.Requests;

/// <summary>Each guard of the aggregate by itself: its code, the field at fault and the article relied on.</summary>
public sealed class GuardTests
{
    private static readonly DateOnly Day = RequestCase.FiledOn;

    // ---- filing -----------------------------------------------------------------------------------------------------

    public static TheoryData<ReceiptFacts, string, string> BadReceipts => new()
    {
        { new(ReceiptChannel.Online, Day.AddDays(1)), "future", "receipt.submittedOn" },
        { new(ReceiptChannel.RegisteredPost, Day, SignedForOn: Day.AddDays(1)), "future", "receipt.signedForOn" },
        { new(ReceiptChannel.Fax, Day, ConfirmedOn: Day.AddDays(1)), "future", "receipt.confirmedOn" },
        { new(ReceiptChannel.RegisteredPost, Day), "required", "receipt.signedForOn" },
        { new(ReceiptChannel.RegisteredPost, Day, SignedForOn: Day.AddDays(-1)), "date", "receipt.signedForOn" },
        { new(ReceiptChannel.Email, Day, ConfirmedOn: Day.AddDays(-1)), "date", "receipt.confirmedOn" },
        { new(ReceiptChannel.Counter, new(2008, 4, 30)), "date", "receipt.submittedOn" },
    };

    [Theory]
    [MemberData(nameof(BadReceipts))]
    public void A_receipt_that_cannot_be_is_refused(ReceiptFacts receipt, string code, string field)
    {
        var (request, refusals) = DisclosureRequest.File(RequestCase.Filing(receipt), "ABCDEFGHJKLM", Day);

        Assert.Null(request);
        Assert.Contains(refusals, r => r.Code == code && r.Field == field && r.Article is not null);
    }

    [Fact]
    public void The_first_day_of_the_regulation_is_a_lawful_day() =>
        Assert.NotNull(DisclosureRequest.File(RequestCase.Filing(new(ReceiptChannel.Counter, new(2008, 5, 1))), "ABCDEFGHJKLM", Day).Request);

    [Fact]
    public void Filing_records_what_was_filed_and_the_code()
    {
        var c = RequestCase.File();

        Assert.Collection(c.Request.Raised, e => Assert.IsType<RequestFiled>(e), e => Assert.False(Assert.IsType<QueryCodeIssued>(e).Reissued));
        Assert.Equal("ABCDEFGHJKLM", c.State.QueryCode);
    }

    [Fact]
    public void A_reissued_code_replaces_the_first()
    {
        var c = RequestCase.File();

        RequestCase.Ok(c.Request.ReissueQueryCode());

        Assert.NotEqual("ABCDEFGHJKLM", c.State.QueryCode);
        Assert.Equal(c.State.QueryCode, QueryCode.Normalise(c.State.QueryCode));
        Assert.True(Assert.IsType<QueryCodeIssued>(c.Request.Raised[^1]).Reissued);
    }

    // ---- intake -----------------------------------------------------------------------------------------------------

    [Theory]
    [InlineData(ApplicantKind.Person, ApplicantCategory.Business)]
    [InlineData(ApplicantKind.Person, ApplicantCategory.Other)]
    [InlineData(ApplicantKind.Organization, ApplicantCategory.NaturalPerson)]
    public void The_annual_reports_column_must_fit_the_applicant(ApplicantKind kind, ApplicantCategory category)
    {
        var applicant = kind == ApplicantKind.Person ? RequestCase.Citizen : RequestCase.Citizen with { Kind = kind, IdType = "其他登记证号", IdNumber = "430000000001" };
        var c = RequestCase.File(applicant: applicant);

        Expect(c, x => x.Request.Register(category, null), "category", "category");
    }

    [Fact]
    public void Receipt_is_confirmed_between_arrival_and_today_and_says_how()
    {
        var c = RequestCase.At(Stage.Unconfirmed);
        c.Today = Day.AddDays(2);

        Expect(c, x => x.Request.ConfirmReceipt(Day.AddDays(-1), "电话", x.Today), "date", "on", "三十一");
        Expect(c, x => x.Request.ConfirmReceipt(Day.AddDays(3), "电话", x.Today), "date", "on", "三十一");
        Expect(c, x => x.Request.ConfirmReceipt(Day, " ", x.Today), "required", "how");
        RequestCase.Ok(c.Request.ConfirmReceipt(c.Today, "电话", c.Today));
        Assert.Equal(Day.AddDays(2), c.State.ReceivedOn);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public void Both_the_day_of_arrival_and_today_may_be_the_day_of_confirmation(int days)
    {
        var c = RequestCase.At(Stage.Unconfirmed);
        c.Today = Day.AddDays(2);
        RequestCase.Ok(c.Request.ConfirmReceipt(Day.AddDays(days), "电话", c.Today));
    }

    // ---- departments ------------------------------------------------------------------------------------------------

    [Fact]
    public void An_assignment_names_one_lead_and_a_possible_date()
    {
        var c = RequestCase.At(Stage.Registered);

        Expect(c, x => x.Request.Assign(Guid.Empty, [], null, null, null), "required", "lead");
        Expect(c, x => x.Request.Assign(x.Lead, [x.Lead], null, null, null), "lead-twice", "co");
        Expect(c, x => x.Request.Assign(x.Lead, [], Day.AddDays(-1), null, null), "date", "departmentsDueOn");
        RequestCase.Ok(c.Request.Assign(c.Lead, [c.Co, c.Co], Day, " ", null));
        Assert.Equal([c.Lead, c.Co], c.State.Assignments.Select(a => a.DepartmentId));
        Assert.Null(Assert.IsType<DepartmentsAssigned>(c.Request.Raised[^1]).Note);
    }

    [Fact]
    public void Nothing_is_assigned_before_it_is_registered() => Expect(RequestCase.At(Stage.Filed), c => c.Request.Assign(c.Lead, [], null, null, null), "not-registered", null, "四十五");

    [Fact]
    public void A_department_without_a_part_has_no_say()
    {
        var c = RequestCase.At(Stage.Assigned);

        Expect(c, x => x.Request.Accept(x.Other), "not-assigned", null);
        Expect(c, x => x.Request.PassOver(x.Other, "理由"), "not-assigned", null);
    }

    [Fact]
    public void An_answer_rests_on_a_complete_search()
    {
        var c = RequestCase.At(Stage.Accepted);
        Expect(c, x => Submit(x, x.Search with { Places = " " }), "required", "search.places", "三十六");
        Expect(c, x => Submit(x, x.Search with { Keywords = "" }), "required", "search.keywords", "三十六");
        Expect(c, x => Submit(x, x.Search with { Searchers = "" }), "required", "search.searchers", "三十六");
        Expect(c, x => Submit(x, x.Search with { Result = "" }), "required", "search.result", "三十六");
        Expect(c, x => Submit(x, x.Search with { SearchedOn = x.Today.AddDays(1) }), "date", "search.searchedOn");
        Expect(c, x => Submit(x, x.Search with { SearchedOn = Day.AddDays(-1) }), "date", "search.searchedOn");
        Expect(c, x => Submitted(x.Request.SubmitAnswer(x.Lead, null!, "意见", ReplyType.Disclosed, null, [], x.Today)), "required", "search", "三十六");
        Expect(c, x => Submitted(x.Request.SubmitAnswer(x.Lead, x.Search, " ", ReplyType.Disclosed, null, [], x.Today)), "required", "opinion");
        Expect(c, x => Submitted(x.Request.SubmitAnswer(x.Lead, x.Search, "意见", null, null, [], x.Today)), "required", "proposed");
        Expect(c, x => Submitted(x.Request.SubmitAnswer(x.Lead, x.Search, "意见", ReplyType.Refused, null, [], x.Today)), "required", "ground", "三十六");
        Expect(c, x => Submitted(x.Request.SubmitAnswer(x.Lead, x.Search, "意见", ReplyType.Disclosed, RefusalGround.Deliberative, [], x.Today)), "required", "ground", "三十六");
        Assert.Empty(c.Request.SubmitAnswer(c.Co, c.Search, "意见", null, null, [], c.Today));

        static Refusal? Submit(RequestCase c, SearchRecord search) => Submitted(c.Request.SubmitAnswer(c.Lead, search, "意见", ReplyType.Disclosed, null, [], c.Today));
        static Refusal? Submitted(IReadOnlyList<Refusal> refusals) => refusals.Count == 0 ? null : Assert.Single(refusals);
    }

    [Fact]
    public void What_goes_back_says_why()
    {
        Expect(RequestCase.At(Stage.Assigned), c => c.Request.Return(c.Lead, ""), "required", "reason");
        Expect(RequestCase.At(Stage.Submitted), c => c.Request.SendBackAnswer(c.Lead, " "), "required", "reason");
        Expect(RequestCase.At(Stage.Drafted), c => c.Request.SendBackReply(null, " "), "required", "reason");
        Expect(RequestCase.At(Stage.Answered), c => c.Request.Consolidate(" "), "required", "summary");
    }

    [Fact]
    public void Only_a_late_co_department_that_was_urged_is_passed_over()
    {
        var c = RequestCase.At(Stage.Accepted);
        Expect(c, x => x.Request.PassOver(x.Lead, "理由"), "lead", null);
        Expect(c, x => x.Request.PassOver(x.Co, "理由"), "not-urged", null);
        RequestCase.Ok(c.Request.Urge(c.Co, "请尽快"));
        Expect(c, x => x.Request.PassOver(x.Co, ""), "required", "reason");
        RequestCase.Ok(c.Request.PassOver(c.Co, "逾期未答"));

        Assert.Empty(c.Request.SubmitAnswer(c.Lead, c.Search, "意见", ReplyType.Disclosed, null, [], c.Today));
        RequestCase.Ok(c.Request.ApproveAnswer(c.Lead, c.Approval));
        RequestCase.Ok(c.Request.Consolidate("汇总"));
    }

    [Fact]
    public void A_co_department_that_gave_the_case_back_can_be_passed_over_at_once()
    {
        var c = RequestCase.At(Stage.Assigned);
        RequestCase.Ok(c.Request.Return(c.Co, "与本处无关"));

        RequestCase.Ok(c.Request.PassOver(c.Co, "其职责与本件无关"));
    }

    [Fact]
    public void An_open_department_holds_the_consolidation()
    {
        var c = RequestCase.At(Stage.Submitted);
        RequestCase.Ok(c.Request.ApproveAnswer(c.Lead, c.Approval));

        Expect(c, x => x.Request.Consolidate("汇总"), "departments-open", null);
    }

    [Fact]
    public void A_department_added_after_the_consolidation_is_waited_for()
    {
        var c = RequestCase.At(Stage.Consolidated);
        RequestCase.Ok(c.Request.Assign(c.Lead, [c.Other], null, null, null));

        Assert.Equal("not-consolidated", Assert.Single(c.Request.DraftReply(c.Disclosed, c.Today)).Code);
        Expect(c, x => x.Request.Consolidate("汇总"), "departments-open", null);
    }

    [Fact]
    public void A_new_lead_takes_over_and_the_others_keep_their_work()
    {
        var c = RequestCase.At(Stage.Submitted);
        c = RequestCase.At(Stage.Accepted);
        RequestCase.Ok(c.Request.Return(c.Lead, "职责不在本处"));
        Assert.Null(c.State.LeadDepartmentId);

        RequestCase.Ok(c.Request.Assign(c.Other, [c.Co], null, null, null));

        Assert.Equal(c.Other, c.State.LeadDepartmentId);
        Assert.Equal(AssignmentState.Accepted, c.State.Assignments.Single(a => a.DepartmentId == c.Co).State);
        Assert.DoesNotContain(c.State.Assignments, a => a.DepartmentId == c.Lead);
    }

    // ---- review and signature ---------------------------------------------------------------------------------------

    [Fact]
    public void Nothing_is_signed_without_the_secrecy_review()
    {
        var c = RequestCase.At(Stage.Drafted);
        RequestCase.Ok(c.Request.Review(ReviewStage.Check, c.Approval));
        RequestCase.Ok(c.Request.Review(ReviewStage.Legal, c.Approval));

        Expect(c, x => x.Request.Sign(x.Approval), "no-secrecy-review", null, "十七");
    }

    [Fact]
    public void Reviews_come_in_their_order_and_once()
    {
        var c = RequestCase.At(Stage.Drafted);
        RequestCase.Ok(c.Request.Review(ReviewStage.Legal, c.Approval));

        Expect(c, x => x.Request.Review(ReviewStage.Legal, x.Approval), "reviewed", null);
        Expect(c, x => x.Request.Review(ReviewStage.Check, x.Approval), "order", null);
        RequestCase.Ok(c.Request.Review(ReviewStage.Secrecy, c.Approval));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_new_draft_and_a_returned_one_lose_their_reviews(bool redraft)
    {
        var c = RequestCase.At(Stage.Reviewed);
        if (redraft)
        {
            Assert.Empty(c.Request.DraftReply(c.Disclosed with { Reasoning = "另稿" }, c.Today));
        }
        else
        {
            RequestCase.Ok(c.Request.SendBackReply(null, "请修改"));
        }

        Assert.Empty(c.State.Reviews);
        Expect(c, x => x.Request.Sign(x.Approval), "no-secrecy-review", null, "十七");
    }

    [Theory]
    [InlineData(ReplyType.Refused, Remedy.ReconsiderationFirst)]
    [InlineData(ReplyType.Disclosed, Remedy.ReconsiderationFirst)]
    [InlineData(ReplyType.NotExisting, Remedy.Choice)]
    public void A_letter_that_is_not_the_signed_reply_is_a_bug_and_thrown(ReplyType type, Remedy remedy)
    {
        var c = RequestCase.At(Stage.Signed);

        Assert.Throws<ArgumentException>(() => c.Request.IssueLetter(c.Letter() with { Type = type, Remedy = remedy }));

        Assert.Empty(c.State.Letters);
    }

    // ---- service ----------------------------------------------------------------------------------------------------

    [Fact]
    public void Nothing_is_served_without_the_sealed_copy()
    {
        Expect(RequestCase.At(Stage.Issued), c => c.Request.Serve(new(ServiceMeans.InPerson, c.Today, Recipient: "本人"), RequestCase.Calendar, c.Today), "no-sealed-copy", null);
        Expect(RequestCase.At(Stage.Issued), c => c.Request.SealLetter(Guid.Empty), "required", "sealedFileId");
    }

    [Theory]
    [InlineData(DeliveryMethod.Online, ServiceMeans.Email, "means", "means", "二十九")]
    [InlineData(DeliveryMethod.Email, ServiceMeans.Online, "means", "means", "二十九")]
    [InlineData(DeliveryMethod.Post, ServiceMeans.Online, "means", "means", "二十九")]
    [InlineData(DeliveryMethod.Pickup, ServiceMeans.Email, "means", "means", "二十九")]
    [InlineData(DeliveryMethod.Online, ServiceMeans.Post, "required", "trackingNumber", null)]
    [InlineData(DeliveryMethod.Online, ServiceMeans.InPerson, "required", "recipient", null)]
    [InlineData(DeliveryMethod.Online, ServiceMeans.OtherAgency, "required", "recipient", null)]
    public void The_means_of_service_follows_the_applicants_choice(DeliveryMethod chosen, ServiceMeans means, string code, string field, string? article)
    {
        var form = chosen is DeliveryMethod.Post or DeliveryMethod.Pickup ? DeliveryForm.Paper : DeliveryForm.Electronic;
        var c = RequestCase.Sealed(new DeliveryPreference(form, chosen));

        Expect(c, x => x.Request.Serve(new ServiceAct(means, x.Today), RequestCase.Calendar, x.Today), code, field, article);
    }

    [Theory]
    [InlineData(DeliveryMethod.Online, ServiceMeans.Online)]
    [InlineData(DeliveryMethod.Email, ServiceMeans.Email)]
    [InlineData(DeliveryMethod.Email, ServiceMeans.Post)]
    public void The_chosen_means_and_the_classic_ones_are_lawful(DeliveryMethod chosen, ServiceMeans means)
    {
        var c = RequestCase.Sealed(new DeliveryPreference(DeliveryForm.Electronic, chosen));

        RequestCase.Ok(c.Request.Serve(new ServiceAct(means, c.Today, TrackingNumber: "EX000000000CN"), RequestCase.Calendar, c.Today));
        Assert.Equal(c.Today, c.State.RepliedOn);
    }

    [Fact]
    public void Dates_of_service_lie_between_the_letter_and_today()
    {
        var c = RequestCase.At(Stage.Sealed);
        c.Today = Day.AddDays(3);
        Expect(c, x => Serve(x, Day.AddDays(-1)), "date", "on");
        Expect(c, x => Serve(x, Day.AddDays(4)), "date", "on");
        RequestCase.Ok(Serve(c, Day.AddDays(1)));
        Expect(c, x => x.Request.ProveService(Day, null, x.Today), "date", "on");
        Expect(c, x => x.Request.ProveService(Day.AddDays(4), null, x.Today), "date", "on");
        Expect(c, x => x.Request.FailService(Day, "退回", x.Today), "date", "on");
        Expect(c, x => x.Request.FailService(Day.AddDays(4), "退回", x.Today), "date", "on");
        Expect(c, x => x.Request.FailService(Day.AddDays(2), " ", x.Today), "required", "reason");

        static Refusal? Serve(RequestCase c, DateOnly on) => c.Request.Serve(new(ServiceMeans.InPerson, on, Recipient: "本人"), RequestCase.Calendar, c.Today);
    }

    [Theory]
    [InlineData(ServiceMeans.Post, true)]
    [InlineData(ServiceMeans.OtherAgency, true)]
    [InlineData(ServiceMeans.Online, false)]
    [InlineData(ServiceMeans.InPerson, false)]
    public void What_is_signed_for_elsewhere_is_closed_on_its_proof(ServiceMeans means, bool needsProof)
    {
        var c = RequestCase.At(Stage.Sealed);
        RequestCase.Ok(c.Request.Serve(new(means, c.Today, "EX000000000CN", "本人"), RequestCase.Calendar, c.Today));
        if (needsProof)
        {
            Expect(c, x => x.Request.Close(null, x.Today), "no-proof", null);
            RequestCase.Ok(c.Request.ProveService(c.Today, null, c.Today));
        }

        RequestCase.Ok(c.Request.Close(null, c.Today));
        Assert.Equal("3.1", c.State.Closing!.ReportRow);
    }

    [Fact]
    public void A_reply_that_came_back_is_no_reply_and_can_be_served_again()
    {
        var c = RequestCase.At(Stage.Failed);
        Assert.Null(c.State.RepliedOn);
        Assert.Equal(ClockState.Running, c.State.Clock(RequestCase.Calendar, c.Today)!.State);

        c.Today = Day.AddDays(1);
        RequestCase.Ok(c.Request.Serve(new(ServiceMeans.Post, c.Today, "EX000000000CN"), RequestCase.Calendar, c.Today));

        Assert.Equal(Day.AddDays(1), c.State.RepliedOn);
        Expect(c, x => x.Request.Close(null, x.Today), "no-proof", null);
    }

    [Fact]
    public void A_phone_call_is_recorded_with_whom_and_what()
    {
        var c = RequestCase.At(Stage.Filed);
        Expect(c, x => x.Request.RecordPhoneNotice(Day.AddDays(-1), "本人", "内容", x.Today), "date", "on");
        Expect(c, x => x.Request.RecordPhoneNotice(Day.AddDays(1), "本人", "内容", x.Today), "date", "on");
        Expect(c, x => x.Request.RecordPhoneNotice(Day, "", "内容", x.Today), "required", "spokeWith");
        Expect(c, x => x.Request.RecordPhoneNotice(Day, "本人", "", x.Today), "required", "content");
    }

    private static void Expect(RequestCase c, Func<RequestCase, Refusal?> move, string code, string? field, string? article = null)
    {
        var refusal = c.Refused(move);
        Assert.Equal((code, field), (refusal.Code, refusal.Field));
        if (article is not null)
        {
            Assert.Equal(Law.Article(article), refusal.Article);
        }
    }
}
