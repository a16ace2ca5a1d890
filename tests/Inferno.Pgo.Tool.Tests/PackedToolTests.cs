using System.Text.RegularExpressions;
using Inferno.PgoPerf.Tests.Repository;

namespace Inferno.Pgo.Tool.Tests;

/// <summary>
/// The tool as a stranger gets it: packed, installed, and used outside this repository on a program that is not ours. One
/// test, of half a minute, for nothing else notices what the package lacks.
/// </summary>
public sealed partial class PackedToolTests : IDisposable
{
    private readonly Workspace _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact(Explicit = true)] // minutes: at night
    public async Task Trains_and_builds_and_proves_another_program_once_it_is_installed()
    {
        await ReachableAsync(
            "dotnet", RepositoryLayout.Root,
            "pack", Path.Combine("src", "Inferno.Pgo.Tool"), "--no-build", "--configuration", Configuration, "--output", _folder.PathOf("packages"));
        await ReachableAsync(
            "dotnet", _folder.Root,
            "tool", "install", "--tool-path", "tools", "--add-source", _folder.PathOf("packages"), "Inferno.Pgo.Tool");
        string sample = _folder.AddSample();
        string tool = _folder.PathOf("tools", "inferno-pgo");

        CommandRun build = await ReachableAsync(tool, sample, "build", "--mode", "readytorun");
        CommandRun verify = await CommandRun.StartAsync(tool, sample, "verify", "--mode", "readytorun");

        build.Output.Trim().Should().Be(Path.Combine(sample, "artifacts", "pgo", "readytorun"));
        build.Error.Should().Contain("profile: training run tables (2 of 2)");
        verify.ExitCode.Should().Be(0, verify.All);
        verify.Output.Should().Contain("readytorun: verified");
    }

    private static string Configuration =>
        new DirectoryInfo(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory)).Parent!.Name;

    private static async Task<CommandRun> ReachableAsync(string program, string folder, params string[] arguments)
    {
        CommandRun run = await CommandRun.StartAsync(program, folder, arguments);
        if (run.ExitCode != 0 && UnreachablePackages().Match(run.All) is { Success: true } match)
        {
            Assert.Skip($"a package source cannot be reached: {match.Value}");
        }

        run.ExitCode.Should().Be(0, run.All);
        return run;
    }

    [GeneratedRegex("NU1301.*|Unable to load the service index.*")]
    private static partial Regex UnreachablePackages();
}
