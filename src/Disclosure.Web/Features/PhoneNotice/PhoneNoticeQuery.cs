using Disclosure.Web.Data;
using Disclosure.Web.Outbox;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Features.PhoneNotice;

/// <summary>A call that is still to be made.</summary>
/// <param name="Id">The notice.</param>
/// <param name="Text">Why.</param>
/// <param name="TellsCode">True where the mail that did not arrive carried the 查询码.</param>
public sealed record CallToMake(Guid Id, string Text, bool TellsCode);

/// <summary>Loads the calls that a case asks for.</summary>
public sealed class PhoneNoticeQuery(IDbContextFactory<DisclosureDb> factory)
{
    private static readonly string[] WithCode = ["/receipt", "/query-code"];

    /// <summary>Open ones, oldest first.</summary>
    public async Task<IReadOnlyList<CallToMake>> OpenAsync(Guid caseId, CancellationToken ct = default)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var rows = await db.Notices.AsNoTracking().Where(n => n.CaseId == caseId && n.Kind == PhoneNotices.Kind && n.DoneAt == null).OrderBy(n => n.At).ThenBy(n => n.Id).ToListAsync(ct);
        return [.. rows.Select(n => new CallToMake(n.Id, n.Text, WithCode.Any(k => n.Key.EndsWith(k, StringComparison.Ordinal))))];
    }
}
