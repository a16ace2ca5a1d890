using System.CommandLine;
using Inferno.Pgo.Tool.Commands;

RootCommand root = new("Trains, builds, verifies and measures profile-guided .NET builds.")
{
    CalibrateCommand.Create(),
    TrainCommand.Create(),
    ProfileCommand.Create(),
};
return await root.Parse(args).InvokeAsync();
