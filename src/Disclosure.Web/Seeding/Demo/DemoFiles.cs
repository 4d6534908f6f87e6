using System.Globalization;
using System.Text;
using Disclosure.Web.Data;
using Disclosure.Web.Files;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Seeding.Demo;

/// <summary>The documents of demo cases: one-page PDFs that say what they stand for.</summary>
public sealed class DemoFiles(IDbContextFactory<DisclosureDb> factory, WriteGate gate, FileStore store)
{
    /// <summary>Stages a document, ready to be attached.</summary>
    /// <param name="name">File name.</param>
    /// <param name="purpose">What it is; see <see cref="FileRow.Purpose"/>.</param>
    /// <param name="uploadedBy">The officer.</param>
    /// <param name="ct">Cancellation.</param>
    public async Task<Guid> StageAsync(string name, string purpose, Guid? uploadedBy, CancellationToken ct)
    {
        var row = await store.StageAsync(Pdf($"Disclosure demo document: {purpose}"), name, "application/pdf", purpose, $"demo:{uploadedBy:N}", uploadedBy, ct);
        row.DeclaredFreeOfSecrets = true;
        await using var db = await factory.CreateDbContextAsync(ct);
        db.Files.Add(row);
        await using (await gate.EnterAsync(ct))
        {
            await db.SaveChangesAsync(ct);
        }

        return row.Id;
    }

    /// <summary>A minimal PDF of one page with one line of Latin text.</summary>
    internal static byte[] Pdf(string line)
    {
        var content = $"BT /F1 18 Tf 72 760 Td ({line}) Tj ET";
        string[] objects =
        [
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
            $"<< /Length {content.Length} >>\nstream\n{content}\nendstream",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        ];
        var pdf = new StringBuilder("%PDF-1.4\n");
        var offsets = new List<int>();
        foreach (var (body, index) in objects.Select((o, i) => (o, i)))
        {
            offsets.Add(pdf.Length);
            pdf.Append(CultureInfo.InvariantCulture, $"{index + 1} 0 obj\n{body}\nendobj\n");
        }

        var start = pdf.Length;
        pdf.Append(CultureInfo.InvariantCulture, $"xref\n0 {objects.Length + 1}\n0000000000 65535 f \n");
        offsets.ForEach(o => pdf.Append(CultureInfo.InvariantCulture, $"{o:0000000000} 00000 n \n"));
        pdf.Append(CultureInfo.InvariantCulture, $"trailer\n<< /Size {objects.Length + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n");
        return Encoding.ASCII.GetBytes(pdf.ToString());
    }
}
