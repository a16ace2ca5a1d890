namespace Inferno.PgoPerf.Tests.Suite;

/// <summary>Tests that measure: they never run beside another test.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class MeasuredAlone
{
    public const string Name = "measured alone";
}
