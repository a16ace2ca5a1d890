namespace Inferno.PgoPerf.Logs;

/// <summary>The log of one launch of <c>concurrent_inference</c>.</summary>
public sealed record ProgramLog
{
    /// <summary>Where the time until the first token went.</summary>
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

    /// <summary>Parses a whole log; text between the sections is not the contract's and is skipped.</summary>
    /// <exception cref="LogFormatException">A line is missing, misplaced or misspelt.</exception>
    public static ProgramLog Parse(IReadOnlyList<string> lines)
    {
        LogCursor log = new(lines);
        ColdStart coldStart = ColdStart.Read(log);
        WarmUp warmUp = WarmUp.Read(log);
        return new ProgramLog
        {
            ColdStart = coldStart,
            WarmUp = warmUp,
            Iterations = Iteration.ReadAll(log),
            Performance = Performance.Read(log),
            Evidence = RuntimeEvidence.Read(log),
            Insights = OptimizationInsights.Read(log),
        };
    }
}
