using CliWrap;

namespace Inferno.Pgo.Builds.Publishing;

/// <summary>The SDK that builds: the one that runs us, or the first on the path.</summary>
public static class DotnetSdk
{
    private static readonly Dictionary<string, string?> Common = new(GitEnvironment.Cleared)
    {
        ["DOTNET_CLI_UI_LANGUAGE"] = "en-US",
        ["DOTNET_NOLOGO"] = "1",
        ["MSBUILDDISABLENODEREUSE"] = "1",
        // A parent build's own paths would bend the child's imports.
        ["MSBuildSDKsPath"] = null,
        ["MSBuildExtensionsPath"] = null,
        ["MSBUILD_EXE_PATH"] = null,
    };

    /// <summary>The <c>dotnet</c> host, by path or by name.</summary>
    internal static string Host =>
        System.Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } host ? host : "dotnet";

    /// <summary>A <c>dotnet</c> command in <paramref name="folder"/>, whose global.json picks the SDK.</summary>
    internal static Command Command(string folder, params IEnumerable<string> arguments) => Cli
        .Wrap(Host)
        .WithWorkingDirectory(folder)
        .WithEnvironmentVariables(Common)
        .WithArguments(arguments);

    /// <summary>The same with further <paramref name="variables"/> in its environment.</summary>
    internal static Command Command(
        string folder, IReadOnlyDictionary<string, string?> variables, params IEnumerable<string> arguments) =>
        Command(folder, arguments).WithEnvironmentVariables(new Dictionary<string, string?>(Common.Concat(variables)));

    /// <summary>The version of the SDK that builds a project in <paramref name="folder"/>.</summary>
    /// <exception cref="ChildProcessException">There is none.</exception>
    public static async Task<string> VersionAsync(string folder, CancellationToken cancellation) =>
        (await ChildProcess.RunAsync(Command(folder, "--version"), cancellation)).StandardOutput.Trim();

    /// <summary>The newest installed shared runtime; empty where none is.</summary>
    internal static async Task<string> RuntimeVersionAsync(string folder, CancellationToken cancellation)
    {
        ChildOutput list = await ChildProcess.RunAsync(Command(folder, "--list-runtimes"), cancellation);
        return list.StandardOutput.Split('\n')
            .Select(line => line.Split(' '))
            .Where(words => words.Length > 1 && words[0] == "Microsoft.NETCore.App")
            .Select(words => words[1])
            .MaxBy(version => Version.TryParse(version.Split('-')[0], out Version? parsed) ? parsed : new Version()) ?? "";
    }
}
