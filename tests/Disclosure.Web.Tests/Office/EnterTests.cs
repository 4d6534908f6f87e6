using Disclosure.Domain.Deadlines;
using Disclosure.Domain.Requests;
using Disclosure.Web.Accounts;
using Disclosure.Web.Cases;
using Disclosure.Web.Features.Enter;
using Disclosure.Web.Files;
using Disclosure.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Tests.Office;

public sealed class EnterTests : IDisposable
{
    private readonly Site site = new();

    public void Dispose() => site.Dispose();

    [Fact]
    public async Task A_posted_application_counts_from_the_mail_rooms_signature_and_keeps_its_scan()
    {
        var form = Posted();
        var clerk = site.Officer("office", Roles.IntakeClerk);
        Assert.Null(await site.Get<StagedFiles>().AddAsync(form.Key, "信封.pdf", "%PDF-1.7 envelope"u8.ToArray(), "application", UploadRules.OfficerAccept, "files", CancellationToken.None, clerk.Id));
        form.FileIds = [.. (await site.Get<StagedFiles>().ListAsync(form.Key, CancellationToken.None)).Select(f => f.Id)];

        var filed = Assert.IsType<FilingOutcome.Filed>(await site.Get<EnterHandler>().HandleAsync(clerk, form));
        Assert.Equal(new DateOnly(2026, 2, 28), filed.Receipt.ReceivedOn);
        await using var db = site.Db();
        var row = await db.Cases.SingleAsync();
        Assert.Equal(("RegisteredPost", "待登记"), (row.Channel, row.StaffState));
        var file = await db.Files.SingleAsync();
        Assert.Equal((row.Id, true, clerk.Id), (file.CaseId, file.DeclaredFreeOfSecrets, file.UploadedBy));
        var view = (await site.Get<CaseReader>().ForOfficerAsync(row.Id, clerk))!;
        Assert.Equal(("1234567890123", false), (view.State.Filing!.PostalNumber, view.State.Filing.WrittenByOfficer));

        // The answer was lost and the officer presses again: the same case.
        var again = Assert.IsType<FilingOutcome.Filed>(await site.Get<EnterHandler>().HandleAsync(clerk, form));
        Assert.Equal((filed.Receipt, true), (again.Receipt, again.Repeated));
        form.Description = "别的信息";
        Assert.IsType<FilingOutcome.KeyReused>(await site.Get<EnterHandler>().HandleAsync(clerk, form));
    }

    [Theory]
    [InlineData(Roles.Handler)]
    [InlineData(Roles.DisclosureHead)]
    [InlineData(Roles.SecurityAuditor)]
    public async Task Nobody_else_may_enter_an_application(string role)
    {
        var refused = Assert.IsType<FilingOutcome.Refused>(await site.Get<EnterHandler>().HandleAsync(site.Officer("office", role), Posted()));
        Assert.Equal("forbidden", Assert.Single(refused.Refusals).Code);
        await using var db = site.Db();
        Assert.Empty(await db.Cases.ToListAsync());
    }

    [Fact]
    public async Task A_fax_without_confirmation_waits_for_it_and_an_oral_application_is_marked()
    {
        var clerk = site.Officer("office", Roles.IntakeClerk);
        var fax = Posted();
        (fax.Channel, fax.SubmittedOn) = (ReceiptChannel.Fax, new(2026, 3, 2));
        Assert.Null(Assert.IsType<FilingOutcome.Filed>(await site.Get<EnterHandler>().HandleAsync(clerk, fax)).Receipt.ReceivedOn);

        var oral = Posted();
        (oral.Channel, oral.SubmittedOn, oral.WrittenByOfficer) = (ReceiptChannel.Counter, new(2026, 3, 2), true);
        var filed = Assert.IsType<FilingOutcome.Filed>(await site.Get<EnterHandler>().HandleAsync(clerk, oral));
        Assert.Equal(new DateOnly(2026, 3, 2), filed.Receipt.ReceivedOn);
        Assert.True((await site.Get<CaseReader>().ForOfficerAsync(filed.Receipt.CaseId, clerk))!.State.Filing!.WrittenByOfficer);
    }

    [Fact]
    public async Task Every_mistake_is_told_at_once_and_beside_its_field()
    {
        var form = new EnterForm { Channel = ReceiptChannel.RegisteredPost, IdNumber = "110101199003078890", Phone = "abc", Method = DeliveryMethod.Post };
        var refused = Assert.IsType<FilingOutcome.Refused>(await site.Get<EnterHandler>().HandleAsync(site.Officer("office", Roles.DisclosureOfficer), form));
        Assert.Superset(
            new HashSet<string?> { "receipt.signedForOn", "applicant.name", "applicant.idNumber", "applicant.phone", "applicant.address", "information.description" },
            refused.Refusals.Select(r => r.Field).ToHashSet());

        var early = Posted();
        early.SignedForOn = early.SubmittedOn!.Value.AddDays(-1);
        refused = Assert.IsType<FilingOutcome.Refused>(await site.Get<EnterHandler>().HandleAsync(site.Officer("office", Roles.DisclosureOfficer), early));
        Assert.Equal("receipt.signedForOn", Assert.Single(refused.Refusals).Field);

        var future = Posted();
        future.SignedForOn = new(2026, 3, 3);
        refused = Assert.IsType<FilingOutcome.Refused>(await site.Get<EnterHandler>().HandleAsync(site.Officer("office", Roles.DisclosureOfficer), future));
        Assert.Equal("receipt.signedForOn", Assert.Single(refused.Refusals).Field);
    }

    private static EnterForm Posted() => new()
    {
        Channel = ReceiptChannel.RegisteredPost,
        SubmittedOn = new(2026, 2, 26),
        SignedForOn = new(2026, 2, 28),
        PostalNumber = " 1234567890123 ",
        Name = "测试甲",
        IdNumber = "11010119900307889x",
        Address = "长沙市某路1号",
        Description = "某高速公路初步设计批复文件",
    };
}
