using Disclosure.Domain.Catalogue;
using Disclosure.Web.Accounts;
using Disclosure.Web.Cases;
using Disclosure.Web.Catalogue;
using Disclosure.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Answers;

/// <summary>What may answer a question.</summary>
public enum AnswerKind
{
    /// <summary>A published record of the catalogue.</summary>
    Record,

    /// <summary>A published answer of the 意见箱.</summary>
    Opinion,

    /// <summary>An earlier reply that released information; for officers only.</summary>
    Reply,
}

/// <summary>Something that probably answers a question, and why.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Key">索引号 or number.</param>
/// <param name="Title">Its title.</param>
/// <param name="Address">Its page, from the root of the site.</param>
/// <param name="On">When it was published or replied.</param>
/// <param name="Words">The words found, longest first.</param>
/// <param name="Meant">Citizens' words that were found in official ones.</param>
/// <param name="InTitle">True when the title holds one of the words.</param>
/// <param name="Score">How much of the question it holds, 0 to 1.</param>
public sealed record Answer(AnswerKind Kind, string Key, string Title, string Address, DateOnly On, IReadOnlyList<string> Words, IReadOnlyList<string> Meant, bool InTitle, double Score)
{
    /// <summary>The reason for the match, in Chinese.</summary>
    public string Reason => (Words.Count, Meant.Count) switch
    {
        ( > 0, _) => $"{(InTitle ? "标题" : "内容")}中有“{string.Join("”“", Words.Take(3))}”{(Meant.Count > 0 ? $"，与“{Meant[0]}”有关" : null)}",
        _ => $"与“{string.Join("”“", Meant.Take(2))}”有关",
    };
}

/// <summary>Finds what is already public and probably answers an application, while it is written and at intake. Reads only.</summary>
public sealed class AnswerFinder(IDbContextFactory<DisclosureDb> factory)
{
    /// <summary>Answers offered.</summary>
    public const int Offered = 5;

    /// <summary>Less of the question than this is chance.</summary>
    public const double Enough = 0.3;

    private const int Recent = 2_000;

    /// <summary>What a citizen is offered: records and published opinions.</summary>
    /// <param name="text">What was typed.</param>
    /// <param name="ct">Cancels.</param>
    public Task<IReadOnlyList<Answer>> ForCitizenAsync(string? text, CancellationToken ct = default) => FindAsync(text, null, null, ct);

    /// <summary>What an officer is offered beside it: earlier replies that released something, among the cases they may see.</summary>
    /// <param name="view">The case.</param>
    /// <param name="actor">The officer.</param>
    /// <param name="ct">Cancels.</param>
    public Task<IReadOnlyList<Answer>> ForOfficerAsync(CaseView view, Actor actor, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(view);
        var asked = view.State.Information;
        return FindAsync(string.Join(' ', new[] { asked.Title, asked.DocumentNumber, asked.IndexNumber, asked.Description }.OfType<string>()), view.Row.Id, actor, ct);
    }

