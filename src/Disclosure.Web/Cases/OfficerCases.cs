using Disclosure.Web.Accounts;
using Disclosure.Web.Crypto;
using Disclosure.Web.Opinions;

namespace Disclosure.Web.Cases;

/// <summary>Whether an officer may see a case of any kind, for what all kinds have in common: notes and mails.</summary>
public sealed class OfficerCases(CaseReader requests, OpinionReader opinions)
{
    /// <summary>The case's cipher; null when there is no such case or the officer may not see it.</summary>
    /// <exception cref="CaseErasedException">Its personal data were erased.</exception>
    public async Task<CaseCipher?> OpenAsync(Guid caseId, Actor actor, CancellationToken ct = default) =>
        (await requests.ForOfficerAsync(caseId, actor, ct))?.Cipher ?? (await opinions.ForOfficerAsync(caseId, actor, ct))?.Cipher;
}
