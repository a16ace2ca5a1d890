using Inferno.Inference.Engines;
using Inferno.Inference.Generation;
using Inferno.Inference.Loading;
using Inferno.Inference.Tests.Models;

namespace Inferno.Inference.Tests.Generation;

public sealed class TextGeneratorTests : IDisposable
{
    private static readonly ModelDirectory Model = EngineUnderTest.Model;

    private readonly TextGenerator _generator = new(EngineUnderTest.Of(EngineUnderTest.Kinds[0]), Model.Tokenizer);
    private readonly Session _session = EngineUnderTest.Of(EngineUnderTest.Kinds[0]).CreateSession();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _session.Dispose();

    [Fact]
    public void Stops_before_a_stop_token()
    {
        ReferenceRun run = FixtureModel.Runs[0];
        int stop = run.GreedyIds[10];
        int first = Array.IndexOf(run.GreedyIds, stop);
        Generated generated = _generator.Generate(_session, run.Prompt, new() { StopTokens = [stop] }, Cancellation);
        generated.Reason.Should().Be(FinishReason.StopToken);
        generated.Tokens.Should().Equal(run.GreedyIds.Take(first));
    }

    [Fact]
    public void Stops_when_the_context_is_full()
    {
        Generated generated = _generator.Generate(_session, FixtureModel.Runs[0].Prompt, new() { MaxTokens = 1000 }, Cancellation);
        generated.Reason.Should().Be(FinishReason.ContextFull);
        (FixtureModel.Runs[0].PromptIds.Length + generated.Tokens.Count).Should().Be(Model.Config.ContextLength + 1);
    }

    [Fact]
    public void Refuses_a_prompt_longer_than_the_context()
    {
        Action generate = () => _generator.Generate(_session, string.Concat(Enumerable.Repeat(" the", 256)), new(), Cancellation);
        generate.Should().Throw<InferenceException>()
            .WithMessage("the prompt has 257 tokens and the model's context holds 256; shorten the prompt");
    }

    [Fact]
    public void Generates_one_token_after_a_prompt_that_fills_the_context()
    {
        Generated generated = _generator.Generate(_session, string.Concat(Enumerable.Repeat(" the", 255)), new(), Cancellation);
        generated.Tokens.Should().HaveCount(1);
        generated.Reason.Should().Be(FinishReason.ContextFull);
    }

    [Fact]
    public void Penalises_the_prompts_tokens_too()
    {
        ReferenceRun run = FixtureModel.Runs[1];
        Generated generated = _generator.Generate(_session, run.Prompt, new() { RepetitionPenalty = 1e6f, MaxTokens = 20 }, Cancellation);
        generated.Tokens.Should().OnlyHaveUniqueItems().And.NotIntersectWith(run.PromptIds);
    }

    [Fact]
    public void Obeys_a_cancellation()
    {
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        Action generate = () => _generator.Generate(_session, "In", new(), cancelled.Token);
        generate.Should().Throw<OperationCanceledException>();
    }

    [Fact]
    public async Task Streams_the_tokens_and_text_of_a_whole_generation()
    {
        ReferenceRun run = FixtureModel.Runs[2];
        List<GeneratedToken> stream = await _generator.StreamAsync(run.Prompt, new() { MaxTokens = 64 }, Cancellation)
            .ToListAsync(Cancellation);
        stream[..^1].Select(t => t.Id!.Value).Should().Equal(run.GreedyIds);
        string.Concat(stream.Select(t => t.Text)).Should().Be(run.Text);
        stream[^1].Should().Be(new GeneratedToken(null, "", FinishReason.MaxTokens));
    }

    [Fact]
    public async Task Ends_a_stream_that_is_cancelled()
    {
        using var cancellation = new CancellationTokenSource();
        int tokens = 0;
        Func<Task> read = async () =>
        {
            await foreach (GeneratedToken _ in _generator.StreamAsync("In", new() { MaxTokens = 64 }, cancellation.Token))
            {
                if (++tokens == 3)
                {
                    await cancellation.CancelAsync();
                }
            }
        };
        await read.Should().ThrowAsync<OperationCanceledException>();
        tokens.Should().Be(3);
    }
}
