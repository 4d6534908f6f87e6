using Disclosure.Domain.Correspondence;
using Disclosure.Web.Outbox;
using Microsoft.Extensions.Options;
using QRCoder;

namespace Disclosure.Web.Components.Public;

/// <summary>The query code as it is handed over: grouped, spelled, and as a QR code.</summary>
public sealed class TrackCode(IOptions<SiteOptions> site)
{
    /// <summary>
    /// The link of the QR code. Number and code stand behind the <c>#</c>: no browser sends that part to any server, so neither
    /// a log nor a proxy ever holds them.
    /// </summary>
    /// <param name="number">编号.</param>
    /// <param name="code">查询码.</param>
    /// <param name="page">The page that asks for both.</param>
    public string LinkOf(string number, string code, string page = "/track") => $"{site.Value.BaseUrl}{page}#n={Uri.EscapeDataString(number)}&c={QueryCode.Group(code)}";

    /// <summary>The QR code as an SVG drawing without text.</summary>
    public string SvgOf(string number, string code, string page = "/track")
    {
        using var data = QRCodeGenerator.GenerateQrCode(LinkOf(number, code, page), QRCodeGenerator.ECCLevel.M);
        return new SvgQRCode(data).GetGraphic(4, "#000000", "#ffffff", drawQuietZones: true, SvgQRCode.SizingMode.ViewBoxAttribute);
    }

    /// <summary>The code character by character, as one says it on the telephone: letters and digits cannot be mistaken.</summary>
    public static IReadOnlyList<string> Spell(string code)
    {
        ArgumentNullException.ThrowIfNull(code);
        return [.. code.Chunk(4).Select(group => string.Join("，", group.Select(c => char.IsAsciiDigit(c) ? $"数字{c}" : $"字母{c}")))];
    }
}
