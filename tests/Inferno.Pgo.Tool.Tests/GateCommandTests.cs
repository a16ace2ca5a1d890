using Inferno.PgoPerf.Tests.Programs;
using Inferno.PgoPerf.Tests.Repository;

namespace Inferno.Pgo.Tool.Tests;

/// <summary>Whole gates, builds and launches included, on a program that says scripted times.</summary>
[Collection(ScriptedProgramTests.Name)]
public sealed class GateCommandTests(ScriptedProgram program)
{
    // As many figures as no rotation has launches: a build whose times repeat with it looks like a clock that stands still.
    private const string Baseline = "baseline 10.00 10.02 9.98 10.01 9.99 10.03 9.97";

    [Fact]
    public async Task Exits_with_0_and_reports_where_a_workflow_looks_when_the_gain_is_proved()
    {
        string report = program.PathOf("artifacts", "report.md");

        CommandRun run = await program.MeasureAsync("gate", program.Model(Baseline, "pgo 8.00 8.01 7.99 8.02 7.98"), "--report", report);

        run.ExitCode.Should().Be(0, run.All);
        run.Output.Should().EndWith("Pass: 2 scenarios came out as expected.\n");
        string text = await File.ReadAllTextAsync(report, TestContext.Current.CancellationToken);
        text.Should().StartWith("# PGO gate: passed\n\n2 scenarios came out as expected.\n").And.Contain("| single_request_warm/short");
        (await File.ReadAllTextAsync(Path.Combine(program.Runs[^1], "report.md"), TestContext.Current.CancellationToken))
            .Should().Be(text);
    }

    [Fact]
    public async Task Exits_with_1_when_the_gain_is_refuted_and_says_what_to_do()
    {
        string summary = program.PathOf("artifacts", "step-summary.md");
        await File.WriteAllTextAsync(summary, "what another step wrote\n", TestContext.Current.CancellationToken);

        CommandRun run = await CommandRun.ToolAsync(
            program.Root,
            new Dictionary<string, string?> { ["GITHUB_STEP_SUMMARY"] = summary },
            [.. ScriptedProgram.Arguments("gate", program.Model(Baseline, "pgo 10.00 9.99 10.01 10.02 9.98"))]);

        run.ExitCode.Should().Be(1, run.All);
        run.Output.Should().Contain("Fail: dynamic single_request_warm/short: 'gain > 10%' is refuted by 10 pairs: gain ")
            .And.Contain("\nNext step: ");
        (await File.ReadAllTextAsync(summary, TestContext.Current.CancellationToken))
            .Should().StartWith("what another step wrote\n# PGO gate: failed\n").And.Contain("**Next step:** ");
    }

    [Fact]
    public async Task Exits_with_the_verdict_and_a_warning_each_where_its_reports_cannot_be_written()
    {
        string summary = program.PathOf("no", "such", "folder", "summary.md");

        CommandRun run = await CommandRun.ToolAsync(
            program.Root,
            new Dictionary<string, string?> { ["GITHUB_STEP_SUMMARY"] = summary },
            [.. ScriptedProgram.Arguments(
                "gate", program.Model(Baseline, "pgo 10.00 9.99 10.01 10.02 9.98"), "--report", Path.Combine("pgo.json", "report.md"))]);

        run.ExitCode.Should().Be(1, run.All);
        run.Output.Should().Contain("\nFail: dynamic single_request_warm/short: ");
        run.Error.Should().MatchRegex($@"\ninferno-pgo: warning: GITHUB_STEP_SUMMARY \({summary}\) could not be written: .+\n")
            .And.MatchRegex(@"\ninferno-pgo: warning: --report pgo\.json/report\.md could not be written: .+\n");
    }

    [Fact]
    public async Task Exits_with_2_when_undecided_and_strict_and_otherwise_with_0()
    {
        string model = program.Model(Baseline, "pgo 8.80 9.20");

        CommandRun strict = await program.MeasureAsync("gate", model, "--strict");
        CommandRun mixed = await program.MeasureAsync("gate", model, "--resume");
        CommandRun lenient = await program.MeasureAsync("gate", model);

        strict.ExitCode.Should().Be(2, strict.All);
        lenient.ExitCode.Should().Be(0, lenient.All);
        mixed.ExitCode.Should().Be(4, mixed.All);
        mixed.Error.Should().Contain("the run was strict");
        lenient.Output.Should().Contain("More pairs would hardly decide it");
        strict.Output.Should().Contain("Inconclusive: dynamic single_request_warm/short: 'gain > 10%' is neither proved nor refuted by 40 pairs")
            .And.Contain("Next step: Run on a quieter machine");
        (await File.ReadAllTextAsync(Path.Combine(program.Runs[^1], "report.md"), TestContext.Current.CancellationToken))
            .Should().StartWith("# PGO gate: undecided, which stops nothing\n");
    }

    [Fact]
    public async Task Finds_a_build_slower_than_the_reference_whose_gain_is_still_above_its_margin()
    {
        string model = program.Model(Baseline, "pgo 8.00 8.01 7.99 8.02 7.98", "reference 7.21 7.20 7.19 7.22 7.18 7.17 7.23");

        CommandRun without = await program.MeasureAsync("gate", model);
        CommandRun run = await program.MeasureAsync("gate", model, "--reference", "--pin-missing");

        without.ExitCode.Should().Be(0, without.All);
        run.ExitCode.Should().Be(1, run.All);
        run.Output.Should().Contain("| single_request_warm/short            | gain > 10%    | **Pass**")
            .And.Contain("Fail: dynamic regression/single_request_warm/short: 'slowdown ≤ 3%' is refuted by 40 pairs: gain -11")
            .And.NotContain("self_check");
    }

