using Inferno.Pgo.Builds;

namespace Inferno.PgoPerf.Tests.Suite;

public sealed class DynamicRun() : SuiteRun(PgoMode.Dynamic);
