using System.Text.Json.Nodes;
using Disclosure.Domain.Deadlines;
using Disclosure.Web.Api.OpenApi;
using Disclosure.Web.Tests.Support;

namespace Disclosure.Web.Tests.Api;

public sealed class ClockApiTests : IDisposable
{
    private readonly Site site = new();
    private readonly ApiClient api;

    public ClockApiTests() => api = new ApiClient(site);

    public void Dispose() => site.Dispose();

    [Fact]
    public async Task Twenty_working_days_over_the_spring_festival()
    {
        var answer = await AskAsync("""{"receivedOn":"2026-02-14","asOf":"2026-02-14"}""");
        Assert.Equal("running", answer.Text("state"));
        Assert.Equal("2026-03-20", answer.Text("dueOn"));
        Assert.Equal("2026-03-20", answer.Text("internalDueOn"));
        Assert.Equal(0, answer.Body["workingDaysUsed"]!.GetValue<int>());
        Assert.Equal(20, answer.Body["workingDaysAllowed"]!.GetValue<int>());
        var days = answer.Body["days"]!.AsArray();
        Assert.Equal("2026-02-24", days.First(d => d!["counts"]?.GetValue<int>() == 1)!["date"]!.GetValue<string>());
        Assert.Equal("2026-03-20", days.First(d => d!["counts"]?.GetValue<int>() == 20)!["date"]!.GetValue<string>());
        Assert.Equal("makeUpWorkday", days.Single(d => d!["date"]!.GetValue<string>() == "2026-02-28")!["kind"]!.GetValue<string>());
        Assert.Equal(["state", "dueOn", "internalDueOn", "provisional", "workingDaysUsed", "workingDaysAllowed", "onTime", "days", "rules", "violations"], answer.Body.Select(p => p.Key));
    }

    [Fact]
    public async Task The_journey_with_a_clarification_and_a_silent_third_party_is_the_example()
    {
        var answer = await AskAsync(ApiExamples.ClockQuestion);
        var example = JsonNode.Parse(ApiExamples.ClockAnswer)!.AsObject();
        foreach (var name in new[] { "state", "dueOn", "internalDueOn", "provisional", "workingDaysUsed", "workingDaysAllowed", "onTime" })
        {
            Assert.Equal(example[name]?.ToJsonString(), answer.Body[name]?.ToJsonString());
        }
    }

    [Fact]
    public async Task A_date_past_the_last_calendar_is_provisional_and_still_skips_statutory_holidays()
    {
        var answer = await AskAsync("""{"receivedOn":"2026-12-04"}""");
        Assert.Equal("2027-01-04", answer.Text("dueOn"));
        Assert.True(answer.Body["provisional"]!.GetValue<bool>());
        Assert.Contains(answer.Body["days"]!.AsArray(), d => d!["date"]!.GetValue<string>() == "2027-01-01" && d["kind"]!.GetValue<string>() == "holiday");
    }

    [Fact]
    public async Task Every_event_of_the_contract_is_understood()
    {
        string[] histories =
        [
            """[{"type":"clarificationRequested","on":"2026-03-05","replyBy":"2026-03-31"},{"type":"clarificationReceived","on":"2026-03-10"},{"type":"reasonsRequested","on":"2026-03-11"},{"type":"deferred","on":"2026-03-20","until":"2026-06-30"},{"type":"replied","on":"2026-06-01"}]""",
            """[{"type":"consultationSent","on":"2026-03-05","id":7,"kind":"otherAgency"},{"type":"consultationDelivered","on":"2026-03-06","id":"7"},{"type":"consultationAnswered","on":"2026-03-10","id":"7"},{"type":"extended","on":"2026-03-11","workingDays":20},{"type":"withdrawn","on":"2026-03-12"}]""",
            """[{"type":"feeNoticeSent","on":"2026-03-05"},{"type":"feeNoticeReceived","on":"2026-03-06"},{"type":"feePaid","on":"2026-03-10"}]""",
            """[{"type":"clarificationRequested","on":"2026-03-05","replyBy":"2026-03-31"},{"type":"deemedAbandoned","on":"2026-04-01"}]""",
        ];
        foreach (var events in histories)
        {
            await AskAsync($$"""{"receivedOn":"2026-03-02","events":{{events}}}""");
        }

        Assert.All(ClockEventNames.All, n => Assert.Contains(histories, h => h.Contains($"\"{n}\"", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task What_has_ended_says_whether_on_time()
    {
        Assert.True((await AskAsync("""{"receivedOn":"2026-03-02","events":[{"type":"replied","on":"2026-03-30"}]}""")).Body["onTime"]!.GetValue<bool>());
        Assert.False((await AskAsync("""{"receivedOn":"2026-03-02","events":[{"type":"replied","on":"2026-03-31"}]}""")).Body["onTime"]!.GetValue<bool>());
    }

    [Fact]
    public async Task A_late_notice_is_computed_and_listed_as_a_violation()
    {
        var answer = await AskAsync("""{"receivedOn":"2026-03-02","events":[{"type":"clarificationRequested","on":"2026-03-20"}]}""");
        Assert.NotEmpty(answer.Body["violations"]!.AsArray());
    }

    [Theory]
    [InlineData("""{}""", "receivedOn")]
    [InlineData("""{"receivedOn":"2026-02-30"}""", "receivedOn")]
    [InlineData("""{"receivedOn":"1815-01-01"}""", "receivedOn")]
    [InlineData("""{"receivedOn":"2026-03-02","asOf":"9999-12-31"}""", "asOf")]
    [InlineData("""{"receivedOn":"2026-03-02","events":{}}""", "events")]
    [InlineData("""{"receivedOn":"2026-03-02","events":[null]}""", "events[0]")]
    [InlineData("""{"receivedOn":"2026-03-02","events":[{"on":"2026-03-03"}]}""", "events[0].type")]
    [InlineData("""{"receivedOn":"2026-03-02","events":[{"type":"replied"}]}""", "events[0].on")]
    [InlineData("""{"receivedOn":"2026-03-02","events":[{"type":"replied","on":"2026-03-01"}]}""", "events[0].on")]
    [InlineData("""{"receivedOn":"2026-03-02","events":[{"type":"replied","on":"2026-03-05"},{"type":"feePaid","on":"2026-03-04"}]}""", "events[1].on")]
    [InlineData("""{"receivedOn":"2026-03-02","events":[{"type":"extended","on":"2026-03-05","workingDays":21}]}""", "events[0].workingDays")]
    [InlineData("""{"receivedOn":"2026-03-02","events":[{"type":"extended","on":"2026-03-05","workingDays":1.5}]}""", "events[0].workingDays")]
    [InlineData("""{"receivedOn":"2026-03-02","events":[{"type":"extended","on":"2026-03-31","workingDays":20}]}""", "events[0].on")]
    [InlineData("""{"receivedOn":"2026-03-02","events":[{"type":"consultationSent","on":"2026-03-05","kind":"friend"}]}""", "events[0].kind")]
    [InlineData("""{"receivedOn":"2026-03-02","events":[{"type":"consultationSent","on":"2026-03-05","Id":"1"}]}""", "events[0].Id")]
    public async Task A_history_that_cannot_be_is_refused_by_its_field(string question, string field) =>
        Assert.Equal([field], (await api.PostAsync("/api/v1/clock", question)).Problem(400, "validation").Keys);

    private async Task<ApiAnswer> AskAsync(string question)
    {
        var answer = await api.PostAsync("/api/v1/clock", question);
        Assert.True(answer.Status == 200, answer.Body.ToJsonString());
        return answer;
    }
}
