namespace Inferno.Pgo.Builds;

/// <summary>Two pieces of work at once, neither of which is of use without the other.</summary>
internal static class Together
{
    /// <summary>
    /// Waits for both and returns the result of <paramref name="work"/>. Where one fails, the other is cancelled, and once
    /// it has ended the failure is thrown.
    /// </summary>
    public static async Task<T> RunAsync<T>(
        Func<CancellationToken, Task<T>> work, Func<CancellationToken, Task> beside, CancellationToken cancellation)
    {
        using CancellationTokenSource both = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        Task<T> main = Task.Run(() => work(both.Token), CancellationToken.None);
        Task other = Task.Run(() => beside(both.Token), CancellationToken.None);
        if (!(await Task.WhenAny(main, other)).IsCompletedSuccessfully)
        {
            await both.CancelAsync();
        }

        // What has failed counts before what was cancelled for it.
        await Task.WhenAll(main, other);
        return await main;
    }
}
