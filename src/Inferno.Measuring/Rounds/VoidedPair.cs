using Inferno.Measuring.Processes;

namespace Inferno.Measuring.Rounds;

/// <summary>A pair of which a launch died, so that both were done again.</summary>
/// <param name="Pair">The pair's number, from 1.</param>
/// <param name="Build">Name of the build whose launch died.</param>
/// <param name="Failure">How it died.</param>
/// <param name="Message">The whole account of it.</param>
public sealed record VoidedPair(int Pair, string Build, LaunchFailure Failure, string Message)
{
    private const int MostAttempts = 3;

    internal static VoidedPair Of(int pair, LaunchException e) => new(pair, e.Transcript.Build, e.Failure, e.Message);

    /// <summary>Measures, and again where a build dies: three times at most.</summary>
    /// <param name="measure">Measures once.</param>
    /// <param name="voided">Told each death.</param>
    /// <exception cref="LaunchException">An answer broke the contract, or a build died in every attempt.</exception>
    internal static async Task<T> RedoAsync<T>(Func<Task<T>> measure, Action<LaunchException> voided)
    {
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                return await measure();
            }
            catch (LaunchException e) when (e.VoidsItsRound)
            {
                voided(e);
                if (attempt == MostAttempts)
                {
                    throw;
                }
            }
        }
    }
}
