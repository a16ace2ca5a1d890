namespace Inferno.PgoPerf.Tests.Programs;

/// <summary>Keeps what was reported.</summary>
public sealed class SilentProgress : IProgress<string>
{
    private readonly List<string> _lines = [];

    public IReadOnlyList<string> Lines => _lines;

    public void Report(string value) => _lines.Add(value);
}
