namespace Disclosure.Domain.Requests.Events;

/// <summary>
/// A fact about a request. Facts are never edited: a wrong one is superseded by <see cref="FactCorrected"/>.
/// The class name is the stored name and never changes.
/// </summary>
public abstract record RequestEvent : Common.DomainEvent;
