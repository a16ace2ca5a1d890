using Inferno.Pgo.Builds;

namespace Inferno.PgoPerf.Tests.Suite;

public sealed class DynamicRun(SuiteSession session) : SuiteRun(session, PgoMode.Dynamic);
