using ScottPlot;

namespace Inferno.Reporting.Plots;

/// <summary>
/// The colours of a page's plots. A plot is drawn in stand-ins, which its page replaces by its own variables: so one plot
/// serves light and dark.
/// </summary>
/// <param name="Variable">The name of the page's variable.</param>
/// <param name="Stand">The colour that stands for it while it is drawn.</param>
public sealed record PlotInk(string Variable, Color Stand)
{
    /// <summary>Text and axes.</summary>
    public static PlotInk Muted { get; } = new("muted", Color.FromHex("#0B0A01"));

    /// <summary>Grid lines.</summary>
    public static PlotInk Line { get; } = new("line", Color.FromHex("#0B0A02"));

    /// <summary>The baseline's figures.</summary>
    public static PlotInk Baseline { get; } = new("baseline", Color.FromHex("#0B0A03"));

    /// <summary>The candidate's figures.</summary>
    public static PlotInk Candidate { get; } = new("candidate", Color.FromHex("#0B0A04"));

    /// <summary>A value to be compared with.</summary>
    public static PlotInk Mark { get; } = new("mark", Color.FromHex("#0B0A05"));

    /// <summary>All of them.</summary>
    public static IReadOnlyList<PlotInk> All { get; } = [Muted, Line, Baseline, Candidate, Mark];

    /// <summary><paramref name="svg"/> with the page's variables for the stand-ins.</summary>
    public static string Replace(string svg) => All.Aggregate(
        svg, (text, ink) => text.Replace(ink.Stand.ToHex(), $"var(--{ink.Variable})", StringComparison.OrdinalIgnoreCase));
}
