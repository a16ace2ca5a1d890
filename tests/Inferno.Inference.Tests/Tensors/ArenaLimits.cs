using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Inferno.Inference.Tensors;

namespace Inferno.Inference.Tests.Tensors;

public sealed class ArenaLimits
{
    [Fact]
    public void A_returned_buffer_is_lent_again()
    {
        Arena arena = new();
        TensorBuffer first = arena.Rent(1000);
        first.Retain();
        first.Release();

        arena.Rent(600).Should().BeSameAs(first);
        arena.Allocated.Should().Be(1024);
    }

    [Fact]
    public void A_buffer_that_two_tensors_see_is_lent_again_only_when_both_let_go()
    {
        Arena arena = new();
        Tensor first = new(), second = new();
        first.BindDense(ElementType.Float, new Dimensions(16), arena.Rent(64));
        second.BindView(first, new Dimensions(4, 4), new Dimensions(4, 1), 0);
        first.Release();
        TensorBuffer other = arena.Rent(64);
        second.Release();

        arena.Rent(64).Should().NotBeSameAs(other);
        arena.Allocated.Should().Be(128);
    }

    [Fact]
    public void More_than_the_limit_is_refused_before_it_is_taken()
    {
        Arena arena = new(limit: 4096);
        arena.Rent(2048);

        Action act = () => arena.Rent(4096);

        act.Should().Throw<OperatorException>().WithMessage("a tensor of 4096 bytes beside 2048 bytes in use*");
    }

    [Fact]
    public void A_terabyte_is_refused()
    {
        Action act = () => new Arena().Rent(1L << 40);

        act.Should().Throw<OperatorException>();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(65)]
    [InlineData(4097)]
    public void Every_buffer_starts_on_a_cache_line(int bytes)
    {
        ref byte start = ref MemoryMarshal.GetReference(new Arena().Rent(bytes).Slice(0, bytes));

        (Unsafe.ByteOffset(ref Unsafe.NullRef<byte>(), ref start) % 64).Should().Be(0);
    }
}
