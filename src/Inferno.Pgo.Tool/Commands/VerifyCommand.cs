using System.CommandLine;
using Inferno.Pgo.Builds;
using Inferno.Pgo.Builds.Making;
using Inferno.Pgo.Builds.Verification;
using Inferno.Pgo.Tool.Output;

namespace Inferno.Pgo.Tool.Commands;

/// <summary><c>inferno-pgo verify</c>.</summary>
internal static class VerifyCommand
{
    public static Command Create()
    {
        BuildOptions options = new();
        Command command = new(
            "verify",
            """
            Checks builds that lie there, and says everything that is wrong with them.

            The files are those of the manifest, the sources have not changed since, and the two builds differ in what
            PGO changes and in nothing else. In the static modes also: the compiler was given the profile, which is of
            this program, and the machine code of the hottest methods changed.

            Exit codes: 0 nothing found, 1 findings, 4 usage or environment.

            Examples:
              inferno-pgo verify
              inferno-pgo verify --mode all
            """);
        options.AddTo(command);
        command.SetAction((parsed, cancellation) => RunAsync(options, parsed, cancellation));
        return command;
    }

    private static async Task<int> RunAsync(BuildOptions options, ParseResult parsed, CancellationToken cancellation)
    {
        Builder builder = new(options.Config(parsed));
        bool forbidden = false;
        foreach (PgoMode mode in options.Modes(parsed))
        {
            if (options.IsAll(parsed) && builder.Missing(mode) is { } missing)
            {
                await Console.Error.WriteLineAsync($"{mode.Name()}: skipped: {missing}");
                continue;
            }

            IReadOnlyList<Finding> findings;
            try
            {
                findings = await builder.VerifyAsync(mode, cancellation);
            }
            catch (BuildRejectedException e)
            {
                await Console.Out.WriteLineAsync($"{mode.Name()}: {e.Message}");
                await Console.Out.WriteLineAsync($"{mode.Name()}: mend what they were rejected for, then run inferno-pgo build --mode {mode.Name()}");
                forbidden = true;
                continue;
            }

            findings.ToList().ForEach(finding => Console.WriteLine($"{mode.Name()}: {finding}"));
            Console.WriteLine($"{mode.Name()}: {(findings.Count == 0 ? "verified" : $"{findings.Count} findings")}");
            forbidden |= BuildVerifier.Forbids(findings);
        }

        return forbidden ? ExitCode.Failed : ExitCode.Success;
    }
}
