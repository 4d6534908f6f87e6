using System.Text.Json;
using Disclosure.Web.Crypto;
using Disclosure.Web.Data;
using Disclosure.Web.Files;
using Disclosure.Web.Opinions;
using Disclosure.Web.Processes;
using Disclosure.Web.Times;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Cases;

/// <summary>Something stored that is not what the facts make of it.</summary>
/// <param name="Number">受理编号.</param>
/// <param name="What">What differs, in Chinese, without personal data.</param>
public sealed record DerivedDifference(string Number, string What);

/// <summary>
/// Recomputes everything that is derived from a case's events and journal, with the functions that wrote it, and compares:
/// columns, departments, times, blind index, workflow instances with their tasks, and that every file referred to is there.
/// </summary>
public sealed class DerivedVerifier(
    IDbContextFactory<DisclosureDb> factory,
    CaseKeys keys,
    KeyRing ring,
    CalendarSource calendars,
    FileStore files,
    InstanceVerifier instances)
{
    private const int PageSize = 100;

    /// <summary>Walks through all cases and reports each difference as it is found. A case erased on purpose is passed over.</summary>
    /// <param name="contents">Also reads every stored file and compares its hash; slow where there are many.</param>
    /// <param name="report">Called for each difference.</param>
    /// <param name="ct">Cancellation.</param>
    /// <returns>How many cases were looked at.</returns>
    public async Task<int> RunAsync(bool contents, Action<DerivedDifference> report, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(report);
        var calendar = await calendars.GetAsync(ct);
        var count = 0;
        var after = Guid.Empty;
        while (true)
        {
            await using var db = await factory.CreateDbContextAsync(ct);
            await using var snapshot = await db.BeginSnapshotAsync(ct);
            var page = await Page.LoadAsync(db, after, PageSize, ct);
            if (page.Rows.Count == 0)
            {
                return count;
            }

            foreach (var row in page.Rows)
            {
                foreach (var what in await CompareAsync(row, page, calendar, contents, ct))
                {
                    report(new DerivedDifference(row.Number, what));
                }
            }

            count += page.Rows.Count;
            after = page.Rows[^1].Id;
        }
    }

    private static IEnumerable<string> CompareColumns(CaseRow stored, CaseMatter matter, Domain.Deadlines.WorkCalendar calendar, Page page, KeyRing ring)
    {
        var expected = new CaseRow { Id = stored.Id, Kind = stored.Kind, Number = stored.Number, QueryCodeHash = [], StaffState = string.Empty, Subject = string.Empty, SubjectTokens = string.Empty, Channel = string.Empty };
        matter.Project(expected, calendar, [.. page.Tasks[stored.Id].Where(t => t.State == TaskState.Open)], page.Departments, ring);
        (string Column, object? Stored, object? Expected)[] shown =
        [
            ("Number", stored.Number, matter.Number), ("Kind", stored.Kind, matter.StoredKind),
            ("Version", stored.Version, expected.Version), ("Status", stored.Status, expected.Status), ("StaffState", stored.StaffState, expected.StaffState),
            ("HeldBy", stored.HeldBy, expected.HeldBy), ("ReceivedOn", stored.ReceivedOn, expected.ReceivedOn), ("DueOn", stored.DueOn, expected.DueOn),
            ("InternalDueOn", stored.InternalDueOn, expected.InternalDueOn), ("Provisional", stored.Provisional, expected.Provisional),
            ("DisputeState", stored.DisputeState, expected.DisputeState), ("DisputeDueOn", stored.DisputeDueOn, expected.DisputeDueOn),
            ("AnswerDueOn", stored.AnswerDueOn, expected.AnswerDueOn), ("RepliedOn", stored.RepliedOn, expected.RepliedOn), ("ReviewDueOn", stored.ReviewDueOn, expected.ReviewDueOn), ("FurtherDueOn", stored.FurtherDueOn, expected.FurtherDueOn), ("EndedOn", stored.EndedOn, expected.EndedOn), ("LeadDepartmentId", stored.LeadDepartmentId, expected.LeadDepartmentId),
            ("Channel", stored.Channel, expected.Channel), ("ReportRow", stored.ReportRow, expected.ReportRow),
            ("ReportCategory", stored.ReportCategory, expected.ReportCategory), ("ReportReceivedYear", stored.ReportReceivedYear, expected.ReportReceivedYear),
            ("ReportResultYear", stored.ReportResultYear, expected.ReportResultYear),
        ];
        foreach (var (column, was, should) in shown.Where(c => !Equals(c.Stored, c.Expected)))
        {
            yield return $"Cases.{column}：库中为 {Show(was)}，应为 {Show(should)}。";
        }

        // What a citizen wrote is not for a console.
        foreach (var (column, same) in new[]
        {
            ("Subject", stored.Subject == expected.Subject), ("SubjectTokens", stored.SubjectTokens == expected.SubjectTokens),
            ("QueryCodeHash", stored.QueryCodeHash.AsSpan().SequenceEqual(expected.QueryCodeHash)),
        })
        {
            if (!same)
            {
                yield return $"Cases.{column}：与办理记录重新计算的结果不同。";
            }
        }

        static string Show(object? value) => value switch
        {
            null => "空",
            DateOnly date => date.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
            _ => value.ToString()!,
        };
    }

    private static IEnumerable<string> CompareDepartments(CaseRow row, CaseMatter matter, Page page)
    {
        var stored = page.CaseDepartments[row.Id].ToDictionary(d => d.DepartmentId, d => (d.IsLead, d.State));
        var expected = matter.Assignments.ToDictionary(a => a.DepartmentId, a => (a.IsLead, a.State));
        return stored.Keys.Union(expected.Keys)
            .Where(id => !stored.TryGetValue(id, out var was) || !expected.TryGetValue(id, out var should) || was != should)
            .Select(id => $"CaseDepartments：处室 {page.Departments.GetValueOrDefault(id, id.ToString())} 与办理记录不一致。");
    }

    private async Task<IReadOnlyList<string>> CompareAsync(CaseRow row, Page page, Domain.Deadlines.WorkCalendar calendar, bool contents, CancellationToken ct)
    {
        if (!page.Keys.TryGetValue(row.Id, out var key))
        {
            return ["没有密钥，无法核对。"];
        }

        if (key.Wrapped is null)
        {
            return [];
        }

        CaseMatter matter;
        IReadOnlyList<Guid> referenced;
        IReadOnlyList<(DateOnly, Domain.Common.DomainEvent)> history;
        try
        {
            var cipher = keys.Open(key);
            var events = page.Events[row.Id].ToList();
            if (events.Select((e, i) => e.Seq != i + 1).Any(gap => gap))
            {
                return ["办理记录的序号不连续。"];
            }

            var facts = events.ConvertAll(e => EventCodec.Decode(e, cipher));
            matter = CaseMatter.Rebuild(row.Kind, facts);
            history = [.. events.Zip(facts, (e, f) => (LegalTime.DateOf(e.At), f))];
            referenced = [.. facts.SelectMany(f => FileReferences.Of(JsonSerializer.SerializeToElement(f, f.GetType(), EventCodec.Json))).Distinct()];
        }
        catch (Exception e) when (e is System.Security.Cryptography.CryptographicException or JsonException or InvalidOperationException)
        {
            return [$"办理记录无法读取（{e.GetType().Name}）。"];
        }

        if (!matter.IsFiled)
        {
            return ["没有提交申请的记录。"];
        }

        var differences = new List<string>();
        differences.AddRange(CompareColumns(row, matter, calendar, page, ring));
        differences.AddRange(CompareDepartments(row, matter, page));
        if (matter is OpinionMatter opinion)
        {
            differences.AddRange(OpinionProjection.Compare(page.Published.GetValueOrDefault(row.Id), opinion.Opinion.State));
        }

        if (matter is RequestMatter request)
        {
            var disputes = CaseProjection.DisputesOf(row, request.Request.State);
            var kept = page.Disputes[row.Id].ToList();
            if (kept.Count != disputes.Count || !disputes.All(d => kept.Exists(k => CaseProjection.Same(k, d))))
            {
                differences.Add("CaseDisputes：与办理记录中的复议、诉讼不一致。");
            }
        }

        differences.AddRange(TimeComparison.Of(
            page.Times.GetValueOrDefault(row.Id), page.DepartmentTimes[row.Id], page.Supervisions[row.Id], TimeProjection.Of(row.AuthorityId, row.Id, matter, history, calendar)));
        differences.AddRange(CompareIndex(row, matter, page));
        foreach (var instance in page.Instances[row.Id])
        {
            differences.AddRange(await instances.RunAsync(instance, [.. page.Signals[row.Id].Where(s => s.InstanceId == instance.Id)], [.. page.Tasks[row.Id].Where(t => t.InstanceId == instance.Id)], ct));
        }

        if (!page.Instances[row.Id].Any(i => i.StartedBy == ProcessHost.Main))
        {
            differences.Add("没有主流程。");
        }

        differences.AddRange(await CompareFilesAsync([.. page.Files[row.Id]], referenced, contents, ct));
        return differences;
    }

    private IEnumerable<string> CompareIndex(CaseRow row, CaseMatter matter, Page page)
    {
        var expected = matter.BlindIndexOf(row.Id, ring);
        var stored = page.BlindIndex[row.Id].Where(b => b.KeyVersion == ring.IndexVersion).ToList();
        return expected.Select(e => e.Kind).Union(stored.Select(s => s.Kind))
            .Where(kind => !expected.Any(e => e.Kind == kind && stored.Exists(s => s.Kind == kind && s.Hash.AsSpan().SequenceEqual(e.Hash))))
            .Select(kind => $"BlindIndex：{kind} 与办理记录不一致。");
    }

    private async Task<IReadOnlyList<string>> CompareFilesAsync(IReadOnlyList<FileRow> rows, IReadOnlyList<Guid> referenced, bool contents, CancellationToken ct)
    {
        var differences = referenced.Where(id => rows.All(r => r.Id != id)).Select(id => $"文件 {id:N}：办理记录引用了它，但库中没有登记。").ToList();
        foreach (var row in rows)
        {
            if (await files.DamageOfAsync(row, contents, ct) is { } damage)
            {
                differences.Add($"文件 {row.Id:N}：{damage}");
            }
        }

        return differences;
    }

    /// <summary>A page of cases with all that belongs to them.</summary>
    private sealed record Page(
        IReadOnlyList<CaseRow> Rows,
        IReadOnlyDictionary<Guid, CaseKeyRow> Keys,
        ILookup<Guid, EventRow> Events,
        ILookup<Guid, TaskRow> Tasks,
        ILookup<Guid, CaseDepartmentRow> CaseDepartments,
        ILookup<Guid, InstanceRow> Instances,
        ILookup<Guid, SignalRow> Signals,
        ILookup<Guid, BlindIndexRow> BlindIndex,
        ILookup<Guid, FileRow> Files,
        ILookup<Guid, CaseDisputeRow> Disputes,
        IReadOnlyDictionary<Guid, PublishedOpinionRow> Published,
        IReadOnlyDictionary<Guid, CaseTimeRow> Times,
        ILookup<Guid, CaseDepartmentTimeRow> DepartmentTimes,
        ILookup<Guid, SupervisionRow> Supervisions,
        IReadOnlyDictionary<Guid, string> Departments)
    {
        public static async Task<Page> LoadAsync(DisclosureDb db, Guid after, int size, CancellationToken ct)
        {
            var rows = await db.Cases.AsNoTracking().Where(c => c.Id > after).OrderBy(c => c.Id).Take(size).ToListAsync(ct);
            var ids = rows.ConvertAll(r => r.Id);
            return new Page(
                rows,
                await db.CaseKeys.AsNoTracking().Where(x => ids.Contains(x.CaseId)).ToDictionaryAsync(x => x.CaseId, ct),
                (await db.Events.AsNoTracking().Where(x => ids.Contains(x.CaseId)).OrderBy(x => x.Seq).ToListAsync(ct)).ToLookup(x => x.CaseId),
                (await db.Tasks.AsNoTracking().Where(x => ids.Contains(x.CaseId)).ToListAsync(ct)).ToLookup(x => x.CaseId),
                (await db.CaseDepartments.AsNoTracking().Where(x => ids.Contains(x.CaseId)).ToListAsync(ct)).ToLookup(x => x.CaseId),
                (await db.Instances.AsNoTracking().Where(x => ids.Contains(x.CaseId)).OrderBy(x => x.CreatedAt).ToListAsync(ct)).ToLookup(x => x.CaseId),
                (await db.Signals.AsNoTracking().Where(x => ids.Contains(x.CaseId)).ToListAsync(ct)).ToLookup(x => x.CaseId),
                (await db.BlindIndex.AsNoTracking().Where(x => ids.Contains(x.CaseId)).ToListAsync(ct)).ToLookup(x => x.CaseId),
                (await db.Files.AsNoTracking().Where(x => x.CaseId != null && ids.Contains(x.CaseId.Value)).ToListAsync(ct)).ToLookup(x => x.CaseId!.Value),
                (await db.CaseDisputes.AsNoTracking().Where(x => ids.Contains(x.CaseId)).ToListAsync(ct)).ToLookup(x => x.CaseId),
                await db.PublishedOpinions.AsNoTracking().Where(x => ids.Contains(x.CaseId)).ToDictionaryAsync(x => x.CaseId, ct),
                await db.CaseTimes.AsNoTracking().Where(x => ids.Contains(x.CaseId)).ToDictionaryAsync(x => x.CaseId, ct),
                (await db.CaseDepartmentTimes.AsNoTracking().Where(x => ids.Contains(x.CaseId)).ToListAsync(ct)).ToLookup(x => x.CaseId),
                (await db.Supervisions.AsNoTracking().Where(x => ids.Contains(x.CaseId)).ToListAsync(ct)).ToLookup(x => x.CaseId),
                await db.Departments.AsNoTracking().ToDictionaryAsync(d => d.Id, d => d.Name, ct));
        }
    }
}
