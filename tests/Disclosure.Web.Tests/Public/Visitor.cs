using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Disclosure.Web.Tests.Support;
using Microsoft.AspNetCore.Mvc.Testing;

namespace Disclosure.Web.Tests.Public;

/// <summary>A citizen with a browser without JavaScript: keeps cookies, fills in forms as they stand in the page, follows nothing by itself.</summary>
public sealed class Visitor : IDisposable
{
    private readonly HttpClient client;

    /// <summary>A visitor of the site; <paramref name="cookies"/> false for one whose browser refuses cookies.</summary>
    public Visitor(Site site, bool cookies = true)
    {
        ArgumentNullException.ThrowIfNull(site);
        client = site.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, HandleCookies = cookies, BaseAddress = new Uri("https://localhost") });
    }

    /// <summary>A visitor of a site elsewhere.</summary>
    /// <param name="client">Keeps cookies and follows no redirect; disposed with the visitor.</param>
    public Visitor(HttpClient client) => this.client = client;

    public void Dispose() => client.Dispose();

    /// <summary>Opens a page.</summary>
    public async Task<Answer> GetAsync(string path) => await ReadAsync(await client.GetAsync(path));

    /// <summary>Sends the page's form as it stands, with some fields typed anew.</summary>
    /// <param name="page">The page that holds the form.</param>
    /// <param name="typed">Field and value; a null value removes the field.</param>
    /// <param name="files">Files chosen in the input <c>files</c>.</param>
    /// <param name="button">Name and value of the button pressed, where it has one.</param>
    public async Task<Answer> SubmitAsync(Answer page, IReadOnlyDictionary<string, string?>? typed = null, IReadOnlyList<(string Name, byte[] Content)>? files = null, (string Name, string Value)? button = null)
    {
        ArgumentNullException.ThrowIfNull(page);
        var form = page.Form;
        var fields = FieldsOf(form);
        foreach (var (name, value) in typed ?? new Dictionary<string, string?>())
        {
            fields.RemoveAll(f => f.Key == name);
            if (value is not null)
            {
                fields.Add(new(name, value));
            }
        }

        if (button is { } pressed)
        {
            fields.Add(new(pressed.Name, pressed.Value));
        }

        return await ReadAsync(await client.PostAsync(form.GetAttribute("action"), ContentOf(form, fields, files ?? [])));
    }

    /// <summary>Sends any request.</summary>
    public async Task<Answer> SendAsync(HttpRequestMessage request) => await ReadAsync(await client.SendAsync(request));

    private static HttpContent ContentOf(IHtmlFormElement form, List<KeyValuePair<string, string>> fields, IReadOnlyList<(string Name, byte[] Content)> files)
    {
        if (form.Enctype != "multipart/form-data")
        {
            return new FormUrlEncodedContent(fields);
        }

        var content = new MultipartFormDataContent();
        foreach (var (name, value) in fields)
        {
            content.Add(new StringContent(value), $"\"{name}\"");
        }

        foreach (var (name, bytes) in files)
        {
            content.Add(new ByteArrayContent(bytes), "\"files\"", $"\"{name}\"");
        }

        if (files.Count == 0)
        {
            // What a browser sends for a file input that was left empty.
            var none = new ByteArrayContent([]);
            none.Headers.TryAddWithoutValidation("Content-Disposition", "form-data; name=\"files\"; filename=\"\"");
            content.Add(none);
        }

        return content;
    }

    private static List<KeyValuePair<string, string>> FieldsOf(IHtmlFormElement form)
    {
        var fields = new List<KeyValuePair<string, string>>();
        foreach (var element in form.Elements)
        {
            (string? Name, string? Value) field = element switch
            {
                IHtmlInputElement { Type: "file" or "submit" } => default,
                IHtmlInputElement { Type: "radio" or "checkbox", IsChecked: false } => default,
                IHtmlInputElement input => (input.Name, input.Value),
                IHtmlSelectElement select => (select.Name, select.Value),
                IHtmlTextAreaElement area => (area.Name, area.Value),
                _ => default,
            };
            if (field.Name is not null)
            {
                fields.Add(new(field.Name, field.Value ?? string.Empty));
            }
        }

        return fields;
    }

    private static async Task<Answer> ReadAsync(HttpResponseMessage response)
    {
        var html = await response.Content.ReadAsStringAsync();
        return new Answer(response.StatusCode, response.Headers.Location?.OriginalString, html, await new HtmlParser().ParseDocumentAsync(html), response);
    }
}

/// <summary>What the site answered.</summary>
public sealed record Answer(HttpStatusCode Status, string? Location, string Html, IHtmlDocument Page, HttpResponseMessage Response)
{
    /// <summary>The page's main form.</summary>
    public IHtmlFormElement Form => (IHtmlFormElement)(Page.QuerySelector("main form[novalidate]") ?? throw new InvalidOperationException($"No form: {Html}"));

    /// <summary>The text of the content.</summary>
    public string Text => Page.QuerySelector("main")?.TextContent ?? string.Empty;

    /// <summary>Messages of the summary, with the id that each leads to.</summary>
    public IReadOnlyList<(string Message, string? Target)> Errors =>
        [.. Page.QuerySelectorAll("#error-summary li").Select(li => (li.TextContent.Trim(), li.QuerySelector("a")?.GetAttribute("href")?.Split('#')[^1]))];

    /// <summary>The value of a field, as it stands in the page.</summary>
    public string? Value(string field) => Page.GetElementsByName(field).FirstOrDefault() switch
    {
        IHtmlInputElement { Type: "radio" } => Page.GetElementsByName(field).OfType<IHtmlInputElement>().FirstOrDefault(i => i.IsChecked)?.Value,
        IHtmlInputElement { Type: "checkbox" } box => box.IsChecked ? box.Value : null,
        IHtmlInputElement input => input.Value,
        IHtmlTextAreaElement area => area.Value,
        IHtmlSelectElement select => select.Value,
        _ => null,
    };

    /// <summary>Names of the files shown as 已上传.</summary>
    public IReadOnlyList<string> Uploads => [.. Page.QuerySelectorAll(".uploads button").Select(b => b.GetAttribute("aria-label")!["移除 ".Length..])];
}
