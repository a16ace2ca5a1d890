namespace Inferno.Pgo.Builds.Configuration;

/// <summary>One training run as it stands in the file, before validation.</summary>
internal sealed record TrainingRunFile
{
    public string? Name { get; init; }

    public List<string>? Arguments { get; init; }

    public Dictionary<string, string?>? Environment { get; init; }

    public string? Ready { get; init; }

    public List<string>? Drive { get; init; }

    public string? Stop { get; init; }

    public double? StopAfter { get; init; }

    public string? StopWhen { get; init; }

    public double? Timeout { get; init; }

    public bool? KeepFailed { get; init; }

    /// <summary>The same with every text put through <paramref name="expand"/>, but for the name and the signal.</summary>
    public TrainingRunFile Expanded(Converter<string, string> expand) => this with
    {
        Arguments = Arguments?.ConvertAll(expand),
        Environment = Environment?.ToDictionary(variable => variable.Key, variable => variable.Value is { } value ? expand(value) : null),
        Ready = Ready is null ? null : expand(Ready),
        Drive = Drive?.ConvertAll(expand),
        StopWhen = StopWhen is null ? null : expand(StopWhen),
    };
}
