using Disclosure.Domain.Decisions;
using Disclosure.Domain.Requests;
using Disclosure.Web.Cases;
using Disclosure.Web.Components.Work;
using Microsoft.AspNetCore.Components;

namespace Disclosure.Web.Features.Work;

/// <summary>承办: search record, documents found, opinion and proposed reply, for the head of the department.</summary>
public sealed partial class HandlingForm
{
    private static readonly IReadOnlyList<string> Places = ["厅综合档案室", "公文管理系统", "业务管理系统", "门户网站"];

    private HandlingModel model = new();

    [Inject]
    private WorkHandler Handler { get; set; } = default!;

    private Assignment? Own => Context.Case.State.Assignments.Find(a => a.DepartmentId == Context.Task.DepartmentId);

    private bool IsLead => Own?.IsLead == true;

    private bool IsCorrection => Context.Case.State.Kind == RequestKind.Correction;

    private IReadOnlyList<WorkOption<ReplyType?>> Types =>
    [
        .. ReplyOptions.Offered(Context.Case.State.DecisionFacts, model.Proposed).Select(t => new WorkOption<ReplyType?>(t, ReplyOptions.Label(t), Group: ReplyOptions.Choice(t).Group)),
        .. IsLead ? Array.Empty<WorkOption<ReplyType?>>() : [new WorkOption<ReplyType?>(null, "仅提供材料和意见", Group: IsCorrection ? null : "协办")],
    ];

    /// <inheritdoc />
    protected override void OnInitialized() => model = Fresh();

    /// <summary>What was sent before and came back is there to be corrected.</summary>
    private HandlingModel Fresh() => Own?.Answer is { } before
        ? new HandlingModel
        {
            Search = SearchModel.Of(before.Search, Context.Actor.Name, Context.Case.Today),
            Opinion = before.Opinion,
            Proposed = before.ProposedReply,
            Ground = before.ProposedGround,
            Files = before.FileIds,
        }
        : new HandlingModel { Search = SearchModel.Of(null, Context.Actor.Name, Context.Case.Today) };

    private Task<Outcome> SubmitAsync(CancellationToken ct) => model.Returning
        ? Handler.ReturnAsync(Context.Actor, Context.Case.Row.Id, Context.Task.Id, Context.Subject.Version, model.Reason ?? string.Empty, ct)
        : Handler.HandleAsync(
            Context.Actor,
            new WorkCommand(
                Context.Case.Row.Id,
                Context.Task.Id,
                Context.Subject.Version,
                IsCorrection ? model.Search.ToCheck() : model.Search.ToRecord(),
                model.Opinion ?? string.Empty,
                model.Proposed,
                model.Proposed == ReplyType.Refused ? model.Ground : null,
                model.Files),
            ct);

    /// <summary>What is typed.</summary>
    public sealed class HandlingModel
    {
        /// <summary>检索记录.</summary>
        public SearchModel Search { get; set; } = new();

        /// <summary>拟办意见.</summary>
        public string? Opinion { get; set; }

        /// <summary>建议的答复类型.</summary>
        public ReplyType? Proposed { get; set; }

        /// <summary>建议的不予公开理由.</summary>
        public RefusalGround? Ground { get; set; }

        /// <summary>检索到的文件.</summary>
        public IReadOnlyList<Guid> Files { get; set; } = [];

        /// <summary>True while the case is being returned.</summary>
        public bool Returning { get; set; }

        /// <summary>退回理由.</summary>
        public string? Reason { get; set; }
    }
}
