using System.CommandLine;

namespace Inferno.Pgo.Tool.Commands;

/// <summary>`inferno-pgo profile …`: everything about .mibc files.</summary>
public static class ProfileCommand
{
    public static Command Create() => new(
        "profile",
        """
        Makes, merges and inspects .mibc profiles.

        Examples:
          inferno-pgo profile create training.nettrace --output app.mibc
          inferno-pgo profile dump app.mibc
        """)
    {
        ProfileCreateCommand.Create(),
        ProfileMergeCommand.Create(),
        ProfileDumpCommand.Create(),
        ProfileCompareCommand.Create(),
        ProfileCoverageCommand.Create(),
    };
}
