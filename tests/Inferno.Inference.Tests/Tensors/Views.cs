using Inferno.Inference.Tensors;

namespace Inferno.Inference.Tests.Tensors;

public sealed class Views
{
    [Fact]
    public void A_random_chain_of_views_copies_the_elements_that_it_names()
    {
        for (int seed = 0; seed < 300; seed++)
        {
            Random random = new(seed);
            Tensor source = Tensor.From<int>([.. Enumerable.Range(0, 120)], 2, 3, 4, 5);
            Tensor view = RandomView(random, source);
            Tensor copy = Tensor.Allocate(ElementType.Int32, view.Shape);

            StridedCopy.Copy(view, copy);

            copy.Span<int>().ToArray().Should().Equal(Walk(view), "seed {0} sees {1} by {2}", seed, view.Shape, view.Strides);
        }
    }

    [Theory]
    [InlineData(new[] { 2, 3 }, new[] { 3, 1 }, new[] { 3, 1 }, true)]
    [InlineData(new[] { 2, 3 }, new[] { 1, 2 }, new[] { 1, 2 }, false)]
    [InlineData(new[] { 1, 3 }, new[] { 77, 1 }, new[] { 3, 1 }, true)]
    [InlineData(new[] { 1, 3 }, new[] { 0, 1 }, new[] { 3, 1 }, true)]
    [InlineData(new[] { 1, 3 }, new[] { 0, 2 }, new[] { 3, 2 }, false)]
    [InlineData(new[] { 2, 1, 3 }, new[] { 10, -5, 1 }, new[] { 10, 3, 1 }, false)]
    [InlineData(new[] { 2, 1 }, new[] { 1, 9 }, new[] { 1, 1 }, true)]
    [InlineData(new[] { 2, 3 }, new[] { 4, 1 }, new[] { 4, 1 }, false)]
    [InlineData(new[] { 3, 0, 2 }, new[] { 8, 2, 0 }, new[] { 0, 2, 1 }, true)]
    [InlineData(new int[0], new int[0], new int[0], true)]
    public void An_axis_of_size_1_has_the_stride_of_a_dense_tensor(int[] shape, int[] strides, int[] expected, bool isDense)
    {
        Tensor view = new();
        view.BindView(Tensor.From<int>(new int[200], 200), new Dimensions(shape), new Dimensions(strides), 20);

        view.Strides.Values.ToArray().Should().Equal(expected);
        view.IsDense.Should().Be(isDense);
    }

    [Fact]
    public void A_view_of_nothing_looks_at_the_start_of_its_buffer()
    {
        Tensor view = new();
        view.BindView(Tensor.From<int>([1, 2, 3], 3), new Dimensions(0), new Dimensions(-1), -1);

        view.Bytes.Length.Should().Be(0);
        view.Offset.Should().Be(0);
    }

    private static Tensor RandomView(Random random, Tensor source)
    {
        int[] order = [0, 1, 2, 3];
        random.Shuffle(order);
        Dimensions shape = default, strides = default;
        int offset = 0;
        foreach (int axis in order)
        {
            int size = source.Shape[axis], first = random.Next(size), count = random.Next(1, size - first + 1);
            bool backward = random.Next(3) == 0, stretched = random.Next(4) == 0;
            offset += (backward ? first + count - 1 : first) * source.Strides[axis];
            shape.Append(count);
            strides.Append(stretched ? 0 : backward ? -source.Strides[axis] : source.Strides[axis]);
        }

        Tensor view = new();
        view.BindView(source, shape, strides, offset);
        return view;
    }

    private static List<int> Walk(Tensor view)
    {
        List<int> offsets = [view.Offset];
        for (int axis = 0; axis < view.Rank; axis++)
        {
            int size = view.Shape[axis], stride = view.Strides[axis];
            offsets = [.. offsets.SelectMany(offset => Enumerable.Range(0, size).Select(i => offset + (i * stride)))];
        }

        return offsets;
    }
}
