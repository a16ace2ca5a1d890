using System.Reflection;
using Inferno.Measuring.Records;
using Microsoft.Testing.Platform.Extensions.Messages;
using Microsoft.Testing.Platform.Extensions.OutputDevice;
using Microsoft.Testing.Platform.Extensions.TestHost;
using Microsoft.Testing.Platform.Messages;
using Microsoft.Testing.Platform.OutputDevice;
using Microsoft.Testing.Platform.Services;

namespace Inferno.PgoPerf;

/// <summary>Prints the summaries when all tests are done, and hands their files to the test platform as artifacts.</summary>
internal sealed class SummaryPrinter(IOutputDevice output, IMessageBus messages)
    : ITestSessionLifetimeHandler, IOutputDeviceDataProducer, IDataProducer
{
    // By the file of each run: the summary of a run's last mode holds those before it.
    private static readonly Dictionary<string, string> Summaries = new(StringComparer.Ordinal);

    public string Uid => nameof(SummaryPrinter);

    public string Version => "1.0.0";

    public string DisplayName => "PGO summary";

    public string Description => "Prints what the suite measured.";

    public Type[] DataTypesProduced { get; } = [typeof(SessionFileArtifact)];

    /// <summary>Has <paramref name="summary"/>, which lies in the folder of its run as well, printed at the end.</summary>
    public static void Show(string summary, RunFolder run) => Summaries[run.Summary] = summary;

    public Task<bool> IsEnabledAsync() => Task.FromResult(true);

    public async Task OnTestSessionStartingAsync(ITestSessionContext testSessionContext)
    {
        // Of a test host that fails, dotnet test shows the error stream and not what goes to the output device.
        foreach (string line in FilterMistakes.In(Environment.GetCommandLineArgs(), Assembly.GetEntryAssembly()!))
        {
            await Console.Error.WriteLineAsync(line);
        }
    }

    public async Task OnTestSessionFinishingAsync(ITestSessionContext testSessionContext)
    {
        foreach ((string file, string summary) in Summaries)
        {
            await output.DisplayAsync(this, new TextOutputDeviceData(summary), testSessionContext.CancellationToken);
            if (File.Exists(file))
            {
                await messages.PublishAsync(this, new SessionFileArtifact(testSessionContext.SessionUid, new FileInfo(file), "PGO summary"));
            }
        }
    }
}
