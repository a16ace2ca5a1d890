namespace Inferno.Measuring.Processes;

/// <summary>The lines of one stream: all of them up to a limit, and always the last.</summary>
internal sealed class CapturedLines
{
    private const int MostLines = 100_000;
    private const int TailLines = 20;
    private const int TailWidth = 400;

    private readonly List<string> _lines = [];
    private readonly Queue<string> _tail = new();

    /// <summary>The lines up to the limit; a log of the contract is far shorter.</summary>
    public IReadOnlyList<string> Lines => _lines;

    /// <summary>The last lines, long ones cut.</summary>
    public IReadOnlyList<string> Tail => [.. _tail];

    public void Add(string line)
    {
        if (_lines.Count < MostLines)
        {
            _lines.Add(line);
        }

        if (_tail.Count == TailLines)
        {
            _tail.Dequeue();
        }

        _tail.Enqueue(line.Length <= TailWidth ? line : string.Concat(line.AsSpan(0, TailWidth), "…"));
    }
}
