namespace Inferno.Statistics;

/// <summary>
/// The fences 1.5 and 3 interquartile ranges outside a sample's quartiles (Tukey 1977, Exploratory Data Analysis,
/// section 2E; quartiles by definition 7 of Hyndman and Fan 1996). They name outliers; no verdict drops one.
/// </summary>
/// <param name="Inner">Values outside are mild outliers.</param>
/// <param name="Outer">Values outside are severe outliers.</param>
public sealed record TukeyFences(Interval Inner, Interval Outer)
{
    private const int FewestValues = 4;

    /// <summary>The fences of at least four finite values, in any order.</summary>
    public static TukeyFences Around(ReadOnlySpan<double> values)
    {
        Sample.RequireCount(values.Length, FewestValues, nameof(values));
        double lower = Quantiles.Value(values, .25);
        double upper = Quantiles.Value(values, .75);
        double range = upper - lower;
        return new TukeyFences(
            new Interval(lower - 1.5 * range, upper + 1.5 * range),
            new Interval(lower - 3 * range, upper + 3 * range));
    }

    /// <summary>Where <paramref name="value"/> lies; a value on a fence is inside it.</summary>
    public OutlierClass Classify(double value) => value switch
    {
        _ when value < Outer.Low => OutlierClass.LowSevere,
        _ when value < Inner.Low => OutlierClass.LowMild,
        _ when value > Outer.High => OutlierClass.HighSevere,
        _ when value > Inner.High => OutlierClass.HighMild,
        _ => OutlierClass.Inside,
    };
}
