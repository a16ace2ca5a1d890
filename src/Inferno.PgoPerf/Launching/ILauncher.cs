namespace Inferno.PgoPerf.Launching;

/// <summary>Starts the program under test and waits for it.</summary>
public interface ILauncher
{
    /// <summary>Runs one launch to its end.</summary>
    /// <exception cref="LaunchException">It gave no sample.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled; the child has been killed.</exception>
    Task<Launch> LaunchAsync(LaunchRequest request, CancellationToken cancellation);
}
