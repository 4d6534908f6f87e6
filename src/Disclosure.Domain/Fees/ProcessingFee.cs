using Disclosure.Domain.Common;

namespace Disclosure.Domain.Fees;

/// <summary>Which tariff of 国办函〔2020〕109号 is applied. Never both on one application (article 3).</summary>
public enum FeeBasis
{
    /// <summary>按件计收: by the applications of one applicant in a calendar month (article 4).</summary>
    Items,

    /// <summary>按量计收: by the pages of one application (article 5). Pages never add up across applications.</summary>
    Pages,
}

/// <summary>One bracket of the 超额累进 tariff that the quantity reaches into.</summary>
/// <param name="From">First item or page of the bracket, from 1.</param>
/// <param name="To">Last of the bracket; null for the open one.</param>
/// <param name="UnitPrice">Yuan per item or page.</param>
/// <param name="Count">How many fall into it.</param>
/// <param name="Amount">Yuan.</param>
public sealed record FeeStep(int From, int? To, int UnitPrice, int Count, long Amount);

/// <summary>A processing fee and how it comes about.</summary>
/// <param name="Basis">The tariff.</param>
/// <param name="Amount">Yuan; 0 where the quantity is free.</param>
/// <param name="Steps">Every bracket with something in it, lowest first; their amounts add up to <paramref name="Amount"/>.</param>
public sealed record FeeResult(FeeBasis Basis, long Amount, IReadOnlyList<FeeStep> Steps);

/// <summary>
/// 信息处理费 (条例第四十二条; 国办函〔2020〕109号《政府信息公开信息处理费管理办法》): both tariffs by 超额累进, each unit at the
/// price of its own bracket.
/// </summary>
public static class ProcessingFee
{
    /// <summary>Source of the tariffs.</summary>
    public const string Source = "《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）";

    /// <summary>Largest quantity that is computed.</summary>
    public const int MaxQuantity = 1_000_000;

    /// <summary>Computes the fee.</summary>
    /// <param name="basis">The tariff.</param>
    /// <param name="quantity">Items or pages of the present application, 1 or more.</param>
    /// <param name="alreadyThisMonth">Items of the same applicant in the same calendar month before these; 0 for pages.</param>
    /// <returns>The fee, or why it cannot be computed.</returns>
    public static (FeeResult? Fee, Refusal? Refusal) Compute(FeeBasis basis, int quantity, int alreadyThisMonth = 0)
    {
        if (!Enum.IsDefined(basis))
        {
            return (null, new("required", "请选择按件计收或者按量计收。", Article("三"), "basis"));
        }

        if (quantity is < 1 or > MaxQuantity)
        {
            return (null, new("range", $"数量应当为1至{MaxQuantity}的整数。", null, "quantity"));
        }

        if (alreadyThisMonth is < 0 or > MaxQuantity)
        {
            return (null, new("range", $"本月已申请件数应当为0至{MaxQuantity}的整数。", null, "alreadyThisMonth"));
        }

        if (basis == FeeBasis.Pages && alreadyThisMonth != 0)
        {
            return (null, new("pages-never-add-up", "按量计收以每件申请的页数单独计算，不与其他申请累计。", Article("五"), "alreadyThisMonth"));
        }

        var steps = Steps(basis, alreadyThisMonth + 1, alreadyThisMonth + quantity).ToList();
        return (new FeeResult(basis, steps.Sum(s => s.Amount), steps), null);
    }

    /// <summary>The article of the tariff, cited in full.</summary>
    public static string Article(FeeBasis basis) => Article(basis == FeeBasis.Items ? "四" : "五");

    private static string Article(string number) => $"{Source}第{number}条";

    private static IEnumerable<FeeStep> Steps(FeeBasis basis, int first, int last)
    {
        var from = 1;
        while (from <= last)
        {
            var (to, price) = Bracket(basis, from);
            var count = Math.Min(last, to ?? last) - Math.Max(first, from) + 1;
            if (count > 0)
            {
                yield return new FeeStep(from, to, price, count, (long)count * price);
            }

            if (to is null)
            {
                yield break;
            }

            from = to.Value + 1;
        }
    }

    // Article 4: 1-10 free, 11-30 at 100, then every further ten items 100 more (31-40 at 200, 41-50 at 300 ...).
    // Article 5: 1-30 free, 31-100 at 10, 101-200 at 20, from 201 at 40.
    private static (int? To, int Price) Bracket(FeeBasis basis, int from) => (basis, from) switch
    {
        (FeeBasis.Items, 1) => (10, 0),
        (FeeBasis.Items, 11) => (30, 100),
        (FeeBasis.Items, _) => (from + 9, 100 * (((from - 31) / 10) + 2)),
        (_, 1) => (30, 0),
        (_, 31) => (100, 10),
        (_, 101) => (200, 20),
        _ => (null, 40),
    };
}
