using System.Diagnostics;
using Markdig;

namespace RenderMarkdown;

/// <summary>Renders the same documents over and over.</summary>
internal sealed class Rendering(MarkdownPipeline pipeline, IReadOnlyList<string> documents)
{
    private const int RoundsPerBatch = 50;

    /// <summary>What a batch wrote: the same in every build, or the builds do not compute the same.</summary>
    public long CharactersPerBatch { get; private set; }

    public TimeSpan RunBatch()
    {
        long characters = 0;
        long start = Stopwatch.GetTimestamp();
        for (int round = 0; round < RoundsPerBatch; round++)
        {
            foreach (string document in documents)
            {
                characters += Markdown.ToHtml(document, pipeline).Length;
            }
        }

        TimeSpan elapsed = Stopwatch.GetElapsedTime(start);
        CharactersPerBatch = characters;
        return elapsed;
    }
}
