using Inferno.Measuring.Machines;
using Inferno.Measuring.Records;
using Inferno.Measuring.Runs;
using Inferno.Pgo.Builds;

namespace Inferno.PgoPerf.Tests.Runs;

public sealed class RunPlanTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("inferno-plan-");

    private static RunPlan Plan { get; } = new()
    {
        StartedAt = DateTimeOffset.UnixEpoch,
        Seed = 42,
        Inputs = [new FileDigest("model.onnx", 3, new string('a', 64))],
        Machine = new MachineRecord("Debian", "X64", 2, ".NET 10"),
        Modes = new Dictionary<string, ModePlan> { ["dynamic"] = new(new string('c', 64), ["canary/byte_copy"]) },
    };

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Reads_back_what_it_saved()
    {
        string path = Path.Combine(_folder.FullName, "plan.json");

        Plan.Save(path);

        RunPlan.Load(path).Should().BeEquivalentTo(Plan);
    }

    [Fact]
    public void Nothing_has_changed_in_itself() => Plan.ChangesTo(Plan with { StartedAt = default }).Should().BeEmpty();

    [Fact]
    public void Names_other_inputs_another_seed_and_machine() => Plan.ChangesTo(Plan with
    {
        Inputs = [new FileDigest("model.onnx", 3, new string('b', 64))],
        Seed = 43,
        Machine = Plan.Machine with { Processors = 4 },
    }).Should().HaveCount(3).And.ContainMatch("*model.onnx*").And.ContainMatch("*42*43*").And.ContainMatch("*number of processors was 2 and is 4*");

    [Fact]
    public void Names_another_strictness() => Plan.ChangesTo(Plan with { IsStrict = true })
        .Should().ContainSingle().Which.Should().Contain("was not strict").And.Contain("--strict");

    [Fact]
    public void Names_other_builds_and_other_scenarios() => Plan.Modes["dynamic"]
        .ChangesTo(new ModePlan(new string('d', 64), ["single_request_warm/short"]))
        .Should().HaveCount(2).And.ContainMatch("*builds*").And.ContainMatch("*single_request_warm/short instead of canary*");

    [Fact]
    public void Refuses_a_file_that_is_no_plan()
    {
        string path = Path.Combine(_folder.FullName, "plan.json");
        File.WriteAllText(path, "{\"seed\": 1}");

        FluentActions.Invoking(() => RunPlan.Load(path)).Should().Throw<RunFormatException>().WithMessage("*plan.json*");
    }
}
