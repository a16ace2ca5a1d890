namespace Inferno.Pgo.Tool.Output;

/// <summary>The page that GitHub Actions shows of a workflow's run.</summary>
internal static class StepSummary
{
    private const string Variable = "GITHUB_STEP_SUMMARY";

    /// <summary>Appends <paramref name="markdown"/> to the file that the variable names, or warns; without one, nothing.</summary>
    public static async Task AppendAsync(string markdown)
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } path)
        {
            await AfterVerdict.WriteAsync($"{Variable} ({path})", () => File.AppendAllTextAsync(path, markdown));
        }
    }
}
