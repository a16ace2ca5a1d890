using Inferno.Inference.Engines;
using Inferno.Inference.Managed;
using Inferno.Inference.Tests.Models;

namespace Inferno.Inference.Tests.Managed;

public sealed class SessionsOfOneEngine : IDisposable
{
    private const int Tokens = 40;

    private readonly ManagedEngine _engine = KjvModel.Load();

    public void Dispose() => _engine.Dispose();

    [Fact]
    public void Taking_turns_do_not_disturb_each_other()
    {
        int[] prompt = FixtureModel.Runs[0].PromptIds, other = FixtureModel.Runs[1].PromptIds;
        using Session first = _engine.CreateSession(), second = _engine.CreateSession();
        float[] expected = first.Forward(prompt).ToArray();
        first.Reset();

        first.Forward(prompt.AsSpan(0, 3));
        second.Forward(other);
        float[] interrupted = first.Forward(prompt.AsSpan(3)).ToArray();

        interrupted.Zip(expected, (a, b) => Math.Abs(a - b)).Max().Should().BeLessThan(1e-4f);
    }

    [Fact]
    public void A_reset_session_starts_again_from_nothing()
    {
        using Session session = _engine.CreateSession();
        int[] first = Greedy.Decode(session, FixtureModel.Runs[2].PromptIds, Tokens);
        session.Length.Should().Be(FixtureModel.Runs[2].PromptIds.Length + Tokens);

        session.Reset();

        session.Length.Should().Be(0);
        Greedy.Decode(session, FixtureModel.Runs[2].PromptIds, Tokens).Should().Equal(first);
    }

    [Fact]
    public void Allocate_at_most_four_kilobytes_a_token()
    {
        int[] token = [7];
        using Session session = _engine.CreateSession();
        for (int i = 0; i < 128; i++)
        {
            session.Forward(token);
        }

        // The cache has just grown to 128 positions and doubles at the next: the growth is counted too.
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 128; i++)
        {
            session.Forward(token);
        }

        ((GC.GetAllocatedBytesForCurrentThread() - before) / 128).Should().BeLessThanOrEqualTo(4096);
    }

    [Fact]
    public void Refuse_to_outgrow_the_context()
    {
        using Session session = _engine.CreateSession();
        session.Forward(new int[KjvModel.Config.ContextLength]);

        Action act = () => session.Forward([1]);

        act.Should().Throw<InferenceException>().WithMessage("256 + 1 tokens exceed the model's context of 256; shorten*");
        session.Length.Should().Be(256);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(1024)]
    public void Refuse_a_token_outside_the_vocabulary(int token)
    {
        using Session session = _engine.CreateSession();

        Action act = () => session.Forward([0, token]);

        act.Should().Throw<InferenceException>().WithMessage($"token id {token} is outside the vocabulary of 1024*");
        session.Length.Should().Be(0);
    }

    [Fact]
    public void Refuse_a_pass_without_tokens()
    {
        using Session session = _engine.CreateSession();

        Action act = () => session.Forward([]);

        act.Should().Throw<ArgumentException>();
    }
}
