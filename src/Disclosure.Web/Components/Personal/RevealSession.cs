using Disclosure.Web.Accounts;
using Disclosure.Web.Cases;

namespace Disclosure.Web.Components.Personal;

/// <summary>
/// What one page knows about looking at personal data: whose case, who looks, by which rule, and the reason last given, so
/// that the next field need not ask for it again. Each field is still recorded on its own.
/// </summary>
public sealed class RevealSession(Guid caseId, Actor actor)
{
    /// <summary>The case.</summary>
    public Guid CaseId { get; } = caseId;

    /// <summary>Who looks.</summary>
    public Actor Actor { get; } = actor;

    /// <summary>By which rule; follows the case.</summary>
    public PersonalAccess Access { get; set; }

    /// <summary>The reason last given on this page.</summary>
    public string? Reason { get; set; }

    /// <summary>Told after a look, which is on record now.</summary>
    public Func<Task>? Recorded { get; set; }

    /// <summary>Reasons that are given every day, for one click.</summary>
    public static IReadOnlyList<string> Usual { get; } = ["核对申请人身份", "联系申请人", "制作或者送达文书", "核查重复申请"];
}
