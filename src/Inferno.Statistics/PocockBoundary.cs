using MathNet.Numerics.Distributions;

namespace Inferno.Statistics;

/// <summary>Computes the boundary that keeps an overall error rate over several looks at growing data.</summary>
public static class PocockBoundary
{
    private const int Intervals = 400;
    private const double Depth = -8;

    /// <summary>
    /// The one-sided p-value that, used at every look, is crossed at any of them with probability
    /// <paramref name="overall"/> when nothing is there (Pocock 1977, Biometrika 64:191; probability by the recursive
    /// integration of Armitage, McPherson and Rowe 1969, J. R. Statist. Soc. A 132:235, for looks at unequal steps).
    /// </summary>
    /// <param name="overall">Error rate over all looks, in (0, 0.5).</param>
    /// <param name="looks">Ascending numbers of pairs, at least one.</param>
    public static double PerLookAlpha(double overall, IReadOnlyList<int> looks)
    {
        if (!(overall > 0 && overall < .5))
        {
            throw new ArgumentOutOfRangeException(nameof(overall), overall, "An error rate in (0, 0.5) is needed.");
        }

        double low = -Normal.InvCDF(0, 1, overall);
        double high = low + 3;
        while (high - low > 1e-9)
        {
            double middle = (low + high) / 2;
            (low, high) = CrossingProbability(middle, looks) > overall ? (middle, high) : (low, middle);
        }

        return Normal.CDF(0, 1, -(low + high) / 2);
    }

    /// <summary>Probability that a standardised Brownian path is above <paramref name="bound"/> at any of the looks.</summary>
    private static double CrossingProbability(double bound, IReadOnlyList<int> looks)
    {
        Grid grid = Grid.First(bound, looks[0]);
        double stayed = grid.Mass();
        for (int look = 1; look < looks.Count; look++)
        {
            grid = grid.Next(bound, looks[look]);
            stayed = grid.Mass();
        }

        return 1 - stayed;
    }

    /// <summary>Density of the path's value at one look, over the values from which it has never been above a bound.</summary>
    private sealed record Grid(double Time, double Low, double Step, double[] Density)
    {
        public static Grid First(double bound, double time) => At(bound, time, value => Gaussian(value, time));

        public Grid Next(double bound, double time)
        {
            double elapsed = time - Time;
            return At(bound, time, value => Simpson(i => Density[i] * Gaussian(value - (Low + i * Step), elapsed)));
        }

        public double Mass() => Simpson(i => Density[i]);

        private static Grid At(double bound, double time, Func<double, double> density)
        {
            double scale = Math.Sqrt(time);
            double low = Depth * scale;
            double step = (bound - Depth) * scale / Intervals;
            double[] values = new double[Intervals + 1];
            for (int i = 0; i <= Intervals; i++)
            {
                values[i] = density(low + i * step);
            }

            return new Grid(time, low, step, values);
        }

        private static double Gaussian(double value, double variance) =>
            Math.Exp(-value * value / (2 * variance)) / Math.Sqrt(2 * Math.PI * variance);

        private double Simpson(Func<int, double> integrand)
        {
            double sum = integrand(0) + integrand(Intervals);
            for (int i = 1; i < Intervals; i++)
            {
                sum += (i % 2 == 1 ? 4 : 2) * integrand(i);
            }

            return sum * Step / 3;
        }
    }
}
