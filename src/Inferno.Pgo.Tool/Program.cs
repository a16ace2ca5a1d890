using System.CommandLine;
using Inferno.Pgo.Tool;
using Inferno.Pgo.Tool.Commands;

RootCommand root = new(
    """
    Does profile-guided optimisation pay for this .NET program? Builds it with and without, and proves the difference.

    Exit codes: 0 success, 1 a verification or a verdict failed, 4 usage or environment, 130 cancelled.
    Start with `inferno-pgo build`, then `inferno-pgo verify`.
    """)
{
    BuildCommand.Create(),
    VerifyCommand.Create(),
    TrainCommand.Create(),
    ProfileCommand.Create(),
    CalibrateCommand.Create(),
    AaCommand.Create(),
};
return await Invocation.RunAsync(root.Parse(args));
