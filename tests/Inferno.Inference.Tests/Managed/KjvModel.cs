using Inferno.Inference.Loading;
using Inferno.Inference.Managed;
using Inferno.Inference.Models;
using Inferno.Inference.Tests.Models;

namespace Inferno.Inference.Tests.Managed;

/// <summary>The trained fixture model's graph on the managed engine.</summary>
internal static class KjvModel
{
    public static readonly string GraphPath = Path.Combine(FixtureModel.Path, "model.onnx");

    public static readonly ModelConfig Config = ModelDirectory.Open(FixtureModel.Path).Config;

    public static ManagedEngine Load() => ManagedEngine.Load(GraphPath, Config);
}
