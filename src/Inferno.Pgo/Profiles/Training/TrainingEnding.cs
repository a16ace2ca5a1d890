namespace Inferno.Pgo.Profiles.Training;

/// <summary>When a training run is over. Without any of this it is when the program ends by itself.</summary>
/// <remarks>
/// A program that is stopped ends in its own way, and the runtime writes its counts as it shuts down. One that has no handler for the
/// signal would be killed before that; a startup hook then lets it exit in order, with the exit code that the signal stands for.
/// </remarks>
public sealed record TrainingEnding
{
    /// <summary>Stopped this long after its start, or after it was ready.</summary>
    public TimeSpan? After { get; init; }

    /// <summary>Stopped once it has written a line with this text, to either of its streams.</summary>
    public string? Line { get; init; }

    /// <summary>An address that answers with a success once the program is ready; nothing may answer there before.</summary>
    public Uri? Ready { get; init; }

    /// <summary>A command that gives the program its work, started once it is ready; the program is stopped when that ends.</summary>
    public TrainingCommand? Drive { get; init; }

    /// <summary>How it is asked to end.</summary>
    public StopSignal Signal { get; init; } = StopSignal.Terminate;

    /// <summary>How long all of it may take, from the start to the moment when the program is stopped; for ever where null.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>How long the program may take to end once it was asked to; then it is killed.</summary>
    public TimeSpan Grace { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Asks for the end when it is cancelled; what was counted until then is kept.</summary>
    public CancellationToken Requested { get; init; }

    /// <summary>
    /// What is sent when the end is requested; nothing where null, for a terminal's Ctrl-C has reached the program already.
    /// </summary>
    public Func<StopSignal?> RequestedSignal { get; init; } = () => StopSignal.Terminate;

    /// <summary>Whether something beside the program itself may end it.</summary>
    public bool IsFromOutside => IsPlanned || Requested.CanBeCanceled;

    /// <summary>Whether the program is meant to be stopped.</summary>
    internal bool IsPlanned => After is not null || Line is not null || Drive is not null;
}
