using Inferno.Inference.Onnx;

namespace Inferno.Inference.Tests.Operators;

public sealed class ReductionsOfNothing
{
    // ONNX Runtime gives an empty tensor back as it is; NumPy, and ONNX's own text, reduce its shape.
    [Theory]
    [InlineData("ReduceSum")]
    [InlineData("ReduceMean")]
    [InlineData("ReduceMax")]
    [InlineData("ReduceMin")]
    [InlineData("ReduceProd")]
    [InlineData("ArgMax")]
    public void Lose_the_axis_that_is_reduced(string name)
    {
        bool isIndex = name == "ArgMax";
        AttributeProto axis = isIndex ? CaseBuilder.Attribute("axis", 0) : CaseBuilder.Attribute("axes", [0L]);
        OperatorCase subject = new(name, [new Feed(Array.Empty<float>(), [4, 0, 3])], axis, CaseBuilder.Attribute("keepdims", 0))
        {
            OperatorSet = name == "ReduceSum" ? 11 : 16,
        };

        ManagedRun.Run(subject)[0].Shape.Should().Equal(0, 3);
    }

    [Fact]
    public void Sum_to_zero_along_an_empty_axis() => ManagedRun.Run(
        new OperatorCase("ReduceSum", [new Feed(Array.Empty<float>(), [2, 0])], CaseBuilder.Attribute("axes", [1L]), CaseBuilder.Attribute("keepdims", 0))
        {
            OperatorSet = 11,
        })[0].Values.Should().BeEquivalentTo(new float[2]);
}
