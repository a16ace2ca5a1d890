namespace Inferno.Pgo.Profiles.Training;

/// <summary>A .NET program to train on, with its arguments.</summary>
/// <param name="FileName">The executable, by path or found on the PATH.</param>
/// <param name="Arguments">Its arguments, unquoted.</param>
public sealed record TrainingCommand(string FileName, IReadOnlyList<string> Arguments)
{
    /// <summary>Where it runs; the current directory where null.</summary>
    public string? WorkingDirectory { get; init; }

    /// <summary>What it reads from standard input; nothing where null.</summary>
    public Stream? Input { get; init; }

    /// <summary>Environment on top of the caller's own and the training switches; null removes a variable.</summary>
    public IReadOnlyDictionary<string, string?> Environment { get; init; } = new Dictionary<string, string?>();

    public override string ToString() => string.Join(' ', Arguments.Prepend(FileName).Select(Quoted));

    private static string Quoted(string word) => word.Length > 0 && !word.Contains(' ', StringComparison.Ordinal)
        ? word
        : $"\"{word}\"";
}
