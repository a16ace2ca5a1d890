using Inferno.Inference.Engines;
using Inferno.Inference.Generation;
using Inferno.Inference.Tests.Models;

namespace Inferno.Inference.Tests.Generation;

/// <summary>What every engine owes: PyTorch's numbers and tokens.</summary>
public sealed class EngineAcceptance
{
    public static TheoryData<EngineKind> Engines => EngineUnderTest.Data;

    public static TheoryData<EngineKind, string> EnginesAndPrompts => EngineUnderTest.DataWithPrompts;

    private static SamplingOptions Greedy64 => new() { MaxTokens = 64 };

    [Theory]
    [MemberData(nameof(EnginesAndPrompts))]
    public void Gives_PyTorchs_64_greedy_tokens(EngineKind kind, string prompt)
    {
        using Session session = EngineUnderTest.Of(kind).CreateSession();
        Generated generated = Generator(kind).Generate(session, prompt, Greedy64, TestContext.Current.CancellationToken);
        generated.Tokens.Should().Equal(FixtureModel.RunOf(prompt).GreedyIds);
        generated.Text.Should().Be(FixtureModel.RunOf(prompt).Text);
        generated.Reason.Should().Be(FinishReason.MaxTokens);
    }

    [Theory]
    [MemberData(nameof(EnginesAndPrompts))]
    public void Gives_PyTorchs_first_logits(EngineKind kind, string prompt)
    {
        ReferenceRun run = FixtureModel.RunOf(prompt);
        using Session session = EngineUnderTest.Of(kind).CreateSession();
        float[] logits = session.Forward(run.PromptIds).ToArray();
        logits.Zip(run.FirstLogits, (a, b) => Math.Abs(a - b)).Max().Should().BeLessThan(1e-4f);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public void Gives_the_same_logits_for_a_prompt_in_pieces(EngineKind kind)
    {
        ReferenceRun run = FixtureModel.Runs[1];
        using Session session = EngineUnderTest.Of(kind).CreateSession();
        session.Forward(run.PromptIds.AsSpan(..3));
        session.Forward(run.PromptIds.AsSpan(3..4));
        float[] logits = session.Forward(run.PromptIds.AsSpan(4..)).ToArray();
        session.Length.Should().Be(run.PromptIds.Length);
        logits.Zip(run.FirstLogits, (a, b) => Math.Abs(a - b)).Max().Should().BeLessThan(1e-4f);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public void Gives_concurrent_sessions_the_tokens_of_one_at_a_time(EngineKind kind)
    {
        TextGenerator generator = Generator(kind);
        Parallel.For(0, 40, new ParallelOptions { MaxDegreeOfParallelism = 8 }, i =>
        {
            ReferenceRun run = FixtureModel.Runs[i % FixtureModel.Runs.Count];
            using Session session = EngineUnderTest.Of(kind).CreateSession();
            generator.Generate(session, run.Prompt, Greedy64, CancellationToken.None).Tokens.Should().Equal(run.GreedyIds);
        });
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public void Starts_anew_after_a_reset(EngineKind kind)
    {
        using Session session = EngineUnderTest.Of(kind).CreateSession();
        session.Forward([5, 6, 7]);
        session.Reset();
        session.Length.Should().Be(0);
        ReferenceRun run = FixtureModel.Runs[0];
        session.Forward(run.PromptIds).ToArray().Zip(run.FirstLogits, (a, b) => Math.Abs(a - b)).Max().Should().BeLessThan(1e-4f);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public void Refuses_a_sequence_longer_than_the_context(EngineKind kind)
    {
        using Session session = EngineUnderTest.Of(kind).CreateSession();
        session.Forward(new int[250]);
        Action more = () => session.Forward(new int[7]);
        more.Should().Throw<InferenceException>().Which.Message.Should().Contain("256").And.NotContain("\n");
        session.Length.Should().Be(250);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public void Refuses_a_token_outside_the_vocabulary(EngineKind kind)
    {
        using Session session = EngineUnderTest.Of(kind).CreateSession();
        Action forward = () => session.Forward([1024]);
        forward.Should().Throw<InferenceException>().Which.Message.Should().Contain("1024");
    }

    private static TextGenerator Generator(EngineKind kind) => new(EngineUnderTest.Of(kind), EngineUnderTest.Model.Tokenizer);
}
