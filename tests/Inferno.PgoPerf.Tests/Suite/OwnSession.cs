using Inferno.PgoPerf.Tests.Repository;

[assembly: AssemblyFixture(typeof(Inferno.PgoPerf.Tests.Suite.OwnSession))]

namespace Inferno.PgoPerf.Tests.Suite;

/// <summary>The run of this repository's own program.</summary>
public sealed class OwnSession() : SuiteSession(RepositoryLayout.At("eng", "pgo.json"));
