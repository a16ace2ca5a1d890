using CliWrap;

namespace Inferno.Pgo.Profiles.Training;

/// <summary>Keeps the last lines of a stream that may be endless.</summary>
internal sealed class OutputTail
{
    private const int Lines = 20;
    private readonly Queue<string> _lines = [];

    public PipeTarget Target => PipeTarget.ToDelegate(Add);

    public override string ToString() => string.Join('\n', _lines);

    private void Add(string line)
    {
        _lines.Enqueue(line);
        if (_lines.Count > Lines)
        {
            _lines.Dequeue();
        }
    }
}
