using Inferno.PgoPerf.Tests.Suite;

namespace Inferno.PgoPerf.Tests.SelfCheck;

/// <summary>Part of the project with <c>-p:SelfCheck=true</c> only.</summary>
[Collection(MeasuredAlone.Name)]
[Trait("Category", "Pgo")]
[Trait("Tier", "Self")]
public sealed class RequestedEndToEnd : EndToEnd;
