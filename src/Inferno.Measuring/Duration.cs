using System.Globalization;

namespace Inferno.Measuring;

/// <summary>Durations for people: the only place that writes them, so that an hour and more comes out right everywhere.</summary>
public static class Duration
{
    // Two of a unit before the next: "90 s" says more than "2 min".
    private const int MostSeconds = 120;
    private const int MinutesPerHour = 60;

    /// <summary>As a clock that counts: <c>0:07</c>, <c>59:59</c>, <c>1:51:00</c>; 0 where <paramref name="time"/> is below it.</summary>
    public static string Clock(TimeSpan time)
    {
        TimeSpan shown = time > TimeSpan.Zero ? time : TimeSpan.Zero;
        return shown.TotalHours >= 1
            ? string.Create(CultureInfo.InvariantCulture, $"{(int)shown.TotalHours}:{shown:mm\\:ss}")
            : string.Create(CultureInfo.InvariantCulture, $"{shown:m\\:ss}");
    }

    /// <summary>In words, to the unit that matters: <c>41 s</c>, <c>3 min</c>, <c>1 h 51 min</c>.</summary>
    /// <param name="seconds">At least 0.</param>
    public static string Words(double seconds)
    {
        long minutes = (long)Math.Round(seconds / 60);
        return seconds < MostSeconds ? string.Create(CultureInfo.InvariantCulture, $"{seconds:F0} s")
            : minutes < MinutesPerHour ? string.Create(CultureInfo.InvariantCulture, $"{minutes} min")
            : string.Create(CultureInfo.InvariantCulture, $"{minutes / MinutesPerHour} h {minutes % MinutesPerHour} min");
    }
}
