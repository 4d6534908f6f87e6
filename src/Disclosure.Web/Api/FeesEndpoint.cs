using Disclosure.Domain.Fees;
using Disclosure.Web.Api.Contract;
using Disclosure.Web.Api.Problems;

namespace Disclosure.Web.Api;

/// <summary>The processing fee as a function (国办函〔2020〕109号). Nothing is stored.</summary>
public static class FeesEndpoint
{
    /// <summary>Largest body, in bytes.</summary>
    public const int MaxBody = 4 * 1024;

    /// <summary><c>POST /api/v1/fees</c>.</summary>
    public static async Task<IResult> ComputeAsync(HttpContext http, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(http);
        var (question, problem) = await JsonBody.ReadAsync<FeeQuestion>(http.Request, MaxBody, ct);
        if (question is null)
        {
            return problem!;
        }

        var (fee, refusal) = ProcessingFee.Compute(question.Basis, question.Quantity, question.AlreadyThisMonth ?? 0);
        return fee is null
            ? ApiProblem.Invalid(refusal!.Field!, refusal.Article is { } article ? $"{refusal.Message}（{article}）" : refusal.Message)
            : TypedResults.Ok(new FeeAnswer
            {
                Amount = fee.Amount,
                Steps = [.. fee.Steps.Select(s => new FeeAnswerStep(s.From, s.To, s.UnitPrice, s.Count, s.Amount))],
            });
    }
}
