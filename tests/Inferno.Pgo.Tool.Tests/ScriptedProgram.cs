using System.Globalization;
using Inferno.PgoPerf.Tests.Repository;

namespace Inferno.Pgo.Tool.Tests;

/// <summary>
/// A program that says whatever times a test scripts, in a repository of its own and built once for all tests of gates and
/// nights: ten seconds, for these commands build, and only their exit codes show that they do so rightly.
/// </summary>
public sealed class ScriptedProgram : IAsyncLifetime
{
    private readonly Workspace _folder = new();
    private int _models;

    /// <summary>The repository's root, where commands run.</summary>
    public string Root => _folder.Root;

    /// <summary>The runs, the oldest first.</summary>
    public IReadOnlyList<string> Runs => [.. Folders("runs").Order(StringComparer.Ordinal)];

    /// <summary>The folders of the pins.</summary>
    public IReadOnlyList<string> Pins => Folders("pins");

    /// <summary>The pgo.json of the program, whose model ${model} says how its launches go.</summary>
    /// <param name="more">What else it holds, with a comma behind it.</param>
    public static string Configuration(string more = "") =>
        $$"""
        {
          "project": "Program/ScriptedInference.csproj", {{more}}
          "variables": { "model": "Program" },
          "scenarioInputs": ["${model}"],
          "launchGroups": { "warm": { "arguments": ["--model-path", "${model}", "--cases", "${workloads}"] } },
          "scenarios": [
            {
              "name": "single_request_warm/short", "measures": "batches", "launchGroup": "warm",
              "workload": { "name": "short", "prompt": "The fishermen mended", "maxTokens": 64 },
              "expects": { "gainAbove": 0.1 }, "because": "that is what the scripts say", "tier": "gate"
            },
            { "name": "single_request_warm/medium", "like": "single_request_warm/short", "workload": { "name": "medium", "maxTokens": 64 }, "tier": "full" },
            { "name": "single_request_warm/long", "like": "single_request_warm/short", "workload": { "name": "long", "maxTokens": 64 }, "tier": "full" },
            { "name": "canary/byte_copy", "like": "single_request_warm/short", "role": "canary", "because": "two copies of one build" },
            {
              "name": "self_check/more_tokens", "like": "single_request_warm/short", "role": "selfCheck",
              "candidateWorkload": { "name": "more_tokens", "maxTokens": 74 }, "because": "more work takes longer"
            }
          ]
        }
        """;

    /// <summary>Forgets every reference build.</summary>
    public void RemovePins() => Pins.ToList().ForEach(pin => Directory.Delete(pin, recursive: true));

    public string PathOf(params string[] parts) => _folder.PathOf(parts);

    /// <summary>A model directory whose launches go as <paramref name="script"/> says, a line a role.</summary>
    public string Model(params string[] script)
    {
        string model = PathOf("models", (++_models).ToString(CultureInfo.InvariantCulture));
        Directory.CreateDirectory(model);
        File.WriteAllLines(Path.Combine(model, "script.txt"), script);
        return model;
    }

    /// <summary>What a command measures: one group of warm scenarios of the dynamic mode.</summary>
    /// <remarks>With a seed of its own each time, the canary would alarm in one run of a hundred, as it should.</remarks>
    public static IReadOnlyList<string> Arguments(string command, string model, params string[] options) =>
    [
        command, "--mode", "dynamic", "--group", "single_request_warm", "--set", $"model={model}",
        .. options.Contains("--resume") ? Array.Empty<string>() : ["--seed", "1"],
        .. options,
    ];

    /// <summary>Runs a command of the tool on what <see cref="Arguments"/> says.</summary>
    public Task<CommandRun> MeasureAsync(string command, string model, params string[] options) =>
        CommandRun.ToolAsync(Root, [.. Arguments(command, model, options)]);

    public async ValueTask InitializeAsync()
    {
        _folder.CopyTree(RepositoryLayout.At("tests", "fixtures", "programs", "ScriptedInference"), "Program");
        _folder.Write("pgo.json", Configuration());
        _folder.Write(".gitignore", "artifacts/\nmodels/\n");
        await SucceedAsync("git", "init", "--quiet");
        await CommitAsync("the program");
        (await CommandRun.ToolAsync(Root, "build", "--mode", "dynamic")).ExitCode.Should().Be(0);
    }

    /// <summary>Commits everything.</summary>
    public async Task CommitAsync(string message)
    {
        await SucceedAsync("git", "add", ".");
        await SucceedAsync("git", "-c", "user.name=Test", "-c", "user.email=test@example.org", "commit", "--quiet", "-m", message);
    }

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    // Whichever test comes first finds none.
    private string[] Folders(string name) =>
        Directory.Exists(PathOf("artifacts", "pgo", name)) ? Directory.GetDirectories(PathOf("artifacts", "pgo", name)) : [];

    private async Task SucceedAsync(string program, params string[] arguments)
    {
        CommandRun run = await CommandRun.StartAsync(program, Root, arguments);
        run.ExitCode.Should().Be(0, run.All);
    }
}
