namespace Inferno.Inference.Tests.Operators;

public sealed class ProductsOfNothing
{
    // ONNX Runtime refuses some of these, NumPy gives what is expected here.
    [Theory]
    [InlineData(0, 3, 2, true)]
    [InlineData(0, 3, 2, false)]
    [InlineData(2, 3, 0, true)]
    [InlineData(2, 3, 0, false)]
    public void Have_no_elements(int rows, int depth, int columns, bool constant) =>
        Multiply(rows, depth, columns, constant).Shape.Should().Equal(rows, columns);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Are_zero_where_the_depth_is(bool constant) =>
        Multiply(2, 0, 3, constant).Values.Should().BeEquivalentTo(new float[6]);

    private static Feed Multiply(int rows, int depth, int columns, bool constant) => ManagedRun.Run(new OperatorCase("MatMul",
    [
        new Feed(Enumerable.Repeat(1f, rows * depth).ToArray(), [rows, depth]),
        new Feed(Enumerable.Repeat(1f, depth * columns).ToArray(), [depth, columns], constant),
    ]))[0];
}
