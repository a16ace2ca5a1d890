using Inferno.Inference.Managed;

namespace Inferno.Inference.Tests.Operators;

public sealed class AgainstOnnxRuntime
{
    public static TheoryData<string> Operators => [.. OperatorCases.All.Keys];

    /// <summary>All that have inputs.</summary>
    public static TheoryData<string> OperatorsOnViews => [.. OperatorCases.All.Keys.Where(name => name != "Constant")];

    [Fact]
    public void Every_supported_operator_has_random_cases() =>
        OperatorCases.All.Keys.Should().BeEquivalentTo(ManagedEngine.SupportedOperators);

    [Theory]
    [MemberData(nameof(Operators))]
    public void Gives_the_same_results_on_random_cases(string name) => ShouldAgree(OperatorCases.Of(name));

    [Theory]
    [MemberData(nameof(OperatorsOnViews))]
    public void Gives_the_same_results_on_views(string name)
    {
        OperatorCase[] cases = [.. OperatorCases.OnViews(name)];

        cases.Should().HaveCountGreaterThanOrEqualTo(100).And.OnlyContain(one => one.Views.Any(steps => steps.Count > 0));
        ShouldAgree(cases);
    }

    [Fact]
    public void Has_every_kind_of_view_in_its_cases() =>
        OperatorsOnViews.Select(row => row.Data).SelectMany(OperatorCases.OnViews).SelectMany(one => one.Views).SelectMany(steps => steps)
            .CountBy(step => step.Operator).Should().OnlyContain(kind => kind.Value > 100)
            .And.Subject.Select(kind => kind.Key).Should().BeEquivalentTo("Transpose", "Slice", "Unsqueeze", "Squeeze", "Expand", "Split");

    private static void ShouldAgree(IEnumerable<OperatorCase> cases)
    {
        foreach ((int seed, OperatorCase subject) in cases.Index())
        {
            Feed[] expected = OnnxRuntimeOracle.Run(subject), actual = ManagedRun.Run(subject);

            Agreement.Difference(actual, expected, subject.AbsoluteTolerance).Should().BeNull("seed {0} is {1}", seed, subject);
        }
    }
}
