using System.Text.Json.Nodes;

namespace Disclosure.Workflow.Tests;

public class JourneyTests
{
    private static JsonObject Facts(bool receipt = true, bool answered = true, bool proof = false, bool direct = false) =>
        new() { ["receiptConfirmed"] = receipt, ["departmentsAnswered"] = answered, ["proofNeeded"] = proof, ["answeredDirectly"] = direct };

    private static Instance AtDraft()
    {
        var instance = new Instance(ShippedDefinitions.Request) { Facts = Facts() };
        return instance.Start().Complete("Register", "registered").Complete("Assign", "assigned").Complete("Consolidate", "consolidated");
    }

    private static Instance Reviews(Instance instance) => instance
        .Complete("Draft", "drafted").Complete("Check", "approved").Complete("LegalReview", "approved")
        .Complete("SecrecyReview", "approved").Complete("Sign", "approved");

    [Fact]
    public void A_request_opens_with_the_task_to_register_it()
    {
        var instance = new Instance(ShippedDefinitions.Request) { Facts = Facts() }.Start();

        var task = Assert.IsType<WorkflowCommand.CreateTask>(Assert.Single(instance.Last.Commands));
        Assert.Equal("case-1/Register/1/task", task.Key);
        Assert.Equal(("Register#1", "登记", "intake-clerk", "intake", "register", (int?)1), (task.WaitId, task.Title, task.Role, task.Department, task.Form, task.TargetWorkingDays));
        Assert.Equal([new TaskOutcome("registered", "登记完成")], task.Outcomes);
    }

    [Fact]
    public void A_request_goes_the_whole_way_to_the_archive()
    {
        var instance = new Instance(ShippedDefinitions.Request) { Facts = Facts(receipt: false, answered: false) };
        instance.Start().Complete("Register", "registered");
        Assert.Equal(["ConfirmReceipt#1"], instance.Open);
        instance.Facts = Facts(answered: false);
        instance.Complete("ConfirmReceipt", "confirmed").Complete("Assign", "assigned");
        Assert.Equal(new WorkflowCommand.StartSide("case-1/StartDepartments/1/side", "StartDepartments", "department-review", "assignments"), Assert.Single(instance.Last.Commands));
        Assert.Equal(["AwaitDepartments#1"], instance.Open);
        instance.Facts = Facts();
        instance.Signal("departmentsAnswered").Complete("Consolidate", "consolidated");
        Reviews(instance).Complete("Seal", "sealed").Complete("Serve", "served").Complete("Close", "closed").Complete("Archive", "archived");

        Assert.Equal(InstanceStatus.Finished, instance.Last.Status);
        Assert.Empty(instance.Open);
    }

    [Fact]
    public void A_request_that_no_department_needs_to_see_is_drafted_at_once()
    {
        var instance = new Instance(ShippedDefinitions.Request) { Facts = Facts() }.Start().Complete("Register", "registered");
        instance.Facts = Facts(answered: false, direct: true);
        instance.Complete("Assign", "direct");
        Assert.Equal(["Draft#1"], instance.Open);
        instance.Complete("Draft", "drafted").Complete("Check", "returned");
        Assert.Equal(["Draft#2"], instance.Open);
        Reviews(instance).Complete("Seal", "sealed").Complete("Serve", "served").Complete("Close", "closed").Complete("Archive", "archived");
        Assert.Equal(InstanceStatus.Finished, instance.Last.Status);
    }

