using System.Net;
using Disclosure.Web.Cases;
using Disclosure.Web.Tests.Support;
using Microsoft.Extensions.Options;

namespace Disclosure.Web.Tests.Cases;

public sealed class LookupThrottleTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 2, 0, 0, TimeSpan.Zero);
    private static readonly IPAddress Home = IPAddress.Parse("192.0.2.7");
    private readonly TestClock clock = new(Start);

    private LookupThrottle Throttle(int perAddress = 3, int perNumber = 5, int remembered = 100) => new(
        Options.Create(new LookupOptions { Window = TimeSpan.FromMinutes(15), FailuresPerAddress = perAddress, FailuresPerNumber = perNumber, Remembered = remembered }),
        clock);

    [Fact]
    public void An_address_that_failed_too_often_waits_until_the_oldest_failure_leaves_the_window()
    {
        var throttle = Throttle();
        for (var i = 0; i < 3; i++)
        {
            Assert.Null(throttle.TryEnter(Home, $"N{i}"));
            clock.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.Equal(Start.AddMinutes(15), throttle.TryEnter(Home, "N9"));
        clock.Advance(TimeSpan.FromMinutes(12) - TimeSpan.FromTicks(1));
        Assert.Equal(Start.AddMinutes(15), throttle.TryEnter(Home, "N9"));
        clock.Advance(TimeSpan.FromTicks(1));
        Assert.Null(throttle.TryEnter(Home, "N9"));
        Assert.Equal(Start.AddMinutes(16), throttle.TryEnter(Home, "N9"));
    }

    [Fact]
    public void A_number_guessed_from_many_addresses_is_closed_however_it_is_typed()
    {
        var throttle = Throttle();
        string[] typed = ["430s00-sq2026-00001", " 430S00-SQ2026-00001 ", "４３０Ｓ００－ＳＱ２０２６－０００01", "430S00-SQ2026-00001", "430S00-Sq2026-00001"];
        for (var i = 0; i < typed.Length; i++)
        {
            Assert.Null(throttle.TryEnter(IPAddress.Parse($"192.0.2.{i}"), typed[i]));
        }

        Assert.NotNull(throttle.TryEnter(IPAddress.Parse("192.0.2.99"), "430S00-SQ2026-00001"));
        Assert.Null(throttle.TryEnter(IPAddress.Parse("192.0.2.99"), "430S00-SQ2026-00002"));
    }

    [Fact]
    public void A_right_code_costs_nothing_and_earlier_failures_stay()
    {
        var throttle = Throttle();
        throttle.TryEnter(Home, "N");
        throttle.TryEnter(Home, "N");
        for (var i = 0; i < 20; i++)
        {
            Assert.Null(throttle.TryEnter(Home, "N"));
            throttle.Forgive(Home, "N");
        }

        Assert.Null(throttle.TryEnter(Home, "N"));
        Assert.NotNull(throttle.TryEnter(Home, "N"));
    }

    [Fact]
    public void Tries_at_the_same_moment_cannot_slip_through_together()
    {
        var throttle = Throttle(perAddress: 10, perNumber: 1000);
        var allowed = 0;
        Parallel.For(0, 200, _ =>
        {
            if (throttle.TryEnter(Home, "N") is null)
            {
                Interlocked.Increment(ref allowed);
            }
        });
        Assert.Equal(10, allowed);
    }

    [Fact]
    public void The_addresses_of_one_ipv6_subscriber_are_one_and_ipv4_is_the_same_in_both_spellings()
    {
        var throttle = Throttle();
        Assert.Null(throttle.TryEnter(IPAddress.Parse("2001:db8:1:2::1"), "A"));
        Assert.Null(throttle.TryEnter(IPAddress.Parse("2001:db8:1:2:ffff::1"), "B"));
        Assert.Null(throttle.TryEnter(IPAddress.Parse("2001:db8:1:2:1:2:3:4"), "C"));
        Assert.NotNull(throttle.TryEnter(IPAddress.Parse("2001:db8:1:2::9"), "D"));
        Assert.Null(throttle.TryEnter(IPAddress.Parse("2001:db8:1:3::1"), "D"));

        for (var i = 0; i < 3; i++)
        {
            Assert.Null(throttle.TryEnter(i % 2 == 0 ? Home : Home.MapToIPv6(), "E"));
        }

        Assert.NotNull(throttle.TryEnter(Home, "F"));
    }

    [Fact]
    public void Memory_is_bounded_and_what_has_left_the_window_is_forgotten()
    {
        var throttle = Throttle(remembered: 50);
        for (var i = 0; i < 5_000; i++)
        {
            throttle.TryEnter(new IPAddress(0x0A000000 + i), $"N{i}");
        }

        Assert.Equal((50, 50), throttle.Remembered);
        clock.Advance(TimeSpan.FromMinutes(15));
        throttle.TryEnter(Home, "N");
        Assert.Equal((1, 1), throttle.Remembered);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("\ud800")]
    [InlineData("\0\u202e‮")]
    public void Anything_typed_can_be_counted(string? number)
    {
        var throttle = Throttle();
        Assert.Null(throttle.TryEnter(null, number));
        Assert.Null(throttle.TryEnter(null, new string('x', 1_000_000)));
        throttle.Forgive(null, number);
        throttle.Forgive(Home, "never counted");
    }
}
