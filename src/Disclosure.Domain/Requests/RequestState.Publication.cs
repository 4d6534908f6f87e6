using System.Collections.Immutable;
using Disclosure.Domain.Decisions;
using Disclosure.Domain.Requests.Events;

namespace Disclosure.Domain.Requests;

public sealed partial record RequestState
{
    /// <summary>转为主动公开: the records of the catalogue that were made of what the reply gave (条例第四十四条).</summary>
    public ImmutableList<MadePublic> MadePublic { get; init; } = [];

    /// <summary>The applicant's suggestions to make it public, with the office's answers (条例第四十四条第二款).</summary>
    public ImmutableList<PublicationSuggested> Suggestions { get; init; } = [];

    /// <summary>True once a reply has gone out that gives what was asked for, all or in part: that can be made public.</summary>
    public bool CanBeMadePublic => ReplyLetter is { IsServed: true, Issued.Type: ReplyType.Disclosed or ReplyType.PartlyDisclosed };
}
