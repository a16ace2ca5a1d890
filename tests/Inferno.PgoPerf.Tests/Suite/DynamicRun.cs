using Inferno.Pgo.Builds;

namespace Inferno.PgoPerf.Tests.Suite;

public sealed class DynamicRun(OwnSession session) : SuiteRun(session, PgoMode.Dynamic);
