using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace Disclosure.Web.Features.Dossier;

/// <summary>Renders the pages of a dossier: complete documents without script and without anything from outside.</summary>
public sealed class DossierRenderer(IServiceScopeFactory scopes, ILoggerFactory loggers)
{
    /// <summary>案卷目录.html.</summary>
    public Task<string> IndexAsync(CaseDossier dossier) => RenderAsync<DossierIndex>(dossier);

    /// <summary>案卷.html.</summary>
    public Task<string> PageAsync(CaseDossier dossier) => RenderAsync<DossierPage>(dossier);

    private async Task<string> RenderAsync<T>(CaseDossier dossier)
        where T : IComponent
    {
        await using var scope = scopes.CreateAsyncScope();
        await using var renderer = new HtmlRenderer(scope.ServiceProvider, loggers);
        return await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var root = await renderer.RenderComponentAsync<T>(ParameterView.FromDictionary(new Dictionary<string, object?> { ["Dossier"] = dossier }));
            return root.ToHtmlString();
        });
    }
}
