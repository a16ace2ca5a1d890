namespace Inferno.Pgo.Builds.Compiled;

/// <summary>The machine code of one method, or of one instantiation of it.</summary>
/// <param name="Name">Unique among the bodies of its image.</param>
/// <param name="Definition">The method that it is compiled from, as <see cref="DefinitionNames"/> spells it.</param>
/// <param name="Digest">Equal for equal code, wherever that code and what it refers to lie.</param>
public sealed record CompiledMethod(string Name, string Definition, string Digest);
