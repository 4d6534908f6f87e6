using Disclosure.Domain.Requests;
using Disclosure.Web.Accounts;
using Disclosure.Web.Cases;
using Disclosure.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Tests.CasePage;

public sealed class RevealTests : IDisposable
{
    private readonly Site site = new();

    public void Dispose() => site.Dispose();

    [Fact]
    public async Task The_handler_of_the_case_sees_a_field_and_it_is_on_record()
    {
        var id = await new CaseWalk(site.Services).ToAsync("consolidate");
        var handler = site.Officer("construction", Roles.Handler);
        var revealed = Assert.IsType<RevealOutcome.Revealed>(await site.Get<RevealDesk>().RevealAsync(handler, id, ["applicant.phone"], null));

        Assert.Equal("13900000000", revealed.Values["applicant.phone"]);
        await using var db = site.Db();
        var row = await db.Reveals.SingleAsync();
        Assert.Equal((id, handler.Id, handler.Name, "applicant.phone"), (row.CaseId, (Guid?)row.AccountId, row.AccountName, row.Field));
        Assert.Null(row.Reason);
    }

    [Fact]
    public async Task Anyone_else_gives_a_reason_and_the_reason_is_on_record()
    {
        var id = await new CaseWalk(site.Services).ToAsync("consolidate");
        var officer = site.Officer("office", Roles.DisclosureOfficer);
        var refused = Assert.IsType<RevealOutcome.Refused>(await site.Get<RevealDesk>().RevealAsync(officer, id, ["applicant.idNumber"], "  "));
        Assert.Equal("reason", refused.Refusal.Field);
        await using (var db = site.Db())
        {
            Assert.False(await db.Reveals.AnyAsync());
        }

        Assert.IsType<RevealOutcome.Revealed>(await site.Get<RevealDesk>().RevealAsync(officer, id, ["applicant.idNumber"], " 核对身份 "));
        await using (var db = site.Db())
        {
            Assert.Equal("核对身份", (await db.Reveals.SingleAsync()).Reason);
        }
    }

    [Fact]
    public async Task A_department_that_returned_the_case_is_no_longer_its_handler()
    {
        var view = RequestState.Empty with { Assignments = [new Assignment(Guid.Empty, true, AssignmentState.Returned)] };
        var actor = site.Officer("construction", Roles.Handler) with { DepartmentId = Guid.Empty };

        Assert.Equal(PersonalAccess.NeedsReason, PersonalAccessRules.Of(view, actor));
        Assert.Equal(PersonalAccess.Logged, PersonalAccessRules.Of(view with { Assignments = [new Assignment(Guid.Empty, true, AssignmentState.Approved)] }, actor));
        await Task.CompletedTask;
    }

    [Fact]
    public async Task A_system_administrator_sees_nothing_whatever_the_reason_and_whatever_else_they_are()
    {
        var id = await new CaseWalk(site.Services).ToAsync("consolidate");
        var administrator = site.Officer("construction", Roles.Administrator, Roles.Handler);
        Assert.IsType<RevealOutcome.Refused>(await site.Get<RevealDesk>().RevealAsync(administrator, id, ["applicant.name"], "检查系统"));

        await using var db = site.Db();
        Assert.False(await db.Reveals.AnyAsync());
    }

    [Fact]
    public async Task A_case_that_is_not_mine_reveals_nothing()
    {
        var id = await new CaseWalk(site.Services).ToAsync("consolidate");
        Assert.IsType<RevealOutcome.NotFound>(await site.Get<RevealDesk>().RevealAsync(site.Officer("finance", Roles.Handler), id, ["applicant.name"], "看看"));
    }

    [Fact]
    public async Task Only_fields_of_the_case_can_be_revealed()
    {
        var id = await new CaseWalk(site.Services).ToAsync("consolidate");
        var handler = site.Officer("construction", Roles.Handler);
        foreach (var key in new[] { "applicant.fax", "applicant.secret", $"file:{Guid.NewGuid():N}" })
        {
            Assert.IsType<RevealOutcome.Refused>(await site.Get<RevealDesk>().RevealAsync(handler, id, ["applicant.name", key], null));
        }

        await using var db = site.Db();
        Assert.False(await db.Reveals.AnyAsync());
    }

    [Theory]
    [InlineData("张三", "张*")]
    [InlineData("欧阳小明", "欧***")]
    [InlineData("李", "*")]
    [InlineData("𠮷野家", "𠮷**")]
    public void A_name_keeps_its_first_character(string name, string masked) => Assert.Equal(masked, Masking.Name(name));

    [Fact]
    public void Masks_never_show_a_birthday_nor_a_length_of_an_address()
    {
        Assert.Equal("11**************9X", Masking.Number("11010119900307889X"));
        Assert.Equal("139****0000", Masking.Phone("13900000000"));
        Assert.Equal("j**@example.org", Masking.Email("jia@example.org"));
        Assert.Equal("湖南省******", Masking.Text("湖南省长沙市天心区某路1号"));
        Assert.Equal(Masking.Text("湖南省长沙市"), Masking.Text("湖南省长沙市天心区某路1号"));
    }

    [Fact]
    public void The_name_of_an_organisation_is_public_and_its_people_are_not()
    {
        var fields = PersonalFields.OfApplicant(new Applicant
        {
            Kind = ApplicantKind.Organization,
            Name = "某某有限公司",
            IdType = "统一社会信用代码",
            IdNumber = "91430000000000000X",
            LegalRepresentative = "王五",
            ContactName = "赵六",
            Phone = "0731-88888888",
        });
        Assert.Equal(["applicant.legalRepresentative", "applicant.contactName", "applicant.phone"], fields.Select(f => f.Key));
    }
}
