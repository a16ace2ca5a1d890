using Inferno.Inference.Kernels;

namespace Inferno.Inference.Tests.Kernels;

public sealed class WeightMemories
{
    private const int MoreThanABlock = 20 << 20;

    [Theory]
    [InlineData(1)]
    [InlineData(17)]
    [InlineData(1000)]
    public void Starts_at_a_cache_line(int floats) =>
        (WeightMemory.Cut(floats).Address % WeightMemory.CacheLine).Should().Be(0);

    [Fact]
    public void Pieces_do_not_overlap()
    {
        WeightPiece[] pieces = [.. Enumerable.Range(1, 100).Select(WeightMemory.Cut)];
        for (int i = 0; i < pieces.Length; i++)
        {
            pieces[i].Span.Fill(i);
        }

        for (int i = 0; i < pieces.Length; i++)
        {
            pieces[i].Span.ToArray().Should().HaveCount(i + 1).And.OnlyContain(value => value == i);
        }
    }

    [Fact]
    public void A_piece_may_be_larger_than_a_block()
    {
        WeightPiece piece = WeightMemory.Cut(MoreThanABlock);

        piece.Span[^1] = 1;

        piece.Span[^1].Should().Be(1);
        piece.Span.Length.Should().Be(MoreThanABlock);
    }

    [Fact]
    public void What_is_kept_outlives_collections()
    {
        WeightPiece kept = WeightMemory.Cut(1000);
        kept.Span.Fill(7);
        WeightMemory.Cut(MoreThanABlock);
        GC.Collect();
        GC.WaitForPendingFinalizers();

        kept.Span.ToArray().Should().OnlyContain(value => value == 7);
        GC.KeepAlive(kept);
    }
}
