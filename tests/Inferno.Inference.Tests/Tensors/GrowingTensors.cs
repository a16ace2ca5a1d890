using Inferno.Inference.Tensors;

namespace Inferno.Inference.Tests.Tensors;

public sealed class GrowingTensors
{
    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(40)]
    public void Hold_what_was_appended_in_order(int piece)
    {
        GrowingTensor cache = new(new Dimensions(1, 2, 0, 3), axis: 2, limit: 100);
        float[] expected = new float[2 * 80 * 3];
        for (int length = 0; length < 80; length += piece)
        {
            cache.Append(Piece(length, piece, expected), length);
        }

        Read(cache, 80).Should().Equal(expected);
    }

    [Fact]
    public void Keep_views_valid_when_they_grow()
    {
        GrowingTensor cache = new(new Dimensions(1, 1, 0, 1), axis: 2, limit: 1000);
        Tensor early = new();
        cache.Append(Tensor.From<float>([1, 2, 3], 1, 1, 3, 1), 0);
        cache.View(early, 3);

        cache.Append(Tensor.Allocate(ElementType.Float, new Dimensions(1, 1, 500, 1)), 3);

        early.Span<float>().ToArray().Should().Equal(1, 2, 3);
    }

    [Fact]
    public void Start_over_at_a_shorter_length()
    {
        GrowingTensor cache = new(new Dimensions(1, 1, 0, 1), axis: 2, limit: 10);
        cache.Append(Tensor.From<float>([1, 2, 3], 1, 1, 3, 1), 0);

        cache.Append(Tensor.From<float>([9], 1, 1, 1, 1), 1);

        Read(cache, 2).Should().Equal(1, 9);
    }

    [Theory]
    [InlineData(new[] { 1, 1, 11, 1 })]
    [InlineData(new[] { 1, 2, 1, 1 })]
    [InlineData(new[] { 1, 1, 1 })]
    public void Refuse_a_piece_that_does_not_fit(int[] shape)
    {
        GrowingTensor cache = new(new Dimensions(1, 1, 0, 1), axis: 2, limit: 10);

        Action act = () => cache.Append(Tensor.Allocate(ElementType.Float, new Dimensions(shape)), 0);

        act.Should().Throw<OperatorException>();
    }

    private static Tensor Piece(int start, int count, float[] whole)
    {
        Tensor piece = Tensor.Allocate(ElementType.Float, new Dimensions(1, 2, count, 3));
        for (int i = 0; i < piece.Count; i++)
        {
            int head = i / (count * 3), at = start + (i / 3 % count);
            float value = (head * 1000) + (at * 3) + (i % 3);
            piece.Span<float>()[i] = value;
            whole[(((head * 80) + at) * 3) + (i % 3)] = value;
        }

        return piece;
    }

    private static float[] Read(GrowingTensor cache, int length)
    {
        Tensor view = new();
        cache.View(view, length);
        Tensor copy = Tensor.Allocate(ElementType.Float, view.Shape);
        StridedCopy.Copy(view, copy);
        return copy.Span<float>().ToArray();
    }
}
