using System.Text;

namespace Inferno.Inference.Tokenization;

/// <summary>
/// Byte-pair encoding of one piece of text after another (Sennrich et al. 2016), with the order of merges that Hugging Face's
/// library has: the first merge of the list that fits anywhere, of equal ones the leftmost. A piece of n characters takes
/// n log n steps. Immutable: any number of callers share it.
/// </summary>
internal sealed class PairEncoder
{
    private const int Missing = -1;

    private readonly PairModel _model;
    private readonly Dictionary<long, Merge> _merges;
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _characters;
    private readonly Dictionary<string, int>? _whole;
    private readonly int[] _bytes;
    private readonly int _unknown;
    private readonly bool _isByteLevel;

    /// <param name="model">The model.</param>
    /// <param name="isByteLevel">Whether its tokens are written in stand-ins for bytes.</param>
    /// <exception cref="ArgumentException">A merge names or makes a token that the vocabulary lacks, or a byte has none to fall back to.</exception>
    public PairEncoder(PairModel model, bool isByteLevel)
    {
        _model = model;
        _isByteLevel = isByteLevel;
        _characters = model.Vocabulary.GetAlternateLookup<ReadOnlySpan<char>>();
        _merges = Merges(model);
        _whole = !model.IgnoresMerges ? null : isByteLevel ? ByText(model.Vocabulary) : model.Vocabulary;
        _bytes = [.. Enumerable.Range(0, 256).Select(value =>
            model.Vocabulary.GetValueOrDefault(isByteLevel ? ByteAlphabet.StandIn((byte)value).ToString() : PairModel.ByteToken(value), Missing))];
        int lacking = Array.IndexOf(_bytes, Missing);
        if (!isByteLevel && model.FallsBackToBytes && lacking >= 0)
        {
            throw new ArgumentException($"byte_fallback is true and vocab has no {PairModel.ByteToken(lacking)}", nameof(model));
        }

        bool hasUnknown = model.Unknown is not null && model.Vocabulary.TryGetValue(model.Unknown, out _unknown);
        _unknown = hasUnknown ? _unknown : Missing;
        if (model.Unknown is not null && !hasUnknown && lacking >= 0)
        {
            throw new ArgumentException($"unk_token is '{model.Unknown}', which vocab lacks", nameof(model));
        }
    }

    /// <summary>Adds the ids of some pieces, in order.</summary>
    public void Encode(IEnumerable<Piece> pieces, List<int> ids)
    {
        Word word = new(this);
        foreach (Piece piece in pieces)
        {
            if (_whole is not null && _whole.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(piece.Span, out int id))
            {
                ids.Add(id);
            }
            else
            {
                word.Encode(piece.Span, ids);
            }
        }
    }

    private static Dictionary<long, Merge> Merges(PairModel model)
    {
        Dictionary<long, Merge> merges = new(model.Merges.Count);
        foreach ((int rank, (string left, string right)) in model.Merges.Index())
        {
            merges[Pair(Id(left), Id(right))] = new Merge(rank, Id(left + right));
        }

        return merges;

        int Id(string token) => model.Vocabulary.TryGetValue(token, out int id) ? id
            : throw new ArgumentException($"a merge names the token '{token}', which vocab lacks", nameof(model));
    }

    private static Dictionary<string, int> ByText(Dictionary<string, int> tokens)
    {
        Dictionary<string, int> ids = new(tokens.Count);
        foreach ((string token, int id) in tokens)
        {
            if (ByteAlphabet.Decode(token) is { } bytes && System.Text.Unicode.Utf8.IsValid(bytes))
            {
                ids[Encoding.UTF8.GetString(bytes)] = id;
            }
        }

        return ids;
    }

    private static long Pair(int left, int right) => ((long)left << 32) | (uint)right;

    private readonly record struct Merge(int Rank, int Id);

    /// <summary>The symbols of one piece, linked so that neighbours join without moving the others; reused for the next piece.</summary>
    private sealed class Word(PairEncoder encoder)
    {
        private const int Joined = -2;

        private readonly PriorityQueue<int, long> _open = new();
        private readonly byte[] _utf8 = new byte[4];
        private int[] _ids = [];
        private int[] _next = [];
        private int[] _previous = [];
        private int _count;
        private bool _isUnknownOpen;

        public void Encode(ReadOnlySpan<char> piece, List<int> ids)
        {
            Begin(piece.Length);
            foreach (Rune rune in piece.EnumerateRunes())
            {
                Add(rune, encoder._isByteLevel ? Missing : Character(rune));
            }

            CloseUnknown();
            Join();
            for (int i = 0; i < _count; i = _next[i])
            {
                ids.Add(_ids[i]);
            }
        }

        private void Begin(int characters)
        {
            (_count, _isUnknownOpen) = (0, false);
            int most = checked((3 * characters) + 1);
            if (_ids.Length < most)
            {
                int length = Math.Max(most, 2 * _ids.Length);
                (_ids, _next, _previous) = (new int[length], new int[length], new int[length]);
            }
        }

        private int Character(Rune rune)
        {
            Span<char> text = stackalloc char[2];
            return encoder._characters.TryGetValue(text[..rune.EncodeToUtf16(text)], out int id) ? id : Missing;
        }

        private void Add(Rune rune, int id)
        {
            if (id >= 0)
            {
                CloseUnknown();
                Append(id);
                return;
            }

            if (!encoder._isByteLevel && !encoder._model.FallsBackToBytes)
            {
                AddUnknown();
                return;
            }

            foreach (byte value in _utf8.AsSpan(0, rune.EncodeToUtf8(_utf8)))
            {
                AddByte(encoder._bytes[value]);
            }
        }

        private void AddByte(int id)
        {
            if (id >= 0)
            {
                CloseUnknown();
                Append(id);
            }
            else
            {
                AddUnknown();
            }
        }

        private void AddUnknown()
        {
            if (!encoder._model.FusesUnknown)
            {
                CloseUnknown();
            }

            _isUnknownOpen = encoder._unknown >= 0;
        }

        private void CloseUnknown()
        {
            if (_isUnknownOpen)
            {
                Append(encoder._unknown);
                _isUnknownOpen = false;
            }
        }

        private void Append(int id)
        {
            (_ids[_count], _previous[_count], _next[_count]) = (id, _count - 1, _count + 1);
            _count++;
        }

        private void Join()
        {
            for (int i = 0; i + 1 < _count; i++)
            {
                Offer(i);
            }

            while (_open.TryDequeue(out int id, out long place))
            {
                int left = (int)place, right = _ids[left] == Joined ? _count : _next[left];

                // Either symbol may have been joined to another since the pair was found.
                if (right >= _count || !encoder._merges.TryGetValue(Pair(_ids[left], _ids[right]), out Merge merge) || merge.Id != id)
                {
                    continue;
                }

                (_ids[left], _ids[right]) = (id, Joined);
                _next[left] = _next[right];
                if (_next[left] < _count)
                {
                    _previous[_next[left]] = left;
                    Offer(left);
                }

                if (_previous[left] >= 0)
                {
                    Offer(_previous[left]);
                }
            }
        }

        /// <summary>Notes that a symbol and the next one could be joined.</summary>
        private void Offer(int left)
        {
            if (encoder._merges.TryGetValue(Pair(_ids[left], _ids[_next[left]]), out Merge merge))
            {
                _open.Enqueue(merge.Id, ((long)merge.Rank << 32) | (uint)left);
            }
        }
    }
}
