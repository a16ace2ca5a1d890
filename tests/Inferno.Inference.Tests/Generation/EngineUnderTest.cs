using Inferno.Inference.Engines;
using Inferno.Inference.Loading;
using Inferno.Inference.Tests.Models;

namespace Inferno.Inference.Tests.Generation;

/// <summary>The fixture model loaded once on each engine.</summary>
internal static class EngineUnderTest
{
    public static readonly ModelDirectory Model = ModelDirectory.Open(FixtureModel.Path);

    private static readonly Dictionary<EngineKind, Lazy<Engine>> Engines = Kinds.ToDictionary(
        kind => kind, kind => new Lazy<Engine>(() => EngineLoader.Load(kind, Model)));

    public static IReadOnlyList<EngineKind> Kinds => [EngineKind.Managed, EngineKind.OnnxRuntime];

    public static TheoryData<EngineKind> Data => [.. Kinds];

    public static TheoryData<EngineKind, string> DataWithPrompts
    {
        get
        {
            var data = new TheoryData<EngineKind, string>();
            foreach (EngineKind kind in Kinds)
            {
                foreach (ReferenceRun run in FixtureModel.Runs)
                {
                    data.Add(kind, run.Prompt);
                }
            }

            return data;
        }
    }

    public static Engine Of(EngineKind kind) => Engines[kind].Value;
}
