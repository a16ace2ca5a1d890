using Microsoft.Testing.Platform.Builder;
using Microsoft.Testing.Platform.Services;
using Xunit;

namespace Inferno.PgoPerf;

/// <summary>Registers the suite's part of the test platform; the project file names it.</summary>
public static class SummaryHook
{
    public static void AddExtensions(ITestApplicationBuilder builder, string[] arguments) =>
        builder.TestHost.AddTestSessionLifetimeHandler(services =>
            new SummaryPrinter(services.GetOutputDevice(), services.GetMessageBus()));
}
