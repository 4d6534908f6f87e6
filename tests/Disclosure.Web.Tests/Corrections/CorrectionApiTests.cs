using System.Text.Json.Nodes;
using Disclosure.Domain.Requests;
using Disclosure.Web.Cases;
using Disclosure.Web.Tests.Api;
using Disclosure.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Tests.Corrections;

/// <summary><c>kind: "correction"</c> of the HTTP interface.</summary>
public sealed class CorrectionApiTests : IDisposable
{
    private readonly Site site = new();
    private readonly ApiClient api;

    public CorrectionApiTests() => api = new ApiClient(site);

    public void Dispose() => site.Dispose();

    [Fact]
    public async Task A_correction_is_filed_without_a_due_date_and_followed_without_one()
    {
        var filed = await api.FileAsync(Correction(), "key-1");
        Assert.Equal(201, filed.Status);
        Assert.Equal(["number", "queryCode", "receivedOn", "dueOn", "provisional", "trackUrl"], filed.Body.Select(p => p.Key));
        Assert.Equal("2026-03-02", filed.Text("receivedOn"));
        Assert.Null(filed.Body["dueOn"]);
        Assert.False(filed.Body["provisional"]!.GetValue<bool>());
        Assert.Equal(filed.Body.ToJsonString(), (await api.FileAsync(Correction(), "key-1")).Body.ToJsonString());

        var status = await api.GetAsync($"/api/v1/requests/{filed.Text("number")}", filed.Text("queryCode"));
        Assert.Equal((200, "registered"), (status.Status, status.Text("status")));
        Assert.Null(status.Body["dueOn"]);
        Assert.Null(status.Body["remainingWorkingDays"]);

        await using var db = site.Db();
        var row = await db.Cases.SingleAsync();
        Assert.Equal((CaseKinds.Correction, "从业资格证档案"), (row.Kind, row.Subject));
        var state = (await site.Get<CaseReader>().ForOfficerAsync(row.Id, site.Officer("office", Accounts.Roles.DisclosureOfficer)))!.State;
        Assert.Equal(new CorrectionSought("从业资格证档案", "省道路运输服务中心", "领证日期误记为2018年5月", "2016年5月", "4301000012345", "原证件复印件"), state.Filing!.Correction);
    }

    [Fact]
    public async Task An_explicit_disclosure_is_what_it_was()
    {
        var filed = await api.FileAsync(ApiClient.Filing(f => f["kind"] = "disclosure"));
        Assert.Equal((201, "2026-03-30"), (filed.Status, filed.Text("dueOn")));
    }

    [Theory]
    [InlineData("heldBy")]
    [InlineData("inaccurate")]
    [InlineData("shouldRead")]
    [InlineData("evidence")]
    public async Task What_is_missing_is_named_by_its_member(string member)
    {
        var errors = (await api.FileAsync(Correction(c => c["correction"]!.AsObject().Remove(member)))).Problem(400, "validation");
        Assert.Equal([$"correction.{member}"], errors.Keys);
    }

    [Fact]
    public async Task The_record_is_named_by_the_information()
    {
        Assert.Equal(["information.title"], (await api.FileAsync(Correction(c => c["information"] = new JsonObject()))).Problem(400, "validation").Keys);
        Assert.Equal(201, (await api.FileAsync(Correction(c => c["information"] = new JsonObject { ["description"] = "从业资格证档案" }))).Status);
        Assert.Equal(["information.documentNumber"], (await api.FileAsync(Correction(c => c["information"]!["documentNumber"] = new string('号', 201)))).Problem(400, "validation").Keys);
    }

    [Fact]
    public async Task Kind_and_members_fit_together()
    {
        Assert.Equal(["correction"], (await api.FileAsync(Correction(c => c.Remove("correction")))).Problem(400, "validation").Keys);
        Assert.Equal(["correction"], (await api.FileAsync(Correction(c => c.Remove("kind")))).Problem(400, "validation").Keys);
        Assert.Equal(["correction"], (await api.FileAsync(Correction(c => c["kind"] = "disclosure"))).Problem(400, "validation").Keys);
        Assert.Contains("disclosure、correction", (await api.FileAsync(Correction(c => c["kind"] = "complaint"))).Problem(400, "validation")["kind"], StringComparison.Ordinal);
        await using var db = site.Db();
        Assert.Equal(0, await db.Cases.CountAsync());
    }

    [Fact]
    public async Task The_description_tells_of_the_kind_and_its_members()
    {
        var schemas = (await api.GetAsync("/openapi/v1.json")).Body["components"]!["schemas"]!;
        var request = schemas["FileRequest"]!;
        Assert.Contains("第四十一条", Text(request["properties"]!["kind"]!), StringComparison.Ordinal);
        Assert.Equal(["applicant", "information", "delivery"], request["required"]!.AsArray().Select(r => r!.GetValue<string>()));
        Assert.Equal(["heldBy", "inaccurate", "shouldRead", "evidence"], schemas["FileCorrection"]!["properties"]!.AsObject().Select(p => p.Key));
        Assert.Contains("更正申请", Text(schemas["FileReceipt"]!["properties"]!["dueOn"]!), StringComparison.Ordinal);
    }

    private static string Text(JsonNode node) => node.ToJsonString(Web.Api.ApiJson.Options);

    private static JsonObject Correction(Action<JsonObject>? change = null) => ApiClient.Filing(f =>
    {
        f["kind"] = "correction";
        f["information"] = new JsonObject { ["title"] = "从业资格证档案", ["documentNumber"] = "4301000012345" };
        f["correction"] = new JsonObject { ["heldBy"] = "省道路运输服务中心", ["inaccurate"] = "领证日期误记为2018年5月", ["shouldRead"] = "2016年5月", ["evidence"] = "原证件复印件" };
        change?.Invoke(f);
    });
}
