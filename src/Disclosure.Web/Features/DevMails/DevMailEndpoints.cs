using Disclosure.Web.Mail;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Disclosure.Web.Features.DevMails;

/// <summary>The mails of Development, to be looked at in a browser. Mapped there only: they hold query codes.</summary>
public static class DevMailEndpoints
{
    /// <summary>Maps <c>/dev/mails</c>, in Development; elsewhere it maps nothing.</summary>
    public static IEndpointRouteBuilder MapDevMails(this IEndpointRouteBuilder routes)
    {
        ArgumentNullException.ThrowIfNull(routes);
        if (!routes.ServiceProvider.GetRequiredService<IHostEnvironment>().IsDevelopment())
        {
            return routes;
        }

        var group = routes.MapGroup("/dev/mails").ExcludeFromDescription();
        group.MapGet("", async (PickupFolder folder, CancellationToken ct) =>
            new RazorComponentResult<DevMailList>(new { Mails = await folder.ListAsync(ct) }));
        group.MapGet("{name}", async Task<Results<RazorComponentResult<DevMailView>, NotFound>> (string name, PickupFolder folder, CancellationToken ct) =>
            await folder.ReadAsync(name, ct) is { } mail ? new RazorComponentResult<DevMailView>(new { Mail = mail }) : TypedResults.NotFound());
        group.MapGet("{name}/attachments/{index:int}", async Task<Results<FileContentHttpResult, NotFound>> (string name, int index, PickupFolder folder, CancellationToken ct) =>
            await folder.AttachmentAsync(name, index, ct) is { } file ? TypedResults.File(file.Content, file.ContentType, file.Name) : TypedResults.NotFound());
        return routes;
    }
}
