namespace Inferno.ConcurrentInference;

/// <summary>Tells by the number of methods compiled so far that the runtime has stopped compiling.</summary>
/// <param name="enough">How long none must have been compiled.</param>
/// <param name="time">The clock.</param>
internal sealed class CompilerQuiet(TimeSpan enough, TimeProvider time)
{
    // What is called for the first time is compiled again as late as 0.4 s after that, where every processor is busy.
    private static readonly TimeSpan LeastTime = TimeSpan.FromSeconds(1);

    private readonly long _start = time.GetTimestamp();
    private long _lastChange = time.GetTimestamp();
    private long _methods = -1;

    /// <summary>Whether none has been compiled for long enough, and there was time for some to be.</summary>
    public bool IsReached => time.GetElapsedTime(_start) >= LeastTime && time.GetElapsedTime(_lastChange) >= enough;

    /// <summary>Takes note of how many <paramref name="methods"/> have been compiled by now.</summary>
    public void Note(long methods)
    {
        _lastChange = methods == _methods ? _lastChange : time.GetTimestamp();
        _methods = methods;
    }
}
