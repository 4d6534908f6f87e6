namespace Disclosure.Web.Files.Inspection;

/// <summary>One thing inside a file that a reader of the file does not see on its pages (隐藏内容).</summary>
/// <param name="Kind">What it is; <see cref="HiddenKinds"/> has its label, its weight and how to remove it.</param>
/// <param name="Where">The place, in Chinese: “第3页”, “工作表“名单””, “正文”.</param>
/// <param name="What">
/// What was found, in Chinese, with short extracts. It quotes what the office wants to keep to itself: show it to the officer of the
/// case, never put it into a log, a mail or a public page.
/// </param>
public sealed record HiddenContent(HiddenKind Kind, string Where, string What)
{
    /// <summary>Whether the file may leave the house with it.</summary>
    public HiddenSeverity Severity => HiddenKinds.Severity(Kind);
}

/// <summary>How much a finding weighs.</summary>
public enum HiddenSeverity
{
    /// <summary>Content that may leak, or a file nobody can vouch for: not to be released as it is.</summary>
    Blocking,

    /// <summary>Something about the file rather than its matter, such as its author: the officer is told.</summary>
    Notice,
}

/// <summary>Kinds of hidden content.</summary>
public enum HiddenKind
{
    /// <summary>Damaged, too large, or of a type that cannot be looked into.</summary>
    Unreadable,

    /// <summary>Protected by a password or by rights.</summary>
    Encrypted,

    /// <summary>Looked into only as far as the limits allow.</summary>
    PartlyInspected,

    /// <summary>The content is of another type than the name says.</summary>
    TypeMismatch,

    /// <summary>Tracked insertions, deletions, moves and changes of format.</summary>
    TrackedChange,

    /// <summary>Comments and annotations.</summary>
    Comment,

    /// <summary>Text with the attribute hidden.</summary>
    HiddenText,

    /// <summary>Text in the colour of its ground, or too small to be seen.</summary>
    InvisibleText,

    /// <summary>Text under a rectangle, a picture or an annotation: blackened for the eye only.</summary>
    CoveredText,

    /// <summary>Content outside what is shown of the page.</summary>
    CroppedContent,

    /// <summary>The cut-off part of a picture.</summary>
    CroppedPicture,

    /// <summary>A redaction that was marked and never applied.</summary>
    UnappliedRedaction,

    /// <summary>Headers and footers that no page shows.</summary>
    HiddenHeader,

    /// <summary>Shapes and objects that are not shown.</summary>
    HiddenObject,

    /// <summary>Another wording of the same place for other programs.</summary>
    AlternateContent,

    /// <summary>Hidden and very hidden sheets.</summary>
    HiddenSheet,

    /// <summary>Hidden rows and columns.</summary>
    HiddenRowOrColumn,

    /// <summary>Rows hidden by a filter.</summary>
    FilteredRow,

    /// <summary>Hidden defined names.</summary>
    HiddenName,

    /// <summary>Data copied from elsewhere: pivot caches, values of linked workbooks.</summary>
    CachedData,

    /// <summary>Connections to databases and other sources.</summary>
    DataConnection,

    /// <summary>Document variables, custom XML, data private to a program.</summary>
    PrivateData,

    /// <summary>Embedded objects and attachments.</summary>
    Attachment,

    /// <summary>Macros, scripts and actions.</summary>
    Macro,

    /// <summary>Filled-in form fields.</summary>
    FormField,

    /// <summary>Layers that are switched off.</summary>
    HiddenLayer,

    /// <summary>Earlier revisions of a PDF.</summary>
    EarlierRevision,

    /// <summary>Pages and objects that were removed from view and not from the file.</summary>
    UnreferencedContent,

    /// <summary>Bytes before the beginning or after the end of the document.</summary>
    TrailingData,

    /// <summary>Small preview pictures, which may show an earlier state.</summary>
    Thumbnail,

    /// <summary>Where a picture was taken.</summary>
    Location,

    /// <summary>Author, company and other properties of the document.</summary>
    AuthorMetadata,

    /// <summary>Programs and devices.</summary>
    SoftwareMetadata,

    /// <summary>Links to files and servers of the house.</summary>
    ExternalLink,

    /// <summary>The invisible text that recognition put behind a scanned page.</summary>
    OcrLayer,
}
