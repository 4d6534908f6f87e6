using Disclosure.Domain.Requests.Events;

namespace Disclosure.Web.Cases.History;

/// <summary>督办.</summary>
public sealed partial class EventStory
{
    private (string? Title, IEnumerable<StoryLine> Lines, IReadOnlyList<Guid> Files) SupervisionContentOf(CaseEvent e) => e.Event switch
    {
        SupervisionIssued x => (null, [new("督办对象", x.DepartmentId is { } id ? departments.GetValueOrDefault(id, "（已撤销的处室）") : "公开办"), new("督办要求", x.Text), new("反馈期限", LegalTime.Show(x.AnswerBy))], []),
        SupervisionAnswered x => (null, [Supervised(x.SupervisionId), new("反馈内容", x.Text)], []),
        SupervisionRevoked x => (null, [Supervised(x.SupervisionId), new("理由", x.Reason)], []),
        _ => (null, [], []),
    };

    private StoryLine Supervised(Guid id) => Line("督办要求", state.Supervisions.Find(s => s.Issued.SupervisionId == id)?.Issued.Text);
}
