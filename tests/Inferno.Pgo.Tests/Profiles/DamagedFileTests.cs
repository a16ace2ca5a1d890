using Inferno.Pgo.Profiles;
using Inferno.Pgo.Profiles.Mibc;
using Inferno.Pgo.Profiles.Traces;
using Inferno.Pgo.Tests.Builds;

namespace Inferno.Pgo.Tests.Profiles;

/// <summary>Every damaged file gives a result or a typed error: no other exception, no hang, no runaway allocation.</summary>
public sealed class DamagedFileTests
{
    private const int Mutations = 10_000;
    private const long MostAllocated = 256L * 1024 * 1024;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);

    [Fact]
    public void Ten_thousand_damaged_traces_end_in_a_result_or_a_format_error() => SurviveAll(
        ProfileFixtures.BriefTrace,
        bytes => TraceReader.Read("damaged.nettrace", new MemoryStream(bytes), TestContext.Current.CancellationToken));

    [Fact]
    public void Ten_thousand_damaged_profiles_end_in_a_result_or_a_format_error()
    {
        using TemporaryFolder folder = new();
        Profile profile = ProfileFixtures.Create(ProfileFixtures.BriefTrace, folder).Profile;

        SurviveAll(MibcWriter.Encode(profile).ToArray(), bytes => MibcReader.Read("damaged.mibc", () => bytes));
    }

    private static void SurviveAll(byte[] original, Action<byte[]> read)
    {
        int refused = 0;
        Parallel.For(0, Mutations, seed =>
        {
            byte[] damaged = Mutation.Of(original, seed);
            long allocated = GC.GetAllocatedBytesForCurrentThread();
            long started = TimeProvider.System.GetTimestamp();
            if (!TryRead(damaged, read))
            {
                Interlocked.Increment(ref refused);
            }

            (GC.GetAllocatedBytesForCurrentThread() - allocated).Should().BeLessThan(MostAllocated, "seed {0}", seed);
            TimeProvider.System.GetElapsedTime(started).Should().BeLessThan(Longest, "seed {0}", seed);
        });

        refused.Should().BeInRange(Mutations / 10, Mutations, "damage that is never noticed would be no damage");
    }

    private static bool TryRead(byte[] damaged, Action<byte[]> read)
    {
        try
        {
            read(damaged);
            return true;
        }
        catch (ProfileFormatException e)
        {
            e.Message.Should().Contain("expected").And.NotContain("\n   at ");
            return false;
        }
    }
}
