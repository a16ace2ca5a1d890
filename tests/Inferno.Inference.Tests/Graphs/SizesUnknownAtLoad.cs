using Inferno.Inference.Graphs;

namespace Inferno.Inference.Tests.Graphs;

public sealed class SizesUnknownAtLoad
{
    private readonly SizeAlgebra _algebra = new();

    [Fact]
    public void Known_numbers_are_computed()
    {
        _algebra.Add(2, 3).Should().Be((Size)5);
        _algebra.Subtract(2, 3).Should().Be((Size)(-1));
        _algebra.Multiply(2, 3).Should().Be((Size)6);
        _algebra.Divide(-7, 2).Should().Be((Size)(-3));
    }

    [Fact]
    public void Equal_computations_give_the_same_unknown()
    {
        Size a = _algebra.Natural(), b = _algebra.Natural();

        _algebra.Add(a, b).Should().Be(_algebra.Add(b, a));
        _algebra.Multiply(a, 2).Should().Be(_algebra.Multiply(2, a));
        _algebra.Subtract(a, b).Should().NotBe(_algebra.Subtract(b, a));
        _algebra.Add(a, 1).Should().NotBe(_algebra.Add(b, 1));
    }

    [Fact]
    public void A_size_is_never_equal_to_a_negative_number_but_perhaps_to_another()
    {
        Size a = _algebra.Natural(), difference = _algebra.Subtract(a, 5);

        _algebra.AreEqual(a, -1).Should().BeFalse();
        _algebra.AreEqual(a, 3).Should().BeNull();
        _algebra.AreEqual(a, a).Should().BeTrue();
        _algebra.AreEqual(difference, -1).Should().BeNull("a difference may be negative");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void No_quotient_is_promised_that_could_trap(long divisor) => _algebra.Divide(long.MinValue, divisor).Should().BeNull();

    [Fact]
    public void Broadcasting_prefers_what_is_known()
    {
        Size a = _algebra.Natural();

        _algebra.Broadcast(a, 1).Should().Be(a);
        _algebra.Broadcast(a, 7).Should().Be((Size)7);
        _algebra.Broadcast(a, a).Should().Be(a);
        _algebra.Broadcast(a, _algebra.Natural()).IsKnown.Should().BeFalse();
    }
}
