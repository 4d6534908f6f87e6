using Disclosure.Domain.Common;
using Disclosure.Domain.Requests.Events;

namespace Disclosure.Domain.Requests;

public sealed partial class DisclosureRequest
{
    /// <summary>An application that came through the 意见箱 and was confirmed as one by who wrote it (条例第二十九条).</summary>
    /// <param name="filing">What is filed, with the date of receipt that holds.</param>
    /// <param name="queryCode">The citizen's code.</param>
    /// <param name="origin">The opinion.</param>
    /// <param name="today">Today in Asia/Shanghai.</param>
    /// <returns>The request with its events raised, or every refusal.</returns>
    internal static (DisclosureRequest? Request, IReadOnlyList<Refusal> Refusals) FileFromOpinion(RequestFiled filing, string queryCode, RequestFromOpinion origin, DateOnly today)
    {
        var (request, refusals) = File(filing, queryCode, today);
        request?.Raise(origin);
        return (request, refusals);
    }
}
