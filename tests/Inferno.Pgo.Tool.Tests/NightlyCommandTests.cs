using System.Text.Json;

namespace Inferno.Pgo.Tool.Tests;

/// <summary>Whole nights, reference builds included, on a program that says scripted times.</summary>
[Collection(ScriptedProgramTests.Name)]
public sealed class NightlyCommandTests(ScriptedProgram program)
{
    private const string Baseline = "baseline 10.00 10.02 9.98 10.01 9.99 10.03 9.97";
    private const string Pgo = "pgo 8.00 8.01 7.99 8.02 7.98";
    private const string SameReference = "reference 8.01 8.00 7.99 8.02 7.98 7.97 8.03";

    [Fact(Explicit = true)] // minutes: at night
    public async Task Exits_with_4_without_a_reference_unless_tonights_build_may_become_it()
    {
        program.RemovePins();
        string model = program.Model(Baseline, Pgo, SameReference);

        CommandRun refused = await program.MeasureAsync("nightly", model);
        CommandRun night = await program.MeasureAsync("nightly", model, "--pin-missing");

        refused.ExitCode.Should().Be(4, refused.All);
        refused.Error.Should().EndWith(
            "inferno-pgo: mode dynamic has no reference build to find regressions against; make one with inferno-pgo pin dynamic, "
            + "or let the builds of this run become it with --pin-missing\n");
        night.ExitCode.Should().Be(0, night.All);
        night.Output.Should().Contain("| regression/single_request_warm/long").And.Contain("| self_check/more_tokens")
            .And.Contain($"Reference build {Path.GetFileName(program.Pins.Single())[..12]} of commit ")
            .And.EndWith("Pass: 8 scenarios came out as expected.\n");
    }

    [Fact(Explicit = true)] // minutes: at night
    public async Task Exits_with_1_when_tonights_build_is_slower_than_a_reference_that_had_to_be_rebuilt()
    {
        program.RemovePins();
        await PinAsync();
        string pinned = program.Pins.Single();
        await File.AppendAllTextAsync(
            Path.Combine(pinned, "pgo", "concurrent_inference.dll"), "rot", TestContext.Current.CancellationToken);

        CommandRun run = await program.MeasureAsync("nightly", program.Model(Baseline, Pgo, "reference 7.21 7.20 7.19 7.22 7.18 7.17 7.23"));

        run.ExitCode.Should().Be(1, run.All);
        run.Error.Should().Contain("they are not what was pinned").And.Contain("rebuilding the reference dynamic ");
        run.Output.Should().Contain(", rebuilt in place of ").And.Contain(
            "Fail: dynamic regression/single_request_warm/short")
            .And.Contain("'slowdown ≤ 3%' is refuted by 40 pairs: gain -11")
            .And.Contain("make it the reference with inferno-pgo pin");
        JsonElement reference = Reference();
        reference.GetProperty("rebuiltFrom").GetString().Should().Be(Path.GetFileName(pinned));
        program.Pins.Select(Path.GetFileName).Should().Contain(reference.GetProperty("digest").GetString());
    }

    [Fact]
    public async Task Exits_with_4_when_the_reference_neither_runs_nor_can_be_rebuilt()
    {
        program.RemovePins();
        await PinAsync();
        string pin = Path.Combine(program.Pins.Single(), "pin.json");
        string text = await File.ReadAllTextAsync(pin, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(
            pin, text.Replace("\"commit\": \"", "\"commit\": \"0000", StringComparison.Ordinal), TestContext.Current.CancellationToken);

        CommandRun run = await program.MeasureAsync("nightly", program.Model(Baseline, Pgo, "reference 8.00 exit=3"));

        run.ExitCode.Should().Be(4, run.All);
        run.Error.Should().Contain("no longer runs: the child exited with 3").And.MatchRegex("cannot be rebuilt: git .*worktree add")
            .And.Contain("make another build the reference with inferno-pgo pin dynamic");
    }

    [Fact]
    public async Task Forecasts_the_reference_that_it_lacks()
    {
        program.RemovePins();

        CommandRun run = await program.MeasureAsync("nightly", program.Model(Baseline), "--dry-run");

        run.ExitCode.Should().Be(0, run.All);
        run.Output.Should().Contain("## dynamic: could not be measured").And.Contain("inferno-pgo pin dynamic")
            .And.Contain("slowdown ≤ 3%").And.Contain("| 20 to 40 |");
    }

    private async Task PinAsync()
    {
        CommandRun run = await CommandRun.ToolAsync(program.Root, "pin", "dynamic");
        run.ExitCode.Should().Be(0, run.All);
    }

    private JsonElement Reference()
    {
        using JsonDocument report = JsonDocument.Parse(File.ReadAllText(Path.Combine(program.Runs[^1], "report.json")));
        return report.RootElement.GetProperty("modes")[0].GetProperty("reference").Clone();
    }
}