    private async Task<IReadOnlyList<Answer>> FindAsync(string? text, Guid? caseId, Actor? actor, CancellationToken ct)
    {
        if (Question.Read(text, QuestionWords.Current) is not { } question)
        {
            return [];
        }

        await using var db = await factory.CreateDbContextAsync(ct);
        var counts = await CatalogueAnswers.CountAsync(db, question, ct);
        var weigher = new Weigher(question, counts);
        var found = new List<Answer>();
        var texts = await CatalogueAnswers.FindAsync(db, counts, ct);
        var ids = texts.Select(t => t.RecordId).ToList();
        var records = await db.CatalogueRecords.AsNoTracking().Where(r => ids.Contains(r.Id)).Select(r => new { r.Id, r.IndexNumber, r.Title, r.PublishedAt }).ToDictionaryAsync(r => r.Id, ct);
        foreach (var t in texts.Where(t => records.ContainsKey(t.RecordId)))
        {
            var record = records[t.RecordId];
            Add(AnswerKind.Record, record.IndexNumber, record.Title, $"/catalogue/{record.IndexNumber}", LegalTime.DateOf(record.PublishedAt), $" {t.Title} {t.Numbers} ", $" {t.Summary} ", $" {t.Body} ");
        }

        foreach (var o in await db.PublishedOpinions.AsNoTracking().OrderByDescending(o => o.PublishedOn).Take(Recent).Select(o => new { o.Number, o.Title, o.Content, o.Answer, o.PublishedOn }).ToListAsync(ct))
        {
            Add(AnswerKind.Opinion, o.Number, o.Title, $"/opinions/published/{Uri.EscapeDataString(o.Number)}", o.PublishedOn, Indexed(o.Title), Indexed(o.Content), Indexed(o.Answer));
        }

        if (actor is not null)
        {
            var replies = db.Cases.VisibleTo(db, actor).Where(c => c.Id != caseId && c.RepliedOn != null && (c.ReportRow == "3.1" || c.ReportRow == "3.2"));
            foreach (var c in await replies.OrderByDescending(c => c.FiledAt).Take(Recent).Select(c => new { c.Id, c.Number, c.Subject, c.RepliedOn }).ToListAsync(ct))
            {
                Add(AnswerKind.Reply, c.Number, c.Subject, $"/office/cases/{c.Id}", c.RepliedOn!.Value, Indexed(c.Subject), string.Empty, string.Empty);
            }
        }

        return [.. found.OrderByDescending(a => a.Score).ThenByDescending(a => a.On).Take(Offered)];

        void Add(AnswerKind kind, string key, string title, string address, DateOnly on, string head, string summary, string body)
        {
            if (weigher.Weigh(head, summary, body) is { Score: >= Enough } w)
            {
                found.Add(new(kind, key, title, address, on, question.Phrases(w.Found), w.Meant, w.InTitle, w.Score));
            }
        }
    }

    private static string Indexed(string text) => $" {SearchTokens.Indexed(text, 3_000)} ";

    /// <summary>How much of a question a text holds: the rarer a term, the more it weighs; in the title it weighs in full, in the summary and the body less.</summary>
    private sealed class Weigher(Question question, IReadOnlyDictionary<string, int> counts)
    {
        private const double Summary = 0.85;
        private const double Body = 0.6;

        private readonly IReadOnlyList<(QuestionTerm Term, double Weight)> terms =
            [.. question.Terms.Select(t => (t, t.Weight * Math.Log(1 + ((double)CatalogueAnswers.Common / (1 + counts.GetValueOrDefault(t.Value))))))];

        public (double Score, IReadOnlySet<string> Found, IReadOnlyList<string> Meant, bool InTitle) Weigh(string head, string summary, string body)
        {
            var (sum, best, inTitle) = (0.0, 0.0, false);
            var found = new HashSet<string>();
            var meant = new List<string>();
            foreach (var (term, weight) in terms)
            {
                var wanted = $" {term.Value} ";
                var factor = head.Contains(wanted, StringComparison.Ordinal) ? 1 : summary.Contains(wanted, StringComparison.Ordinal) ? Summary : body.Contains(wanted, StringComparison.Ordinal) ? Body : 0;
                // What is not in any record at all cannot tell one from another.
                best += term.Meant is null && counts.GetValueOrDefault(term.Value) > 0 ? weight : 0;
                if (factor == 0)
                {
                    continue;
                }

                sum += weight * factor;
                inTitle |= factor == 1 && term.Meant is null;
                if (term.Meant is { } said)
                {
                    meant.Add(said);
                }
                else
                {
                    found.Add(term.Value);
                }
            }

            // A single pair of characters in common is chance, unless nothing else was asked.
            var enough = found.Count + meant.Count > 1 || terms.Count <= 2;
            var floor = terms.Count == 0 ? 1 : Math.Max(best, terms.Max(t => t.Weight));
            return (enough ? Math.Min(1, sum / floor) : 0, found, [.. meant.Distinct()], inTitle);
        }
    }
}
