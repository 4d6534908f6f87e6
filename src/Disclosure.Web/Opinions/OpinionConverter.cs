using Disclosure.Domain.Common;
using Disclosure.Domain.Correspondence;
using Disclosure.Domain.Deadlines;
using Disclosure.Domain.Requests;
using Disclosure.Domain.Requests.Events;
using Disclosure.Web.Accounts;
using Disclosure.Web.Cases;
using Disclosure.Web.Crypto;
using Disclosure.Web.Files;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Opinions;

/// <summary>What the writer adds to make an application of an opinion (条例第二十九条).</summary>
public sealed record ConversionCommand(Applicant Applicant, InformationSought Information, DeliveryPreference Delivery);

/// <summary>转为申请: the opinion ends and the application begins in one transaction; both name the other.</summary>
public sealed class OpinionConverter(CaseWriter writer, CaseKeys keys, KeyRing ring, FileStore files, CitizenProofs proofs)
{
    /// <summary>Makes the application.</summary>
    /// <param name="opinionId">The opinion, whose number and code were proved.</param>
    /// <param name="command">What the writer completed.</param>
    /// <param name="ct">Cancellation.</param>
    /// <returns>What became of it, and the proof that opens the application.</returns>
    public async Task<(Outcome Outcome, CitizenProof? Request)> ConfirmAsync(Guid opinionId, ConversionCommand command, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(command);
        CitizenProof? proof = null;
        var outcome = await writer.WriteAsync(opinionId, Actor.Citizen, null, async unit =>
        {
            proof = null;
            var clean = FilingText.Clean(new Filing(unit.Row.AuthorityId, command.Applicant, command.Information, command.Delivery, new ReceiptFacts(ReceiptChannel.Online, unit.Today), []));
            if (FilingRules.Check(clean.Applicant, clean.Information, clean.Delivery).ToList() is { Count: > 0 } wrong)
            {
                return wrong;
            }

            var authority = await unit.Office.AuthorityAsync(ct);
            var requestId = unit.NewId();
            var number = NumberPattern.Format(authority.RequestNumberPattern, authority.OrganCode, unit.Today.Year, await unit.NextNumberAsync(FilingWriter.Series, ct));
            var (cipher, key) = keys.Create(requestId);
            var copies = await CopiesAsync(unit, requestId, cipher, ct);
            var code = QueryCode.New();
            var (request, refusals) = unit.Opinion.BecomeRequest(
                unit.Row.Id,
                requestId,
                new RequestFiled(number, clean.Applicant, clean.Information, clean.Delivery, clean.Receipt, [.. copies.Select(f => f.Id)]),
                code,
                authority.OpinionBoxIsNoChannel,
                unit.Today);
            if (request is null)
            {
                return refusals;
            }

            var row = FilingBatches.NewRow(requestId, unit.Row.AuthorityId, number, unit.Now, CaseKinds.Request);
            unit.Db.Cases.Add(row);
            unit.Db.CaseKeys.Add(key);
            unit.Db.BlindIndex.AddRange(FilingWriter.BlindIndexOf(requestId, clean.Applicant, ring));
            unit.Db.Files.AddRange(copies);
            await writer.PrepareAsync(CaseUnit.ForNew(unit.Db, row, request, cipher, unit.Actor, unit.Now, unit.Calendar, unit.Office), ct);
            proof = proofs.Of(requestId, number, code);
            return [];
        }, ct, CaseKinds.Opinion);
        return (outcome, outcome.Succeeded ? proof : null);
    }

    /// <summary>What came with the opinion comes with the application, under the application's own key.</summary>
    private async Task<List<Data.FileRow>> CopiesAsync(CaseUnit unit, Guid requestId, CaseCipher to, CancellationToken ct)
    {
        var ids = unit.Opinion.State.Filed.FileIds;
        var copies = new List<Data.FileRow>();
        foreach (var row in await unit.Db.Files.AsNoTracking().Where(f => f.CaseId == unit.Row.Id && ids.Contains(f.Id)).ToListAsync(ct))
        {
            var (name, content) = await files.ReadAsync(row, unit.Cipher, ct);
            var copy = await files.StageAsync(content, name, row.ContentType, "application", null, row.UploadedBy, ct);
            files.Attach(copy, requestId, to);
            copies.Add(copy);
        }

        return copies;
    }
}

/// <summary>Proofs for cases that this product just made.</summary>
public sealed class CitizenProofs(KeyRing ring)
{
    /// <summary>The proof that number and code would give.</summary>
    public CitizenProof Of(Guid caseId, string number, string code) => new(caseId, ring.CodeHash(number, code));
}
