using System.Globalization;
using Inferno.Measuring.Processes;

namespace Inferno.Lab.Bench;

/// <summary>Models of random weights, written once and kept.</summary>
/// <param name="generator">The project that writes them.</param>
/// <param name="folder">Where they are kept.</param>
/// <param name="progress">Told when one is written.</param>
public sealed class RandomModels(string generator, string folder, IProgress<string> progress)
{
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(5);

    /// <summary>The directory of the model of <paramref name="width"/>.</summary>
    /// <exception cref="LaunchException">The generator failed.</exception>
    public async Task<string> EnsureAsync(int width, CancellationToken cancellation)
    {
        string path = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"random-{width}"));
        if (!Directory.Exists(path))
        {
            progress.Report($"writing {path}");
            Directory.CreateDirectory(folder);
            string[] arguments =
            [
                "run", "--project", generator, "--configuration", "Release", "--",
                "--hidden", width.ToString(CultureInfo.InvariantCulture), "--out", path,
            ];
            await new RunningChild(new LaunchRequest(new ProgramBuild("generator", "dotnet"), arguments, Timeout)).RunAsync(cancellation);
        }

        return path;
    }
}
