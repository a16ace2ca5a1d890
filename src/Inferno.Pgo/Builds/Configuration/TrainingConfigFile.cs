namespace Inferno.Pgo.Builds.Configuration;

/// <summary>The training section as it stands in the file, before validation.</summary>
internal sealed record TrainingConfigFile
{
    public List<string>? Inputs { get; init; }

    public List<TrainingRunFile>? Runs { get; init; }
}
