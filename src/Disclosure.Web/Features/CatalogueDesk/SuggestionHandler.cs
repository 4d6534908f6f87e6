using Disclosure.Web.Accounts;
using Disclosure.Web.Cases;
using Disclosure.Web.Catalogue.Desk;

namespace Disclosure.Web.Features.CatalogueDesk;

/// <summary>登记申请人建议纳入主动公开 with the office's answer (条例第四十四条第二款).</summary>
public sealed class SuggestionHandler(CaseWriter writer)
{
    /// <summary>Records it.</summary>
    public async Task<Outcome> HandleAsync(Actor actor, Guid caseId, int? version, DateOnly? on, string? suggestion, bool? adopted, string? answer, CancellationToken ct = default) =>
        RecordWriter.MayChange(actor)
            ? await writer.WriteAsync(caseId, actor, version, unit => Task.FromResult(unit.Request.SuggestPublication(on ?? default, suggestion, adopted, answer, unit.Today)), ct)
            : new Outcome.Forbidden("申请人的主动公开建议由公开工作机构审核、登记。");
}
