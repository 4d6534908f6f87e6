using System.Text;
using Disclosure.Domain.Common;
using Disclosure.Domain.Requests;

namespace Disclosure.Web.Cases;

/// <summary>
/// What applicants type and paste, as it is kept: without what cannot be seen (<see cref="PlainText"/>). Every channel files
/// through here.
/// </summary>
public static class FilingText
{
    /// <summary>The filing with every text cleaned; an optional text that is empty becomes null.</summary>
    public static Filing Clean(Filing filing)
    {
        ArgumentNullException.ThrowIfNull(filing);
        var (a, i) = (filing.Applicant, filing.Information);
        var correction = filing.Correction is not { } c ? null : new CorrectionSought(
            Line(c.Record) ?? string.Empty, Line(c.HeldBy) ?? string.Empty, Paragraphs(c.Inaccurate) ?? string.Empty, Paragraphs(c.ShouldRead) ?? string.Empty, Line(c.DocumentNumber), Paragraphs(c.Evidence));
        return filing with
        {
            Applicant = a with
            {
                Name = Line(a.Name) ?? string.Empty,
                IdType = Line(a.IdType) ?? string.Empty,
                IdNumber = Compact(a.IdNumber) ?? string.Empty,
                ContactName = Line(a.ContactName),
                LegalRepresentative = Line(a.LegalRepresentative),
                Employer = Line(a.Employer),
                Phone = Halfwidth(a.Phone),
                Email = Halfwidth(a.Email),
                Address = Line(a.Address),
                Postcode = Compact(a.Postcode),
                Fax = Halfwidth(a.Fax),
            },
            Correction = correction,
            Information = correction?.AsInformation() ?? Clean(i),
            PostalNumber = Compact(filing.PostalNumber),
        };
    }

    /// <summary>What is asked for, cleaned.</summary>
    public static InformationSought Clean(InformationSought information)
    {
        ArgumentNullException.ThrowIfNull(information);
        return new(Paragraphs(information.Description) ?? string.Empty, Line(information.Title), Line(information.DocumentNumber), Line(information.IndexNumber));
    }

    /// <summary>A text of one line: blanks and breaks become one blank.</summary>
    public static string? Line(string? text) => PlainText.OneLine(PlainText.Visible(text));

    /// <summary>A text of several lines; trailing blanks go, breaks stay.</summary>
    public static string? Paragraphs(string? text)
    {
        var lines = PlainText.Visible(text).Split('\n').Select(l => l.TrimEnd());
        return string.Join('\n', lines).Trim() is { Length: > 0 } kept ? kept : null;
    }

    /// <summary>A number of a document or a person: half-width capitals without blanks.</summary>
    public static string? Compact(string? text) => Halfwidth(text) is { } half ? half.ToUpperInvariant().Replace(" ", string.Empty, StringComparison.Ordinal) : null;

    /// <summary>A number as people group it: blanks go, and every kind of dash is the plain one.</summary>
    public static string? Telephone(string? typed) => Compact(typed)?.Replace('—', '-').Replace('–', '-').Replace('‐', '-').Replace('−', '-');

    /// <summary>An address or telephone number as a full-width keyboard types it, in half width.</summary>
    public static string? Halfwidth(string? text) => Line(Line(text)?.Normalize(NormalizationForm.FormKC));
}
