using Inferno.Pgo.Builds;

namespace Inferno.PgoPerf.Tests.Suite;

[PgoSuite(OwnProgram.Config, PgoMode.Dynamic)]
public sealed class Dynamic(PgoRun run) : PgoSuite(run);

[PgoSuite(OwnProgram.Config, PgoMode.NativeAot)]
public sealed class NativeAot(PgoRun run) : PgoSuite(run);

[PgoSuite(OwnProgram.Config, PgoMode.ReadyToRun, OnDemand = true)]
public sealed class ReadyToRun(PgoRun run) : PgoSuite(run);

/// <summary>The program of this repository.</summary>
internal static class OwnProgram
{
    public const string Config = "../../../eng/pgo.json";
}
