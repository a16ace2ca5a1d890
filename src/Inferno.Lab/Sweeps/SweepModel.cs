namespace Inferno.Lab.Sweeps;

/// <summary>A model of a width.</summary>
/// <param name="Hidden">Width of its residual stream.</param>
/// <param name="Path">Its directory.</param>
public sealed record SweepModel(int Hidden, string Path);
