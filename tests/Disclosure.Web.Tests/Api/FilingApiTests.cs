using System.Text.Json.Nodes;
using Disclosure.Domain.Requests;
using Disclosure.Web.Cases;
using Disclosure.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Tests.Api;

public sealed class FilingApiTests : IDisposable
{
    private readonly Site site = new();
    private readonly ApiClient api;

    public FilingApiTests() => api = new ApiClient(site);

    public void Dispose() => site.Dispose();

    [Fact]
    public async Task A_filing_answers_201_with_the_receipt_and_where_it_is_found()
    {
        var filed = await api.FileAsync(ApiClient.Filing());

        Assert.Equal(201, filed.Status);
        Assert.Equal("430S00-SQ2026-00001", filed.Text("number"));
        Assert.Equal("2026-03-02", filed.Text("receivedOn"));
        Assert.Equal("2026-03-30", filed.Text("dueOn"));
        Assert.False(filed.Body["provisional"]!.GetValue<bool>());
        Assert.Equal("http://localhost:5080/track?number=430S00-SQ2026-00001", filed.Text("trackUrl"));
        Assert.Equal("/api/v1/requests/430S00-SQ2026-00001", filed.Response.Headers.Location!.ToString());
        Assert.Equal(["number", "queryCode", "receivedOn", "dueOn", "provisional", "trackUrl"], filed.Body.Select(p => p.Key));

        await using var db = site.Db();
        var row = await db.Cases.SingleAsync();
        Assert.Equal("Online", row.Channel);
        Assert.Equal("register", (await db.Tasks.SingleAsync()).Form);
        Assert.Equal(1, await db.Mails.CountAsync());
    }

    [Fact]
    public async Task A_due_date_past_the_last_calendar_is_provisional()
    {
        site.Clock.Set(new(2026, 12, 20));
        var filed = await api.FileAsync(ApiClient.Filing());
        Assert.True(filed.Body["provisional"]!.GetValue<bool>());
        Assert.Equal("2027-01-18", filed.Text("dueOn"));
    }

