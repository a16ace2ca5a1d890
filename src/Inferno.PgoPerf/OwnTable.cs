using Inferno.Measuring.Scenarios;
using Inferno.Pgo.Builds.Configuration;

namespace Inferno.PgoPerf;

/// <summary>The scenarios of the repository that the tests lie in.</summary>
internal static class OwnTable
{
    public static IReadOnlyList<Scenario> Scenarios { get; } = ScenarioTable.Of(PgoConfig.Load(Found())).All;

    private static string Found()
    {
        for (string? at = AppContext.BaseDirectory; at is not null; at = Path.GetDirectoryName(at))
        {
            string file = Path.Combine(at, "eng", PgoConfig.DefaultName);
            if (File.Exists(file))
            {
                return file;
            }
        }

        throw new FileNotFoundException($"no eng/{PgoConfig.DefaultName} in a folder above {AppContext.BaseDirectory}");
    }
}
