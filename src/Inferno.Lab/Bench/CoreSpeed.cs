using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Inferno.Lab.Bench;

/// <summary>What one core of this machine does at best, by short loops in this process.</summary>
internal static class CoreSpeed
{
    // Long enough for the run time to compile the loops for good while they run.
    private static readonly TimeSpan Span = TimeSpan.FromMilliseconds(600);

    /// <summary>Bytes a second when <paramref name="bytes"/> bytes are read over and over, from the cache that holds them.</summary>
    public static double BytesPerSecond(long bytes) => Vector512.IsHardwareAccelerated
        ? Reading<Unit512, Vector512<float>>(bytes)
        : Reading<Unit256, Vector256<float>>(bytes);

    /// <summary>Multiplications and additions a second in registers: a fused one counts as two.</summary>
    public static double OperationsPerSecond() => Vector512.IsHardwareAccelerated
        ? Computing<Unit512, Vector512<float>>()
        : Computing<Unit256, Vector256<float>>();

    private static double Reading<TUnit, TVector>(long bytes)
        where TUnit : struct, IVectorUnit<TVector>
        where TVector : unmanaged
    {
        TVector[] data = new TVector[Math.Max(4, bytes / Unsafe.SizeOf<TVector>() / 4 * 4)];
        return (double)data.Length * Unsafe.SizeOf<TVector>() * RunsPerSecond(() => Sum<TUnit, TVector>(data));
    }

    private static double Computing<TUnit, TVector>()
        where TUnit : struct, IVectorUnit<TVector>
        where TVector : unmanaged
    {
        const int Rounds = 20_000, Chains = 10, OperationsOfFused = 2;
        double lanes = Unsafe.SizeOf<TVector>() / sizeof(float);
        return OperationsOfFused * Rounds * Chains * lanes * RunsPerSecond(() => Multiply<TUnit, TVector>(Rounds));
    }

    /// <summary>By the fastest of many runs, so that neither compilation nor foreign load counts.</summary>
    private static double RunsPerSecond<TVector>(Func<TVector> run)
    {
        long start = Stopwatch.GetTimestamp(), best = long.MaxValue;
        while (Stopwatch.GetElapsedTime(start) < Span)
        {
            long before = Stopwatch.GetTimestamp();
            run();
            best = Math.Min(best, Stopwatch.GetTimestamp() - before);
        }

        return Stopwatch.Frequency / (double)Math.Max(1, best);
    }

    private static TVector Sum<TUnit, TVector>(TVector[] data)
        where TUnit : struct, IVectorUnit<TVector>
        where TVector : unmanaged
    {
        TVector a = default, b = default, c = default, d = default;
        for (int i = 0; i + 3 < data.Length; i += 4)
        {
            a = TUnit.Add(a, data[i]);
            b = TUnit.Add(b, data[i + 1]);
            c = TUnit.Add(c, data[i + 2]);
            d = TUnit.Add(d, data[i + 3]);
        }

        return TUnit.Add(TUnit.Add(a, b), TUnit.Add(c, d));
    }

    /// <summary>Ten chains: enough to hide the latency of a fused multiplication on processors with two such units.</summary>
    private static TVector Multiply<TUnit, TVector>(int rounds)
        where TUnit : struct, IVectorUnit<TVector>
        where TVector : unmanaged
    {
        TVector x = TUnit.Fill(.999f), y = TUnit.Fill(.001f);
        TVector a = x, b = x, c = x, d = x, e = x, f = x, g = x, h = x, i = x, j = x;
        for (int round = 0; round < rounds; round++)
        {
            a = TUnit.MultiplyAdd(a, x, y);
            b = TUnit.MultiplyAdd(b, x, y);
            c = TUnit.MultiplyAdd(c, x, y);
            d = TUnit.MultiplyAdd(d, x, y);
            e = TUnit.MultiplyAdd(e, x, y);
            f = TUnit.MultiplyAdd(f, x, y);
            g = TUnit.MultiplyAdd(g, x, y);
            h = TUnit.MultiplyAdd(h, x, y);
            i = TUnit.MultiplyAdd(i, x, y);
            j = TUnit.MultiplyAdd(j, x, y);
        }

        TVector early = TUnit.Add(TUnit.Add(TUnit.Add(a, b), TUnit.Add(c, d)), e);
        return TUnit.Add(TUnit.Add(TUnit.Add(f, g), TUnit.Add(h, i)), TUnit.Add(j, early));
    }
}
