using Inferno.Inference.Graphs;
using Inferno.Inference.Onnx;
using Inferno.Inference.Tensors;

namespace Inferno.Inference.Operators;

/// <summary>
/// Heads turned by the angles of their positions, in the two forms that there are: com.microsoft's has the positions as its second
/// input, ONNX's as its fourth, or none, and then a row of cosines for each position of each sequence.
/// </summary>
internal sealed class RotaryEmbedding : Operator
{
    private readonly bool _isMicrosoft;
    private readonly bool _interleaved;
    private readonly int _heads;
    private readonly int _size;
    private readonly int _cos;
    private readonly int _positions;

    public RotaryEmbedding(NodeAttributes attributes, bool isMicrosoft)
    {
        attributes.RequireKnown(isMicrosoft
            ? ["interleaved", "num_heads", "rotary_embedding_dim", "scale", "is_packed_batching"]
            : ["interleaved", "num_heads", "rotary_embedding_dim"]);
        attributes.OneOf("is_packed_batching", 0, 0);
        if (attributes.Float("scale", 1) != 1)
        {
            throw new OperatorException($"scale of {attributes.Float("scale", 1)}", "scale of 1");
        }

        _isMicrosoft = isMicrosoft;
        _interleaved = attributes.OneOf("interleaved", 0, 0, 1) == 1;
        _heads = attributes.Int("num_heads", 0) == 0 ? 0 : attributes.RequiredCount("num_heads");
        _size = attributes.Int("rotary_embedding_dim", 0) == 0 ? 0 : attributes.RequiredCount("rotary_embedding_dim");
        (_cos, _positions) = isMicrosoft ? (2, 1) : (1, 3);
    }

    public override ValueFacts Infer(InputFacts inputs) => inputs.SameShape;

    public override void Run(Invocation call)
    {
        Tensor x = call.Dense(0);
        x.Require(ElementType.Float);
        RotaryTable table = new(call.Dense(_cos), call.Dense(_cos + 1), _interleaved);
        bool isSplit = x.Rank == 4;
        int size = x.Rank == 3 ? HeadSize(x.Shape[2], table.Size) : isSplit ? x.Shape[3] : 0;
        bool fits = size > 0 && table.Size <= size && (isSplit || x.Shape[2] % size == 0) && (_size == 0 ? _isMicrosoft || table.Size == size : table.Size == _size);
        if (!fits)
        {
            throw new OperatorException($"an input of shape {x.Shape} and {table.Size / 2} cosines a position", "heads of at least twice as many elements");
        }

        int length = isSplit ? x.Shape[2] : x.Shape[1], heads = isSplit ? x.Shape[1] : x.Shape[2] / size;
        ReadOnlySpan<long> positions = call.Has(_positions) ? call.Integers(_positions) : default;
        bool isOffset = _isMicrosoft && positions.Length == 1;
        int given = isOffset || !call.Has(_positions) ? x.Shape[0] * length : positions.Length;
        if (given != x.Shape[0] * length)
        {
            throw new OperatorException($"{positions.Length} positions for an input of shape {x.Shape}", "one a position of each sequence");
        }

        Tensor result = call.Allocate(0, x.Type, x.Shape);
        Span<float> from = x.Span<float>(), to = result.Span<float>();
        int vectors = x.Count / size;
        for (int vector = 0; vector < vectors; vector++)
        {
            int step = isSplit ? vector % length : vector / heads % length, row = (vector / (heads * length) * length) + step;
            long position = isOffset ? positions[0] + step : positions.IsEmpty ? row : positions[row];
            table.Rotate(from.Slice(vector * size, size), position, to.Slice(vector * size, size));
        }
    }

    public override void CheckInputs(Func<int, bool> has)
    {
        Require(has, 0, 1, 2);
        if (_isMicrosoft)
        {
            Require(has, 3);
        }
    }

    private int HeadSize(int hidden, int rotated) =>
        _isMicrosoft && _size == 0 ? rotated
        : _heads > 0 ? hidden / _heads
        : throw new OperatorException("an input of three axes without num_heads", "num_heads, or four axes");
}
