namespace Disclosure.Web.Data;

/// <summary>
/// An opinion as the public reads it: without personal data, outside the case's key, for the page of published opinions.
/// Derived from the events by <see cref="Disclosure.Web.Opinions.OpinionProjection"/> alone; gone when it is taken down.
/// </summary>
public sealed class PublishedOpinionRow
{
    public Guid CaseId { get; set; }

    public Guid AuthorityId { get; set; }

    public required string Number { get; set; }

    public required string Kind { get; set; }

    public required string Title { get; set; }

    public required string Content { get; set; }

    public required string Answer { get; set; }

    public Guid? DepartmentId { get; set; }

    public DateOnly ReceivedOn { get; set; }

    public DateOnly AnsweredOn { get; set; }

    public DateOnly PublishedOn { get; set; }

    /// <summary>Number and texts segmented one token a character, for search.</summary>
    public required string Tokens { get; set; }
}
