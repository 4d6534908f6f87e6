using Disclosure.Domain.Requests;
using Disclosure.Web.Accounts;
using Disclosure.Web.Cases;
using Disclosure.Web.Components.Work;

namespace Disclosure.Web.Features.PhoneNotice;

/// <summary>电话告知: from a notice that a mail did not arrive, or of the officer's own accord.</summary>
public sealed partial class PhoneNoticeAction
{
    /// <summary>Offered to those who may record a call.</summary>
    public static bool IsOffered(CaseActionContext context) => context?.Actor.Has(Roles.IntakeClerk, Roles.DisclosureOfficer, Roles.SealOfficer) == true;

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        var open = await Query.OpenAsync(Context.Case.Row.Id);
        model = Fresh(open);
        calls = open;
    }

    private PhoneModel Fresh() => Fresh(calls!);

    private PhoneModel Fresh(IReadOnlyList<CallToMake> open) => new()
    {
        NoticeId = open.Count > 0 ? open[0].Id : null,
        On = Context.Case.Today,
        Content = $"已告知办理状态：{Context.Case.State.Status.Label()}。{Context.Case.State.Status.Next(Context.Case.State.Kind)}",
    };

    private Task<Outcome> SubmitAsync(CancellationToken ct) => Handler.HandleAsync(
        Context.Actor,
        new PhoneNoticeCommand(Context.Case.Row.Id, model.NoticeId, model.On ?? DateOnly.MaxValue, model.SpokeWith ?? string.Empty, model.Content ?? string.Empty, Context.Case.Row.Version),
        ct);

    /// <summary>What is typed.</summary>
    public sealed class PhoneModel
    {
        /// <summary>The notice that asked for the call.</summary>
        public Guid? NoticeId { get; set; }

        /// <summary>告知日期.</summary>
        public DateOnly? On { get; set; }

        /// <summary>受话人.</summary>
        public string? SpokeWith { get; set; }

        /// <summary>告知内容.</summary>
        public string? Content { get; set; }
    }
}
