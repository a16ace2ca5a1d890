using Inferno.Inference.Kernels;
using Inferno.Inference.Tensors;

namespace Inferno.Inference.Tests.Kernels;

/// <summary>Every kernel of the matrix product, against its definition.</summary>
public sealed class MatrixKernels
{
    private const int Cases = 200;

    public static TheoryData<int> PanelKernelNumbers => [.. Enumerable.Range(0, PanelKernels.All.Count)];

    [Theory]
    [MemberData(nameof(PanelKernelNumbers))]
    public void Packed_panels_give_the_reference_product(int kernelNumber)
    {
        PanelKernel kernel = PanelKernels.All[kernelNumber];
        ForRandomSizes((random, rows, depth, columns) =>
        {
            RandomMatrix left = new(random, rows, depth, random.Next(2) == 0), right = new(random, depth, columns, random.Next(2) == 0);
            RandomMatrix result = new(random, rows, columns);
            float[] packed = new float[kernel.PackedLength(depth, columns)];

            kernel.Pack(right.View, packed);
            kernel.Multiply(left.View, new Panels(ref packed[0], kernel.PanelWidth, depth * kernel.PanelWidth, padded: true), result.View);

            ShouldBeTheProduct(result, left, right);
        });
    }

    [Theory]
    [MemberData(nameof(PanelKernelNumbers))]
    public void Row_major_matrices_serve_as_panels(int kernelNumber)
    {
        PanelKernel kernel = PanelKernels.All[kernelNumber];
        ForRandomSizes((random, rows, depth, columns) =>
        {
            RandomMatrix left = new(random, rows, depth), right = new(random, depth, columns), result = new(random, rows, columns);
            Matrix view = right.View;

            kernel.Multiply(left.View, new Panels(ref view.Origin, view.RowStride, kernel.PanelWidth, padded: false), result.View);

            ShouldBeTheProduct(result, left, right);
        });
    }

    [Fact]
    public void Row_dots_give_the_reference_product() => ForRandomSizes((random, rows, depth, columns) =>
    {
        RandomMatrix left = new(random, rows, depth), right = new(random, depth, columns, columnMajor: true), result = new(random, rows, columns);

        RowDots.Multiply(left.View, right.View, result.View);

        ShouldBeTheProduct(result, left, right);
    });

    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public void The_chosen_kernel_gives_the_reference_product_for_every_layout(bool leftColumnMajor, bool rightColumnMajor)
    {
        Arena arena = new();
        ForRandomSizes((random, rows, depth, columns) =>
        {
            RandomMatrix left = new(random, rows, depth, leftColumnMajor), right = new(random, depth, columns, rightColumnMajor);
            RandomMatrix result = new(random, rows, columns);

            MatrixProduct.Multiply(left.View, right.View, result.View, arena);

            ShouldBeTheProduct(result, left, right);
        });
    }

    [Fact]
    public void The_widest_kernel_whose_panel_is_filled_is_chosen()
    {
        PanelKernels.For(1 << 20).Should().BeSameAs(PanelKernels.All[0]);
        PanelKernels.For(1).Should().BeSameAs(PanelKernels.All[^1]);
        PanelKernels.All.Select(kernel => kernel.PanelWidth).Should().BeInDescendingOrder();
    }

    private static void ForRandomSizes(Action<Random, int, int, int> check)
    {
        for (int seed = 0; seed < Cases; seed++)
        {
            Random random = new(seed);
            int depth = seed % 20 == 0 ? random.Next(500, 1200) : random.Next(1, 70);
            check(random, random.Next(1, 14), depth, random.Next(1, 140));
        }
    }

    private static void ShouldBeTheProduct(RandomMatrix result, RandomMatrix left, RandomMatrix right)
    {
        RandomMatrix expected = new(new Random(0), result.View.Rows, result.View.Columns);
        ReferenceProduct.Multiply(left.View, right.View, expected.View);

        // Terms of at most 1; rounding grows with their number.
        float tolerance = 1e-6f * Math.Max(left.View.Columns, 10);
        result.Elements.Zip(expected.Elements, (a, b) => Math.Abs(a - b)).Max().Should().BeLessThan(tolerance);
    }
}
