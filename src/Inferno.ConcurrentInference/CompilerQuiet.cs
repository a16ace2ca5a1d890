namespace Inferno.ConcurrentInference;

/// <summary>Tells by the number of methods compiled so far that the runtime has stopped compiling.</summary>
/// <param name="methods">How many have been compiled before.</param>
/// <param name="enough">How long none must have been compiled.</param>
/// <param name="time">The clock.</param>
internal sealed class CompilerQuiet(long methods, TimeSpan enough, TimeProvider time)
{
    // What is called for the first time is compiled again as late as 0.4 s after that, where every processor is busy.
    private static readonly TimeSpan LeastTime = TimeSpan.FromSeconds(1);

    private readonly long _start = time.GetTimestamp();
    private long _lastChange = time.GetTimestamp();
    private long _methods = methods;

    /// <summary>Whether none has been compiled for long enough, and there was time for some to be.</summary>
    public bool IsReached => time.GetElapsedTime(_start) >= LeastTime && time.GetElapsedTime(_lastChange) >= enough;

    /// <summary>Takes note of how many have been compiled by <paramref name="now"/>.</summary>
    public void Note(long now)
    {
        _lastChange = now == _methods ? _lastChange : time.GetTimestamp();
        _methods = now;
    }
}
