using Disclosure.Web.Data;
using Disclosure.Web.Outbox;
using Disclosure.Web.Processes;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Cases;

/// <summary>
/// What a unit of work reads of its authority: each row once. It lives as long as one transaction, so that it is never older
/// than what is committed with it; requests filed together share it.
/// </summary>
/// <param name="db">The context of the transaction.</param>
/// <param name="authorityId">The authority.</param>
public sealed class OfficeFacts(DisclosureDb db, Guid authorityId)
{
    private readonly Dictionary<string, int?> mailTemplates = [];
    private readonly Dictionary<string, DefinitionPin?> definitions = [];
    private AuthorityRow? authority;
    private IReadOnlyList<DepartmentRow>? departments;

    /// <summary>The authority.</summary>
    public async ValueTask<AuthorityRow> AuthorityAsync(CancellationToken ct) =>
        authority ??= await db.Authorities.AsNoTracking().SingleAsync(a => a.Id == authorityId, ct);

    /// <summary>Its departments, dissolved ones too.</summary>
    public async ValueTask<IReadOnlyList<DepartmentRow>> DepartmentsAsync(CancellationToken ct) =>
        departments ??= await db.Departments.AsNoTracking().Where(d => d.AuthorityId == authorityId).ToListAsync(ct);

    /// <summary>The version of a mail's template that holds now; null when none is published.</summary>
    public async ValueTask<int?> MailTemplateAsync(string key, CancellationToken ct) => mailTemplates.TryGetValue(key, out var known)
        ? known
        : mailTemplates[key] = await MailTemplates.CurrentVersionAsync(db, key, ct);

    /// <summary>The text of a letter's template that holds now; null when none is published.</summary>
    public Task<string?> LetterTemplateAsync(string key, CancellationToken ct) => db.Templates.AsNoTracking()
        .Where(t => t.Kind == Seeding.TemplatePublisher.LetterKind && t.Key == key).OrderByDescending(t => t.Version).Select(t => t.Body).FirstOrDefaultAsync(ct);

    /// <summary>The version of a definition on which a new instance starts; null when none is published.</summary>
    public async ValueTask<DefinitionPin?> DefinitionAsync(string id, CancellationToken ct) => definitions.TryGetValue(id, out var known)
        ? known
        : definitions[id] = await DefinitionStore.LatestAsync(db, id, ct);
}
