using Disclosure.Web.Components.Layout;

namespace Disclosure.Web.Features.Dashboard;

/// <summary>Registers 效能统计.</summary>
public static class DashboardSetup
{
    /// <summary>Adds the query and the place in the navigation.</summary>
    public static IServiceCollection AddDashboard(this IServiceCollection services)
    {
        services.AddSingleton<DashboardQuery>();
        return services.AddOfficeLink("/office/dashboard", "效能统计", 60, DashboardAccess.MaySee);
    }
}