    [Fact]
    public async Task A_retry_with_the_same_key_returns_the_same_receipt_and_files_once()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => api.FileAsync(ApiClient.Filing(), "7c9e6679-7425-40de-944b-e07fc1f90ae7")));
        site.Clock.Advance(TimeSpan.FromDays(1));
        var quoted = await api.FileAsync(ApiClient.Filing(), "\"7c9e6679-7425-40de-944b-e07fc1f90ae7\"");

        Assert.All(answers.Append(quoted), a => Assert.Equal((201, answers[0].Body.ToJsonString()), (a.Status, a.Body.ToJsonString())));
        await using var db = site.Db();
        Assert.Equal(1, await db.Cases.CountAsync());
        Assert.Equal(1, await db.Mails.CountAsync());
    }

    [Fact]
    public async Task Without_a_key_every_filing_is_its_own()
    {
        await api.FileAsync(ApiClient.Filing());
        Assert.Equal("430S00-SQ2026-00002", (await api.FileAsync(ApiClient.Filing())).Text("number"));
    }

    [Fact]
    public async Task The_same_key_with_other_content_is_refused()
    {
        await api.FileAsync(ApiClient.Filing(), "key-1");
        var other = await api.FileAsync(ApiClient.Filing(f => f["information"]!["title"] = "别的"), "key-1");
        Assert.Contains("Idempotency-Key", other.Problem(422, "idempotency-key-reused").Keys);
        await using var db = site.Db();
        Assert.Equal(1, await db.Cases.CountAsync());
    }

    [Theory]
    [InlineData("with blank")]
    [InlineData("密钥")]
    [InlineData("\"\"")]
    public async Task A_key_that_cannot_be_one_is_refused(string key) =>
        Assert.Contains("Idempotency-Key", (await api.FileAsync(ApiClient.Filing(), key)).Problem(400, "validation").Keys);

    [Fact]
    public async Task Everything_the_law_asks_for_is_named_when_missing()
    {
        var errors = (await api.FileAsync(JsonNode.Parse("""{"applicant":{"kind":"person"},"information":{},"delivery":{"form":"electronic","method":"email"}}""")!)).Problem(400, "validation");
        Assert.Equal(
            ["applicant.contact", "applicant.email", "applicant.idNumber", "applicant.idType", "applicant.name", "information.description"],
            errors.Keys.Order());
        Assert.Contains("第二十九条", errors["applicant.name"], StringComparison.Ordinal);
        Assert.Contains("居民身份证（resident-id）", errors["applicant.idType"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_difference_from_the_contract_is_named_by_its_path()
    {
        var errors = (await api.PostAsync("/api/v1/requests", """
            {"applicant":{"kind":"cat","Name":"x","idNumber":3,"category":"naturalPerson","status":"closed"},"information":{"description":"x","description":"y","purpose":"z"},"delivery":[],"number":"1","caseId":"2"}
            """)).Problem(400, "validation");
        Assert.Equal("应当是 person、organization 之一。", errors["applicant.kind"]);
        Assert.Contains("“name”", errors["applicant.Name"], StringComparison.Ordinal);
        Assert.Equal("应当是文字。", errors["applicant.idNumber"]);
        Assert.Contains("natural-person、business", errors["applicant.category"], StringComparison.Ordinal);
        Assert.Contains("不认识", errors["applicant.status"], StringComparison.Ordinal);
        Assert.Contains("重复", errors["information.description"], StringComparison.Ordinal);
        Assert.Contains("不认识", errors["information.purpose"], StringComparison.Ordinal);
        Assert.Equal("应当是 JSON 对象。", errors["delivery"]);
        Assert.Contains("不认识", errors["number"], StringComparison.Ordinal);
        Assert.Contains("不认识", errors["caseId"], StringComparison.Ordinal);
        await using var db = site.Db();
        Assert.Equal(0, await db.Cases.CountAsync());
    }

    [Fact]
    public async Task The_authority_is_the_only_one_or_named_by_its_code()
    {
        Assert.Equal(201, (await api.FileAsync(ApiClient.Filing(f => f["authority"] = "430s00"))).Status);
        var errors = (await api.FileAsync(ApiClient.Filing(f => f["authority"] = "430X99"))).Problem(400, "validation");
        Assert.Contains("430S00", errors["authority"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_organisation_files_with_its_credit_code_and_category()
    {
        var filed = await api.FileAsync(ApiClient.Filing(f => f["applicant"] = JsonNode.Parse("""
            {"kind":"organization","name":"某某科技有限公司","idType":"credit-code","idNumber":"91350100M000100Y43","category":"legal-service","contactName":"李四","address":"长沙市某路1号","postcode":"410000"}
            """)));
        Assert.Equal(201, filed.Status);
        var view = await site.Get<CaseReader>().OpenForCitizenAsync(filed.Text("number"), filed.Text("queryCode"));
        Assert.Equal((ApplicantCategory.LegalService, "统一社会信用代码"), (view!.State.Filing!.Applicant.Category, view.State.Filing.Applicant.IdType));
    }

    [Fact]
    public async Task Invisible_characters_are_dropped_and_rare_ones_stay()
    {
        var filed = await api.FileAsync(ApiClient.Filing(f =>
        {
            f["applicant"]!["name"] = "\u202e𠮷\u200b\u0000田\r\nBcc: a@b.c\ufeff";
            f["applicant"]!["idNumber"] = "１１０１０１ 19900307 889ｘ";
            f["information"] = new JsonObject { ["description"] = "𠮷首市\u0007公路\r\n第二行\u2067" };
        }));
        Assert.Equal(201, filed.Status);
        var state = (await site.Get<CaseReader>().OpenForCitizenAsync(filed.Text("number"), filed.Text("queryCode")))!.State;
        Assert.Equal("𠮷田 Bcc: a@b.c", state.Filing!.Applicant.Name);
        Assert.Equal("11010119900307889X", state.Filing.Applicant.IdNumber);
        Assert.Equal("𠮷首市公路\n第二行", state.Filing.Information.Description);
        await using var db = site.Db();
        Assert.Equal("𠮷首市公路 第二行", (await db.Cases.SingleAsync()).Subject);
    }

    [Theory]
    [InlineData("email", "a@b.c\r\nBcc: x@y.z")]
    [InlineData("email", "a b@c.d")]
    [InlineData("email", "<a@b.c>")]
    [InlineData("phone", "abc")]
    [InlineData("postcode", "12345")]
    [InlineData("idNumber", "110101199003078890")]
    public async Task A_bad_value_is_named(string field, string value) =>
        Assert.Contains($"applicant.{field}", (await api.FileAsync(ApiClient.Filing(f => f["applicant"]![field] = value))).Problem(400, "validation").Keys);

    [Fact]
    public async Task A_client_that_floods_is_told_when_to_go_on()
    {
        await using var strict = new Site().With("Filing:PerAddress", "2").With("Filing:Window", "00:10:00");
        var client = new ApiClient(strict);
        await client.FileAsync(ApiClient.Filing(), "a");
        strict.Clock.Advance(TimeSpan.FromMinutes(4));
        Assert.Equal(201, (await client.FileAsync(ApiClient.Filing(), "a")).Status);
        Assert.Equal(201, (await client.FileAsync(ApiClient.Filing(), "b")).Status);

        var refused = await client.FileAsync(ApiClient.Filing(), "c");
        refused.Problem(429, "too-many-requests");
        Assert.Equal(TimeSpan.FromMinutes(6), refused.Response.Headers.RetryAfter!.Delta);
        Assert.Equal("2026-03-02T10:10:00+08:00", refused.Text("retryAt"));
        strict.Clock.Advance(TimeSpan.FromMinutes(6));
        Assert.Equal(201, (await client.FileAsync(ApiClient.Filing(), "c")).Status);
    }
}
