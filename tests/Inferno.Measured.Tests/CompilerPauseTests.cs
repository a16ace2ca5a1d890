namespace Inferno.Measured.Tests;

public sealed class CompilerPauseTests
{
    private int _naps;

    [Fact]
    public void Ends_when_nothing_is_compiled()
    {
        Wait(compiledBefore: _ => 20);

        _naps.Should().Be(CompilerPause.Naps);
    }

    [Fact]
    public void Begins_again_with_every_method_that_is_compiled()
    {
        Wait(compiledBefore: naps => naps < 10 ? 20 + naps : 30);

        _naps.Should().Be(10 + CompilerPause.Naps);
    }

    // Seen on two busy processors: the first of 52 methods was compiled 413 ms after the first call, when the time to wait for had
    // passed. What keeps the compiler from a processor keeps this thread from it too, so that its naps last.
    [Fact]
    public void Outlasts_a_compiler_that_gets_no_processor()
    {
        const int NapOnABusyMachine = 40;

        Wait(compiledBefore: naps => naps * NapOnABusyMachine < 413 ? 20 : 72);

        (_naps * NapOnABusyMachine).Should().BeGreaterThan(413 + 600);
    }

    [Fact]
    public void Is_longer_where_the_runtime_is_more_patient()
    {
        Wait(compiledBefore: _ => 20, patience: 10);

        _naps.Should().Be(10 * CompilerPause.Naps);
    }

    private void Wait(Func<int, long> compiledBefore, int patience = 1) =>
        CompilerPause.Wait(_ => compiledBefore(_naps), _ => _naps++, patience);
}
