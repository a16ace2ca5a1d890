namespace Inferno.PgoPerf.Scenarios;

/// <summary>What one batch of a launch does.</summary>
/// <param name="Prompt">The text that every request continues.</param>
/// <param name="Requests">Requests that run at once, at least 1.</param>
/// <param name="Options">Further arguments of the program, such as its sampling.</param>
public sealed record Workload(string Prompt, int Requests, IReadOnlyList<string> Options)
{
    /// <summary>A workload with the same prompt and requests and <paramref name="options"/> added.</summary>
    public Workload With(params string[] options) => this with { Options = [.. Options, .. options] };
}
