using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Inferno.Statistics.Calibration;

/// <summary>Reads the rounds of a program and its byte copy, which lived side by side and served batches in turn.</summary>
public static class RoundTrace
{
    /// <summary>The column that is read; the others that are needed are round and arm.</summary>
    public const string Column = "median_ms";

    private const string RoundColumn = "round";
    private const string ArmColumn = "arm";

    /// <summary>40 rounds, and half as many again so that stretches differ.</summary>
    public const int FewestRounds = 60;

    /// <summary>
    /// Reads UTF-8 comma-separated text whose first line names its columns: two lines a round, one of arm A and one of arm B,
    /// in either order.
    /// </summary>
    /// <param name="file">Name of the file, for messages.</param>
    /// <param name="content">Its bytes.</param>
    /// <returns>The times in milliseconds, A and B of the first round, A and B of the second, and so on.</returns>
    /// <exception cref="TraceException">A column is missing, a round has not one line of each arm, a time is no number above
    /// 0, or there are too few rounds.</exception>
    public static Trace Parse(string file, ReadOnlySpan<byte> content)
    {
        string[] lines = Encoding.UTF8.GetString(content).Split('\n', StringSplitOptions.TrimEntries);
        string[] header = lines[0].Split(',');
        int[] columns = [Find(RoundColumn), Find(ArmColumn), Find(Column)];
        List<double> times = [];
        (int Line, string[] Cells)[] rows = [.. lines.Index().Skip(1).Where(line => line.Item.Length > 0)
            .Select(line => (line.Index + 1, line.Item.Split(',')))];
        foreach ((int Line, string[] Cells)[] round in rows.Chunk(2))
        {
            double first = Time(round[0], "A or B", arm => arm is "A" or "B");
            string one = Cell(round[0], 1);
            string other = one == "A" ? "B" : "A";
            if (round.Length < 2 || Cell(round[1], 0) != Cell(round[0], 0))
            {
                throw new TraceException(
                    file, round[^1].Line, $"arm {other} of round {Cell(round[0], 0)} beside arm {one}", "another round or the end");
            }

            double second = Time(round[1], other, arm => arm == other);
            times.AddRange(one == "A" ? [first, second] : [second, first]);
        }

        return times.Count >= 2 * FewestRounds
            ? new Trace(file, Convert.ToHexStringLower(SHA256.HashData(content)), times)
            : throw new TraceException(
                file, lines.Length, $"at least {FewestRounds} rounds", $"{times.Count / 2}; measure more of them");

        int Find(string name) => Array.IndexOf(header, name) is >= 0 and var column
            ? column
            : throw new TraceException(file, 1, $"a column {name}", $"\"{lines[0]}\"");

        string Cell((int Line, string[] Cells) row, int column) => row.Cells.ElementAtOrDefault(columns[column]) ?? "";

        double Time((int Line, string[] Cells) row, string expectedArm, Func<string, bool> isExpected) =>
            !isExpected(Cell(row, 1))
                ? throw new TraceException(file, row.Line, $"arm {expectedArm} of round {Cell(row, 0)}", $"\"{Cell(row, 1)}\"")
            : double.TryParse(Cell(row, 2), NumberStyles.Float, CultureInfo.InvariantCulture, out double time)
                && time > 0 && double.IsFinite(time)
                ? time
            : throw new TraceException(file, row.Line, $"a {Column} above 0", $"\"{Cell(row, 2)}\"");
    }
}
