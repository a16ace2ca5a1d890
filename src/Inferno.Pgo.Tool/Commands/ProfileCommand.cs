using System.CommandLine;

namespace Inferno.Pgo.Tool.Commands;

/// <summary>`inferno-pgo profile …`: everything about .mibc files.</summary>
public static class ProfileCommand
{
    public static Command Create() => new("profile", "Makes, merges and inspects .mibc profiles.")
    {
        ProfileCreateCommand.Create(),
        ProfileMergeCommand.Create(),
        ProfileDumpCommand.Create(),
        ProfileCompareCommand.Create(),
        ProfileCoverageCommand.Create(),
    };
}
