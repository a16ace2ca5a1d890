using System.Text.Json.Serialization;

namespace Inferno.Measuring.Scenarios;

/// <summary>How a program is started to be measured. Two are equal where they say the same.</summary>
/// <param name="Arguments">Its command line; may hold <see cref="Workloads"/>.</param>
public sealed record LaunchSetup(IReadOnlyList<string> Arguments)
{
    /// <summary>Stands in the command line for the JSON array of the definitions of those workloads that the launch is to serve.</summary>
    public const string Workloads = "${workloads}";

    /// <summary>Variables beside those of a clean environment.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>The folder in which it is started, absolute; <see langword="null"/> for that of the measuring process.</summary>
    public string? WorkingDirectory { get; init; }

    /// <summary>After this without an answer, or an end, it is killed; <see langword="null"/> for the run's own limit.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>Whether the command line says which workloads are to be served.</summary>
    [JsonIgnore]
    public bool TakesWorkloads => Arguments.Any(argument => argument.Contains(Workloads, StringComparison.Ordinal));

    /// <summary>The command line of a launch that is to serve <paramref name="workloads"/>.</summary>
    public IReadOnlyList<string> ArgumentsFor(IEnumerable<Workload> workloads)
    {
        string definitions = $"[{string.Join(',', workloads.Select(workload => workload.Definition))}]";
        return [.. Arguments.Select(argument => argument.Replace(Workloads, definitions, StringComparison.Ordinal))];
    }

    /// <inheritdoc/>
    public bool Equals(LaunchSetup? other) => other is not null && ToString() == other.ToString();

    /// <inheritdoc/>
    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);

    /// <summary>All that it says, on one line, for people and to tell two apart.</summary>
    public override string ToString() => string.Join(
        ' ',
        [
            .. WorkingDirectory is null ? Array.Empty<string>() : [$"in {WorkingDirectory}"],
            .. Environment.OrderBy(one => one.Key, StringComparer.Ordinal).Select(one => $"{one.Key}={one.Value}"),
            .. Timeout is { } limit ? [$"within {limit}"] : Array.Empty<string>(),
            .. Arguments.Select(argument => argument.Length > 0 && !argument.Any(char.IsWhiteSpace) ? argument : $"'{argument}'"),
        ]);
}
