using System.Text.RegularExpressions;

namespace Inferno.Pgo.Builds.Configuration;

/// <summary>What a metric is counted in.</summary>
public enum MetricUnit
{
    /// <summary>Seconds.</summary>
    Seconds,

    /// <summary>Something in a second.</summary>
    PerSecond,

    /// <summary>Per cent, 0 to 100.</summary>
    Percent,

    /// <summary>Bytes.</summary>
    Bytes,

    /// <summary>Pieces.</summary>
    Count,
}

/// <summary>Which way a metric is better.</summary>
public enum Better
{
    /// <summary>Neither: it is there to be read.</summary>
    Neither,

    /// <summary>Less is better.</summary>
    Lower,

    /// <summary>More is better.</summary>
    Higher,
}

/// <summary>A figure that the program prints, as pgo.json declares it: reports, CSV and history show it under this name.</summary>
/// <param name="Name">What it is, for people; unique.</param>
/// <param name="Unit">What it is counted in.</param>
/// <param name="Regex">Matches a line of the program's output; its first group is the number.</param>
public sealed record MetricDeclaration(string Name, MetricUnit Unit, string Regex)
{
    /// <summary>The heading of what names none.</summary>
    public const string DefaultSection = "Program";

    /// <summary>Which way it is better.</summary>
    public Better Better { get; init; }

    /// <summary>The heading that it stands under in the report.</summary>
    public string Section { get; init; } = DefaultSection;

    /// <summary>The regular expression, which gives up after a second on one line.</summary>
    /// <exception cref="System.ArgumentException">It is none.</exception>
    public Regex ToRegex() => new(Regex, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
}
