namespace Inferno.PgoPerf.Logs;

/// <summary>What a launch of <c>concurrent_inference</c> logged of one case.</summary>
public sealed record ProgramLog
{
    /// <summary>The case's name; <see langword="null"/> where the launch had only one.</summary>
    public string? Case { get; init; }

    /// <summary>Where the launch's time until its first token went.</summary>
    public required ColdStart ColdStart { get; init; }

    /// <summary>What ran before measuring began.</summary>
    public required WarmUp WarmUp { get; init; }

    /// <summary>The measured batches, at least one.</summary>
    public required IReadOnlyList<Iteration> Iterations { get; init; }

    /// <summary>The figures of all measured requests.</summary>
    public required Performance Performance { get; init; }

    /// <summary>What the process says of its run time.</summary>
    public required RuntimeEvidence Evidence { get; init; }

    /// <summary>What the program computed.</summary>
    public required OptimizationInsights Insights { get; init; }

    /// <summary>Parses the log of a launch: one entry a case, in their order.</summary>
    /// <exception cref="LogFormatException">A line is missing, misplaced or misspelt.</exception>
    public static IReadOnlyList<ProgramLog> Parse(IReadOnlyList<string> lines)
    {
        LogCursor log = new(lines);
        List<ProgramLog> cases = [];
        do
        {
            string? name = log.SkipPastCase();
            cases.Add(Read(log, name, cases.Count == 0 ? ColdStart.Read(log) : cases[0].ColdStart));
        }
        while (log.HasCaseAhead);
        return cases;
    }

    private static ProgramLog Read(LogCursor log, string? name, ColdStart coldStart) => new()
    {
        Case = name,
        ColdStart = coldStart,
        WarmUp = WarmUp.Read(log),
        Iterations = Iteration.ReadAll(log),
        Performance = Performance.Read(log),
        Evidence = RuntimeEvidence.Read(log),
        Insights = OptimizationInsights.Read(log),
    };
}
