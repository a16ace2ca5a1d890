using System.Globalization;
using Inferno.ConcurrentInference.Evidence;

namespace Inferno.ConcurrentInference.Log;

internal static class EvidenceSection
{
    public static string Render(RuntimeEvidence evidence)
    {
        string methods = evidence.InstrumentedMethods?.ToString(CultureInfo.InvariantCulture) ?? "not collected";
        string delay = evidence.Measured.RunQueueDelay is { } time ? Format.Seconds(time) : "n/a";
        return $"""
            RUNTIME EVIDENCE
              PGO: dynamic={(evidence.Build.DynamicPgo ? "on" : "off")}  tier1-instrumented methods: {methods}  ReadyToRun: {Format.YesNo(evidence.Build.ReadyToRun)}  NativeAOT: {Format.YesNo(evidence.Build.NativeAot)}  processor time: {Format.Seconds(evidence.Measured.Processor)}  run-queue delay: {delay}  GC pause: {Format.Seconds(evidence.Measured.GarbageCollection)}
              Allocated: {evidence.Measured.AllocatedBytes} bytes   Peak memory: {evidence.PeakBytes} bytes
            """;
    }
}
