using MathNet.Numerics.Distributions;

namespace Inferno.Statistics;

/// <summary>Tail and quantile of Student's t distribution.</summary>
internal static class StudentTail
{
    private const int PolishingSteps = 8;

    /// <summary>
    /// P(t &gt; <paramref name="value"/>) with <paramref name="degrees"/> &gt; 0 degrees of freedom, through the
    /// regularised incomplete beta function (Abramowitz and Stegun 1964, 26.7.1); 0 and 1 at the infinities.
    /// </summary>
    public static double Upper(double value, double degrees) => value switch
    {
        double.PositiveInfinity => 0,
        double.NegativeInfinity => 1,
        _ => StudentT.CDF(0, 1, degrees, -value),
    };

    /// <summary>The value that a t variable exceeds with probability <paramref name="upper"/> in (0, 1).</summary>
    /// <remarks>Newton's method polishes MathNet's root, which is good to eight digits only.</remarks>
    public static double Quantile(double upper, double degrees)
    {
        double value = -StudentT.InvCDF(0, 1, degrees, upper);
        for (int step = 0; step < PolishingSteps; step++)
        {
            double correction = (Upper(value, degrees) - upper) / StudentT.PDF(0, 1, degrees, value);
            value += correction;
            if (Math.Abs(correction) <= 1e-14 * Math.Abs(value))
            {
                break;
            }
        }

        return value;
    }
}
