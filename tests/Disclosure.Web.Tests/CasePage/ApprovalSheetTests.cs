using System.Net;
using System.Text.RegularExpressions;
using Disclosure.Domain.Requests;
using Disclosure.Domain.Requests.Events;
using Disclosure.Web.Accounts;
using Disclosure.Web.Cases;
using Disclosure.Web.Features.ApprovalSheet;
using Disclosure.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Tests.CasePage;

public sealed partial class ApprovalSheetTests : IDisposable
{
    private readonly Site site = new();

    public void Dispose() => site.Dispose();

    [Fact]
    public async Task What_was_signed_is_named_and_what_is_not_yet_signed_is_blank()
    {
        var model = await ModelAsync(await new CaseWalk(site.Services).ToAsync("legal-review"));

        Assert.Equal(["核稿", "法制审核", "保密审查", "签发"], model.Approvals.Select(b => b.Label));
        Assert.Equal(("经办·公开工作机构负责人", new DateOnly(2026, 3, 2)), (model.Approvals[0].Signer, model.Approvals[0].On!.Value));
        Assert.All(model.Approvals.Skip(1), b => Assert.Equal(new SheetBox(b.Label, string.Empty), b));
        Assert.Equal(["建设管理处（主办）", "处室负责人", "公路管理处（协办）", "处室负责人"], model.Departments.Select(b => b.Label));
        Assert.All(model.Departments, b => Assert.NotNull(b.Signer));
        Assert.Contains("予以公开", model.Drafting[1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Before_anything_happened_every_box_is_there_and_blank()
    {
        var model = await ModelAsync(await new CaseWalk(site.Services).ToAsync("register"));
        var boxes = model.Intake.Concat(model.Departments).Concat(model.Drafting).Concat(model.Approvals).Concat(model.Service).ToList();
        Assert.Equal(13, boxes.Count);
        Assert.All(boxes, b => Assert.Equal((string.Empty, null, null), (b.Text, b.Signer, b.On?.ToString())));
    }

    [Fact]
    public async Task A_draft_that_was_sent_back_takes_its_signatures_with_it()
    {
        var id = await new CaseWalk(site.Services).ToAsync("secrecy-review");
        var view = (await site.Get<CaseReader>().ForOfficerAsync(id, Officer))!;
        var back = view with { State = view.State.Apply(new ReplySentBack(ReviewStage.Secrecy, "请核对密级")) };
        Assert.All(new SheetModel(back, new Dictionary<Guid, string>()).Approvals, b => Assert.Null(b.Signer));
    }

    [Fact]
    public async Task An_approval_on_paper_is_marked()
    {
        var id = await new CaseWalk(site.Services).ToAsync("sign");
        var view = (await site.Get<CaseReader>().ForOfficerAsync(id, Officer))!;
        var signed = view with { State = view.State.Apply(new ReplySigned(new Approval("王副厅长", new(2026, 3, 1), null, Guid.NewGuid()))) };
        var box = new SheetModel(signed, new Dictionary<Guid, string>()).Approvals[^1];
        Assert.Equal(("王副厅长", true, "同意。"), (box.Signer, box.IsOffline, box.Text));
    }

    [Fact]
    public async Task The_page_is_masked_until_it_is_asked_for_on_record()
    {
        var id = await new CaseWalk(site.Services).ToAsync("sign");
        var (client, actor) = await site.SignInAsync("office", Roles.DisclosureOfficer);
        var page = await client.GetStringAsync($"/office/cases/{id}/approval-sheet");
        Assert.Contains("政府信息公开申请办理单", page, StringComparison.Ordinal);
        Assert.Contains("测**", page, StringComparison.Ordinal);
        Assert.DoesNotContain("测试甲", page, StringComparison.Ordinal);
        Assert.DoesNotContain("13900000000", page, StringComparison.Ordinal);

        var refused = await PostAsync(client, id, page, "");
        Assert.Contains("请填写查看理由", refused, StringComparison.Ordinal);
        Assert.DoesNotContain("测试甲", refused, StringComparison.Ordinal);

        var shown = await PostAsync(client, id, page, "制作呈批单");
        Assert.Contains("测试甲", shown, StringComparison.Ordinal);
        Assert.Contains("11010119900307889X", shown, StringComparison.Ordinal);
        await using var db = site.Db();
        var looks = await db.Reveals.Where(r => r.AccountId == actor.Id && r.Reason == "制作呈批单").Select(r => r.Field).ToListAsync();
        Assert.Equal(["applicant.email", "applicant.idNumber", "applicant.name", "applicant.phone"], looks.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_sheet_of_a_case_that_is_not_mine_does_not_exist()
    {
        var id = await new CaseWalk(site.Services).ToAsync("sign");
        var (client, _) = await site.SignInAsync("finance", Roles.Handler);
        var answer = await client.GetAsync($"/office/cases/{id}/approval-sheet");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private Actor Officer => site.Officer("office", Roles.DisclosureOfficer);

    private static async Task<string> PostAsync(HttpClient client, Guid id, string page, string reason)
    {
        var token = Token().Match(page).Groups[1].Value;
        var answer = await client.PostAsync($"/office/cases/{id}/approval-sheet", new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["__RequestVerificationToken"] = token,
            ["_handler"] = "reveal",
            ["Reason"] = reason,
        }));
        return await answer.Content.ReadAsStringAsync();
    }

    private async Task<SheetModel> ModelAsync(Guid id)
    {
        await using var db = site.Db();
        return new SheetModel((await site.Get<CaseReader>().ForOfficerAsync(id, Officer))!, await db.Departments.ToDictionaryAsync(d => d.Id, d => d.Name));
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
