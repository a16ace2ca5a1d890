using System.Text;
using Inferno.Measuring.Machines;
using Inferno.Measuring.Records;

namespace Inferno.Reporting.Markdown;

/// <summary>Renders the checks of a machine.</summary>
public static class CheckupReport
{
    /// <summary>The checks for people, ending in a line feed.</summary>
    public static string Text(IReadOnlyList<Check> checks)
    {
        int width = checks.Max(check => check.Name.Length);
        StringBuilder text = new();
        foreach (Check check in checks)
        {
            string word = check.Outcome switch
            {
                CheckOutcome.Fine => "ok     ",
                CheckOutcome.Warning => "warning",
                _ => "PROBLEM",
            };
            text.Append($"{word}  {check.Name.PadRight(width)}  {check.Found}\n");
            if (check.Outcome != CheckOutcome.Fine)
            {
                text.Append($"         verdict: {check.Effect}\n         do:      {check.NextStep}\n");
            }
        }

        return text.Append($"{Conclusion(checks)}\n").ToString();
    }

    /// <summary>The checks as JSON, ending in a line feed.</summary>
    public static string Json(IReadOnlyList<Check> checks) => RunJson.WriteText(new { Checks = checks });

    private static string Conclusion(IReadOnlyList<Check> checks)
    {
        int problems = checks.Count(check => check.Outcome == CheckOutcome.Problem);
        int warnings = checks.Count(check => check.Outcome == CheckOutcome.Warning);
        return (problems, warnings) switch
        {
            (> 0, _) => $"No verdict can be had here: {problems} of {checks.Count} checks found a problem.",
            (_, > 0) => $"Verdicts can be had here; {warnings} of {checks.Count} checks warn that they will be harder to get.",
            _ => "Verdicts can be had here.",
        };
    }
}
