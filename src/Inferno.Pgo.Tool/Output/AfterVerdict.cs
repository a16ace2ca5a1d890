namespace Inferno.Pgo.Tool.Output;

/// <summary>Passes on what is known already: where that fails it says so, for a verdict must not be lost behind its report.</summary>
internal static class AfterVerdict
{
    /// <summary>Writes <paramref name="what"/> by <paramref name="write"/>, or a line on standard error about why not.</summary>
    public static async Task WriteAsync(string what, Func<Task> write)
    {
        try
        {
            await write();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            await Console.Error.WriteLineAsync($"inferno-pgo: warning: {what} could not be written: {e.Message.ReplaceLineEndings(" ")}");
        }
    }

    /// <summary>The same for what is written at once.</summary>
    public static Task WriteAsync(string what, Action write) => WriteAsync(what, () =>
    {
        write();
        return Task.CompletedTask;
    });
}
