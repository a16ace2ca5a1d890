using Inferno.PgoPerf.Scenarios;

namespace Inferno.PgoPerf.Launching;

/// <summary>How many batches a warm launch measures, the median of which is its value.</summary>
public static class WarmBatches
{
    /// <summary>Batches of most workloads.</summary>
    public const int Usual = 8;

    /// <summary>Batches of a workload of many requests: each is a mean over as many already.</summary>
    public const int OfManyRequests = 5;

    private const int ManyRequests = 100;

    /// <summary>The batches that <paramref name="workload"/> needs.</summary>
    public static int Of(Workload workload) => workload.Requests < ManyRequests ? Usual : OfManyRequests;
}
