using Inferno.Pgo.Profiles.Traces;

namespace Inferno.Pgo.Profiles.Training;

/// <summary>One of the .NET processes of a training run.</summary>
/// <param name="Trace">Its trace.</param>
/// <param name="Program">The assembly that it was started for; empty where unknown.</param>
/// <param name="Methods">Methods that the trace has data of.</param>
/// <param name="IsTruncated">Whether its trace breaks off, because it was killed.</param>
internal sealed record TrainedProcess(string Trace, string Program, int Methods, bool IsTruncated)
{
    // An SDK has both beside each other, and its compilers in folders below.
    private static readonly string[] MarksOfAnSdk = ["dotnet.dll", "MSBuild.dll"];

    private static readonly string[] MarksOfATest =
        ["Microsoft.Testing.Platform.dll", "testhost.dll", "Microsoft.TestPlatform.CommunicationUtilities.dll"];

    /// <summary>Whether it ran tests: it is the program only where no process that it drove is.</summary>
    public bool RunsTests { get; private init; }

    /// <summary>The file name of its program.</summary>
    public string Name => Program.Length == 0 ? "a process without a name" : Path.GetFileName(Program);

    /// <summary>Whether it built or started the program: `dotnet run`, MSBuild, a compiler.</summary>
    public bool IsOfTheSdk
    {
        get
        {
            for (string? folder = Path.GetDirectoryName(Program); !string.IsNullOrEmpty(folder); folder = Path.GetDirectoryName(folder))
            {
                if (Array.TrueForAll(MarksOfAnSdk, name => File.Exists(Path.Combine(folder, name))))
                {
                    return true;
                }
            }

            return false;
        }
    }

    public static TrainedProcess Of(string trace, TraceContents contents) =>
        new(trace, contents.Program, contents.Instrumented.Count, contents.IsTruncated)
        {
            RunsTests = contents.Modules.Values.Any(module => MarksOfATest.Contains(Path.GetFileName(module.Path))),
        };
}
