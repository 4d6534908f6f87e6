using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Disclosure.Domain.Reports;

namespace Disclosure.Web.Reports;

/// <summary>The annual report as JSON: the contract of <c>report annual --format json</c>.</summary>
public static class ReportJson
{
    private static readonly JsonSerializerOptions Options = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>
    /// <c>{year, table3:{rows:[{code, label, cells}]}, table4, identities:[{name, holds}]}</c>; figures are as corrected, and every
    /// correction is listed with its reason.
    /// </summary>
    public static string Write(AnnualReport report, IReadOnlyDictionary<string, decimal> own)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(own);
        return new JsonObject
        {
            ["year"] = report.Year,
            ["table2"] = new JsonObject(OwnDisclosure.Figures.Select(f => KeyValuePair.Create<string, JsonNode?>(f.Key, own.TryGetValue(f.Key, out var value) ? value : null))),
            ["table3"] = new JsonObject { ["rows"] = new JsonArray([.. ReportRow.All.Select(r => Row(report, r))]) },
            ["table4"] = new JsonObject
            {
                ["reconsideration"] = Block(report, DisputeBlock.Reconsideration),
                ["litigation"] = new JsonObject { ["direct"] = Block(report, DisputeBlock.Direct), ["afterReconsideration"] = Block(report, DisputeBlock.AfterReconsideration) },
            },
            ["identities"] = new JsonArray([.. report.Identities.Select(i => new JsonObject
            {
                ["name"] = i.Name,
                ["holds"] = i.Holds,
                ["text"] = i.Text,
                ["failures"] = new JsonArray([.. i.Failures.Select(f => JsonValue.Create(f))]),
            })]),
            ["corrections"] = new JsonArray([.. report.Corrections.Select(c => new JsonObject
            {
                ["id"] = c.Id.ToString(),
                ["table"] = c.Table == ReportTable.Requests ? "table3" : "table4",
                ["row"] = c.Row,
                ["column"] = c.Column,
                ["amount"] = c.Amount,
                ["reason"] = c.Reason,
                ["by"] = c.By,
                ["at"] = c.At.ToString("O", System.Globalization.CultureInfo.InvariantCulture),
                ["withdraws"] = c.Withdraws?.ToString(),
            })]),
        }.ToJsonString(Options);
    }

    private static JsonObject Row(AnnualReport report, ReportRow row) => new()
    {
        ["code"] = row.Code,
        ["label"] = row.Label,
        ["cells"] = new JsonObject(ReportColumns.Categories.Select(ReportColumns.Key).Append(ReportColumns.Total)
            .Select(c => KeyValuePair.Create<string, JsonNode?>(c, report.Cell(ReportTable.Requests, row.Code, c).Value))),
    };

    private static JsonObject Block(AnnualReport report, DisputeBlock block) => new(
        Enum.GetNames<DisputeCell>().Append(ReportColumns.Total)
            .Select(c => KeyValuePair.Create<string, JsonNode?>(JsonNamingPolicy.CamelCase.ConvertName(c), report.Cell(ReportTable.Disputes, $"{block}", c).Value)));
}
