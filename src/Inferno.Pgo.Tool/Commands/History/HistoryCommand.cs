using System.CommandLine;

namespace Inferno.Pgo.Tool.Commands.History;

/// <summary><c>inferno-pgo history …</c>: what was measured before.</summary>
internal static class HistoryCommand
{
    public static Command Create() => new("history", "Lists, compares, moves and clears away what was measured before.")
    {
        HistoryListCommand.Create(),
        HistoryShowCommand.Create(),
        HistoryTrendCommand.Create(),
        HistoryExportCommand.Create(),
        HistoryImportCommand.Create(),
        HistoryPruneCommand.Create(),
    };
}
