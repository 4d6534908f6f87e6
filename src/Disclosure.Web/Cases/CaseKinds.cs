using Disclosure.Domain.Requests;
using Disclosure.Web.Data;

namespace Disclosure.Web.Cases;

/// <summary>The kinds of case as <see cref="CaseRow.Kind"/> stores them.</summary>
public static class CaseKinds
{
    /// <summary>政府信息公开申请.</summary>
    public const string Request = "request";

    /// <summary>更正申请 (条例第四十一条): no statutory term, and no row of 表三.</summary>
    public const string Correction = "correction";

    /// <summary>意见箱来信: no request of either kind.</summary>
    public const string Opinion = "opinion";

    /// <summary>The stored word of a kind.</summary>
    public static string Of(RequestKind kind) => kind switch
    {
        RequestKind.Disclosure => Request,
        RequestKind.Correction => Correction,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    /// <summary>The cases of one machinery: those of opinions, or the requests of either kind.</summary>
    /// <param name="cases">Cases.</param>
    /// <param name="family"><see cref="Opinion"/>, or <see cref="Request"/> for requests of disclosure and of correction.</param>
    public static IQueryable<CaseRow> OfFamily(this IQueryable<CaseRow> cases, string family) =>
        family == Opinion ? cases.Where(c => c.Kind == Opinion) : cases.Where(c => c.Kind != Opinion);

    /// <summary>True for a 更正申请.</summary>
    public static bool IsCorrection(this CaseRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return row.Kind == Correction;
    }
}
