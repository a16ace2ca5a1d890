using Inferno.Measuring.Verdicts;
using Inferno.Pgo.Builds;
using Xunit;

namespace Inferno.PgoPerf;

/// <summary>Measures one mode, once for all tests of its suite.</summary>
public abstract class SuiteRun(SuiteSession session, PgoMode mode)
{
    private Task<ModeResult>? _result;

    public SuiteOptions Options => session.Options;

    /// <summary>
    /// The result of measuring the scenarios called <paramref name="selected"/>, started when first asked for; the tests
    /// of one class never ask at the same time. Skips the test where the mode is not wanted or cannot be built.
    /// </summary>
    public async Task<ModeResult> ResultAsync(IReadOnlySet<string> selected, CancellationToken cancellation)
    {
        if (!Options.Modes.Contains(mode) && !IsAskedFor())
        {
            Assert.Skip($"{mode.Name()} is not measured by default: INFERNO_MODES=all, or a filter with Mode={mode.Name()}.");
        }

        try
        {
            return await (_result ??= session.MeasureAsync(mode, selected, cancellation));
        }
        catch (MissingToolchainException e)
        {
            Assert.Skip(e.Message);
            throw;
        }
    }

    private bool IsAskedFor() => Environment.GetCommandLineArgs()
        .Any(argument => argument.Contains($"Mode={mode.Name()}", StringComparison.Ordinal));
}
