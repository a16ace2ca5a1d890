namespace Inferno.Pgo.Builds.Configuration;

/// <summary>The training section as it stands in the file, before validation.</summary>
internal sealed record TrainingConfigFile
{
    public List<string>? Inputs { get; init; }

    public List<TrainingRunFile>? Runs { get; init; }

    public List<string>? Profiles { get; init; }

    /// <summary>The same with every text put through <paramref name="expand"/>.</summary>
    public TrainingConfigFile Expanded(Converter<string, string> expand) => this with
    {
        Inputs = Inputs?.ConvertAll(expand),
        Runs = Runs?.ConvertAll(run => run?.Expanded(expand)!),
        Profiles = Profiles?.ConvertAll(expand),
    };
}
