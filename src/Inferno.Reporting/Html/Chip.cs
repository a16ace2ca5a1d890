using Inferno.Measuring.Verdicts;

namespace Inferno.Reporting.Html;

/// <summary>A verdict in one coloured word.</summary>
internal static class Chip
{
    /// <summary>The word of <paramref name="outcome"/>.</summary>
    public static Markup Of(Outcome outcome) => Markup.Of($"""<span class="chip {ClassOf(outcome)}">{outcome.ToString()}</span>""");

    /// <summary>The class of everything in its colour.</summary>
    public static string ClassOf(Outcome outcome) => outcome switch
    {
        Outcome.Pass => "pass",
        Outcome.Fail => "fail",
        Outcome.Inconclusive => "undecided",
        _ => "invalid",
    };
}
