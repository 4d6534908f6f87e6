namespace Disclosure.Workflow.Tests;

/// <summary>Vocabularies for the check.</summary>
internal static class Vocabulary
{
    public static CheckVocabulary Product { get; } = new(
        Set("intake-clerk", "disclosure-officer", "disclosure-head", "department-receiver", "handler", "department-head", "legal-reviewer", "secrecy-reviewer", "signing-leader", "seal-officer", "supervisor", "administrator", "security-auditor"),
        Set("intake", "lead", "own"),
        Set("register", "confirm-receipt", "assign", "reassign", "consolidate", "draft", "check", "legal-review", "secrecy-review", "sign", "seal", "serve", "proof", "close", "archive", "accept", "work", "head-approval", "notice-approve", "notice-redraft", "notice-seal", "notice-serve", "notice-proof",
            "opinion-register", "opinion-route", "opinion-answer", "opinion-approve", "opinion-send", "opinion-publish", "opinion-close"),
        Set(),
        Set("department-review"),
        Set("departmentsAnswered", "assignmentReturned", "noticeSettled", "noticeReturned"),
        Set("channel", "receiptConfirmed", "departmentsAnswered", "replyType", "deliveryMethod", "proofNeeded", "departmentCount", "noticeKind", "answeredDirectly", "noticeProofNeeded", "noticeAwaits", "noticeCameBack", "noticeMayBounce", "toArchive", "opinionKind", "consentsToPublication", "conversionOffered"));

    /// <summary>Matches what <see cref="Flow"/> writes.</summary>
    public static CheckVocabulary Small { get; } = new(Set("clerk"), Set("intake", "lead"), Set("form"), Set("note"), Set("side"), Set("ping", "pong"), Set("go", "kind"));

    private static HashSet<string> Set(params string[] names) => [.. names];
}
