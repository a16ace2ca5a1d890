namespace Inferno.Pgo.Profiles.Traces;

/// <summary>The instrumentation data of a method, which may have come in several pieces.</summary>
internal sealed class InstrumentedMethod(ulong methodId, string name)
{
    private const uint LastPiece = 0x8000_0000;
    private readonly List<byte[]> _pieces = [];

    public ulong MethodId { get; } = methodId;

    public string Name { get; } = name;

    /// <summary>Whether every piece up to the last has arrived, in order.</summary>
    public bool IsComplete { get; private set; }

    public byte[] Data => [.. _pieces.SelectMany(piece => piece)];

    /// <summary>Takes the next piece; the data start over where the runtime sends them again.</summary>
    public void Add(uint flags, byte[] piece)
    {
        uint index = flags & ~LastPiece;
        if (index == 0)
        {
            _pieces.Clear();
        }

        bool inOrder = index == _pieces.Count;
        IsComplete = inOrder && (flags & LastPiece) != 0;
        if (inOrder)
        {
            _pieces.Add(piece);
        }
    }
}
