using Disclosure.Domain.Decisions;
using Disclosure.Domain.Requests;
using Disclosure.Web.Answers;
using Disclosure.Web.Cases;
using Disclosure.Web.Components.Work;

namespace Disclosure.Web.Features.Draft;

/// <summary>The reply while it is typed. Changing the type keeps what was typed for the other types.</summary>
public sealed class ReplyModel
{
    /// <summary>答复类型.</summary>
    public ReplyType Type { get; set; }

    /// <summary>不予公开理由.</summary>
    public RefusalGround? Ground { get; set; }

    /// <summary>事实与理由.</summary>
    public string? Reasoning { get; set; }

    /// <summary>检索记录.</summary>
    public SearchModel Search { get; set; } = new();

    /// <summary>区分处理.</summary>
    public string? SeparableAnswer { get; set; }

    /// <summary>What is given to the applicant.</summary>
    public IReadOnlyList<Guid> Attachments { get; set; } = [];

    /// <summary>公开件: the marks on the attachments.</summary>
    public List<CopyModel> Copies { get; set; } = [];

    /// <summary>What a reply to a correction request says beside its reasons.</summary>
    public CorrectionModel Correction { get; set; } = new();

    /// <summary>What the reply refers the applicant to.</summary>
    public ReferenceModel Reference { get; set; } = new();

    /// <summary>区分处理, item by item.</summary>
    public List<ItemModel> Items { get; set; } = ItemModel.Of(null);

    /// <summary>获取方式.</summary>
    public string? AccessNote { get; set; }

    /// <summary>The letter's text as edited in WPS; null for the template's own.</summary>
    public LetterWording? Wording { get; set; }

    /// <summary>
    /// The reply to start from: the draft that was sent back, or else what the lead department proposed with its search record
    /// and its documents. Where departments searched too, their results are told in the record.
    /// </summary>
    public static ReplyModel From(CaseView view, string officer, IReadOnlyDictionary<Guid, string> departments)
    {
        ArgumentNullException.ThrowIfNull(view);
        var answers = view.State.Assignments.Where(a => a is { Answer: not null, State: AssignmentState.Approved }).OrderByDescending(a => a.IsLead).ToList();
        var lead = answers.Find(a => a.IsLead)?.Answer;
        var search = SearchOf([.. answers.Select(a => (departments.GetValueOrDefault(a.DepartmentId) ?? "处室", a.Answer!.Search))], officer, view.Today);
        if (view.State is { Draft: null, AnsweredDirectly: true } && AlreadyPublic.In(view.State.Consolidated) is { } published)
        {
            var model = new ReplyModel { Search = search };
            model.Take(published);
            return model;
        }

        return view.State.Draft is { } draft
            ? new ReplyModel
            {
                Type = draft.Type,
                Ground = draft.Ground,
                Reasoning = draft.Reasoning,
                Search = draft.Search is { } record ? SearchModel.Of(record, officer, view.Today) : search,
                SeparableAnswer = draft.SeparableAnswer,
                Attachments = draft.AttachmentIds,
                Copies = CopyModel.Of(draft.Copies),
                AccessNote = draft.AccessNote,
                Wording = draft.Wording,
                Correction = CorrectionModel.Of(draft.Correction),
                Reference = ReferenceModel.Of(draft.Reference),
                Items = ItemModel.Of(draft.Items),
            }
            : new ReplyModel
            {
                Type = lead?.ProposedReply ?? (view.State.Kind == RequestKind.Correction ? ReplyType.Corrected : ReplyType.Disclosed),
                Ground = lead?.ProposedGround,
                Reasoning = view.State.Consolidated,
                Search = search,
                Attachments = lead?.ProposedReply is ReplyType.Disclosed or ReplyType.PartlyDisclosed ? [.. answers.SelectMany(a => a.Answer!.FileIds).Distinct()] : [],
            };
    }

    /// <summary>已主动公开: the reply names the record; what was typed for other types is kept.</summary>
    public void Take(AlreadyPublic record)
    {
        ArgumentNullException.ThrowIfNull(record);
        (Type, Reference.Where) = (ReplyType.AlreadyPublic, record.Where);
        Reasoning = string.IsNullOrWhiteSpace(Reasoning) ? "经审查，您申请公开的信息已经由本机关主动公开。" : Reasoning;
    }

    /// <summary>For the domain: only what the type of reply holds.</summary>
    public ReplyDraft ToDraft() => new(
        Type,
        Type == ReplyType.Refused ? Ground : null,
        Reasoning?.Trim() ?? string.Empty,
        Type == ReplyType.NotExisting ? Search.ToRecord() : CorrectionReplyRules.NeedsCheck(Type) ? Search.ToCheck() : null,
        Type == ReplyType.Refused ? Trimmed(SeparableAnswer) : null,
        ReplyCatalogue.Releases(Type) || Type == ReplyType.Refused ? Attachments : [],
        ReplyCatalogue.Releases(Type) ? Trimmed(AccessNote) : null,
        Correction.ToOutcome(Type),
        Wording,
        Reference.ToReference(Type),
        Type == ReplyType.PartlyDisclosed ? [.. Items.Select(i => i.ToItem())] : null,
        [.. Copies.Where(c => c.IsCopy).Select(c => new ReleaseCopy(c.FileId, string.Empty, Trimmed(c.Reason)))]);

    /// <summary>The mark on an attachment, made where there was none.</summary>
    public CopyModel CopyOf(Guid fileId)
    {
        if (Copies.Find(c => c.FileId == fileId) is not { } mark)
        {
            Copies.Add(mark = new() { FileId = fileId });
        }

        return mark;
    }

    private static string? Trimmed(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    /// <summary>One record of several: who searched what is told department by department.</summary>
    private static SearchModel SearchOf(IReadOnlyList<(string Department, SearchRecord Record)> searches, string officer, DateOnly today)
    {
        if (searches.Count <= 1)
        {
            return SearchModel.Of(searches.Count == 0 ? null : searches[0].Record, officer, today);
        }

        return new SearchModel
        {
            Places = string.Join('；', searches.Select(s => $"{s.Department}：{s.Record.Places}")),
            Keywords = string.Join('、', searches.Select(s => s.Record.Keywords).Distinct()),
            Period = string.Join('；', searches.Select(s => s.Record.Period).OfType<string>().Distinct()) is { Length: > 0 } period ? period : null,
            AskedOf = string.Join('；', searches.Select(s => s.Record.AskedOf).OfType<string>().Distinct()) is { Length: > 0 } asked ? asked : null,
            Searchers = string.Join('、', searches.Select(s => s.Record.Searchers).Distinct()),
            SearchedOn = searches.Max(s => s.Record.SearchedOn),
            Result = string.Join('；', searches.Select(s => $"{s.Department}：{s.Record.Result}")),
        };
    }
}
