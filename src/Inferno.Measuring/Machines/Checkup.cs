using System.Globalization;

namespace Inferno.Measuring.Machines;

/// <summary>Says of a machine whether verdicts can be had on it, and what stands in their way.</summary>
public static class Checkup
{
    private const int LeastSdk = 10;
    private const long CoarseClock = 1_000_000;
    private const double BusyShare = .5;
    private const double Gibibyte = 1024 * 1024 * 1024;

    private static readonly string[] SlowClocks = ["hpet", "acpi_pm", "jiffies", "refined-jiffies", "pit"];

    /// <summary>All checks, in the order in which they matter.</summary>
    public static IReadOnlyList<Check> Of(CheckupFacts facts) =>
    [
        Sdk(facts), Linker(facts), Processors(facts), Clock(facts), Load(facts), Frequency(facts), ProcessorLimit(facts),
        Memory(facts), Disk(facts),
    ];

    /// <summary>Whether one of <paramref name="checks"/> lets no verdict be had.</summary>
    public static bool Forbids(IEnumerable<Check> checks) => checks.Any(check => check.Outcome == CheckOutcome.Problem);

    private static Check Sdk(CheckupFacts facts) => facts.Sdk switch
    {
        { } version when int.TryParse(version.Split('.')[0], CultureInfo.InvariantCulture, out int major) && major >= LeastSdk =>
            Fine("SDK", version),
        { } version => NoSdk(version, Install),
        null when facts.HomeMissing is { } home => NoSdk(
            $"does not run: {home} (HOME or DOTNET_CLI_HOME) is not there",
            "create that folder, or set DOTNET_CLI_HOME to one that can be written"),
        null when facts.SdkFailure.Length > 0 => NoSdk($"does not run: {facts.SdkFailure}", "mend what it names, then run inferno-pgo doctor again"),
        null => NoSdk("none that runs here", Install),
    };

    private static string Install => $"install the .NET {LeastSdk} SDK from https://dot.net, or set DOTNET_HOST_PATH to its dotnet";

    private static Check NoSdk(string found, string nextStep) =>
        new("SDK", CheckOutcome.Problem, found, "nothing can be built, so there is no verdict", nextStep);

    private static Check Linker(CheckupFacts facts) => facts.LinkerMissing is { } missing
        ? new Check("linker", CheckOutcome.Warning, "none", "mode nativeaot is skipped; the other modes are not touched", missing)
        : Fine("linker", "found");

    private static Check Processors(CheckupFacts facts) => facts.Processors > 1
        ? Fine("processors", Text($"{facts.Processors}"))
        : new Check(
            "processors",
            CheckOutcome.Warning,
            "1",
            "the compiler's thread competes with the measured one: launches settle late, and Invalid (INF2003) is likely",
            "give the machine or the container two processors");

    private static Check Clock(CheckupFacts facts)
    {
        string found = Text($"{facts.ClockFrequency / 1e6:0.###} MHz{(facts.ClockSource.Length == 0 ? "" : $", {facts.ClockSource}")}");
        return facts switch
        {
            { ClockFrequency: < CoarseClock } => new Check(
                "clock", CheckOutcome.Problem, found, "times are too coarse to compare: every verdict is Invalid", "measure on another machine"),
            _ when SlowClocks.Contains(facts.ClockSource) => new Check(
                "clock",
                CheckOutcome.Warning,
                found,
                "reading the clock takes microseconds, which blurs short batches and asks for more pairs",
                "choose another source in /sys/devices/system/clocksource/clocksource0/current_clocksource"),
            _ => Fine("clock", found),
        };
    }

    private static Check Load(CheckupFacts facts) => facts.LoadAverage switch
    {
        null => Fine("other load", "not visible here"),
        { } load when load <= BusyShare * facts.Processors =>
            Fine("other load", Text($"{load:F2} processes on {facts.Processors} processors")),
        { } load => new Check(
            "other load",
            CheckOutcome.Warning,
            Text($"{load:F2} processes on {facts.Processors} processors"),
            "more pairs are needed and Inconclusive is likelier; Pass and Fail keep their error rates",
            "stop what else runs here, or measure later"),
    };

    private static Check Frequency(CheckupFacts facts) => facts.Governor switch
    {
        "" => Fine("frequency scaling", "not visible here, as in most virtual machines"),
        "performance" => Fine("frequency scaling", facts.Governor),
        var governor => new Check(
            "frequency scaling",
            CheckOutcome.Warning,
            governor,
            "the frequency follows the load, which adds noise to both builds alike: more pairs, Inconclusive likelier",
            "set the governor to performance: `cpupower frequency-set -g performance`"),
    };

    private static Check ProcessorLimit(CheckupFacts facts) => facts.Limits.Processors switch
    {
        null => Fine("processor limit", "none"),
        { } limit when limit >= facts.Processors => Fine("processor limit", Text($"{limit:0.##} processors")),
        { } limit => new Check(
            "processor limit",
            CheckOutcome.Warning,
            Text($"{limit:0.##} of {facts.Processors} processors' time"),
            "launches are stopped when it is used up, so that times jump: more pairs, and warning INF2055",
            "raise the container's processor limit to a whole number of processors"),
    };

    private static Check Memory(CheckupFacts facts) => Amount(
        new Amounts("memory", facts.Memory, .5, 2),
        "builds or launches are killed: voided pairs, or no build at all",
        "raise the container's memory limit, or stop what holds memory");

    private static Check Disk(CheckupFacts facts) => Amount(
        new Amounts("free disk", facts.Disk, 1, 3),
        "builds, samples and reports cannot be written",
        "make room, or let \"output\" of the configuration name another disk");

    private static Check Amount(Amounts amount, string effect, string nextStep)
    {
        double found = amount.Bytes / Gibibyte;
        string text = Text($"{found:F1} GiB");
        CheckOutcome outcome = found < amount.Least ? CheckOutcome.Problem
            : found < amount.Enough ? CheckOutcome.Warning : CheckOutcome.Fine;
        return outcome == CheckOutcome.Fine
            ? Fine(amount.Name, text)
            : new Check(amount.Name, outcome, Text($"{text}, {amount.Enough:F0} GiB are enough"), effect, nextStep);
    }

    private static Check Fine(string name, string found) => new(name, CheckOutcome.Fine, found);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private sealed record Amounts(string Name, long Bytes, double Least, double Enough);
}
