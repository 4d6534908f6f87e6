using System.Security.Cryptography;
using System.Text;
using Disclosure.Web.Data;

namespace Disclosure.Web.Drafts;

/// <summary>Which form of which case a draft belongs to. Together with the account it names one draft.</summary>
/// <param name="CaseId">The case.</param>
/// <param name="Form">Form key and task, or the name of an action.</param>
public sealed record DraftKey(Guid CaseId, string Form)
{
    /// <summary>What the staging keys of drafts begin with.</summary>
    public const string StagingPrefix = "draft/";

    /// <summary>The draft of a step.</summary>
    public static DraftKey ForTask(TaskRow task)
    {
        ArgumentNullException.ThrowIfNull(task);
        return new(task.CaseId, $"{task.Form}/{task.Id:N}");
    }

    /// <summary>The draft of an action beside the workflow.</summary>
    public static DraftKey ForAction(Guid caseId, string action) => new(caseId, $"action/{action}");

    /// <summary>Id of an account's draft. It follows from the key, so that files can be staged for a draft before it is first saved.</summary>
    public Guid IdFor(Guid accountId) => new(SHA256.HashData(Encoding.UTF8.GetBytes($"{CaseId:N}\n{accountId:N}\n{Form}")).AsSpan(0, 16));

    /// <summary>Under this key the account's uploads wait for the form to be submitted.</summary>
    public string StagingKeyFor(Guid accountId) => $"{StagingPrefix}{IdFor(accountId):N}";

    /// <summary>The draft that a staging key names; null for keys of other forms.</summary>
    public static Guid? DraftOf(string? stagingKey) =>
        stagingKey is not null && stagingKey.StartsWith(StagingPrefix, StringComparison.Ordinal) && Guid.TryParseExact(stagingKey[StagingPrefix.Length..], "N", out var id) ? id : null;
}
