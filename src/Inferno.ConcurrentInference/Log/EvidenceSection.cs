using System.Globalization;
using Inferno.ConcurrentInference.Evidence;

namespace Inferno.ConcurrentInference.Log;

internal static class EvidenceSection
{
    public static string Render(RuntimeEvidence evidence)
    {
        string methods = evidence.Compiled?.Instrumented.ToString(CultureInfo.InvariantCulture) ?? "not collected";
        string delay = evidence.Measured.RunQueueDelay is { } time ? Format.Seconds(time) : "n/a";
        return $"""
            RUNTIME EVIDENCE
              PGO: dynamic={(evidence.Build.DynamicPgo ? "on" : "off")}  tier1-instrumented methods: {methods}  ReadyToRun: {Format.YesNo(evidence.Build.ReadyToRun)}  NativeAOT: {Format.YesNo(evidence.Build.NativeAot)}  processor time: {Format.Seconds(evidence.Measured.Processor)}  run-queue delay: {delay}  GC pause: {Format.Seconds(evidence.Measured.GarbageCollection)}
              Allocated: {evidence.Measured.AllocatedBytes} bytes   Peak memory: {evidence.PeakBytes} bytes
            """ + (evidence.Compiled is { } compiled ? "\n" + Render(compiled) : "");
    }

    private static string Render(CompiledMethods methods) => string.Create(
        CultureInfo.InvariantCulture,
        $"  Methods by tier: tier0 {methods.Tier0}  tier0-instrumented {methods.Tier0Instrumented}  tier1-instrumented {methods.Tier1Instrumented}  tier1 {methods.Tier1}  untiered {methods.Untiered}");
}
