namespace Disclosure.Web.Reports;

/// <summary>The annual report: what the host needs.</summary>
public static class ReportSetup
{
    /// <summary>Adds what reads and corrects it, and the ledger of earlier years that it counts.</summary>
    public static IServiceCollection AddAnnualReport(this IServiceCollection services)
    {
        services.AddSingleton<ReportReader>();
        services.AddSingleton<ReportCases>();
        services.AddSingleton<ReportCorrector>();
        services.AddSingleton<PastLedger.PastLedgerImporter>();
        services.AddSingleton<PastLedger.PastReader>();
        return services;
    }
}
