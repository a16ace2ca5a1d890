namespace Inferno.Pgo.Builds.Configuration;

/// <summary>One training run as it stands in the file, before validation.</summary>
internal sealed record TrainingRunFile
{
    public string? Name { get; init; }

    public List<string>? Arguments { get; init; }
}
