using Inferno.Pgo.Builds.Publishing;

namespace Inferno.Pgo.Builds.Evidence;

/// <summary>
/// The calls of the ReadyToRun compiler in a build's log. The SDK deletes its response files, and logs their content:
/// the program and its first argument on one line, then an argument a line, up to the input after the output's name.
/// </summary>
internal static class Crossgen2Log
{
    private const string Start = "crossgen2";
    private const string FirstArgument = " --targetos:";
    private const string OutputSwitch = "--out:";

    /// <summary>Every call that a finished publish logged.</summary>
    public static IReadOnlyList<Compilation> Of(PublishFolders folders) => File.Exists(folders.Log) ? Read(File.ReadLines(folders.Log)) : [];

    /// <summary>Every call in <paramref name="lines"/>, in order of their images.</summary>
    public static IReadOnlyList<Compilation> Read(IEnumerable<string> lines)
    {
        List<Compilation> calls = [];
        List<string>? arguments = null;
        foreach (string line in lines)
        {
            if (IsStart(line))
            {
                arguments = [];
            }
            else if (arguments is not null)
            {
                string argument = line.Trim().Replace("\"", "", StringComparison.Ordinal);
                arguments.Add(argument);
                if (argument.StartsWith(OutputSwitch, StringComparison.Ordinal))
                {
                    calls.Add(Compilation.Of(Path.GetFileName(argument), arguments));
                    arguments = null;
                }
            }
        }

        return [.. calls.OrderBy(call => call.Image, StringComparer.Ordinal)];
    }

    private static bool IsStart(string line) =>
        line.Contains(Start, StringComparison.Ordinal) && line.Contains(FirstArgument, StringComparison.Ordinal);
}
