using System.Text;
using CliWrap;

namespace Inferno.Pgo.Profiles.Training;

/// <summary>Keeps the end of a stream that may be endless, and whose lines may be.</summary>
internal sealed class OutputTail
{
    private const int Lines = 20;
    private const int LongestKept = 16 * 1024;

    private readonly StringBuilder _end = new();

    /// <summary>Takes the stream; what it wrote before the last lines is forgotten.</summary>
    public PipeTarget Target => PipeTarget.Create(ReadAsync);

    public override string ToString() => string.Join(
        '\n', _end.ToString().TrimEnd('\r', '\n').Split('\n').Select(line => line.TrimEnd('\r')).TakeLast(Lines));

    private async Task ReadAsync(Stream stream, CancellationToken cancellation)
    {
        using StreamReader reader = new(stream, leaveOpen: true);
        char[] buffer = new char[LongestKept];
        while (await reader.ReadAsync(buffer, cancellation) is > 0 and int read)
        {
            _ = _end.Append(buffer, 0, read);
            if (_end.Length > LongestKept)
            {
                _ = _end.Remove(0, _end.Length - LongestKept);
            }
        }
    }
}
