using System.Globalization;
using Inferno.Measured;

namespace Inferno.ConcurrentInference.Log;

internal static class EvidenceSection
{
    public static string Render(BuildFacts build, CompiledMethods? compiled, RuntimeUse used, long peakBytes)
    {
        string methods = compiled?.Tier1Instrumented.ToString(CultureInfo.InvariantCulture) ?? "not collected";
        string delay = used.RunQueueDelay is { } time ? Format.Seconds(time) : "n/a";
        return $"""
            RUNTIME EVIDENCE
              PGO: dynamic={(build.DynamicPgo ? "on" : "off")}  tier1-instrumented methods: {methods}  ReadyToRun: {Format.YesNo(build.ReadyToRun)}  NativeAOT: {Format.YesNo(build.NativeAot)}  processor time: {Format.Seconds(used.Processor)}  run-queue delay: {delay}  GC pause: {Format.Seconds(used.GarbageCollection)}
              Allocated: {used.AllocatedBytes} bytes   Peak memory: {peakBytes} bytes
            """ + (compiled is null ? "" : "\n" + Render(compiled));
    }

    private static string Render(CompiledMethods methods) => string.Create(
        CultureInfo.InvariantCulture,
        $"  Methods by tier: tier0 {methods.Tier0}  tier0-instrumented {methods.Tier0Instrumented}  tier1-instrumented {methods.Tier1Instrumented}  tier1 {methods.Tier1}  untiered {methods.Untiered}");
}
