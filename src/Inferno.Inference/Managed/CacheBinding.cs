using Inferno.Inference.Graphs;
using Inferno.Inference.Tensors;

namespace Inferno.Inference.Managed;

/// <summary>One key or value cache of a model: where the past goes in and the present comes out.</summary>
/// <param name="Past">The input that takes what the sequence holds.</param>
/// <param name="Present">The output that holds it and the new positions.</param>
/// <param name="Shape">Its sizes; that of the length axis is 0.</param>
/// <param name="Axis">The axis of the sequence's length.</param>
/// <param name="Appends">Whether the graph only joins past and new, so that the new can be appended in place.</param>
internal sealed record CacheBinding(GraphInput Past, string Present, Dimensions Shape, int Axis, bool Appends);
