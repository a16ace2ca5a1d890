namespace Inferno.ConcurrentInference.Evidence;

/// <summary>What a stretch of the process used.</summary>
/// <param name="Processor">Time of all threads on a processor.</param>
/// <param name="RunQueueDelay">Threads were ready and waited for a processor; null where the system does not tell.</param>
/// <param name="GarbageCollection">Collections paused the process.</param>
/// <param name="AllocatedBytes">On the managed heap.</param>
internal sealed record RuntimeUse(TimeSpan Processor, TimeSpan? RunQueueDelay, TimeSpan GarbageCollection, long AllocatedBytes);
