using Disclosure.Web.Answers;
using Disclosure.Web.Catalogue.Desk;
using Disclosure.Web.Catalogue.Import;
using Disclosure.Web.Seeding;

namespace Disclosure.Web.Catalogue;

/// <summary>Registers the public catalogue (信息公开目录).</summary>
public static class CatalogueSetup
{
    /// <summary>Adds reading, search and import.</summary>
    /// <param name="services">Added to.</param>
    /// <returns>The same.</returns>
    public static IServiceCollection AddCatalogue(this IServiceCollection services)
    {
        services.AddSingleton<CategorySource>();
        services.AddSingleton<CatalogueSearch>();
        services.AddSingleton<CatalogueReader>();
        services.AddSingleton<AnswerFinder>();
        services.AddSingleton<AnswerCounter>();
        services.AddSingleton<CatalogueImporter>();
        services.AddSingleton<CatalogueSeed>();
        services.AddSingleton<RecordWriter>();
        services.AddSingleton<RecordVerifier>();
        return services;
    }
}
