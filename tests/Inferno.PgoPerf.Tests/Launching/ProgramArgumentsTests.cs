using System.Text.Json;
using Inferno.PgoPerf.Launching;
using Inferno.PgoPerf.Scenarios;
using Inferno.PgoPerf.Tests.Programs;

namespace Inferno.PgoPerf.Tests.Launching;

public sealed class ProgramArgumentsTests
{
    [Fact]
    public void Ask_for_fewer_batches_of_a_case_of_many_requests() =>
        OwnBatches(new GainAbove(.1)).Should().Equal([null, WarmBatches.OfManyRequests]);

    [Fact]
    public void Ask_a_build_that_may_be_an_older_one_for_as_many_batches_of_each_case() =>
        OwnBatches(new NotSlower()).Should().Equal([null, null]);

    [Theory]
    [InlineData(99, WarmBatches.Usual)]
    [InlineData(100, WarmBatches.OfManyRequests)]
    public void Ask_for_the_same_batches_where_a_case_is_alone(int requests, int batches) =>
        ValueOf("--iterations", ProgramArguments.Measured([Requests(requests, new GainAbove(.1))], "model")).Should().Be($"{batches}");

    private static IEnumerable<int?> OwnBatches(Expectation expectation)
    {
        IReadOnlyList<string> arguments = ProgramArguments.Measured([Requests(50, expectation), Requests(200, expectation)], "model");
        ValueOf("--iterations", arguments).Should().Be($"{WarmBatches.Usual}");
        return JsonDocument.Parse(ValueOf("--cases", arguments)).RootElement.EnumerateArray()
            .Select(one => one.TryGetProperty("iterations", out JsonElement own) ? own.GetInt32() : (int?)null);
    }

    private static string ValueOf(string option, IReadOnlyList<string> arguments) =>
        arguments.SkipWhile(word => word != option).ElementAt(1);

    private static Scenario Requests(int count, Expectation expectation)
    {
        Scenario scenario = SampleFactory.Scenario(expectation);
        return scenario with { Case = $"{count}", Workload = scenario.Workload with { Requests = count } };
    }
}
