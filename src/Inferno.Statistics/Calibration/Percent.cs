using System.Globalization;

namespace Inferno.Statistics.Calibration;

/// <summary>Writes shares in percent.</summary>
internal static class Percent
{
    /// <summary>To a tenth, without the sign.</summary>
    public static string Of(double share) => (100 * share).ToString("0.#", CultureInfo.InvariantCulture);
}
