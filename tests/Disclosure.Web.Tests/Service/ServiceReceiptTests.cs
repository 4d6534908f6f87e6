using System.Net;
using Disclosure.Domain.Correspondence;
using Disclosure.Web.Accounts;
using Disclosure.Web.Cases;
using Disclosure.Web.Tests.Notices;
using Disclosure.Web.Tests.Support;

namespace Disclosure.Web.Tests.Service;

/// <summary>送达回证: the sheet that is signed, for replies and procedural letters, for those who may see the case.</summary>
public sealed class ServiceReceiptTests : NoticeTest
{
    [Fact]
    public async Task It_names_letter_number_and_means_and_masks_a_person()
    {
        var walk = new CaseWalk(Site.Services) { Service = day => new ServiceAct(ServiceMeans.Post, day, TrackingNumber: "EX123456789CN") };
        var id = await walk.ToAsync("serve");
        var letter = (await StateAsync(id)).ReplyLetter!.Issued;
        var (client, _) = await Site.SignInAsync("office", Roles.SealOfficer);
        var before = WebUtility.HtmlDecode(await client.GetStringAsync($"/office/cases/{id}/service-receipt/{letter.LetterId}"));
        Assert.Contains(letter.Title, before, StringComparison.Ordinal);
        Assert.Contains(letter.Number, before, StringComparison.Ordinal);
        Assert.Contains("☐ ", before, StringComparison.Ordinal);
        Assert.DoesNotContain("☑", before, StringComparison.Ordinal);
        Assert.DoesNotContain((await StateAsync(id)).Filing!.Applicant.Name, before, StringComparison.Ordinal);
        Assert.Contains(Masking.Name((await StateAsync(id)).Filing!.Applicant.Name), before, StringComparison.Ordinal);

        await walk.StepAsync(id, "serve");
        var after = WebUtility.HtmlDecode(await client.GetStringAsync($"/office/cases/{id}/service-receipt/{letter.LetterId}"));
        Assert.Contains("☑", after, StringComparison.Ordinal);
        Assert.Contains("EX123456789CN", after, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_third_partys_letter_names_the_third_party()
    {
        var id = await Walk.ToAsync("accept");
        var notice = await Walk.NoticeAsync(id, new Domain.Requests.ConsultationContent(Domain.Deadlines.ConsultationKind.ThirdParty, "某某建设有限公司", "长沙市某路2号", "单价分析表"));
        var (client, _) = await Site.SignInAsync("office", Roles.SealOfficer);
        Assert.Contains("某某建设有限公司", WebUtility.HtmlDecode(await client.GetStringAsync($"/office/cases/{id}/service-receipt/{notice}")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_not_there_or_not_ones_own_is_not_found()
    {
        var id = await Walk.ToAsync("serve");
        var letter = (await StateAsync(id)).ReplyLetter!.Issued.LetterId;
        var (client, _) = await Site.SignInAsync("office", Roles.SealOfficer);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync($"/office/cases/{id}/service-receipt/{Guid.NewGuid()}")).StatusCode);
        var (other, _) = await Site.SignInAsync("waterway", Roles.Handler);
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync($"/office/cases/{id}/service-receipt/{letter}")).StatusCode);
    }
}
