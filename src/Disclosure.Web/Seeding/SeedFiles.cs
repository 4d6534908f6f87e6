using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Disclosure.Web.Seeding;

/// <summary>The seed folder as found beside the app or, in development, at the top of the repository.</summary>
public sealed class SeedFiles(string root)
{
    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        ReadCommentHandling = JsonCommentHandling.Disallow,
    };

    /// <summary>Folder that holds <c>seeds/</c> and <c>workflows/</c>.</summary>
    public string Root => root;

    /// <summary>Finds the folder: the app's own, where a published app carries them.</summary>
    public static SeedFiles Find() => new(AppContext.BaseDirectory);

    /// <summary>A seed file, as text.</summary>
    public string Text(params string[] parts) => File.ReadAllText(PathOf(parts));

    /// <summary>Files of a folder by pattern, in order.</summary>
    public IReadOnlyList<string> List(string folder, string pattern)
    {
        var path = Path.Combine(root, folder);
        return Directory.Exists(path) ? [.. Directory.EnumerateFiles(path, pattern).Order(StringComparer.Ordinal)] : [];
    }

    /// <summary>Reads JSON strictly: an unknown or missing member is an error with its place.</summary>
    /// <exception cref="SeedException">The file is refused whole.</exception>
    public T Json<T>(params string[] parts)
    {
        var path = PathOf(parts);
        try
        {
            return JsonSerializer.Deserialize<T>(File.ReadAllText(path), Strict) ?? throw new SeedException(path, "文件为空。");
        }
        catch (JsonException e)
        {
            throw new SeedException(path, $"第{(e.LineNumber ?? 0) + 1}行：{e.Message}");
        }
    }

    /// <summary>SHA-256 of a text, hex.</summary>
    public static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(text)));

    private string PathOf(string[] parts) => Path.Combine([root, "seeds", .. parts]);
}

/// <summary>A seed file that is refused, with its place and reason.</summary>
public sealed class SeedException(string file, string reason) : Exception($"{Path.GetFileName(file)}: {reason}");

/// <summary>seeds/authority.json.</summary>
public sealed record AuthoritySeed(
    int Version,
    string OrganCode,
    string Name,
    string RequestNumberPattern,
    string LetterNumberPattern,
    string NoticeNumberPattern,
    string ReconsiderationBody,
    string Court,
    string? OnlineReconsideration,
    OfficeSeed Office,
    OpinionBoxSeed? OpinionBox = null);

/// <summary>The 意见箱: numbering, target times in working days, and whether the 指南 excludes it as a channel of applications.</summary>
public sealed record OpinionBoxSeed(string NumberPattern, int AcceptWorkingDays, int AnswerWorkingDays, bool ExcludedByGuide);

/// <summary>The disclosure office of the authority.</summary>
public sealed record OfficeSeed(string Name, string Address, string Postcode, string Phone, string Hours, string? Fax, string? Email);

/// <summary>seeds/departments.json.</summary>
public sealed record DepartmentsSeed(int Version, IReadOnlyList<DepartmentSeed> Departments);

/// <summary>One department with its routing keywords.</summary>
public sealed record DepartmentSeed(string Code, string Name, IReadOnlyList<string> Keywords, bool Intake = false);
