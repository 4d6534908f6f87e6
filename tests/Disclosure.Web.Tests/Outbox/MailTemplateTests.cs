using Disclosure.Web.Outbox;
using Disclosure.Web.Templates;

namespace Disclosure.Web.Tests.Outbox;

public sealed class MailTemplateTests
{
    private const string Hostile = "<script>alert(1)</script>\"'&{{ queryCode }}";

    [Fact]
    public void Every_mail_has_a_text_and_an_html_template_and_no_template_is_left_over()
    {
        var keys = MailModels.Keys.Append(MailModels.Layout).Order().ToList();

        Assert.Equal(keys, MailSeeds.All.Where(s => s.Kind == MailTemplates.TextKind).Select(s => s.Key).Order());
        Assert.Equal(keys, MailSeeds.All.Where(s => s.Kind == MailTemplates.HtmlKind).Select(s => s.Key).Order());
    }

    [Fact]
    public void Every_seeded_template_is_valid()
    {
        Assert.All(MailSeeds.All, s => Assert.Empty(MailTemplateRules.Validate(s.Body, s.Key)));
    }

    [Fact]
    public void Every_planned_mail_renders_in_both_parts_and_leaves_no_liquid_behind()
    {
        foreach (var mail in CitizenMailPlannerTests.EveryMail().Concat(OpinionMailPlannerTests.EveryMail()))
        {
            foreach (var kind in new[] { MailTemplates.TextKind, MailTemplates.HtmlKind })
            {
                var text = Render(kind, mail.TemplateKey, mail.Model);
                Assert.Contains(PlanScenario.Name, text, StringComparison.Ordinal);
                Assert.Contains(mail.TemplateKey == "opinion" ? "430S00-YJ2026-00012" : "430S00-SQ2026-00012", text, StringComparison.Ordinal);
                Assert.Contains("0731-88770000", text, StringComparison.Ordinal);
                Assert.DoesNotContain("{{", text, StringComparison.Ordinal);
                Assert.DoesNotContain("{%", text, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void Hostile_input_is_shown_as_text_and_never_becomes_markup()
    {
        foreach (var key in MailModels.Keys)
        {
            var model = MailModels.Sample(key)!;
            foreach (var name in model.Where(p => p.Value is System.Text.Json.Nodes.JsonValue v && v.GetValueKind() == System.Text.Json.JsonValueKind.String && p.Key != "means").Select(p => p.Key).ToList())
            {
                model[name] = Hostile;
            }

            var html = Render(MailTemplates.HtmlKind, key, model);
            Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("&lt;script&gt;", html, StringComparison.Ordinal);
            Assert.Contains("{{ queryCode }}", System.Net.WebUtility.HtmlDecode(html), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_receipt_of_an_open_receipt_date_says_so_in_both_parts()
    {
        var model = MailModels.Sample("receipt")!;
        model["receivedOn"] = string.Empty;
        model["dueOn"] = string.Empty;
        model["pendingReason"] = "传真提交，尚待与申请人确认收到。";

        foreach (var kind in new[] { MailTemplates.TextKind, MailTemplates.HtmlKind })
        {
            var text = Render(kind, "receipt", model);
            Assert.Contains("待确认", text, StringComparison.Ordinal);
            Assert.Contains("传真提交，尚待与申请人确认收到。", text, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("closed", "第一行\n{{ applicant }}\n{{ applicnt }}", 3, "没有变量“applicnt”")]
    [InlineData("closed", "{% if dueOn != '' %}\n{{ queryCode }}{% endif %}", 2, "没有变量“queryCode”")]
    [InlineData("closed", "{{ applicant }}\n{% if nothing %}x{% endif %}", 2, "没有变量“nothing”")]
    [InlineData("closed", "{{ applicant.name }}", 1, "没有变量“applicant.name”")]
    [InlineData("closed", "a\n\n{{ applicant | raw }}", 3, "不允许使用过滤器“raw”")]
    [InlineData("closed", "a\n{% include 'x' %}", 2, "不允许使用标签“include”")]
    [InlineData("closed", "a\n{% if applicant %}", 2, "模板语法错误")]
    [InlineData("closed", "a\n{{ applicant", 2, "模板语法错误")]
    [InlineData("receipt", "{% for rule in explanation %}{{ rule }}{{ forloop.index }}{{ ruel }}{% endfor %}", 1, "没有变量“ruel”")]
    [InlineData("layout", "没有内容", 1, "有且只有一处")]
    [InlineData("unknown", "x", 1, "没有名为“unknown”的邮件")]
    public void A_bad_template_is_refused_with_line_and_reason(string key, string body, int line, string reason)
    {
        var error = Assert.Single(MailTemplateRules.Validate(body, key));

        Assert.Equal(line, error.Line);
        Assert.Contains(reason, error.Reason, StringComparison.Ordinal);
    }

    private static string Render(string kind, string key, System.Text.Json.Nodes.JsonObject model)
    {
        var layout = MailSeeds.All.Single(s => s.Kind == kind && s.Key == MailModels.Layout).Body;
        var body = MailSeeds.All.Single(s => s.Kind == kind && s.Key == key).Body;
        return LiquidTemplates.Render(MailTemplateRules.Compose(layout, body), model, kind == MailTemplates.HtmlKind);
    }
}
