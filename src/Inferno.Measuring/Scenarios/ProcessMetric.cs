namespace Inferno.Measuring.Scenarios;

/// <summary>What a program is measured by.</summary>
public abstract record ProgramMetric;

/// <summary>What a program that knows nothing of rounds is measured by: each launch as a whole, one launch after the other.</summary>
public abstract record ProcessMetric : ProgramMetric
{
    /// <summary>How a user asks for the time that the process lives.</summary>
    public const string Wall = "wall";

    /// <summary>Reads <c>wall</c>, or a regular expression that captures numbers of standard output.</summary>
    /// <exception cref="ArgumentException">It is neither.</exception>
    public static ProcessMetric Parse(string text) => text == Wall ? new WallTime() : new OutputNumber(new OutputPattern(text));

    /// <summary>
    /// The values of a launch that ended well, in their order: one, or one for each of at least
    /// <see cref="OutputNumber.FewestBatches"/> batches.
    /// </summary>
    /// <param name="duration">From the spawn to the exit.</param>
    /// <param name="output">The lines of its standard output.</param>
    /// <exception cref="FormatException">The output holds no such number above 0.</exception>
    public abstract IReadOnlyList<double> ValuesOf(TimeSpan duration, IReadOnlyList<string> output);
}
