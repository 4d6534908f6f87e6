using Disclosure.Web.Accounts;
using Disclosure.Web.Cases;
using Disclosure.Web.Files;
using Disclosure.Web.Queues;

namespace Disclosure.Web.Features.Ledger;

/// <summary>The 台账 as XLSX: what the officer may see under the filter, without personal data beyond the masked subject.</summary>
public sealed class LedgerExport(QueueReader reader, TimeProvider time)
{
    private const int Chunk = 500;

    private static readonly (string Heading, int Width)[] Columns =
    [
        ("受理编号", 22), ("类别", 10), ("所需信息", 60), ("渠道", 14), ("状态", 12), ("收到日期", 12), ("内控期限", 12), ("法定期限", 12), ("暂定", 6),
        ("剩余工作日", 11), ("期限情况", 12), ("答复日期", 12), ("终止或者办结日期", 16), ("主办处室", 22), ("协办处室数", 11), ("卡在谁", 36),
    ];

    /// <summary>Writes the workbook, chunk by chunk.</summary>
    /// <param name="actor">Who exports.</param>
    /// <param name="filter">What it is narrowed to.</param>
    /// <param name="target">Where to; stays open.</param>
    /// <param name="ct">Cancellation.</param>
    public async Task WriteAsync(Actor actor, QueueFilter filter, Stream target, CancellationToken ct = default)
    {
        using var sheet = new XlsxSheet(target, $"台账 {time.Today():yyyy-MM-dd}", Columns);
        for (Cursor? place = null; ;)
        {
            var page = await reader.LedgerAsync(actor, filter, place, Chunk, ct);
            foreach (var line in page.Lines)
            {
                var (row, at) = (line.Case, line.Time);
                sheet.Row(
                    row.Number, row.IsCorrection() ? "更正" : "公开", row.Subject, Words.Of(Enum.Parse<Domain.Deadlines.ReceiptChannel>(row.Channel)), row.StaffState, row.ReceivedOn, at.InternalDueOn, at.DueOn,
                    at.Provisional ? "暂定" : null, at.Remaining, at.Word, row.RepliedOn, row.EndedOn, line.Department, line.CoDepartments, row.HeldBy);
            }

            if (page.After is null)
            {
                return;
            }

            place = page.After;
        }
    }
}
