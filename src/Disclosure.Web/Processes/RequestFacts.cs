using System.Text.Json;
using System.Text.Json.Nodes;
using Disclosure.Domain.Requests;

namespace Disclosure.Web.Processes;

/// <summary>The snapshot of facts that a definition's conditions may read. No personal data is among them: it is journalled in clear.</summary>
public static class RequestFacts
{
    /// <summary>Names of all facts, those of opinions too: a definition that reads another is refused.</summary>
    public static IReadOnlyCollection<string> Names { get; } =
        ["channel", "receiptConfirmed", "departmentsAnswered", "departmentCount", "answeredDirectly", "replyType", "refusalGround", "deliveryMethod", "proofNeeded", "noticeKind", "noticeProofNeeded", "noticeAwaits", "noticeCameBack", "noticeMayBounce", "toArchive", .. OpinionFacts.Names];

    /// <summary>The facts of this moment.</summary>
    /// <param name="state">The case.</param>
    /// <param name="noticeId">The procedural letter whose instance is advanced; null for any other instance.</param>
    public static JsonObject Of(RequestState state, Guid? noticeId)
    {
        ArgumentNullException.ThrowIfNull(state);
        var notice = noticeId is { } id ? state.Notices.Find(n => n.Id == id) : null;
        return new()
        {
            ["channel"] = Camel(state.Filing!.Receipt.Channel.ToString()),
            ["receiptConfirmed"] = state.ReceivedOn is not null,
            ["departmentsAnswered"] = state.DepartmentsAnswered,
            ["departmentCount"] = state.Assignments.Count,
            ["answeredDirectly"] = state.AnsweredDirectly,
            ["replyType"] = state.Draft is { } draft ? Camel(draft.Type.ToString()) : null,
            ["refusalGround"] = state.Draft?.Ground is { } ground ? Camel(ground.ToString()) : null,
            ["deliveryMethod"] = Camel(state.Filing.Delivery.Method.ToString()),
            ["proofNeeded"] = state.ReplyLetter?.Served is { NeedsProof: true },
            ["noticeKind"] = notice is null ? null : Camel(notice.Kind.ToString()),
            ["noticeProofNeeded"] = notice?.Served is { NeedsProof: true },
            ["noticeAwaits"] = notice is { IsAwaiting: true },
            ["noticeCameBack"] = notice is { CameBack: true },
            ["noticeMayBounce"] = notice is { MayBounce: true },
            // A case that was still to be archived when it was opened again is archived by the step that waits for it.
            ["toArchive"] = state.Past.IsEmpty || state.Past[^1].Archive is not null,
        };
    }

    private static string Camel(string name) => JsonNamingPolicy.CamelCase.ConvertName(name);
}
