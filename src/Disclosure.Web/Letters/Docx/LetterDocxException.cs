namespace Disclosure.Web.Letters.Docx;

/// <summary>A letter that cannot be made into a DOCX without losing something. A mistake of ours, not of whoever asked.</summary>
/// <param name="message">What was met.</param>
/// <param name="inner">Its cause.</param>
public sealed class LetterDocxException(string message, Exception? inner = null) : Exception(message, inner);
