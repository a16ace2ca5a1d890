using System.Text;
using CliWrap;

namespace Inferno.Pgo.Profiles.Training;

/// <summary>Keeps the end of a stream that may be endless, and whose lines may be.</summary>
/// <param name="awaited">Text of a line to wait for, if any.</param>
internal sealed class OutputTail(string? awaited = null)
{
    private const int Lines = 20;
    private const int LongestKept = 16 * 1024;

    private readonly StringBuilder _end = new();
    private readonly StringBuilder _line = new();
    private readonly TaskCompletionSource _seen = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Takes the stream; what it wrote before the last lines is forgotten.</summary>
    public PipeTarget Target => PipeTarget.Create(ReadAsync);

    /// <summary>Done once a whole line has held the awaited text; of a longer one than is kept the beginning counts.</summary>
    public Task Seen => _seen.Task;

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

            if (awaited is not null && !_seen.Task.IsCompleted)
            {
                LookAt(buffer.AsSpan(0, read), awaited);
            }
        }
    }

    private void LookAt(ReadOnlySpan<char> text, string line)
    {
        for (int end = text.IndexOf('\n'); end >= 0; end = text.IndexOf('\n'))
        {
            Append(text[..end]);
            if (_line.ToString().Contains(line, StringComparison.Ordinal))
            {
                _ = _seen.TrySetResult();
            }

            _ = _line.Clear();
            text = text[(end + 1)..];
        }

        Append(text);
    }

    private void Append(ReadOnlySpan<char> text) => _line.Append(text[..Math.Min(text.Length, LongestKept - _line.Length)]);
}
