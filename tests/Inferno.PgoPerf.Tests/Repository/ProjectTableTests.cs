using System.Xml.Linq;

namespace Inferno.PgoPerf.Tests.Repository;

public sealed class ProjectTableTests
{
    private static readonly Dictionary<string, string[]> Table = new(StringComparer.Ordinal)
    {
        ["eng/fixtures/RandomLlama"] = ["Inferno.Inference", "Inferno.Statistics"],
        ["src/Inferno.ConcurrentInference"] = ["Inferno.Inference"],
        ["src/Inferno.Inference"] = [],
        ["src/Inferno.Pgo"] = [],
        ["src/Inferno.Pgo.Tool"] = ["Inferno.Pgo", "Inferno.PgoPerf"],
        ["src/Inferno.PgoPerf"] = ["Inferno.Pgo", "Inferno.Statistics"],
        ["src/Inferno.Statistics"] = [],
        ["samples/RenderMarkdown"] = [],
        ["tests/Inferno.Inference.Tests"] = ["Inferno.Inference", "RandomLlama"],
        ["tests/Inferno.Pgo.Tests"] = ["Inferno.Pgo"],
        ["tests/Inferno.Pgo.Tool.Tests"] = [],
        ["tests/Inferno.PgoPerf.Tests"] = ["Inferno.PgoPerf"],
        ["tests/Inferno.Statistics.Tests"] = ["Inferno.Statistics"],
        ["tests/fixtures/programs/DummyChild"] = [],
        ["tests/fixtures/programs/JournaledRun"] = ["Inferno.PgoPerf"],
        ["tests/fixtures/programs/ScriptedInference"] = [],
