using CliWrap;
using CliWrap.Buffered;

namespace Inferno.Lab.Sweeps;

/// <summary>Models of any width with seeded random weights, made when first asked for.</summary>
/// <param name="generator">The generator's project: a program with --hidden, --seed and --out.</param>
/// <param name="folder">Keeps the models, one folder a width and seed.</param>
public sealed class SweepModels(string generator, string folder)
{
    /// <summary>The model directory of a width.</summary>
    /// <exception cref="IOException">The generator failed.</exception>
    public async Task<string> EnsureAsync(int hidden, int seed, CancellationToken cancellation)
    {
        string path = Path.GetFullPath(Path.Combine(folder, $"random-{hidden}-{seed}"));
        if (Directory.Exists(path))
        {
            return path;
        }

        Directory.CreateDirectory(folder);
        Command command = Cli.Wrap("dotnet")
            .WithArguments(["run", "--project", generator, "-c", "Release", "--", "--hidden", $"{hidden}", "--seed", $"{seed}", "--out", path])
            .WithValidation(CommandResultValidation.None);
        BufferedCommandResult result = await command.ExecuteBufferedAsync(cancellation);
        return result.ExitCode == 0
            ? path
            : throw new IOException(
                $"the model generator failed (exit code {result.ExitCode} after {result.RunTime.TotalSeconds:F0} s): {command}\n"
                + $"{result.StandardOutput}{result.StandardError}");
    }
}
