using System.Net;
using System.Xml;
using System.Xml.Linq;
using Disclosure.Domain.Catalogue;
using Disclosure.Web.Cases;
using Disclosure.Web.Features.CatalogueDesk;

namespace Disclosure.Web.Tests.Catalogue;

/// <summary>Whatever is typed into a field of an entry: it is text, or it is refused beside its field; no page, list, feed, search or answer breaks.</summary>
public sealed class HostileRecordTests() : DeskTest(postgres: false)
{
    private static readonly Dictionary<string, Func<CatalogueDraft, string, CatalogueDraft>> Fields = new()
    {
        ["title"] = (d, t) => d with { Title = t },
        ["documentNumber"] = (d, t) => d with { DocumentNumber = t },
        ["publisher"] = (d, t) => d with { Publisher = t },
        ["source"] = (d, t) => d with { Source = t },
        ["producedOn"] = (d, t) => d with { ProducedOn = t },
        ["publishedAt"] = (d, t) => d with { PublishedAt = t },
        ["manner"] = (d, t) => d with { Manner = t },
        ["audience"] = (d, t) => d with { Audience = t },
        ["subject"] = (d, t) => d with { Subject = t },
        ["duration"] = (d, t) => d with { Duration = t },
        ["legalDueOn"] = (d, t) => d with { LegalDueOn = t, LegalBasis = "某法" },
        ["legalBasis"] = (d, t) => d with { LegalBasis = t, LegalDueOn = "2026-04-01" },
        ["registrationNumber"] = (d, t) => d with { RegistrationNumber = t },
        ["summary"] = (d, t) => d with { Summary = t },
        ["body"] = (d, t) => d with { Body = t },
        ["category"] = (d, t) => d with { Category = [t] },
        ["attachments"] = (d, t) => d with { Attachments = [new(t, "https://example.org/a.pdf")] },
        ["attachments.url"] = (d, t) => d with { Attachments = [new("附件", t)] },
    };

    private static readonly string[] Dates = ["producedOn", "publishedAt", "legalDueOn", "category", "attachments.url"];

    private static readonly Dictionary<string, string> Texts = new()
    {
        ["markup"] = "毒<b>粗</b></title><!--]]>&amp;\"'><img src=x onerror=alert(2)>{{7*7}}",
        ["script"] = "毒<script>alert(1)</script>javascript:alert(1)",
        ["control"] = "毒\u0000\u0001\u0008\u001B[31m\u007F\uFFFE\uFFFF",
        ["direction"] = "毒\u202E反\u2066\u2069\u200B\u200F\uFEFF",
        ["four bytes"] = "毒𫚖𠮷😀\U000F0000",
        ["half"] = "毒\uD800尾",
        ["long"] = new string('毒', 100_000),
        ["long pairs"] = string.Concat(Enumerable.Repeat("𠮷", 50_000)),
        ["quotes for search"] = "毒\" OR 1=1 -- ' ; DROP TABLE \"CatalogueTexts\" * NEAR(",
    };

    public static TheoryData<string> Kinds => [.. Texts.Keys];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Every_field_takes_it_as_text_or_says_no_beside_it(string kind)
    {
        var accepted = 0;
        foreach (var (field, change) in Fields)
        {
            var id = Guid.NewGuid();
            var content = change(Good, Texts[kind]);
            var draft = await Handler.SaveDraftAsync(Officer, new RecordCommand(Guid.NewGuid(), 0, true, content));
            Assert.True(draft is Outcome.Done || FieldsOf(draft).All(f => f == Of(field)), $"{field}: {draft.Message}");
            var outcome = await Handler.PublishAsync(Officer, new RecordCommand(id, 0, true, content), true, null);
            if (outcome is not Outcome.Done)
            {
                Assert.All(FieldsOf(outcome), f => Assert.Equal(Of(field), f));
                continue;
            }

            Assert.DoesNotContain(field, Dates);
            accepted++;
            await LookAsync(await RecordAsync(id));
        }

        // A hundred thousand characters fit into the body alone; everything else that is text is taken.
        Assert.Equal(kind.StartsWith("long", StringComparison.Ordinal) ? 1 : Fields.Count - Dates.Length, accepted);
        await LookEverywhereAsync();
        Assert.Empty(await DifferencesAsync());
    }

    [Fact]
    public async Task Reasons_are_text_too_and_have_an_end()
    {
        var id = await PublishAsync();
        foreach (var (kind, text) in Texts.Where(t => t.Key != "long"))
        {
            var version = (await RecordAsync(id)).Version;
            Assert.True((kind == "long pairs") == (await Handler.WithdrawAsync(Officer, id, version, text) is Outcome.Refused), kind);
            if (kind != "long pairs")
            {
                Assert.True((await Handler.RestoreAsync(Officer, id, version + 1, text)).Succeeded);
            }
        }

        Assert.Equal(["reason"], FieldsOf(await Handler.WithdrawAsync(Officer, id, (await RecordAsync(id)).Version, Texts["long"])));
        Assert.Empty(await DifferencesAsync());
    }

    private static string Of(string field) => field.Split('.')[0];

    private async Task LookAsync(DeskRecord record)
    {
        var page = await VisitAsync(record.Address!);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        AssertHarmless(page.Html);
        Assert.Empty(page.Page.QuerySelectorAll("main script, main img, main b, main [onerror]"));
    }

    private async Task LookEverywhereAsync()
    {
        foreach (var path in new[] { "/catalogue", "/catalogue?q=毒", "/catalogue?q=𠮷", "/catalogue?category=normative", $"/catalogue?q={Uri.EscapeDataString(Texts["quotes for search"])}", $"/catalogue?q={Uri.EscapeDataString(Texts["direction"])}" })
        {
            var page = await VisitAsync(path);
            Assert.Equal(HttpStatusCode.OK, page.Status);
            AssertHarmless(page.Html);
            Assert.Empty(page.Page.QuerySelectorAll("main script, main img, main [onerror]"));
        }

        var feed = await VisitAsync("/catalogue/feed");
        using var reader = XmlReader.Create(new StringReader(feed.Html), new XmlReaderSettings { CheckCharacters = true });
        Assert.NotEmpty(XDocument.Load(reader).Root!.Elements());
        Assert.Equal(HttpStatusCode.OK, (await VisitAsync("/api/v1/catalogue?q=毒")).Status);
        foreach (var (show, _) in DeskShow.All)
        {
            await Site.Get<DeskQuery>().ListAsync(Officer, new DeskAsked(show, "毒%_'\"\\", "normative", 1));
        }
    }

    private static void AssertHarmless(string html)
    {
        foreach (var hidden in new[] { "\u202E", "\u0001", "\u001B", "\u200F", "\uFFFE" })
        {
            Assert.DoesNotContain(hidden, html, StringComparison.Ordinal);
        }
    }
}
