using System.Text.Json;
using Disclosure.Domain.Common;
using Disclosure.Domain.Opinions;
using Disclosure.Domain.Requests;
using Disclosure.Domain.Requests.Events;
using Disclosure.Web.Outbox;

namespace Disclosure.Web.Tests.Outbox;

public sealed class OpinionMailPlannerTests
{
    private static readonly DateOnly Day = PlanScenario.Filed;

    private static readonly OpinionEvent[] Answered =
    [
        new OpinionAccepted(Day),
        new OpinionRouted(PlanScenario.Lead, null, Day),
        new OpinionAnswerDrafted("自4月起按月公布。"),
        new OpinionAnswerApproved(PlanScenario.Approved),
        new OpinionAnswered(Day.AddDays(5)),
    ];

    // Every way that a letter can go, with the stage and the status of each mail.
    private static readonly (OpinionEvent[] Way, string[] Stages)[] Ways =
    [
        ([], ["received"]),
        ([new OpinionDeclined(DeclineReason.Petition, "说明", Day)], ["received", "declined"]),
        ([.. Answered, new OpinionPublished("标题", "内容", "答复", Day), new OpinionPublished("标题", "改正", "答复", Day), new OpinionTakenDown("有误", Day)], ["received", "changed", "changed", "answered", "published", "taken-down"]),
        ([.. Answered, new OpinionClosed(Day)], ["received", "changed", "changed", "answered", "changed"]),
        ([new OpinionWithdrawn(Day, "不再需要")], ["received", "withdrawn"]),
        ([new OpinionConversionOffered("请确认", Day), new OpinionBecameRequest(new LinkedCase(PlanScenario.Lead, "430S00-SQ2026-00009"), Day)], ["received", "offered", "became-request"]),
        ([new OpinionCodeReissued("MNPQRSTUVWXY")], ["received", "code"]),
        ([new OpinionAccepted(Day), new OpinionRouted(PlanScenario.Lead, "请研究", Day), new OpinionReturned(PlanScenario.Lead, "不属于"), new OpinionRouted(PlanScenario.Lead, null, Day)], ["received", "changed", "changed", "changed", "changed"]),
        ([new OpinionSenderPhoned(Day, PlanScenario.Name, "已告知")], ["received"]),
    ];

    [Fact]
    public void Everything_that_the_writer_sees_change_gives_one_mail()
    {
        foreach (var (way, stages) in Ways)
        {
            var mails = Plan(way);
            Assert.Equal(stages, mails.Select(m => (string?)m.Model["stage"]));
            Assert.Equal(mails.Count, mails.Select(m => m.Key).Distinct().Count());
            Assert.All(mails, m => Assert.Equal(("opinion", PlanScenario.Email), (m.TemplateKey, m.To)));
        }
    }

    [Fact]
    public void No_subject_ever_holds_personal_data_the_title_or_the_code()
    {
        foreach (var subject in EveryMail().Select(m => m.Subject))
        {
            Assert.StartsWith("【湖南省交通运输厅】意见箱来信 430S00-YJ2026-00012 ", subject, StringComparison.Ordinal);
            foreach (var secret in new[] { PlanScenario.Name, PlanScenario.Phone, PlanScenario.Email, PlanScenario.Code, "ABCD", "MNPQ", "养护", "不再需要", "有误", "请确认", "按月" })
            {
                Assert.DoesNotContain(secret, subject, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void The_code_stands_in_the_first_mail_and_in_that_of_a_new_one_and_in_no_link()
    {
        var mails = Plan([new OpinionCodeReissued("MNPQRSTUVWXY"), new OpinionAccepted(Day)]);
        Assert.Equal(["ABCD-EFGH-JKLM", "MNPQ-RSTU-VWXY", ""], mails.Select(m => (string?)m.Model["queryCode"]));
        Assert.All(mails, m => Assert.Equal("https://example.gov.cn/opinions/track?number=430S00-YJ2026-00012", (string?)m.Model["trackUrl"]));
    }

    [Fact]
    public void Every_mail_has_exactly_the_variables_that_its_template_may_use()
    {
        foreach (var mail in EveryMail())
        {
            // A request's mails name the kind of request; an opinion is none.
            var sample = MailModels.Sample("opinion")!.Where(p => p.Key is not ("requestName" or "isCorrection")).ToList();
            Assert.Equal(sample.Select(p => p.Key).Order(), mail.Model.Select(p => p.Key).Order());
            Assert.All(sample, p => Assert.Equal(p.Value!.GetValueKind() is JsonValueKind.True or JsonValueKind.False, mail.Model[p.Key]!.GetValueKind() is JsonValueKind.True or JsonValueKind.False));
        }
    }

    /// <summary>The mails of every way.</summary>
    internal static IEnumerable<PlannedMail> EveryMail() => Ways.SelectMany(w => Plan(w.Way));

    private static IReadOnlyList<PlannedMail> Plan(OpinionEvent[] way)
    {
        OpinionEvent[] events =
        [
            new OpinionFiled(
                "430S00-YJ2026-00012",
                PlanScenario.Code,
                OpinionKind.Suggestion,
                "建议按月公布养护进度",
                "建议在目录中按月公布。",
                new OpinionSender(PlanScenario.Name, PlanScenario.Phone, PlanScenario.Email),
                true,
                null,
                Day,
                new OpinionTerms(5, 15),
                []),
            .. way,
        ];
        var facts = new MailFacts(PlanScenario.Case, "湖南省交通运输厅", "政务公开办公室", "0731-88770000", "长沙市天心区湘府西路199号", "https://example.gov.cn/", null, null);
        return OpinionMailPlanner.Plan(OpinionState.Empty, [.. events.Select((e, i) => (i + 1, e))], facts, PlanScenario.Calendar);
    }
}
