using Disclosure.Web.Cases;
using Disclosure.Web.Components.Public;
using Disclosure.Web.Features.Apply;
using Disclosure.Web.Features.Catalogue;
using Disclosure.Web.Features.CatalogueDesk;
using Disclosure.Web.Features.Clarify;
using Disclosure.Web.Features.OpinionBox;
using Disclosure.Web.Features.OpinionDesk;
using Disclosure.Web.Features.ReissueCode;
using Disclosure.Web.Features.Track;
using Disclosure.Web.Features.Withdraw;

namespace Disclosure.Web.Features;

/// <summary>Registers and maps the posts and downloads of the public pages. A slice adds one line here.</summary>
public static class PublicEndpoints
{
    /// <summary>Registers the public slices.</summary>
    public static IServiceCollection AddPublicFeatures(this IServiceCollection services)
    {
        services.AddSingleton<SubmissionKeys>();
        services.AddSingleton<PublicNumbers.PublicNumbers>();
        services.AddApply();
        services.AddOpinionBox();
        services.AddClarify();
        services.AddSingleton<TrackCode>();
        services.AddSingleton<TrackLoader>();
        services.AddSingleton<IdentityProof>();
        services.AddSingleton<Reissue>();
        return services;
    }

    /// <summary>Maps them.</summary>
    public static void MapPublicPages(this IEndpointRouteBuilder routes)
    {
        DisplayPreference.Map(routes);
        routes.MapApply();
        routes.MapTrack();
        routes.MapWithdraw();
        routes.MapClarify();
        routes.MapReissue();
        routes.MapCatalogueFeed();
        routes.MapCatalogueFiles();
        routes.MapCatalogueDesk();
        routes.MapOpinionDesk();
        routes.MapOpinionBox();
    }
}
