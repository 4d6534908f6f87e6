using Disclosure.Domain.Catalogue;
using Disclosure.Web.Catalogue;

namespace Disclosure.Web.Features.CatalogueDesk;

/// <summary>An attachment in the form: a file kept here, or an address.</summary>
public sealed class FormAttachment
{
    /// <summary>The file; null for an address.</summary>
    public Guid? FileId { get; set; }

    /// <summary>Name shown to everybody.</summary>
    public string? Name { get; set; }

    /// <summary>How a person checked a file that cannot be looked into.</summary>
    public string? Checked { get; set; }

    /// <summary>Address of a file elsewhere.</summary>
    public string? Url { get; set; }
}

/// <summary>What an officer types of an entry. Plain members, so that it can be kept in the browser.</summary>
public sealed class RecordForm
{
    /// <summary>Identity of the entry; given when the form is opened, so that a command sent twice makes one entry.</summary>
    public Guid Id { get; set; } = Guid.NewGuid();

    /// <summary>The case that it comes from (条例第四十四条).</summary>
    public Guid? CaseId { get; set; }

    /// <summary>Staging key of its uploads.</summary>
    public string Key { get; set; } = $"record/{Guid.NewGuid():N}";

    public string? Title { get; set; }

    public string? DocumentNumber { get; set; }

    public string? Publisher { get; set; }

    public string? Source { get; set; }

    public string? ProducedOn { get; set; }

    public string? PublishedAt { get; set; }

    public string? Manner { get; set; } = "主动公开";

    public string? Audience { get; set; }

    public string? Subject { get; set; }

    public string? Duration { get; set; } = "长期公开";

    public string? LegalDueOn { get; set; }

    public string? LegalBasis { get; set; }

    public string? RegistrationNumber { get; set; }

    public string? Summary { get; set; }

    public string? Body { get; set; }

    /// <summary>Code of the 栏目.</summary>
    public string? Category { get; set; }

    public List<FormAttachment> Attachments { get; set; } = [];

    /// <summary>The declaration before publication.</summary>
    public bool Reviewed { get; set; }

    /// <summary>Where it was made public before.</summary>
    public string? Earlier { get; set; }

    /// <summary>更正理由.</summary>
    public string? Reason { get; set; }

    /// <summary>Characters typed: a form that is too long is not kept in the browser.</summary>
    public int Length => (Body?.Length ?? 0) + (Summary?.Length ?? 0) + (Title?.Length ?? 0) + (Reason?.Length ?? 0);

    /// <summary>The form of an entry as it stands.</summary>
    public static RecordForm Of(Guid id, CatalogueDraft content, CategoryTree tree)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(tree);
        return new RecordForm
        {
            Id = id,
            Title = content.Title,
            DocumentNumber = content.DocumentNumber,
            Publisher = content.Publisher,
            Source = content.Source,
            ProducedOn = content.ProducedOn,
            PublishedAt = content.PublishedAt,
            Manner = content.Manner,
            Audience = content.Audience,
            Subject = content.Subject,
            Duration = content.Duration,
            LegalDueOn = content.LegalDueOn,
            LegalBasis = content.LegalBasis,
            RegistrationNumber = content.RegistrationNumber,
            Summary = content.Summary,
            Body = content.Body,
            Category = tree.All.FirstOrDefault(c => c.Path.SequenceEqual(content.Category))?.Code,
            Attachments = [.. content.Attachments.Select(a => new FormAttachment { FileId = a.FileId, Name = a.Name, Url = a.Url, Checked = a.Checked })],
        };
    }

    /// <summary>As the domain takes it.</summary>
    public CatalogueDraft ToDraft(CategoryTree tree)
    {
        ArgumentNullException.ThrowIfNull(tree);
        return new CatalogueDraft
        {
            Title = Title,
            DocumentNumber = DocumentNumber,
            Publisher = Publisher,
            Source = Source,
            ProducedOn = ProducedOn,
            PublishedAt = PublishedAt?.Replace('T', ' '),
            Manner = Manner,
            Audience = Audience,
            Subject = Subject,
            Duration = Duration,
            LegalDueOn = LegalDueOn,
            LegalBasis = LegalBasis,
            RegistrationNumber = RegistrationNumber,
            Summary = Summary,
            Body = Body,
            Category = tree.All.FirstOrDefault(c => c.Code == Category)?.Path ?? [],
            Attachments = [.. Attachments.Select(a => new CatalogueAttachment(a.Name ?? string.Empty, a.Url ?? string.Empty, a.FileId, a.Checked))],
        };
    }
}
