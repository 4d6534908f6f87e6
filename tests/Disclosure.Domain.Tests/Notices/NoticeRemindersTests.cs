using Disclosure.Domain.Correspondence;
using Disclosure.Domain.Fees;
using Disclosure.Domain.Requests;
using Disclosure.Domain.Requests.Events;

namespace Disclosure.Domain.Tests.Notices;

/// <summary>Who is reminded of what, to the day, and never twice of the same.</summary>
public sealed class NoticeRemindersTests
{
    private static readonly ReminderRules Rules = new();

    [Theory]
    [InlineData("2026-03-11", null)]
    [InlineData("2026-03-12", ReminderKind.Approaching)]
    [InlineData("2026-03-15", ReminderKind.Approaching)]
    [InlineData("2026-03-17", ReminderKind.Approaching)]
    [InlineData("2026-03-18", ReminderKind.Passed)]
    [InlineData("2026-06-01", ReminderKind.Passed)]
    public void The_applicant_before_the_last_day_and_the_office_after_it(string today, ReminderKind? kind)
    {
        var c = new NoticeCase(new(2026, 3, 2));
        var id = c.Send(NoticeCase.Clarification(10), new(2026, 3, 3));
        var day = DateOnly.Parse(today, System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(kind is { } k ? [new NoticeReminded(id, k, new(2026, 3, 17))] : [], Due(c, day));
    }

    [Fact]
    public void Each_is_given_once_for_its_date_and_a_later_date_is_another()
    {
        var c = new NoticeCase(new(2026, 3, 2));
        var id = c.Send(NoticeCase.Clarification(10), new(2026, 3, 3));
        Assert.Single(c.Request.Remind(NoticeCase.Calendar, new(2026, 3, 12), Rules));
        Assert.Empty(c.Request.Remind(NoticeCase.Calendar, new(2026, 3, 12), Rules));
        Assert.Empty(c.Request.Remind(NoticeCase.Calendar, new(2026, 3, 17), Rules));
        c.Today = new(2026, 3, 17);
        NoticeCase.Ok(c.Request.ExtendClarificationTime(id, new(2026, 4, 10), "申请人住院。", NoticeCase.Calendar, c.Today));
        Assert.Empty(Due(c, new(2026, 3, 18)));
        Assert.Equal([new NoticeReminded(id, ReminderKind.Approaching, new(2026, 4, 10))], Due(c, new(2026, 4, 7)));
        Assert.Equal(ReminderKind.Passed, Assert.Single(c.Request.Remind(NoticeCase.Calendar, new(2026, 4, 13), Rules)).Kind);
        Assert.Empty(Due(c, new(2026, 5, 20)));
    }

    [Fact]
    public void Nobody_is_reminded_of_what_is_answered_voided_or_over()
    {
        var answered = new NoticeCase(new(2026, 3, 2));
        var id = answered.Send(NoticeCase.Clarification(10), new(2026, 3, 3));
        answered.Today = new(2026, 3, 10);
        Assert.Empty(answered.Request.ReceiveClarification(id, answered.Today, new InformationSought("某桥梁2019年竣工图"), null, [], NoticeCase.Calendar, answered.Today));
        Assert.Empty(Due(answered, new(2026, 3, 20)));

        var withdrawn = new NoticeCase(new(2026, 3, 2));
        withdrawn.Send(NoticeCase.Clarification(10), new(2026, 3, 3));
        NoticeCase.Ok(withdrawn.Request.Withdraw(null, NoticeCase.Calendar, new(2026, 3, 4)));
        Assert.Empty(Due(withdrawn, new(2026, 3, 20)));

        var unserved = new NoticeCase(new(2026, 3, 2));
        unserved.Prepare(NoticeCase.Clarification(10), new(2026, 3, 3));
        Assert.Empty(Due(unserved, new(2026, 4, 20)));
    }

    [Theory]
    [InlineData("2026-03-17", false)]
    [InlineData("2026-03-18", true)]
    public void A_posted_letter_that_nobody_signed_for_is_looked_into(string today, bool due)
    {
        var c = new NoticeCase(new(2026, 3, 2));
        var id = c.Send(NoticeCase.ThirdParty(), new(2026, 3, 3));
        Assert.Equal(
            due ? [new NoticeReminded(id, ReminderKind.Unproved, new(2026, 3, 3))] : [],
            Due(c, DateOnly.Parse(today, System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void A_third_party_is_not_written_to_and_the_office_hears_of_the_lapse()
    {
        var c = new NoticeCase(new(2026, 3, 2));
        var id = c.Send(NoticeCase.ThirdParty(), new(2026, 3, 3));
        c.Today = new(2026, 3, 5);
        NoticeCase.Ok(c.Request.ProveNotice(id, new(2026, 3, 5), null, NoticeCase.Calendar, c.Today));
        var by = NoticeCase.Calendar.AddWorkingDays(new(2026, 3, 5), 15);
        Assert.Empty(Due(c, by));
        Assert.Equal([new NoticeReminded(id, ReminderKind.Passed, by)], Due(c, by.AddDays(1)));
    }

    [Fact]
    public void A_letter_that_came_back_and_went_out_again_has_a_new_date()
    {
        var c = new NoticeCase(new(2026, 3, 2));
        var id = c.Send(new FeeContent(FeeBasis.Pages, 120, 0, 1100, "转账。"), new(2026, 3, 3));
        var first = NoticeCase.Calendar.AddWorkingDays(new(2026, 3, 3), 20);
        Assert.Equal(first, Assert.Single(c.Request.Remind(NoticeCase.Calendar, first, Rules)).For);
        NoticeCase.Ok(c.Request.FailNotice(id, first, "退信", first));
        Assert.Empty(Due(c, first.AddDays(10)));
        c.Today = first.AddDays(1);
        NoticeCase.Ok(c.Request.ServeNotice(id, new ServiceAct(ServiceMeans.Online, c.Today), NoticeCase.Calendar, c.Today));
        var second = NoticeCase.Calendar.AddWorkingDays(c.Today, 20);
        Assert.Equal(second, Assert.Single(Due(c, second)).For);
    }

    [Fact]
    public void Whoever_has_only_a_few_days_has_the_letter_before_them()
    {
        var c = new NoticeCase(new(2026, 3, 2));
        c.Send(NoticeCase.Clarification(4), new(2026, 3, 3));
        Assert.Empty(Due(c, new(2026, 3, 9)));
        Assert.Equal(ReminderKind.Passed, Assert.Single(Due(c, new(2026, 3, 10))).Kind);
    }

    private static IReadOnlyList<NoticeReminded> Due(NoticeCase c, DateOnly today) => NoticeReminders.Due(c.Request.State, NoticeCase.Calendar, today, Rules);
}
