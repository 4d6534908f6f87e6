using System.Text.Json;
using System.Text.RegularExpressions;
using Disclosure.Domain.Decisions;
using Disclosure.Domain.Requests;
using Disclosure.Domain.Requests.Events;
using Disclosure.Web.Accounts;
using Disclosure.Web.Cases;
using Disclosure.Web.Features.Dossier;
using Disclosure.Web.Features.JointReply;
using Disclosure.Web.Features.Split;
using Disclosure.Web.Files;
using Disclosure.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Tests.Dossiers;

/// <summary>The 案卷 holds the whole case: compared with every event, file and letter on record.</summary>
public sealed partial class DossierContentTests : DossierTest
{
    [Fact]
    public async Task Every_file_is_in_it_byte_for_byte_and_the_sums_hold()
    {
        var id = await WholeCaseAsync();
        var package = await PackAsync(id);
        var unpacked = await UnpackAsync(package);

        await using var db = Site.Db();
        var rows = await db.Files.AsNoTracking().Where(f => f.CaseId == id).ToListAsync();
        Assert.True(rows.Count >= 11, $"{rows.Count} files only.");
        var documents = package.Dossier.Documents.Where(d => d.File is not null).ToList();
        Assert.Equal(rows.Select(r => r.Id).Order(), documents.Select(d => d.File!.Id).Order());
        foreach (var row in rows)
        {
            var (name, content) = await Site.Get<FileStore>().ReadAsync(row, package.Dossier.View.Cipher, CancellationToken.None);
            var document = documents.Single(d => d.File!.Id == row.Id);
            Assert.Equal(content, unpacked.Bytes(document.Path!));
            Assert.EndsWith(name, document.Path, StringComparison.Ordinal);
            Assert.Contains(Unpacked.Hash(content), unpacked.Index, StringComparison.Ordinal);
            Assert.Contains(Unpacked.Hash(content), unpacked.Page, StringComparison.Ordinal);
        }

        // Nothing is in the ZIP that the sums do not cover, and the tool that they are made for agrees.
        Assert.Equal(
            unpacked.Entries.Where(e => e != DossierPackage.SumsName).Order(StringComparer.Ordinal),
            unpacked.Read(DossierPackage.SumsName).TrimEnd('\n').Split('\n').Select(l => l[66..]).Order(StringComparer.Ordinal));
        var (code, said) = unpacked.Check();
        Assert.True(code == 0, said);
        Assert.Equal(unpacked.Entries.Count - 1, said.Split('\n').Count(l => l.EndsWith(": OK", StringComparison.Ordinal)));

        // And would not, had a file been touched.
        File.AppendAllText(Path.Combine(unpacked.Folder, documents[0].Path!), "x");
        Assert.NotEqual(0, unpacked.Check().Code);
        Assert.Empty(package.Faults);
    }

