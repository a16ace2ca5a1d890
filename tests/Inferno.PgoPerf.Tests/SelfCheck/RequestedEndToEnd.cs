using Inferno.PgoPerf;

namespace Inferno.PgoPerf.Tests.SelfCheck;

/// <summary>Part of the project with <c>-p:SelfCheck=true</c> only.</summary>
[Collection(typeof(MeasuredAlone))]
[Trait("Category", "Pgo")]
[Trait("Tier", "Self")]
public sealed class RequestedEndToEnd : EndToEnd;
