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

    /// <summary>Prints <paramref name="text"/>, and saves every value where that is asked for.</summary>
    /// <param name="text">For people.</param>
    /// <param name="json">What --json names, if anything.</param>
    /// <param name="save">Writes the values to a path.</param>
    public static async Task WriteAsync(string text, FileInfo? json, Action<string> save)
    {
        await WriteAsync("standard output", () => Console.Out.WriteAsync(text));
        if (json is not null)
        {
            await WriteAsync($"--json {json}", () =>
            {
                save(json.FullName);
                Console.Error.WriteLine($"wrote {json.FullName}");
            });
        }
    }
}
