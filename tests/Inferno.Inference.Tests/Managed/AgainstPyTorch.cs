using Inferno.Inference.Engines;
using Inferno.Inference.Managed;

namespace Inferno.Inference.Tests.Managed;

public sealed class AgainstPyTorch : IDisposable
{
    private readonly ManagedEngine _engine = KjvModel.Load();

    public void Dispose() => _engine.Dispose();

    [Theory]
    [MemberData(nameof(KjvModel.PromptNumbers), MemberType = typeof(KjvModel))]
    public void The_first_logits_differ_by_less_than_a_ten_thousandth(int number)
    {
        ReferencePrompt prompt = KjvModel.Prompts[number];
        using Session session = _engine.CreateSession();

        float[] logits = session.Forward(prompt.Ids).ToArray();

        logits.Zip(prompt.FirstLogits, (ours, theirs) => Math.Abs(ours - theirs)).Max().Should().BeLessThan(1e-4f);
    }

    [Theory]
    [MemberData(nameof(KjvModel.PromptNumbers), MemberType = typeof(KjvModel))]
    public void Greedy_decoding_gives_the_same_tokens(int number)
    {
        ReferencePrompt prompt = KjvModel.Prompts[number];
        using Session session = _engine.CreateSession();

        Greedy.Decode(session, prompt.Ids, prompt.GreedyIds.Length).Should().Equal(prompt.GreedyIds);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(7)]
    public void A_prompt_fed_in_pieces_gives_the_same_logits(int piece)
    {
        ReferencePrompt prompt = KjvModel.Prompts[0];
        using Session session = _engine.CreateSession();

        float[] logits = [];
        foreach (int[] tokens in prompt.Ids.Chunk(piece))
        {
            logits = session.Forward(tokens).ToArray();
        }

        logits.Zip(prompt.FirstLogits, (ours, theirs) => Math.Abs(ours - theirs)).Max().Should().BeLessThan(1e-4f);
    }
}