    [Theory]
    [InlineData("Seal")]
    [InlineData("Serve")]
    public void A_signature_that_is_taken_back_leads_to_a_new_draft_and_all_reviews(string at)
    {
        var instance = new Instance(ShippedDefinitions.Request) { Facts = Facts() }.Start()
            .Complete("Register", "registered").Complete("Assign", "assigned").Complete("Consolidate", "consolidated");
        Reviews(instance);
        if (at == "Serve")
        {
            instance.Complete("Seal", "sealed");
        }

        instance.Complete(at, "recalled");
        Assert.Equal(["Draft#2"], instance.Open);
        Reviews(instance).Complete("Seal", "sealed").Complete("Serve", "served").Complete("Close", "closed").Complete("Archive", "archived");
        Assert.Equal(InstanceStatus.Finished, instance.Last.Status);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_further_reply_goes_the_way_of_the_first_and_is_archived_where_nothing_else_waits_to(bool archived)
    {
        var facts = Facts();
        facts["answeredDirectly"] = true;
        facts["toArchive"] = archived;
        var instance = new Instance(ShippedDefinitions.FurtherReply) { Facts = facts }.Start();
        Assert.Equal(["Assign#1"], instance.Open);
        instance.Complete("Assign", "direct").Complete("Draft", "drafted").Complete("Check", "approved").Complete("LegalReview", "approved")
            .Complete("SecrecyReview", "returned").Complete("Draft", "drafted").Complete("Check", "approved").Complete("LegalReview", "approved")
            .Complete("SecrecyReview", "approved").Complete("Sign", "approved").Complete("Seal", "sealed").Complete("Serve", "served").Complete("Close", "closed");
        if (archived)
        {
            Assert.Equal(["Archive#1"], instance.Open);
            instance.Complete("Archive", "archived");
        }

        Assert.Equal(InstanceStatus.Finished, instance.Last.Status);
    }

    [Theory]
    [InlineData("corrected", false)]
    [InlineData("transferred", false)]
    [InlineData("redirected", false)]
    [InlineData("notCorrected", true)]
    public void A_correction_request_is_reviewed_for_secrecy_always_and_by_the_lawyers_where_it_is_declined(string reply, bool legal)
    {
        var facts = Facts();
        facts["replyType"] = reply;
        var instance = new Instance(ShippedDefinitions.Correction) { Facts = facts }.Start()
            .Complete("Register", "registered").Complete("Assign", "assigned").Complete("Consolidate", "consolidated").Complete("Draft", "drafted").Complete("Check", "approved");
        if (legal)
        {
            Assert.Equal(["LegalReview#1"], instance.Open);
            instance.Complete("LegalReview", "approved");
        }

        Assert.Equal(["SecrecyReview#1"], instance.Open);
        instance.Complete("SecrecyReview", "approved").Complete("Sign", "approved").Complete("Seal", "sealed").Complete("Serve", "served").Complete("Close", "closed").Complete("Archive", "archived");
        Assert.Equal(InstanceStatus.Finished, instance.Last.Status);
    }

    [Fact]
    public void A_request_on_the_second_version_goes_the_whole_way_to_the_archive()
    {
        var instance = new Instance(ShippedDefinitions.Load("disclosure-request.v2.json")) { Facts = Facts() }.Start()
            .Complete("Register", "registered").Complete("Assign", "assigned").Complete("Consolidate", "consolidated");
        Reviews(instance).Complete("Seal", "sealed").Complete("Serve", "served").Complete("Close", "closed").Complete("Archive", "archived");
        Assert.Equal(InstanceStatus.Finished, instance.Last.Status);
    }

    [Fact]
    public void A_request_on_the_first_version_goes_the_whole_way_to_the_archive()
    {
        var instance = new Instance(ShippedDefinitions.Load("disclosure-request.v1.json")) { Facts = Facts() }.Start()
            .Complete("Register", "registered").Complete("Assign", "assigned").Complete("Consolidate", "consolidated");
        Reviews(instance).Complete("Seal", "sealed").Complete("Serve", "served").Complete("Close", "closed").Complete("Archive", "archived");
        Assert.Equal(InstanceStatus.Finished, instance.Last.Status);
    }

    [Theory]
    [InlineData("Check")]
    [InlineData("LegalReview")]
    [InlineData("SecrecyReview")]
    [InlineData("Sign")]
    public void A_draft_returned_by_a_reviewer_passes_every_review_again(string reviewer)
    {
        var instance = AtDraft();
        string[] reviewers = ["Check", "LegalReview", "SecrecyReview", "Sign"];
        for (var round = 1; round <= 3; round++)
        {
            instance.Complete("Draft", "drafted");
            foreach (var before in reviewers.TakeWhile(r => r != reviewer))
            {
                instance.Complete(before, "approved");
            }

            instance.Complete(reviewer, "returned");
            Assert.Equal([$"Draft#{round + 1}"], instance.Open);
        }

        Reviews(instance);
        Assert.Equal(["Seal#1"], instance.Open);
    }

    [Fact]
    public void Returns_by_different_reviewers_in_turn_never_lose_the_way()
    {
        var instance = AtDraft();
        instance.Complete("Draft", "drafted").Complete("Check", "approved").Complete("LegalReview", "approved").Complete("SecrecyReview", "approved").Complete("Sign", "returned")
            .Complete("Draft", "drafted").Complete("Check", "returned")
            .Complete("Draft", "drafted").Complete("Check", "approved").Complete("LegalReview", "approved").Complete("SecrecyReview", "returned")
            .Complete("Draft", "drafted").Complete("Check", "approved").Complete("LegalReview", "returned");
        Reviews(instance).Complete("Seal", "sealed").Complete("Serve", "served").Complete("Close", "closed").Complete("Archive", "archived");

        Assert.Equal(InstanceStatus.Finished, instance.Last.Status);
    }

    [Fact]
    public void A_reassigned_case_starts_the_departments_again_and_waits_again()
    {
        var instance = new Instance(ShippedDefinitions.Request) { Facts = Facts(answered: false) };
        instance.Start().Complete("Register", "registered").Complete("Assign", "assigned");
        for (var round = 1; round <= 3; round++)
        {
            Assert.Equal([$"AwaitDepartments#{round}"], instance.Open);
            instance.Signal("assignmentReturned");
            Assert.Equal([$"Reassign#{round}"], instance.Open);
            instance.Complete("Reassign", "reassigned");
            Assert.Contains($"StartSide case-1/StartDepartments/{round + 1}/side", instance.LastCommands);
        }

        instance.Facts = Facts();
        instance.Signal("departmentsAnswered");
        Assert.Equal(["Consolidate#1"], instance.Open);
    }

    [Fact]
    public void A_reassignment_that_completes_the_answers_goes_straight_to_consolidation()
    {
        var instance = new Instance(ShippedDefinitions.Request) { Facts = Facts(answered: false) };
        instance.Start().Complete("Register", "registered").Complete("Assign", "assigned").Signal("assignmentReturned");
        instance.Facts = Facts();
        instance.Complete("Reassign", "reassigned");

        Assert.Equal(["Consolidate#1"], instance.Open);
    }

    [Fact]
    public void A_failed_delivery_is_served_again_until_the_proof_is_there()
    {
        var instance = Reviews(AtDraft());
        instance.Facts = Facts(proof: true);
        instance.Complete("Seal", "sealed").Complete("Serve", "served").Complete("Proof", "failed").Complete("Serve", "served").Complete("Proof", "failed");
        Assert.Equal(["Serve#3"], instance.Open);
        instance.Complete("Serve", "served").Complete("Proof", "delivered");

        Assert.Equal(["Close#1"], instance.Open);
    }

    [Fact]
    public void A_second_service_that_needs_no_proof_goes_on_to_the_close()
    {
        var instance = Reviews(AtDraft());
        instance.Facts = Facts(proof: true);
        instance.Complete("Seal", "sealed").Complete("Serve", "served").Complete("Proof", "failed");
        instance.Facts = Facts(proof: false);
        instance.Complete("Serve", "served");

        Assert.Equal(["Close#1"], instance.Open);
    }

    [Fact]
    public void A_department_accepts_works_and_has_its_answer_approved()
    {
        var instance = new Instance(ShippedDefinitions.Department).Start();
        Assert.Equal("own", Assert.IsType<WorkflowCommand.CreateTask>(Assert.Single(instance.Last.Commands)).Department);
        instance.Complete("Accept", "accepted").Complete("Work", "submitted").Complete("HeadApproval", "returned");
        Assert.Equal(["Work#2"], instance.Open);
        instance.Complete("Work", "submitted").Complete("HeadApproval", "approved");

        Assert.Equal(InstanceStatus.Finished, instance.Last.Status);
        Assert.Contains(instance.Last.Trace, t => t is { NodeId: "Finish", Kind: TraceKind.Completed });
    }

    [Fact]
    public void A_department_may_send_the_case_back_on_receipt()
    {
        var instance = new Instance(ShippedDefinitions.Department).Start().Complete("Accept", "returned");

        Assert.Equal(InstanceStatus.Finished, instance.Last.Status);
        Assert.Contains(instance.Last.Trace, t => t is { NodeId: "NotAccepted", Kind: TraceKind.Completed });
    }

    [Fact]
    public void A_department_may_send_the_case_back_after_its_head_returned_the_work()
    {
        var instance = new Instance(ShippedDefinitions.Department).Start()
            .Complete("Accept", "accepted").Complete("Work", "submitted").Complete("HeadApproval", "returned").Complete("Work", "returned");

        Assert.Equal(InstanceStatus.Finished, instance.Last.Status);
        Assert.Contains(instance.Last.Trace, t => t is { NodeId: "Returned", Kind: TraceKind.Completed });
    }

    [Fact]
    public void A_procedural_letter_goes_out_and_waits_until_it_is_answered()
    {
        var letter = new Instance(ShippedDefinitions.Notice) { Facts = Letter(proof: true) }.Start();
        Assert.Equal(["Approve#1"], letter.Open);
        letter.Complete("Approve", "returned").Complete("Redraft", "drafted").Complete("Approve", "approved").Complete("Seal", "sealed").Complete("Serve", "served");
        Assert.Equal(["Proof#1"], letter.Open);
        letter.Complete("Proof", "delivered");
        Assert.Equal(["AwaitAnswer#1"], letter.Open);
        letter.Signal("noticeSettled");
        Assert.Equal(InstanceStatus.Finished, letter.Last.Status);
    }

    [Fact]
    public void A_procedural_letter_that_came_back_goes_out_again_before_and_after_its_proof()
    {
        var letter = new Instance(ShippedDefinitions.Notice) { Facts = Letter(proof: true) }.Start()
            .Complete("Approve", "approved").Complete("Seal", "sealed").Complete("Serve", "served").Complete("Proof", "failed");
        Assert.Equal(["Serve#2"], letter.Open);
        letter.Complete("Serve", "served").Complete("Proof", "delivered").Signal("noticeReturned");
        Assert.Equal(["Serve#3"], letter.Open);
    }

    [Fact]
    public void A_procedural_letter_that_nobody_answers_or_that_is_answered_already_ends_when_it_is_out()
    {
        var letter = new Instance(ShippedDefinitions.Notice) { Facts = Letter(awaits: false) }.Start()
            .Complete("Approve", "approved").Complete("Seal", "sealed").Complete("Serve", "served");
        Assert.Equal(InstanceStatus.Finished, letter.Last.Status);
    }

    [Fact]
    public void A_mailed_letter_that_expects_nothing_goes_out_again_when_it_bounces()
    {
        var letter = new Instance(ShippedDefinitions.Notice) { Facts = Letter(awaits: false, bounce: true) }.Start()
            .Complete("Approve", "approved").Complete("Seal", "sealed").Complete("Serve", "served");
        Assert.Equal(["AwaitBounce#1"], letter.Open);
        letter.Signal("noticeReturned");
        Assert.Equal(["Serve#2"], letter.Open);
        letter.Facts = Letter(proof: true, awaits: false);
        letter.Complete("Serve", "served").Complete("Proof", "delivered");
        Assert.Equal(InstanceStatus.Finished, letter.Last.Status);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_letter_that_came_back_before_its_workflow_went_on_is_served_again(bool proved)
    {
        var letter = new Instance(ShippedDefinitions.Notice) { Facts = Letter(proof: proved) }.Start().Complete("Approve", "approved").Complete("Seal", "sealed");
        if (proved)
        {
            letter.Complete("Serve", "served");
        }

        letter.Facts = Letter(proof: proved, awaits: false, back: true);
        _ = proved ? letter.Complete("Proof", "delivered") : letter.Complete("Serve", "served");
        Assert.Equal(["Serve#2"], letter.Open);
        letter.Facts = Letter();
        letter.Complete("Serve", "served").Signal("noticeSettled");
        Assert.Equal(InstanceStatus.Finished, letter.Last.Status);
    }

    private static JsonObject Letter(bool proof = false, bool awaits = true, bool back = false, bool bounce = false) => new()
    {
        ["noticeKind"] = "consultation",
        ["noticeProofNeeded"] = proof,
        ["noticeAwaits"] = awaits,
        ["noticeCameBack"] = back,
        ["noticeMayBounce"] = bounce,
    };
}
