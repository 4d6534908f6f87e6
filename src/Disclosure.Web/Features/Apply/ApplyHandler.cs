using Disclosure.Domain.Common;
using Disclosure.Domain.Requests;
using Disclosure.Web.Accounts;
using Disclosure.Web.Cases;
using Disclosure.Web.Components.Public;
using Disclosure.Web.Files;

namespace Disclosure.Web.Features.Apply;

/// <summary>提出申请: judges the form and files it.</summary>
public sealed class ApplyHandler(FilingWriter writer, StagedFiles staged, AuthoritySource authorities, TimeProvider time)
{
    /// <summary>Files once for each key; a form sent twice gives the first receipt.</summary>
    /// <param name="form">What was typed.</param>
    /// <param name="key">The form's submission key.</param>
    /// <param name="ct">Cancellation.</param>
    public async Task<FilingOutcome> HandleAsync(ApplyForm form, string key, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(form);
        using var turn = await staged.EnterAsync(key, ct);
        var files = await staged.ListAsync(key, ct);
        var refusals = Judge(form, files.Count > 0);
        if (refusals.Count > 0)
        {
            return new FilingOutcome.Refused(refusals);
        }

        var authority = await authorities.GetAsync(ct);
        var filing = form.ToFiling(authority.Id, time.Today(), [.. files.Select(f => f.Id)]);
        var outcome = await writer.FileAsync(filing, key, Actor.Citizen, ct);
        if (outcome is FilingOutcome.Filed)
        {
            // What a second click uploaded once more.
            await staged.ClearAsync(key, ct);
        }

        return outcome;
    }

    /// <summary>Every mistake of the form, each with its field.</summary>
    /// <param name="form">What was typed.</param>
    /// <param name="hasFiles">True when files are staged: evidence may be one.</param>
    public IReadOnlyList<Refusal> Judge(ApplyForm form, bool hasFiles)
    {
        ArgumentNullException.ThrowIfNull(form);
        var filing = form.ToFiling(Guid.Empty, time.Today(), []);
        var mistakes = filing.Correction is { } correction
            ? CorrectionRules.Check(filing.Applicant, correction, filing.Delivery, hasFiles)
            : FilingRules.Check(filing.Applicant, filing.Information, filing.Delivery);
        return [.. TooMuch(form), .. mistakes];
    }

    /// <summary>A field that was cut while it was read: its rule may not notice.</summary>
    private static IEnumerable<Refusal> TooMuch(ApplyForm form) => ApplyForm.Fields
        .Where(f => System.Text.Encoding.UTF8.GetByteCount(form[f] ?? string.Empty) >= PostedForm.MaxField)
        .Select(f => new Refusal("too-long", "内容过长，请精简；更多内容可以作为材料上传。", null, f));
}
