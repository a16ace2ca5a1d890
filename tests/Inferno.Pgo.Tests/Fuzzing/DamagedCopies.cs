using System.Collections.Concurrent;

namespace Inferno.Pgo.Tests.Fuzzing;

/// <summary>Reads ten thousand damaged copies of a file, each in bounded time and memory.</summary>
internal static class DamagedCopies
{
    private const int Count = 10_000;
    private const long MostAllocated = 256L * 1024 * 1024;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);

    /// <summary>
    /// Every copy gives a result or a <typeparamref name="TRefusal"/> whose message is for people: no other exception, no
    /// hang, no runaway allocation.
    /// </summary>
    /// <param name="original">The bytes before the damage.</param>
    /// <param name="read">Reads a copy.</param>
    public static void Survive<TRefusal>(byte[] original, Action<byte[]> read)
        where TRefusal : Exception
    {
        int refused = 0;
        ConcurrentBag<int> slow = [];
        Parallel.For(0, Count, seed =>
        {
            byte[] damaged = Mutation.Of(original, seed);
            long allocated = GC.GetAllocatedBytesForCurrentThread();
            long started = TimeProvider.System.GetTimestamp();
            if (!TryRead<TRefusal>(damaged, read))
            {
                Interlocked.Increment(ref refused);
            }

            (GC.GetAllocatedBytesForCurrentThread() - allocated).Should().BeLessThan(MostAllocated, "seed {0}", seed);
            if (TimeProvider.System.GetElapsedTime(started) > Longest)
            {
                slow.Add(seed);
            }
        });

        refused.Should().BeInRange(Count / 10, Count, "damage that is never noticed would be no damage");
        slow.Where(seed => IsSlowAlone<TRefusal>(Mutation.Of(original, seed), read)).Should().BeEmpty("a copy must not take {0}", Longest);
    }

    // On a machine that is busy with other things every copy is slow at times; one that is damaged so is slow again.
    private static bool IsSlowAlone<TRefusal>(byte[] damaged, Action<byte[]> read)
        where TRefusal : Exception
    {
        long started = TimeProvider.System.GetTimestamp();
        TryRead<TRefusal>(damaged, read);
        return TimeProvider.System.GetElapsedTime(started) > Longest;
    }

    private static bool TryRead<TRefusal>(byte[] damaged, Action<byte[]> read)
        where TRefusal : Exception
    {
        try
        {
            read(damaged);
            return true;
        }
        catch (TRefusal e)
        {
            e.Message.Should().Contain("expected").And.NotContain("\n   at ");
            return false;
        }
    }
}
