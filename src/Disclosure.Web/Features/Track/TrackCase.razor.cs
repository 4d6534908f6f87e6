using Disclosure.Web.Cases;
using Disclosure.Web.Components.Public;
using Microsoft.AspNetCore.Components;

namespace Disclosure.Web.Features.Track;

/// <summary>办理进度: everything that the applicant may see of the case, on one page.</summary>
public partial class TrackCase(CitizenVisits visits, TrackLoader loader, AuthoritySource authorities, NavigationManager navigation)
{
    private TrackPage? shown;

    [CascadingParameter]
    private HttpContext Http { get; set; } = null!;

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        var ct = Http.RequestAborted;
        if (await visits.FindAsync(Http, VisitKind.Track, ct) is not { } view)
        {
            navigation.NavigateTo("/track?ended=1");
            return;
        }

        shown = await loader.LoadAsync(view, await authorities.GetAsync(ct), ct);
    }
}
