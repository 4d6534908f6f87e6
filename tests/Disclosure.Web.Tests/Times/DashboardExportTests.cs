using System.IO.Compression;
using System.Net;
using System.Xml.Linq;
using Disclosure.Web.Accounts;
using Disclosure.Web.Features.Dashboard;
using Disclosure.Web.Tests.Support;

namespace Disclosure.Web.Tests.Times;

/// <summary>The workbooks of the dashboard hold what the page shows, for those who may see it.</summary>
public sealed class DashboardExportTests : IDisposable
{
    private static readonly XNamespace X = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static readonly DateOnly Today = new(2026, 11, 25);
    private readonly Site site = new() { Environment = "Development" };

    public DashboardExportTests() => site.Clock.Set(Today, hour: 14);

    public void Dispose() => site.Dispose();

    [Fact]
    public async Task A_table_and_a_list_are_whole_and_name_no_applicant()
    {
        var (client, actor) = await site.SignInAsync("office", Roles.Supervisor);
        var filter = DashboardFilter.Default(Today);
        var figures = (await site.Get<DashboardQuery>().ReadAsync(actor, filter))!;
        foreach (var table in figures.Tables)
        {
            var rows = await RowsAsync(client, filter.Href("/office/dashboard/export", ("table", table.Key)));
            Assert.Equal([table.First, .. table.Columns], rows[0]);
            Assert.Equal(table.Rows.Select(r => r.Label), rows.Skip(1).Take(table.Rows.Count).Select(r => r[0]));
            Assert.Equal($"说明：{table.Note}", rows[^1][0]);
        }

        var list = (await site.Get<DashboardQuery>().ListAsync(actor, filter, DashboardMeasures.All["replied"], null, 0, 500))!;
        var lines = await RowsAsync(client, filter.Href("/office/dashboard/cases/export", ("measure", "replied")));
        Assert.Equal(list.Lines.Select(l => l.Number), lines.Skip(1).Select(r => r[0]));
        Assert.NotEmpty(list.Lines);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("/office/dashboard/export?table=nothing")).StatusCode);
    }

    [Fact]
    public async Task Nobody_else_takes_them()
    {
        var (officer, _) = await site.SignInAsync("office", Roles.DisclosureOfficer);
        Assert.Equal(HttpStatusCode.Forbidden, (await officer.GetAsync("/office/dashboard/export?table=months")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await officer.GetAsync("/office/dashboard/cases/export?measure=open")).StatusCode);
        var stranger = site.CreateClient(new() { AllowAutoRedirect = false, BaseAddress = new Uri("https://localhost") });
        Assert.Equal(HttpStatusCode.Redirect, (await stranger.GetAsync("/office/dashboard/export?table=months")).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await stranger.GetAsync("/office/dashboard")).StatusCode);
    }

    [Theory]
    [InlineData("2026-12", "2026-03", 202603, 202612)]
    [InlineData("rubbish", "2026-03", 202601, 202603)]
    [InlineData(null, null, 202601, 202611)]
    [InlineData("1899-01", "9999-13", 202601, 202611)]
    public void A_period_of_the_address_is_taken_as_it_can_be_meant(string? from, string? to, int first, int last)
    {
        var filter = DashboardFilter.Parse(name => name switch { "from" => from, "to" => to, "type" => "NoSuchType", "channel" => "Pigeon", "kind" => "none", _ => null }, Today);
        Assert.Equal((first, last, null, null, "request"), (filter.From, filter.To, filter.Type, filter.Channel, filter.Kind));
        Assert.Equal(filter, DashboardFilter.Parse(name => filter.ToQuery().GetValueOrDefault(name), Today));
    }

    private static async Task<List<List<string>>> RowsAsync(HttpClient client, string address)
    {
        var answer = await client.GetAsync(address);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        using var archive = new ZipArchive(new MemoryStream(await answer.Content.ReadAsByteArrayAsync()));
        await using var sheet = archive.GetEntry("xl/worksheets/sheet1.xml")!.Open();
        return [.. XDocument.Load(sheet).Descendants(X + "row").Select(r => r.Elements(X + "c").Select(c => c.Value).ToList())];
    }
}
