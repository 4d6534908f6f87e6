using Disclosure.Domain.Catalogue;
using Disclosure.Web.Accounts;
using Disclosure.Web.Catalogue;
using Microsoft.AspNetCore.Components;

namespace Disclosure.Web.Features.CatalogueDesk;

/// <summary>目录管理: everything of the catalogue, what waits first where its last day is near.</summary>
public sealed partial class DeskList
{
    private Actor? actor;
    private CategoryTree? tree;
    private DeskPage? page;
    private string show = DeskShow.Published;
    private string? category;
    private string? words;
    private int number = 1;

    [Inject]
    private DeskQuery Query { get; set; } = default!;

    [Inject]
    private CategorySource Categories { get; set; } = default!;

    [Inject]
    private ActorAccessor Actors { get; set; } = default!;

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        actor = await Actors.OfficerAsync();
        tree = await Categories.GetAsync();
        await LoadAsync();
        if (page!.Overdue + page.Near > 0)
        {
            await ShowAsync(page.Overdue > 0 ? DeskShow.Overdue : DeskShow.Near);
        }
    }

    private static string? ToneOf(DeskLine line) => line.State == RecordState.Discarded ? null : line.Deadline.Timing switch
    {
        PublicationTiming.Overdue or PublicationTiming.Late => "overdue",
        PublicationTiming.Near => "soon",
        _ => null,
    };

    private static string Show(DateOnly? day) => day?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) ?? "—";

    private string Pressed(string key) => show == key ? "true" : "false";

    private Task ShowAsync(string key)
    {
        show = key;
        return SearchAsync();
    }

    private Task SearchAsync()
    {
        number = 1;
        return LoadAsync();
    }

    private Task TurnAsync(int to)
    {
        number = to;
        return LoadAsync();
    }

    private async Task LoadAsync()
    {
        words = string.IsNullOrWhiteSpace(words) ? null : words.Trim();
        page = await Query.ListAsync(actor!, new DeskAsked(show, words, category, number));
    }
}
