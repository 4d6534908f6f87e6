using Disclosure.Web.Cases;
using Disclosure.Web.Crypto;
using Disclosure.Web.Seeding;
using Disclosure.Web.Tests.Support;

namespace Disclosure.Web.Tests.Crypto;

public sealed class KeyRingTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("disclosure-ring-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void A_ring_is_made_once_and_read_again()
    {
        var path = Path.Combine(folder, "ring.json");
        var first = KeyRing.Load(path, mayCreate: true);
        Assert.Equal(first.Fingerprint, KeyRing.Load(path, mayCreate: false).Fingerprint);
        Assert.NotEqual(first.Fingerprint, KeyRing.Load(Path.Combine(folder, "other.json"), mayCreate: true).Fingerprint);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, OperatingSystem.IsWindows() ? UnixFileMode.UserRead | UnixFileMode.UserWrite : File.GetUnixFileMode(path));
    }

    [Fact]
    public void A_missing_ring_beside_a_database_is_never_replaced()
    {
        var path = Path.Combine(folder, "ring.json");
        Assert.Throws<InvalidOperationException>(() => KeyRing.Load(path, mayCreate: false));
        Assert.False(File.Exists(path));
    }

    [Fact]
    public async Task A_database_refuses_a_ring_that_is_not_its_own()
    {
        var database = Path.Combine(folder, "disclosure.db");
        await using (var site = new Site().With("ConnectionStrings:Disclosure", $"Data Source={database};Pooling=False"))
        {
            await site.Get<Seeder>().RunAsync();
            await site.Get<Seeder>().RunAsync();
            Assert.IsType<FilingOutcome.Filed>(await site.Get<FilingWriter>().FileAsync(Samples.Online(site.AuthorityId, new(2026, 3, 2)), "k", Disclosure.Web.Accounts.Actor.Citizen));
        }

        // Another data folder, therefore another ring, on the same database.
        await using var other = new Site().With("ConnectionStrings:Disclosure", $"Data Source={database};Pooling=False");
        var refused = await Assert.ThrowsAnyAsync<Exception>(() => other.Get<Seeder>().RunAsync());
        Assert.Contains("key ring", refused.ToString(), StringComparison.Ordinal);
    }
}
