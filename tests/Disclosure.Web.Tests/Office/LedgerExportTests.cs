using System.IO.Compression;
using System.Net;
using System.Xml.Linq;
using Disclosure.Web.Accounts;
using Disclosure.Web.Tests.Support;

namespace Disclosure.Web.Tests.Office;

public sealed class LedgerExportTests : IDisposable
{
    private static readonly XNamespace X = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private readonly Site site = new();

    public void Dispose() => site.Dispose();

    [Fact]
    public async Task The_export_holds_every_line_once_and_nothing_that_names_the_applicant()
    {
        await site.AddAsync(Enumerable.Range(0, 1203).Select(i => Plain.Case(site.AuthorityId, 10_000 + i, i % 3 == 0 ? null : new(2026, 3, 30), site.Clock.GetUtcNow().AddMinutes(i), i == 7 ? "=HYPERLINK(\"http://evil.example\")" : $"公路养护资金{i}")));
        await new CaseWalk(site.Services).ToAsync("assign");
        var (client, _) = await site.SignInAsync("office", Roles.DisclosureOfficer);

        var (rows, xml) = await ExportAsync(client);
        Assert.Equal(1 + 1204, rows.Count);
        Assert.Equal("受理编号", rows[0][0]);
        Assert.Equal(1204, rows.Skip(1).Select(r => r[0]).Distinct().Count());
        Assert.DoesNotContain(Samples.Citizen.Name, xml);
        Assert.DoesNotContain(Samples.Citizen.IdNumber, xml);
        Assert.DoesNotContain("<f>", xml);
        Assert.Contains(rows, r => r[2].StartsWith("=HYPERLINK", StringComparison.Ordinal));
        Assert.Contains(rows, r => r[7] == "46111"); // 2026-03-30 as a date, not as text

        Assert.Equal(2, (await ExportAsync(client, ("text", "养护资金1199"))).Rows.Count);
        Assert.Single((await ExportAsync(client, ("state", "已归档"))).Rows);
    }

    [Fact]
    public async Task Nobody_exports_more_than_they_see()
    {
        await site.AddAsync(Plain.Case(site.AuthorityId, 1, null, site.Clock.GetUtcNow()));
        var (department, _) = await site.SignInAsync("finance", Roles.Handler);
        Assert.Single((await ExportAsync(department)).Rows);

        var stranger = site.CreateClient(new() { AllowAutoRedirect = false, BaseAddress = new Uri("https://localhost") });
        Assert.Equal(HttpStatusCode.Redirect, (await stranger.PostAsync("/office/ledger/export", new FormUrlEncodedContent([]))).StatusCode);
    }

    private static async Task<(List<List<string>> Rows, string Xml)> ExportAsync(HttpClient client, params (string Name, string Value)[] fields)
    {
        var answer = await client.PostAsync("/office/ledger/export", new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value))));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        using var archive = new ZipArchive(new MemoryStream(await answer.Content.ReadAsByteArrayAsync()));
        foreach (var entry in archive.Entries)
        {
            await using var part = entry.Open();
            XDocument.Load(part);
        }

        using var reader = new StreamReader(archive.GetEntry("xl/worksheets/sheet1.xml")!.Open());
        var xml = await reader.ReadToEndAsync();
        return ([.. XDocument.Parse(xml).Descendants(X + "row").Select(r => r.Elements(X + "c").Select(c => c.Value).ToList())], xml);
    }
}
