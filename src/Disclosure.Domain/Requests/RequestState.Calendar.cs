using System.Collections.Immutable;

namespace Disclosure.Domain.Requests;

public sealed partial record RequestState
{
    /// <summary>Versions of calendars for which a changed due date is on record.</summary>
    public ImmutableList<(int Year, int Version)> CalendarsApplied { get; init; } = [];
}
