using Inferno.PgoPerf.Reports;
using Microsoft.Testing.Platform.Extensions.Messages;
using Microsoft.Testing.Platform.Extensions.OutputDevice;
using Microsoft.Testing.Platform.Extensions.TestHost;
using Microsoft.Testing.Platform.Messages;
using Microsoft.Testing.Platform.OutputDevice;
using Microsoft.Testing.Platform.Services;

namespace Inferno.PgoPerf.Tests.Suite;

/// <summary>Prints the summaries when all tests are done, and hands their files to the test platform as artifacts.</summary>
internal sealed class SummaryPrinter(IOutputDevice output, IMessageBus messages)
    : ITestSessionLifetimeHandler, IOutputDeviceDataProducer, IDataProducer
{
    private static RunFolder? _run;

    public string Uid => nameof(SummaryPrinter);

    public string Version => "1.0.0";

    public string DisplayName => "PGO summary";

    public string Description => "Prints what the suite measured.";

    public Type[] DataTypesProduced { get; } = [typeof(SessionFileArtifact)];

    /// <summary>Has the summary of <paramref name="run"/> printed at the end.</summary>
    public static void Show(RunFolder run) => _run = run;

    public Task<bool> IsEnabledAsync() => Task.FromResult(true);

    public Task OnTestSessionStartingAsync(ITestSessionContext testSessionContext) => Task.CompletedTask;

    public async Task OnTestSessionFinishingAsync(ITestSessionContext testSessionContext)
    {
        if (_run is { } run)
        {
            string summary = await File.ReadAllTextAsync(run.Summary, testSessionContext.CancellationToken);
            await output.DisplayAsync(this, new TextOutputDeviceData(summary), testSessionContext.CancellationToken);
            await messages.PublishAsync(
                this, new SessionFileArtifact(testSessionContext.SessionUid, new FileInfo(run.Summary), "PGO summary"));
        }
    }
}
