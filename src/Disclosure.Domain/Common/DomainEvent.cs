namespace Disclosure.Domain.Common;

/// <summary>A fact about a case of any kind. Appended, never edited; each kind of case has its own events below this.</summary>
public abstract record DomainEvent;
