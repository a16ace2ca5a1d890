using System.Globalization;
using System.Text.RegularExpressions;
using Inferno.Pgo.Profiles.Training;

namespace Inferno.Pgo.Builds.Configuration;

/// <summary>Turns the training section's text into runs that can be told apart and end, and into profiles that exist.</summary>
/// <param name="file">The configuration's file, named in errors.</param>
/// <param name="root">The folder that relative paths start at.</param>
internal sealed partial class TrainingValidation(string file, string root)
{
    private const double LongestSeconds = 86_400;
    private static readonly string[] ProfileKinds = [".nettrace", ".mibc"];

    public TrainingConfig Resolve(TrainingConfigFile? training) => new(
        PgoConfigValidation.Existing(file, root, "training.inputs", training?.Inputs),
        [.. Named(training?.Runs ?? [])])
    {
        Profiles = [.. (training?.Profiles ?? []).SelectMany(Matching).Distinct().Order(StringComparer.Ordinal)],
    };

    private IEnumerable<TrainingScenario> Named(List<TrainingRunFile> runs)
    {
        HashSet<string> names = [];
        foreach (TrainingRunFile? run in runs)
        {
            if (run?.Name is not { } name || !RunName().IsMatch(name) || !names.Add(name))
            {
                throw new PgoConfigException(
                    file,
                    $"\"training.runs\" holds a run named '{run?.Name}'",
                    "a unique name of lower-case letters, digits and hyphens for each run");
            }

            yield return new TrainingScenario(name, run.Arguments ?? [])
            {
                Environment = run.Environment ?? [],
                Ending = Ending(name, run),
                KeepFailed = run.KeepFailed ?? false,
            };
        }
    }

    private TrainingEnding Ending(string name, TrainingRunFile run)
    {
        if (run is { Drive: null, StopAfter: null, StopWhen: null } && (run.Ready ?? run.Stop) is not null)
        {
            throw Wrong(
                name,
                run.Ready is null ? "has a \"stop\", and nothing that says when" : "has a \"ready\", and nothing that ends it",
                "a \"drive\", a \"stopAfter\" or a \"stopWhen\" as well");
        }

        return new TrainingEnding
        {
            Ready = run.Ready is { } ready ? Address(name, ready) : null,
            Drive = run.Drive is { } drive ? Driver(name, drive) : null,
            After = Seconds(name, "stopAfter", run.StopAfter),
            Line = run.StopWhen is "" ? throw Wrong(name, "has an empty \"stopWhen\"", "text of a line that the program writes") : run.StopWhen,
            Timeout = Seconds(name, "timeout", run.Timeout),
            Signal = run.Stop is null ? StopSignal.Terminate
                : StopSignals.ByName.TryGetValue(run.Stop, out StopSignal signal) ? signal
                : throw Wrong(name, $"has the \"stop\" '{run.Stop}'", $"one of {string.Join(", ", StopSignals.ByName.Keys)}"),
        };
    }

    private Uri Address(string name, string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out Uri? address) && address.Scheme is "http" or "https"
            ? address
            : throw Wrong(name, $"has the \"ready\" '{text}'", "an address such as http://127.0.0.1:5731/health");

    private TrainingCommand Driver(string name, List<string> words) => words is [{ Length: > 0 } program, .. var arguments]
        ? new TrainingCommand(program, arguments) { WorkingDirectory = root }
        : throw Wrong(name, "has a \"drive\" without a command", "a command and its arguments, such as [\"sh\", \"requests.sh\"]");

    private TimeSpan? Seconds(string name, string property, double? value) => value is null ? null
        : value is > 0 and <= LongestSeconds ? TimeSpan.FromSeconds(value.Value)
        : throw Wrong(name, string.Create(CultureInfo.InvariantCulture, $"has the \"{property}\" {value}"), "seconds, more than 0 and at most 86400");

    private IEnumerable<string> Matching(string pattern)
    {
        string[] files = [.. Files(Path.GetFullPath(Path.Combine(root, pattern)))];
        if (files.Length == 0)
        {
            throw new PgoConfigException(file, $"\"training.profiles\" names {pattern}, which matches no file", ".nettrace or .mibc files that exist");
        }

        return files.FirstOrDefault(path => !ProfileKinds.Contains(Path.GetExtension(path))) is { } other
            ? throw new PgoConfigException(file, $"\"training.profiles\" names {other}", "files whose names end in .nettrace or .mibc")
            : files;
    }

    /// <summary>Wildcards stand in the file's name, and as <c>**</c> for any folders before it.</summary>
    private static IEnumerable<string> Files(string pattern)
    {
        string folder = Path.GetDirectoryName(pattern)!;
        bool isDeep = Path.GetFileName(folder) == "**";
        folder = isDeep ? Path.GetDirectoryName(folder)! : folder;
        return Directory.Exists(folder)
            ? Directory.EnumerateFiles(
                folder, Path.GetFileName(pattern), isDeep ? SearchOption.AllDirectories : SearchOption.TopDirectoryOnly)
            : [];
    }

    private PgoConfigException Wrong(string run, string found, string expected) =>
        new(file, $"\"training.runs\": '{run}' {found}", expected);

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$")]
    private static partial Regex RunName();
}
