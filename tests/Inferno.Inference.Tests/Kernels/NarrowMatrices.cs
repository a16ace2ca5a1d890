using Inferno.Inference.Kernels;
using Inferno.Inference.Tensors;

namespace Inferno.Inference.Tests.Kernels;

/// <summary>Matrices kept in sixteen bits: the product of the same floats.</summary>
public sealed class NarrowMatrices
{
    private const int Cases = 200;

    [Theory]
    [InlineData(10, false)]
    [InlineData(10, true)]
    [InlineData(16, false)]
    [InlineData(16, true)]
    public void Give_the_product_of_their_floats(int code, bool transposed)
    {
        var type = (ElementType)code;
        Random random = new(26);
        for (int i = 0; i < Cases; i++)
        {
            int rows = 1 + random.Next(12), depth = 1 + random.Next(i % 10 == 0 ? 1500 : 80), columns = 1 + random.Next(90);
            Tensor stored = Tensor.Allocate(type, transposed ? new Dimensions(columns, depth) : new Dimensions(depth, columns));
            foreach (ref ushort bits in stored.Span<ushort>())
            {
                float value = (random.NextSingle() * 2) - 1;
                bits = type == ElementType.Float16 ? BitConverter.HalfToUInt16Bits((Half)value) : (ushort)(BitConverter.SingleToUInt32Bits(value) >> 16);
            }

            float[] left = [.. Enumerable.Range(0, rows * depth).Select(_ => random.NextSingle())];
            float[] ours = new float[rows * columns], floats = new float[rows * columns];
            PackedMatrix.Of(stored, transposed).Multiply(left, ours);
            PackedMatrix.Of(Widening.Widened(stored), transposed).Multiply(left, floats);

            ours.Zip(floats, (a, b) => Math.Abs(a - b)).Max().Should().BeLessThan(1e-5f * (1 + depth), $"case {i}");
            floats.Should().Contain(value => value != 0);
        }
    }

    [Fact]
    public void Are_kept_as_they_are()
    {
        Tensor stored = Tensor.Allocate(ElementType.Float16, new Dimensions(1000, 1000));
        stored.Span<ushort>().Clear();
        PackedMatrix matrix = PackedMatrix.Of(stored);
        long before = GC.GetAllocatedBytesForCurrentThread();
        matrix.Pack();
        (GC.GetAllocatedBytesForCurrentThread() - before).Should().BeInRange(2_000_000, 2_200_000, "two bytes a weight");
        before = GC.GetAllocatedBytesForCurrentThread();
        matrix.Multiply(new float[1000], new float[1000]);
        (GC.GetAllocatedBytesForCurrentThread() - before).Should().BeLessThan(20_000, "nothing is widened for good");
    }
}
