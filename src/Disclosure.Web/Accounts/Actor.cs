using System.Collections.Frozen;

namespace Disclosure.Web.Accounts;

/// <summary>Who acts. Every handler takes one and checks it on the server.</summary>
/// <param name="Id">The account; null for a citizen and for the system.</param>
/// <param name="Name">Recorded with each event.</param>
/// <param name="AuthorityId">The officer's authority; null for a citizen and for the system.</param>
/// <param name="DepartmentId">The officer's department.</param>
/// <param name="Roles">Role keys.</param>
public sealed record Actor(Guid? Id, string Name, Guid? AuthorityId, Guid? DepartmentId, FrozenSet<string> Roles)
{
    /// <summary>The applicant, identified by number and code.</summary>
    public static Actor Citizen { get; } = new(null, "申请人", null, null, FrozenSet<string>.Empty);

    /// <summary>The product itself: sweeps, seeds, the command line.</summary>
    public static Actor System { get; } = new(null, "系统", null, null, FrozenSet<string>.Empty);

    /// <summary>True when the actor is a signed-in officer.</summary>
    public bool IsOfficer => Id is not null;

    /// <summary>True when the actor holds one of the roles.</summary>
    public bool Has(params ReadOnlySpan<string> roles)
    {
        foreach (var role in roles)
        {
            if (Roles.Contains(role))
            {
                return true;
            }
        }

        return false;
    }
}
