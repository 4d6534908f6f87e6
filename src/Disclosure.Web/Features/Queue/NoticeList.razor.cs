using Disclosure.Web.Accounts;
using Disclosure.Web.Queues;
using Disclosure.Web.Reminders;
using Microsoft.AspNetCore.Components;

namespace Disclosure.Web.Features.Queue;

/// <summary>电话告知, 催办 and other notices for the officer's roles. A call is recorded on the case; the others end when somebody has read them.</summary>
public partial class NoticeList
{
    private IReadOnlyList<MyNotice> notices = [];
    private bool more;
    private bool failed;

    [Inject]
    private MyNotices Notices { get; set; } = default!;

    [Inject]
    private QueueCounter Counter { get; set; } = default!;

    [Inject]
    private OfficeSessions Sessions { get; set; } = default!;

    [Inject]
    private ILogger<NoticeList> Logger { get; set; } = default!;

    /// <summary>Reads them again.</summary>
    public async Task LoadAsync()
    {
        try
        {
            failed = false;
            (notices, more) = await Notices.ReadAsync((await Sessions.GetAsync()).Actor);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            Logger.LogError(e, "The notices could not be read.");
            failed = true;
        }

        StateHasChanged();
    }

    /// <inheritdoc />
    protected override Task OnInitializedAsync() => LoadAsync();

    private static string KindText(string kind) => kind switch { MyNotices.Phone => "电话告知", "urge" => "催办", MyNotices.Supervision => "督办", ReminderRound.Kind => "提醒", _ => "通知" };

    private async Task DismissAsync(MyNotice notice)
    {
        await Notices.DismissAsync((await Sessions.GetAsync()).Actor, notice.Id);
        await LoadAsync();
        await Counter.RefreshAsync();
    }
}
