using System.CommandLine;
using Inferno.Pgo.Tool;
using Inferno.Pgo.Tool.Commands;
using Inferno.Pgo.Tool.Commands.History;

RootCommand root = new(
    """
    Does profile-guided optimisation pay for this .NET program? Builds it with and without, and proves the difference.

    Exit codes: 0 success, 1 a verification or a verdict failed, 2 not decided, 3 a gate is worthless, 4 usage or environment, 130 cancelled.
    Start with `inferno-pgo init PROJECT`, then `build`, `verify` and `compare`, and `export` what pays; each has examples in its --help.
    """)
{
    InitCommand.Create(),
    BuildCommand.Create(),
    VerifyCommand.Create(),
    ExportCommand.Create(),
    TrainCommand.Create(),
    ProfileCommand.Create(),
    CompareCommand.Create(),
    BisectCommand.Create(),
    RunCommand.Create(),
    GateCommand.Create(),
    NightlyCommand.Create(),
    PinCommand.Create(),
    DoctorCommand.Create(),
    HistoryCommand.Create(),
    ReportCommand.Create(),
    SweepCommand.Create(),
    BenchCommand.Create(),
    CalibrateCommand.Create(),
    AaCommand.Create(),
};
return await Invocation.RunAsync(BriefSubcommands.In(root), args);
