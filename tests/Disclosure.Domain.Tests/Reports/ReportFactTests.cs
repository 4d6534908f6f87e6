using Disclosure.Domain.Correspondence;
using Disclosure.Domain.Deadlines;
using Disclosure.Domain.Decisions;
using Disclosure.Domain.Reports;
using Disclosure.Domain.Requests;
using Disclosure.Domain.Requests.Events;
using Disclosure.Domain.Tests.Requests;

namespace Disclosure.Domain.Tests.Reports;

/// <summary>What one request contributes to 表三, at every stage of its way.</summary>
public sealed class ReportFactTests
{
    [Fact]
    public void The_result_counts_on_the_day_of_the_reply_whenever_the_file_is_closed()
    {
        var c = RequestCase.At(Stage.Served);
        var fact = ReportFact.Of(c.State)!;
        Assert.Equal((RequestCase.FiledOn, ApplicantCategory.NaturalPerson, "3.1", c.State.RepliedOn), (fact.ReceivedOn, fact.Category, fact.Row, fact.ResultOn));
        var closed = RequestCase.At(Stage.Archived);
        Assert.Equal(closed.State.RepliedOn, ReportFact.Of(closed.State)!.ResultOn);
        Assert.Equal(closed.State.Closing!.ReportRow, ReportFact.Of(closed.State)!.Row);
    }

    [Fact]
    public void A_correction_request_and_an_application_without_a_date_of_receipt_are_not_counted()
    {
        Assert.Null(ReportFact.Of(RequestCase.FileCorrection().State));
        Assert.Null(ReportFact.Of(RequestCase.File(new ReceiptFacts(ReceiptChannel.Fax, RequestCase.FiledOn)).State));
        Assert.Null(ReportFact.Of(RequestState.Empty));
    }

    [Fact]
    public void What_ends_without_a_reply_counts_as_other()
    {
        var c = RequestCase.At(Stage.Registered);
        Assert.Null(ReportFact.Of(c.State)!.Row);
        Assert.Null(c.Request.Withdraw(null, RequestCase.Calendar, c.Today));
        Assert.Equal(("3.6.3", c.Today), (ReportFact.Of(c.State)!.Row, ReportFact.Of(c.State)!.ResultOn));
    }

    [Fact]
    public void A_reply_that_came_back_is_no_result_until_it_is_served_anew()
    {
        var c = RequestCase.At(Stage.Served);
        var failed = c.State.Apply(new ServiceFailed(c.State.ReplyLetter!.Issued.LetterId, c.Today, "查无此人"));
        Assert.Null(ReportFact.Of(failed)!.Row);
    }

    [Fact]
    public void A_case_that_was_answered_with_another_counts_by_itself_with_the_row_of_that_reply()
    {
        var joined = RequestCase.At(Stage.Registered).State
            .Apply(new JointReplyJoined(new LinkedCase(Guid.NewGuid(), "2"), "同一申请人"))
            .Apply(new JointReplyFollowed(new JointReply("湘交公开告〔2026〕1号", ReplyType.Refused, Remedy.ReconsiderationFirst, new(2026, 3, 20), "3.3.4")));
        Assert.Equal(("3.3.4", new DateOnly(2026, 3, 20)), (ReportFact.Of(joined)!.Row, ReportFact.Of(joined)!.ResultOn));
    }

    [Fact]
    public void An_organisation_whose_column_is_not_settled_yet_is_counted_under_other()
    {
        var c = RequestCase.File(applicant: RequestCase.Citizen with { Kind = ApplicantKind.Organization, IdType = "统一社会信用代码", IdNumber = "91350100M000100Y43" });
        Assert.Equal(ApplicantCategory.Other, ReportFact.Of(c.State)!.Category);
        Assert.Null(c.Request.Register(ApplicantCategory.Welfare, null));
        Assert.Equal(ApplicantCategory.Welfare, ReportFact.Of(c.State)!.Category);
    }
}
