namespace Inferno.Measured;

/// <summary>One thing that a program does over and over, so that it can be measured: a batch, and what came of it.</summary>
/// <param name="batch">
/// Does the work once: the same work each time. Nothing else of the program is timed. A few milliseconds to a second are best.
/// </param>
/// <param name="digest">
/// What the last batch computed, as a text of at most a few hundred characters, the same for all builds: a hash, a sum, a
/// length. It is called after each batch and not timed. Builds that answer differently are not compared.
/// </param>
public sealed class Workload(Action batch, Func<string> digest)
{
    /// <summary>Its name among several, without white space; empty where the program has only one.</summary>
    public string Name { get; init; } = "";

    /// <summary>
    /// What to do in place of a batch until the program has settled, one step after the other; the batch itself where empty.
    /// Lighter work that calls the same code settles sooner. The steps before the last are left out where there is no compiler
    /// in the process.
    /// </summary>
    public IReadOnlyList<Action> Rehearsals { get; init; } = [];

    /// <summary>How much the last batch got done, in a unit of the program's own (tokens, documents); none where nobody counts.</summary>
    public Func<long>? Work { get; init; }

    /// <summary>What there is to say of all batches so far, for people: lines that metrics may be read from. None by default.</summary>
    public Func<string>? Report { get; init; }

    internal Action Batch { get; } = batch;

    internal Func<string> Digest { get; } = digest;

    // The last step is repeated where another workload has more of them.
    internal Action Rehearsal(int step) => Rehearsals.Count == 0 ? Batch : Rehearsals[Math.Min(step, Rehearsals.Count - 1)];
}
