using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Inferno.PgoPerf.Tests.Repository;

namespace Inferno.PgoPerf.Tests.SelfCheck;

/// <summary>Where the runs of all times add up.</summary>
/// <param name="Path">The folder.</param>
public sealed record SelfCheckFolder(string Path)
{
    internal static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Converters = { new JsonStringEnumConverter() },
    };

    /// <summary>The repository's own.</summary>
    public static SelfCheckFolder Default { get; } = new(RepositoryLayout.At("artifacts", "pgo", "selfcheck"));

    /// <summary>The table over all runs.</summary>
    public string Summary => System.IO.Path.Combine(Path, "summary.md");

    private string Runs => System.IO.Path.Combine(Path, "runs");

    /// <summary>Keeps <paramref name="run"/> and renders the table anew.</summary>
    public void Add(SelfCheckRun run)
    {
        Directory.CreateDirectory(Runs);
        string name = string.Create(CultureInfo.InvariantCulture, $"{run.StartedAt.UtcDateTime:yyyyMMdd'T'HHmmssfff'Z'}.json");
        WriteWhole(System.IO.Path.Combine(Runs, name), JsonSerializer.Serialize(run, Options) + "\n");
        WriteWhole(Summary, SelfCheckTable.Render(ReadAll()));
    }

    /// <summary>Every run that was kept, the oldest first.</summary>
    public IReadOnlyList<SelfCheckRun> ReadAll() =>
    [
        .. Directory.EnumerateFiles(Runs, "*.json")
            .Select(file => JsonSerializer.Deserialize<SelfCheckRun>(File.ReadAllText(file), Options)!)
            .OrderBy(run => run.StartedAt),
    ];

    private static void WriteWhole(string path, string text)
    {
        File.WriteAllText(path + ".tmp", text);
        File.Move(path + ".tmp", path, overwrite: true);
    }
}
