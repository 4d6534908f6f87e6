using Disclosure.Domain.Fees;
using Disclosure.Web.Api.Contract;
using Disclosure.Web.Api.Problems;

namespace Disclosure.Web.Api;

/// <summary>The processing fee as a function (国办函〔2020〕109号). Nothing is stored.</summary>
public static class FeesEndpoint
{
    /// <summary>Largest body, in bytes.</summary>
    public const int MaxBody = 4 * 1024;

    /// <summary>Most items of one question.</summary>
    public const int MaxItems = 10_000;

    /// <summary><c>POST /api/v1/fees</c>.</summary>
    public static async Task<IResult> ComputeAsync(HttpContext http, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(http);
        var (question, problem) = await JsonBody.ReadAsync<FeeQuestion>(http.Request, MaxBody, ct);
        if (question is null)
        {
            return problem!;
        }

        // Every ten items are a bracket of their own: more than anybody files would only make the answer long.
        if (question is { Basis: FeeBasis.Items } && (question.Quantity > MaxItems || question.AlreadyThisMonth > MaxItems))
        {
            return ApiProblem.Invalid(question.Quantity > MaxItems ? "quantity" : "alreadyThisMonth", $"按件计收的件数不能超过{MaxItems}。");
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
