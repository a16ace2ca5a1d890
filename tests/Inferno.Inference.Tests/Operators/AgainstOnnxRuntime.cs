using Inferno.Inference.Managed;

namespace Inferno.Inference.Tests.Operators;

public sealed class AgainstOnnxRuntime
{
    private const double RelativeTolerance = 1e-5;

    public static TheoryData<string> Operators => [.. OperatorCases.All.Keys];

    [Fact]
    public void Every_supported_operator_has_random_cases() =>
        OperatorCases.All.Keys.Should().BeEquivalentTo(ManagedEngine.SupportedOperators);

    [Theory]
    [MemberData(nameof(Operators))]
    public void Gives_the_same_results_on_random_cases(string name)
    {
        foreach ((int seed, OperatorCase subject) in OperatorCases.Of(name).Index())
        {
            Feed[] expected = OnnxRuntimeOracle.Run(subject), actual = ManagedRun.Run(subject);

            actual.Should().HaveSameCount(expected);
            foreach ((Feed ours, Feed theirs) in actual.Zip(expected))
            {
                ours.Shape.Should().Equal(theirs.Shape, "seed {0} is {1}", seed, subject);
                ours.Values.GetType().Should().Be(theirs.Values.GetType(), "seed {0} is {1}", seed, subject);
                Difference(ours.Values, theirs.Values, subject.AbsoluteTolerance).Should().BeNull("seed {0} is {1}", seed, subject);
            }
        }
    }

    private static string? Difference(Array ours, Array theirs, double absolute)
    {
        for (int i = 0; i < theirs.Length; i++)
        {
            object a = ours.GetValue(i)!, b = theirs.GetValue(i)!;
            bool equal = b is float or double ? Near(Convert.ToDouble(a, null), Convert.ToDouble(b, null), absolute) : a.Equals(b);
            if (!equal)
            {
                return $"element {i} is {a}, ONNX Runtime's is {b}";
            }
        }

        return null;
    }

    private static bool Near(double a, double b, double absolute) =>
        a.Equals(b) || Math.Abs(a - b) <= absolute + (RelativeTolerance * Math.Abs(b));
}
