using System.Diagnostics;
using System.Globalization;

namespace Inferno.Measured;

/// <summary>
/// Lets a program be measured. Where a harness started it (<c>INFERNO_MEASURED</c> is set), it settles, serves batches and says
/// what it used, all on demand; where a person did, it settles, serves some batches and prints a summary.
/// </summary>
/// <example>
/// <code>
/// string text = File.ReadAllText(args[0]);
/// int words = 0;
/// return Measured.Run(args, _ => new Workload(
///     batch: () => words = text.Split(' ').Length,
///     digest: () => $"{words} words"));
/// </code>
/// </example>
public static class Measured
{
    /// <summary>The environment variable by which a harness asks: 1, or <c>evidence</c> to have compiled methods counted too.</summary>
    public const string Variable = "INFERNO_MEASURED";

    private const int BatchesForPeople = 10;

    /// <summary>Whether a harness started this process.</summary>
    public static bool IsAsked => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 };

    /// <summary>Opens the program's only workload and has it measured.</summary>
    /// <param name="args">The program's arguments.</param>
    /// <param name="open">Makes the workload; it is part of the program's start, and is measured as such in cold starts.</param>
    /// <returns>The exit code: 0; 2 after a word of the harness that nobody knows; 3 where batches computed different things.</returns>
    public static int Run(string[] args, Func<string[], Workload> open)
    {
        ArgumentNullException.ThrowIfNull(open);
        return Run(args, given => [open(given)]);
    }

    /// <inheritdoc cref="Run(string[], Func{string[], Workload})"/>
    /// <summary>Opens the program's workloads, at least one and each with a name of its own, and has them measured.</summary>
    /// <exception cref="ArgumentException">There is no workload, or two have the same name.</exception>
    public static int Run(string[] args, Func<string[], IReadOnlyList<Workload>> open)
    {
        ArgumentNullException.ThrowIfNull(args);
        ArgumentNullException.ThrowIfNull(open);
        using CompilationListener? listener =
            Environment.GetEnvironmentVariable(Variable) == "evidence" ? new CompilationListener() : null;
        IReadOnlyList<Workload> workloads = Distinct(open(args));
        try
        {
            return IsAsked ? Converse(workloads, listener) : Summarize(workloads);
        }
        catch (WorkloadException e)
        {
            Console.Error.WriteLine(e.Message);
            return 3;
        }
    }

    private static IReadOnlyList<Workload> Distinct(IReadOnlyList<Workload> workloads) =>
        workloads.Count > 0 && workloads.DistinctBy(workload => workload.Name).Count() == workloads.Count
            ? workloads
            : throw new ArgumentException("Expected at least one workload, each with a name of its own.", nameof(workloads));

    private static int Converse(IReadOnlyList<Workload> workloads, CompilationListener? listener)
    {
        using Stream answers = Console.OpenStandardOutput();
        using Conversation conversation = new(workloads, listener, Console.In, answers);
        return conversation.Hold();
    }

    private static int Summarize(IReadOnlyList<Workload> workloads)
    {
        Settled settled = Settling.Run(workloads);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"settled after {settled.Time.TotalSeconds:F1} s, {settled.Rounds} batches{(settled.IsSettled ? "" : " (not really: the runtime still compiles)")}"));
        foreach (Workload workload in workloads)
        {
            double[] milliseconds = [.. Enumerable.Range(0, BatchesForPeople).Select(_ => Time(workload)).Order()];
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{(workload.Name.Length > 0 ? $"{workload.Name}: " : "")}median batch {milliseconds[BatchesForPeople / 2]:F4} ms, "
                + $"from {milliseconds[0]:F4} to {milliseconds[^1]:F4} over {BatchesForPeople} batches; computed {workload.Digest()}"));
        }

        return 0;
    }

    private static double Time(Workload workload)
    {
        long start = Stopwatch.GetTimestamp();
        workload.Batch();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }
}
