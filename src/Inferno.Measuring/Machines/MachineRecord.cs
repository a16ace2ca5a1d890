using System.Globalization;
using System.Runtime.InteropServices;
using Inferno.Pgo.Builds;

namespace Inferno.Measuring.Machines;

/// <summary>
/// What of a machine stays as it is from run to run: times of two machines that differ in it are never joined.
/// </summary>
/// <param name="OperatingSystem">Its name and version.</param>
/// <param name="Architecture">The processor's architecture.</param>
/// <param name="Processors">Processors that the run may use.</param>
/// <param name="Runtime">The .NET run time of the measuring process.</param>
public sealed record MachineRecord(string OperatingSystem, string Architecture, int Processors, string Runtime)
{
    private const int FingerprintDigits = 12;

    // The other settings follow from these, from the processor, or from the memory that happens to be free.
    private static readonly string[] CollectorSettings =
        ["ServerGC", "ConcurrentGC", "HeapCount", "GCHeapHardLimit", "GCHeapHardLimitPercent", "GCConserveMem"];

    /// <summary>The processor's name; empty where unknown.</summary>
    public string ProcessorModel { get; init; } = "";

    /// <summary>The version of the processor's microcode; empty where unknown.</summary>
    public string Microcode { get; init; } = "";

    /// <summary>The kernel's release; empty where unknown.</summary>
    public string Kernel { get; init; } = "";

    /// <summary>The rule that sets the processors' frequency; empty where unknown.</summary>
    public string Governor { get; init; } = "";

    /// <summary>What the control groups allow.</summary>
    public ContainerLimits Limits { get; init; } = new(null, null);

    /// <summary>
    /// What the environment makes of the garbage collector; a measured build's own settings are in its manifest.
    /// </summary>
    public string GarbageCollector { get; init; } = "";

    /// <summary>12 hexadecimal digits that differ where any of the facts does.</summary>
    public string Fingerprint =>
        Digest.OfText(string.Concat(Facts.Select(fact => $"{fact.Name}={fact.Value}\n")))[..FingerprintDigits];

    private IEnumerable<(string Name, string Value)> Facts =>
    [
        ("operating system", OperatingSystem),
        ("kernel", Kernel),
        ("architecture", Architecture),
        ("processor", ProcessorModel),
        ("microcode", Microcode),
        ("number of processors", Text(Processors)),
        ("processor limit", Limit(Limits.Processors)),
        ("memory limit", Limit(Limits.Memory)),
        ("frequency governor", Governor),
        ("run time", Runtime),
        ("garbage collector", GarbageCollector),
    ];

    /// <summary>The machine that this process runs on.</summary>
    public static MachineRecord Current() => Current(new KernelFiles());

    /// <summary>
    /// What differs in <paramref name="now"/>, one fact each; nothing where the fingerprints are equal.
    /// </summary>
    public IEnumerable<string> ChangesTo(MachineRecord now) => Facts.Zip(now.Facts)
        .Where(pair => pair.First.Value != pair.Second.Value)
        .Select(pair => $"{pair.First.Name} was {Known(pair.First.Value)} and is {Known(pair.Second.Value)}");

    internal static MachineRecord Current(KernelFiles files) => new(
        RuntimeInformation.OSDescription,
        RuntimeInformation.ProcessArchitecture.ToString(),
        Environment.ProcessorCount,
        RuntimeInformation.FrameworkDescription)
    {
        ProcessorModel = files.ProcessorModel,
        Microcode = files.Value("proc/cpuinfo", "microcode"),
        Kernel = files.First("proc/sys/kernel/osrelease"),
        Governor = files.Governor,
        Limits = ContainerLimits.Read(files),
        GarbageCollector = Collector(GC.GetConfigurationVariables()),
    };

    private static string Collector(IReadOnlyDictionary<string, object> settings) => string.Join(", ", CollectorSettings
        .Where(settings.ContainsKey)
        .Select(name => $"{name}={Text(settings[name])}"));

    private static string Known(string value) => value.Length == 0 ? "unknown" : value;

    private static string Limit(object? value) => value is null ? "none" : Text(value);

    private static string Text(object? value) => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
}
