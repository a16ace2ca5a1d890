using System.Text.Json.Serialization;
using Inferno.Statistics;

namespace Inferno.Measuring.Scenarios;

/// <summary>What a scenario's times must show, and how its pairs decide that.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(GainAbove), "gain above")]
[JsonDerivedType(typeof(EqualWithin), "equal within")]
[JsonDerivedType(typeof(NoDifference), "no difference")]
[JsonDerivedType(typeof(NotSlower), "not slower")]
[JsonDerivedType(typeof(SlowdownFound), "slowdown found")]
public abstract record Expectation
{
    /// <summary>The numbers of pairs, ascending, at which the pairs may be looked at.</summary>
    [JsonIgnore]
    public abstract IReadOnlyList<int> Looks { get; }

    /// <summary>What to do where the pairs refute it, in one line.</summary>
    [JsonIgnore]
    public virtual string WhenRefuted => "See the pairs in report.json for what the builds took";

    /// <summary>The same, asked where what stays undecided counts as a failure: no look stops because the rest is futile.</summary>
    public Expectation Strictly() => this switch
    {
        GainAbove gain => gain with { IsStrict = true },
        EqualWithin equal => equal with { IsStrict = true },
        _ => this,
    };

    /// <summary>Decides at one of <see cref="Looks"/>.</summary>
    /// <exception cref="ArgumentException">The number of pairs is no look.</exception>
    public abstract Decision Decide(PairedEstimate estimate);

    /// <summary>The expectation in a few words, for a table.</summary>
    public abstract override string ToString();
}
