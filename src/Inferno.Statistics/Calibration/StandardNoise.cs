namespace Inferno.Statistics.Calibration;

/// <summary>The simulated noises against which the procedure is calibrated.</summary>
public static class StandardNoise
{
    public static INoise Independent { get; } = new IndependentNoise(.03);

    public static INoise Autoregressive { get; } = new AutoregressiveNoise(.9, .1);

    public static INoise Bursts { get; } = new BurstNoise(.04, .15, .35, .03);

    public static INoise Drift { get; } = new DriftNoise(.1, .03);

    /// <summary>Pairs as rounds of builds that live side by side give them, and as launches one after the other do at best.</summary>
    public static IReadOnlyList<INoise> Rounds { get; } = [IndependentNoise.OfPairs(.02), IndependentNoise.OfPairs(.03)];

    public static IReadOnlyList<INoise> All { get; } = [Independent, Autoregressive, Bursts, Drift];
}
