namespace Inferno.Measured.Tests;

public sealed class CompilerQuietTests
{
    private static readonly TimeSpan Enough = TimeSpan.FromMilliseconds(400);

    private readonly HandClock _time = new();

    [Fact]
    public void Is_reached_when_nothing_has_been_compiled_for_long_enough()
    {
        CompilerQuiet quiet = new(0, Enough, _time);

        After(quiet, 1500, methods: 20).Should().BeFalse("something has just been compiled");
        After(quiet, 390, methods: 20).Should().BeFalse();
        After(quiet, 20, methods: 20).Should().BeTrue();
        After(quiet, 20, methods: 21).Should().BeFalse();
        After(quiet, 410, methods: 21).Should().BeTrue();
    }

    // Seen on two busy processors: the first of 52 methods was compiled 413 ms after the first call.
    [Fact]
    public void Is_not_taken_for_reached_before_the_compiler_has_begun()
    {
        CompilerQuiet quiet = new(0, Enough, _time);

        After(quiet, 85, methods: 20).Should().BeFalse();
        After(quiet, 410, methods: 20).Should().BeFalse();
        After(quiet, 10, methods: 72).Should().BeFalse();
        After(quiet, 600, methods: 72).Should().BeTrue();
    }

    private bool After(CompilerQuiet quiet, int milliseconds, long methods)
    {
        _time.Now += milliseconds;
        quiet.Note(methods);
        return quiet.IsReached;
    }

    private sealed class HandClock : TimeProvider
    {
        public long Now { get; set; } = 5;

        public override long TimestampFrequency => 1000;

        public override long GetTimestamp() => Now;
    }
}