    [Fact]
    public async Task The_page_tells_every_event_letter_opinion_and_date()
    {
        var id = await WholeCaseAsync();
        var package = await PackAsync(id);
        var unpacked = await UnpackAsync(package);
        var (page, view) = (Text(unpacked.Page), package.Dossier.View);

        await using var db = Site.Db();
        foreach (var row in await db.Events.AsNoTracking().Where(e => e.CaseId == id).ToListAsync())
        {
            Assert.Contains(Convert.ToHexStringLower(row.Hash), page, StringComparison.Ordinal);
            Assert.Contains(row.ActorName, page, StringComparison.Ordinal);
        }

        // Each event belongs to a document of its own chapter, the last catch-all stays empty.
        var told = package.Dossier.Documents.SelectMany(d => d.Events).Select(e => e.Seq).Order();
        Assert.Equal(view.Events.Select(e => e.Seq), told);
        Assert.DoesNotContain(package.Dossier.Documents, d => d.Chapter == DossierChapter.Other);
        Assert.All(package.Dossier.Documents.Where(d => d.HasText), d => Assert.Contains($"id=\"{d.Anchor}\"", unpacked.Page, StringComparison.Ordinal));
        Assert.Equal(Enumerable.Range(1, package.Dossier.Documents.Count), package.Dossier.Documents.Select(d => d.No));

        var applicant = view.State.Filing!.Applicant;
        foreach (var text in new[]
        {
            applicant.Name, applicant.IdNumber, applicant.Phone, applicant.Email, view.State.Information.Description, view.Row.Number,
            view.State.ReplyLetter!.Issued.Number, view.State.Notices[0].Issued!.Number, view.State.Notices[1].Issued!.Number,
            "同意公开，无商业秘密。", "请写明批复的文号。", "退回修改", "同意发出。", "两处室意见一致，建议予以公开。", "经办·处室负责人", "EX123456789CN",
            "湖南省人民政府", "第三十三条", "第三十二条", LegalTime.Show(view.Clock!.DueOn!.Value), "《行政复议法》第四十八条", "与编号时登记的校验值一致", "2026-依申请-001", "已归档",
        })
        {
            Assert.Contains(text!, page, StringComparison.Ordinal);
        }

        // The letter itself, not only its number; each draft with what became of it.
        var letters = package.Dossier.Documents.Where(d => d.Part == DossierPart.Letter).ToList();
        Assert.Equal(3, letters.Count);
        Assert.All(letters, d => Assert.Contains($"<div class=\"letter\">{d.File!.Letter ?? "none"}</div>", unpacked.Page, StringComparison.Ordinal));
        Assert.Contains("经检索，本机关制作了您申请的文件，现予以公开。", letters[^1].File!.Letter, StringComparison.Ordinal);
        Assert.Contains("<p class=\"remedy\">", letters[^1].File!.Letter, StringComparison.Ordinal);
        Assert.Equal(["退回修改", "已签发"], package.Dossier.Documents.Where(d => d.Chapter == DossierChapter.Drafting && d.HasText).Select(d => Assert.Single(d.Remarks)));

        // Who has the code opens the case: it is nowhere.
        foreach (var entry in unpacked.Entries.Where(e => e.EndsWith(".html", StringComparison.Ordinal) || e.EndsWith(".json", StringComparison.Ordinal)))
        {
            Assert.DoesNotContain(view.State.QueryCode!, unpacked.Read(entry).Replace("-", string.Empty, StringComparison.Ordinal), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_index_has_the_columns_of_the_archive_and_its_links_lead_somewhere()
    {
        var unpacked = await UnpackAsync(await PackAsync(await WholeCaseAsync()));
        Assert.Equal(["顺序号", "文号", "责任者", "题名", "日期", "位置", "备注"], Heads().Matches(unpacked.Index).Select(m => m.Groups[1].Value));
        var links = Links().Matches(unpacked.Index).Select(m => Uri.UnescapeDataString(Text(m.Groups[1].Value))).ToList();
        Assert.True(links.Count > 20);
        foreach (var link in links)
        {
            var parts = link.Split('#');
            Assert.Contains(parts[0], unpacked.Entries);
            Assert.True(parts.Length == 1 || unpacked.Page.Contains($"id=\"{parts[1]}\"", StringComparison.Ordinal), link);
        }

        // Without a script, and without anything from outside.
        Assert.All(new[] { unpacked.Index, unpacked.Page }, html => Assert.DoesNotMatch(@"<script|<iframe|<img|\ssrc=|https?://|@import|\son\w+=", html));
    }

    [Fact]
    public async Task The_chain_can_be_computed_anew_from_the_record_for_machines()
    {
        var id = await WholeCaseAsync();
        var unpacked = await UnpackAsync(await PackAsync(id));
        using var log = JsonDocument.Parse(unpacked.Bytes(DossierAssembler.LogName));
        var previous = new byte[32];
        foreach (var e in log.RootElement.GetProperty("events").EnumerateArray())
        {
            string Field(string name) => e.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : string.Empty;
            var head = $"{log.RootElement.GetProperty("caseId").GetString()}|{e.GetProperty("seq").GetInt32()}|{Field("type")}|{e.GetProperty("ticks").GetInt64()}|{Field("actorId")}|{Field("actorName")}|";
            byte[] covered = [.. previous, .. System.Text.Encoding.UTF8.GetBytes(head), .. Convert.FromBase64String(Field("cipher"))];
            Assert.Equal(Field("hash"), Unpacked.Hash(covered));
            Assert.Equal(Field("previousHash"), Convert.ToHexStringLower(previous));
            previous = Convert.FromHexString(Field("hash"));
        }

        Assert.Contains("校验值全部相符", log.RootElement.GetProperty("finding").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_event_that_was_altered_is_named()
    {
        var id = await Walk.ToAsync("assign");
        await using (var db = Site.Db())
        {
            await db.Events.Where(e => e.CaseId == id && e.Seq == 2).ExecuteUpdateAsync(s => s.SetProperty(e => e.ActorName, "他人"));
        }

        var package = await PackAsync(id);
        Assert.Contains("第2条记录的校验值", Assert.Single(package.Faults), StringComparison.Ordinal);
        Assert.Contains("校验不符", Text((await UnpackAsync(package)).Page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_open_case_says_so_and_the_moment()
    {
        var unpacked = await UnpackAsync(await PackAsync(await Walk.ToAsync("accept")));
        Assert.Contains("未结案，截至2026年3月2日（星期一）10:00", Text(unpacked.Page), StringComparison.Ordinal);
        Assert.Contains("未结案，截至2026年3月2日（星期一）10:00", Text(unpacked.Index), StringComparison.Ordinal);
        Assert.Equal(0, unpacked.Check().Code);
    }

    [Fact]
    public async Task A_correction_request_has_its_own_application_and_no_term()
    {
        var walk = new CaseWalk(Site.Services)
        {
            Reply = day => Samples.CorrectionReply(ReplyType.Corrected, day),
            Finding = (Samples.Check, ReplyType.Corrected),
        };
        var package = await PackAsync(await walk.ToAsync(null, Samples.Correction));
        var page = Text((await UnpackAsync(package)).Page);
        foreach (var text in new[] { "政府信息更正案卷", "政府信息更正申请书", "应当更正为", Samples.Record.ShouldRead, Samples.Record.HeldBy, "条例没有规定答复期限", "予以更正", "初次领证日期：2016年5月" })
        {
            Assert.Contains(text, page, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("法定期限：", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Linked_cases_are_named_on_each_of_them()
    {
        var (lead, member, whole) = (await Walk.ToAsync("draft"), await Walk.ToAsync("assign"), await Walk.ToAsync("assign"));
        var joined = await Site.Get<JointReplyHandler>().JoinAsync(Officer, new(lead, null, [member], "内容相同"));
        Assert.True(joined.Succeeded, joined.Message);
        var split = await Site.Get<SplitHandler>().HandleAsync(Officer, new(whole, null, new InformationSought("第一项"), [new InformationSought("第二项")], "两项相互独立"));
        Assert.True(split.Succeeded, split.Message);
        await Walk.OnAsync(lead, null);

        var (leading, answered) = (await PackAsync(lead), await PackAsync(member));
        Assert.Contains($"并案答复{answered.Dossier.View.Row.Number}", Text((await UnpackAsync(leading)).Page), StringComparison.Ordinal);
        var page = Text((await UnpackAsync(answered)).Page);
        Assert.Contains($"与{leading.Dossier.View.Row.Number}并案答复，答复文书由该件发出", page, StringComparison.Ordinal);
        Assert.Contains($"答复文书由主件{leading.Dossier.View.Row.Number}发出，副本收入本卷", page, StringComparison.Ordinal);

        // A court that hears of the member finds the reply in its dossier, byte for byte the leading case's.
        var copies = answered.Dossier.Documents.Where(d => d.File is not null).ToList();
        Assert.Equal(["letter", "sealed"], copies.Select(d => d.File!.Row!.Purpose));
        Assert.Contains("现一并答复如下", copies[0].File!.Letter, StringComparison.Ordinal);
        var unpacked = await UnpackAsync(answered);
        foreach (var copy in copies)
        {
            Assert.Equal(copy.File!.Sha256, Unpacked.Hash(unpacked.Bytes(copy.Path!)));
            Assert.Equal(leading.Dossier.Documents.Single(d => d.File?.Id == copy.File.Id).File!.Sha256, copy.File.Sha256);
        }

        var part = (await StateAsync(whole)).Split!.Parts[0].Case;
        Assert.Contains($"拆分出{part.Number}", Text((await UnpackAsync(await PackAsync(whole))).Index), StringComparison.Ordinal);
        Assert.Contains($"由{(await StateAsync(whole)).Number}拆分", Text((await UnpackAsync(await PackAsync(part.CaseId))).Index), StringComparison.Ordinal);
    }

    [GeneratedRegex("<th scope=\"col\"[^>]*>([^<]+)</th>")]
    private static partial Regex Heads();

    [GeneratedRegex("<a href=\"([^\"]+)\"")]
    private static partial Regex Links();
}