    [Fact]
    public async Task Exits_with_4_when_there_is_no_reference_to_measure_against()
    {
        program.RemovePins();

        CommandRun run = await program.MeasureAsync("gate", program.Model(Baseline), "--reference");

        run.ExitCode.Should().Be(4, run.All);
        run.Error.Should().Contain("mode dynamic has no reference build").And.Contain("--pin-missing");
    }

    [Fact]
    public async Task Exits_with_3_when_the_builds_compute_different_things()
    {
        CommandRun run = await program.MeasureAsync("gate", program.Model(Baseline, "pgo 8.00 8.01 7.99 8.02 7.98 digest=b"));

        run.ExitCode.Should().Be(3, run.All);
        run.Output.Should().Contain("Invalid: dynamic single_request_warm/short: INF2001 the builds computed different outputs")
            .And.Contain("Next step: Find what the candidate computes differently");
    }

    [Fact]
    public async Task Exits_with_3_when_the_builds_are_the_same()
    {
        using Workspace folder = new();
        folder.CopyTree(program.PathOf("Program"), "Program");
        folder.Write("pgo.json", ScriptedProgram.Configuration());
        folder.Write(
            Path.Combine("Program", "Directory.Build.targets"),
            """
            <Project>
              <Target Name="IgnoreSwitch" BeforeTargets="GenerateBuildRuntimeConfigurationFiles;GeneratePublishRuntimeConfigurationFile">
                <ItemGroup><RuntimeHostConfigurationOption Remove="System.Runtime.TieredPGO" /></ItemGroup>
              </Target>
            </Project>
            """);

        CommandRun run = await CommandRun.ToolAsync(
            folder.Root, "gate", "--mode", "dynamic", "--set", $"model={program.Model(Baseline)}", "--report", "report.md");

        run.ExitCode.Should().Be(3, run.All);
        run.Output.Should().Contain("Invalid: INF1001");
        (await File.ReadAllTextAsync(folder.PathOf("report.md"), TestContext.Current.CancellationToken))
            .Should().StartWith("# PGO gate: invalid: the measurement says nothing\n\nINF1001");
    }

    [Theory]
    [InlineData("*\"scenarioInputs\" names *no-such-model, which is not there*", "--set", "model=no-such-model")]
    [InlineData("*--set: expected NAME=VALUE, found model*", "--set", "model")]
    [InlineData("*no-such.json*", "--config", "no-such.json")]
    [InlineData("*--group single_request_worm*\"single_request_warm\"*", "--mode", "dynamic", "--group", "single_request_worm")]
    [InlineData("*the run cannot be resumed*no-such-run*", "--resume", "no-such-run")]
    public async Task Exits_with_4_for_what_it_cannot_use(string message, params string[] options)
    {
        CommandRun run = await CommandRun.ToolAsync(program.Root, ["gate", .. options]);

        run.ExitCode.Should().Be(4, run.All);
        run.Error.Should().Match($"inferno-pgo: {message}").And.NotContain("   at ");
    }

    [Fact]
    public async Task Names_the_run_to_go_on_with_where_it_was_cancelled()
    {
        string model = program.Model(Baseline, "pgo 8.00 8.01 7.99 8.02 7.98");

        Signalled run = await Signalled.RunAsync(
            "TERM",
            CommandRun.ToolCommand(program.Root, ScriptedProgram.Arguments("gate", model)),
            line => line.Contains("measuring with seed", StringComparison.Ordinal));

        string id = Path.GetFileName(program.Runs[^1]);
        run.ExitCode.Should().Be(130, run.Error);
        run.Error.Should().EndWith($"inferno-pgo: cancelled; what was measured is kept, and --resume {id} with the same options goes on with it\n");
    }

    [Fact]
    public async Task Finds_what_a_configuration_names_from_any_directory()
    {
        CommandRun run = await CommandRun.ToolAsync(
            Path.GetTempPath(), "gate", "--dry-run", "--mode", "dynamic", "--config", RepositoryLayout.At("eng", "pgo.json"));

        run.ExitCode.Should().Be(0, run.All);
        run.Output.Should().StartWith("# What would be measured of src/Inferno.ConcurrentInference/Inferno.ConcurrentInference.csproj\n")
            .And.Contain("single_request_cold/short");
    }

    [Fact]
    public async Task Forecasts_without_building_or_measuring()
    {
        int runs = program.Runs.Count;

        CommandRun run = await CommandRun.ToolAsync(program.Root, "gate", "--dry-run", "--set", $"model={program.Model(Baseline)}");

        run.ExitCode.Should().Be(0, run.All);
        run.Output.Should().Contain("## nativeaot").And.Contain("byte_copy: no difference").And.Contain("| 20 to 40 |")
            .And.EndWith("nothing was built or measured.\n");
        program.Runs.Should().HaveCount(runs);
        Directory.Exists(program.PathOf("artifacts", "pgo", "nativeaot")).Should().BeFalse();
    }
}
