namespace Inferno.Pgo.Builds.Manifests;

/// <summary>What made the builds.</summary>
/// <param name="Sdk">The .NET SDK.</param>
/// <param name="Runtime">The newest shared runtime installed.</param>
/// <param name="Tool">This library.</param>
public sealed record ToolVersions(string Sdk, string Runtime, string Tool);
